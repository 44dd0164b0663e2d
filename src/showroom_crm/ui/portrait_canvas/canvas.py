"""The paper that a portrait is drawn on: pen, mouse or finger, ink or eraser."""

from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from showroom_crm.domain.ink import INK, PEN_WIDTH, Drawing
from showroom_crm.domain.ink_touch import Place, touches
from showroom_crm.language.catalog import _
from showroom_crm.ui.ink_painting import outline_path
from showroom_crm.ui.portrait_canvas.hands import (
    Hand,
    PenNearby,
    ask_for_every_point,
    first_touch,
    pressure_of,
    wants_to_erase,
)
from showroom_crm.ui.portrait_canvas.icons import eraser_cursor
from showroom_crm.ui.portrait_canvas.page import Inked, Page
from showroom_crm.ui.portrait_canvas.steps import StrokeDrawn, StrokesTaken
from showroom_crm.ui.portrait_canvas.wet_stroke import WetStroke
from showroom_crm.ui.theme.style import tokens

ERASER_REACH = 10.0
_SMALLEST_SIDE = 240


class Tool(Enum):
    """What the hand holds."""

    PEN = "pen"
    ERASER = "eraser"


class PortraitCanvas(QWidget):
    """A square paper in the middle of the widget.

    Signals: `drawing_changed()` after each finished stroke, erasing move, clearing, undo and redo;
    not while a stroke is being drawn, nor after `set_drawing`.
    """

    drawing_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("portrait_canvas")
        self.setAccessibleName(_("Portrait paper"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_SMALLEST_SIDE, _SMALLEST_SIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        ask_for_every_point()
        # Moves without a button tell that a release was missed, and that the pen is near.
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self._on_step)
        self._page = Page(self)
        self._page.repainted.connect(self.update)
        self._nearby = PenNearby()
        self._hand: Hand | None = None
        self._finger: int | None = None
        self._wet: WetStroke | None = None
        self._tip = QPainterPath()
        self._erased_to: QPointF | None = None
        self._taken: list[tuple[int, Inked]] = []
        self._colour = INK
        self._replacing = False
        self.set_tool(Tool.PEN)

    @property
    def tool(self) -> Tool:
        return self._tool

    def drawing(self) -> Drawing:
        """Return the finished strokes."""
        return self._page.drawing()

    def set_drawing(self, drawing: Drawing) -> None:
        """Show another drawing; what was done before cannot be undone any more."""
        self._give_up()
        self._page.replace(drawing)
        self._replacing = True
        self.undo_stack.clear()
        self._replacing = False

    def set_tool(self, tool: Tool) -> None:
        self._tool = tool
        self.setCursor(eraser_cursor() if tool is Tool.ERASER else Qt.CursorShape.CrossCursor)

    def set_colour(self, colour: str) -> None:
        """Draw in a colour (#RRGGBB) from the next stroke on."""
        self._colour = colour

    def undo(self) -> None:
        self.end_stroke()
        self.undo_stack.undo()

    def redo(self) -> None:
        self.end_stroke()
        self.undo_stack.redo()

    def clear(self) -> None:
        """Take all strokes off, as one step."""
        self.end_stroke()
        taken = self._page.take(self._page.items)
        if taken:
            self.undo_stack.push(StrokesTaken(self._page, taken))

    def end_stroke(self) -> None:
        """Finish what the hand is doing, as if it were lifted."""
        wet, taken = self._wet, self._taken
        self._let_go()
        if wet is not None:
            self.undo_stack.push(StrokeDrawn(self._page, Inked.of(wet.finished())))
        if taken:
            self.undo_stack.push(StrokesTaken(self._page, taken))

    def sizeHint(self) -> QSize:
        return QSize(560, 560)

    def tabletEvent(self, event: QTabletEvent) -> None:
        # Accepted always, so that Qt makes no mouse event of it.
        event.accept()
        self._nearby.saw(event)
        position, time = event.position(), event.timestamp()
        match event.type():
            case QEvent.Type.TabletPress if event.button() == Qt.MouseButton.LeftButton:
                if self._hand is Hand.FINGER:
                    self._give_up()
                erasing = wants_to_erase(event) or self._tool is Tool.ERASER
                self._begin(Hand.PEN, position, pressure_of(event), time, erasing=erasing)
            case QEvent.Type.TabletMove if self._hand is Hand.PEN:
                self._go_on(position, pressure_of(event), time)
            case QEvent.Type.TabletRelease if self._hand is Hand.PEN:
                if event.button() == Qt.MouseButton.LeftButton:
                    self.end_stroke()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._nearby.is_echo(event):
            erasing = self._tool is Tool.ERASER
            self._begin(Hand.MOUSE, event.position(), None, event.timestamp(), erasing=erasing)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The second of two quick dots.
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hand is not Hand.MOUSE or self._nearby.is_echo(event):
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position(), None, event.timestamp())
        else:
            self.end_stroke()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._hand is Hand.MOUSE and event.button() == Qt.MouseButton.LeftButton:
            self._go_on(event.position(), None, event.timestamp())
            self.end_stroke()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            event.accept()
            self._touch(event)
            return True
        if event.type() == QEvent.Type.WindowDeactivate:
            self.end_stroke()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # QWidget would paint all of it anew, in the middle of a stroke.
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        event.accept()
        self.end_stroke()

    def hideEvent(self, event: QHideEvent) -> None:
        self.end_stroke()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.end_stroke()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._page.fit(self.size(), self.devicePixelRatioF())
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        self._page.paint(painter)
        painter.setPen(QColor(tokens().line))
        painter.drawRect(self._page.sheet.adjusted(0, 0, -1, -1))
        if self._wet is not None:
            self._page.paint_tip(painter, self._tip, self._wet.colour)
        painter.end()

    def _touch(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            if self._hand is Hand.FINGER:
                self._give_up()
            return
        touch = first_touch(event.points(), self._finger)
        if touch is None:
            return
        position, time = touch.position(), event.timestamp()
        if self._finger is None:
            if self._hand is None and not self._nearby.is_palm(time):
                erasing = self._tool is Tool.ERASER
                self._begin(Hand.FINGER, position, None, time, erasing=erasing)
                self._finger = touch.id() if self._hand is Hand.FINGER else None
        elif touch.state() == touch.State.Released:
            self.end_stroke()
        elif touch.state() == touch.State.Updated:
            self._go_on(position, None, time)

    def _begin(
        self, hand: Hand, position: QPointF, pressure: float | None, time: int, *, erasing: bool
    ) -> None:
        self.end_stroke()
        self._page.fit(self.size(), self.devicePixelRatioF())
        if not self._page.sheet.contains(position.toPoint()):
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hand = hand
        if erasing:
            self._erased_to = self._page.to_canvas(position)
        else:
            self._wet = WetStroke(self._colour, PEN_WIDTH, time)
        self._go_on(position, pressure, time)

    def _go_on(self, position: QPointF, pressure: float | None, time: int) -> None:
        place = self._page.to_canvas(position)
        if self._wet is not None:
            self._draw(self._wet, place, pressure, time)
        elif self._erased_to is not None:
            self._erase(self._erased_to, place)
            self._erased_to = place

    def _draw(self, wet: WetStroke, place: QPointF, pressure: float | None, time: int) -> None:
        wet.add(place.x(), place.y(), pressure, time)
        settled = wet.settle()
        if settled:
            self._page.wet(settled, wet.colour)
        before = self._tip.boundingRect()
        self._tip = outline_path(wet.tip())
        self.update(self._page.area(before.united(self._tip.boundingRect())))

    def _erase(self, start: QPointF, end: QPointF) -> None:
        touched = (
            QRectF(start, end)
            .normalized()
            .adjusted(-ERASER_REACH, -ERASER_REACH, ERASER_REACH, ERASER_REACH)
        )
        hit = [
            item
            for item in self._page.items
            if item.bounds.intersects(touched)
            and touches(item.stroke, _place(start), _place(end), reach=ERASER_REACH)
        ]
        if hit:
            self._taken = self._page.take(hit) + self._taken

    def _give_up(self) -> None:
        """Forget what the hand is doing, as if it had not begun."""
        taken = self._taken
        self._let_go()
        if taken:
            self._page.put_back(taken)

    def _let_go(self) -> None:
        tip = self._tip.boundingRect()
        self._hand = self._finger = self._wet = self._erased_to = None
        self._taken = []
        self._tip = QPainterPath()
        self._page.dry()
        self.update(self._page.area(tip))

    def _on_step(self) -> None:
        if not self._replacing:
            self.drawing_changed.emit()


def _place(point: QPointF) -> Place:
    return (point.x(), point.y())
