"""The widget under the hand: what comes from mouse, pen and fingers becomes gestures."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QUndoStack,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from showroom_crm.ui.portrait_canvas.gestures.gesture import Gesture, Sample
from showroom_crm.ui.portrait_canvas.gestures.panning import Panning
from showroom_crm.ui.portrait_canvas.hands import (
    Hand,
    PenNearby,
    ask_for_every_point,
    pressure_of,
    tilt_of,
    wants_to_erase,
)
from showroom_crm.ui.portrait_canvas.page import Page
from showroom_crm.ui.portrait_canvas.touching import Touching
from showroom_crm.ui.portrait_canvas.view import View
from showroom_crm.ui.theme.style import tokens

STEP_OF_ZOOM = 1.25
_SMALLEST_SIDE = 240
# Low enough that what stands below the paper is in sight; it grows with the room there is.
_USUAL_SIDE = 320
_WHEEL_STEP = 120.0


class Paper(QWidget):
    """Who derives from it says which gesture begins; what a gesture brings is a step of undo.

    Space or the middle button pushes the paper about, Ctrl with the wheel brings it nearer.
    Signals: `view_changed()`: the paper is seen from nearer, elsewhere, in a mirror, or with other
    layers.
    """

    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_SMALLEST_SIDE, _SMALLEST_SIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # A key chooses a tool; with an input method it would begin a word.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        ask_for_every_point()
        # Moves without a button tell that a release was missed, and that the pen is near.
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.undo_stack = QUndoStack(self)
        self.page = Page(self)
        self.page.repainted.connect(self.update)
        self._nearby = PenNearby()
        self._touching = Touching(self.page)
        self._hand: Hand | None = None
        self.gesture: Gesture | None = None
        self.pushing = False

    def begin_gesture(self, first: Sample, *, eraser: bool, ctrl: bool) -> Gesture:
        """Return what the hand does from now on; `eraser` tells that a pen's other end came."""
        raise NotImplementedError

    def end_stroke(self) -> None:
        """Finish what the hand is doing, as if it were lifted."""
        gesture = self._let_go()
        step = None if gesture is None else gesture.finish()
        if step is not None:
            self.undo_stack.push(step)

    def give_up(self) -> None:
        """Forget what the hand is doing, as if it had not begun."""
        gesture = self._let_go()
        if gesture is not None:
            gesture.give_up()

    def look(self, view: View) -> None:
        """Look at the paper in another way."""
        self.end_stroke()
        self.page.look(view)
        self.view_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(_USUAL_SIDE, _USUAL_SIDE)

    def tabletEvent(self, event: QTabletEvent) -> None:
        # Accepted always, so that Qt makes no mouse event of it.
        event.accept()
        self._nearby.saw(event)
        sample = self._sample(event.position(), event, pressure_of(event), tilt_of(event))
        left = event.button() == Qt.MouseButton.LeftButton
        match event.type():
            case QEvent.Type.TabletPress if left:
                if self._hand is Hand.FINGER:
                    self.give_up()
                self._begin(Hand.PEN, sample, event, eraser=wants_to_erase(event))
            case QEvent.Type.TabletMove if self._hand is Hand.PEN:
                self._go_on(sample)
            case QEvent.Type.TabletRelease if left and self._hand is Hand.PEN:
                self.end_stroke()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._nearby.is_echo(event):
            return
        sample = self._sample(event.position(), event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(Hand.MOUSE, sample, event)
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._begin(Hand.MOUSE, sample, event, pushing=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The second of two quick dots.
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hand is not Hand.MOUSE or self._nearby.is_echo(event):
            return
        if event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton):
            self._go_on(self._sample(event.position(), event))
        else:
            self.end_stroke()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)
        if self._hand is Hand.MOUSE and event.button() in held:
            self._go_on(self._sample(event.position(), event))
            self.end_stroke()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        steps = event.angleDelta().y() / _WHEEL_STEP
        self.look(self.page.view.zoomed(STEP_OF_ZOOM**steps, event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._push(not event.isAutoRepeat() or self.pushing)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._push(False)
        else:
            super().keyReleaseEvent(event)

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
        self._push(False)

    def hideEvent(self, event: QHideEvent) -> None:
        self.end_stroke()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.end_stroke()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.page.fit(self.size(), self.devicePixelRatioF())
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        if self.gesture is None:
            self.page.paint(painter)
        else:
            self.gesture.paint(painter)
        painter.setPen(QColor(tokens().line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.page.sheet.adjusted(0, 0, -1, -1))
        self.paint_above(painter)
        painter.end()

    def paint_above(self, painter: QPainter) -> None:
        """Paint what lies above all ink, in the widget's pixels."""

    def _touch(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            if self._hand is Hand.FINGER:
                self.give_up()
            self._touching.rest()
            return
        if self._pushed_by_two(event):
            return
        touch = self._touching.touch(event)
        if touch is None:
            return
        sample = self._sample(touch.position(), event)
        if self._touching.finger is None:
            if self._hand is None and not self._nearby.is_palm(event.timestamp()):
                self._begin(Hand.FINGER, sample, event)
                if self._hand is Hand.FINGER:
                    self._touching.takes(touch)
        elif touch.state() == touch.State.Released:
            self.end_stroke()
        elif touch.state() == touch.State.Updated:
            self._go_on(sample)

    def _pushed_by_two(self, event: QTouchEvent) -> bool:
        """A finger that has only just come down gives way to two; a line that it drew stays."""
        drawing = self._hand is Hand.FINGER
        may_begin = self._hand is None or (drawing and self._touching.has_only_tapped)
        palm = self._nearby.is_palm(event.timestamp())
        if not self._touching.pushes(event, may_begin=may_begin and not palm):
            return False
        if drawing:
            self.give_up()
        self.view_changed.emit()
        return True

    def _sample(
        self,
        position: QPointF,
        event: QTabletEvent | QMouseEvent | QTouchEvent,
        pressure: float | None = None,
        tilt: int = 0,
    ) -> Sample:
        place = self.page.to_canvas(position)
        return Sample(position, place, pressure, event.timestamp(), tilt)

    def _begin(
        self,
        hand: Hand,
        sample: Sample,
        event: QTabletEvent | QMouseEvent | QTouchEvent,
        *,
        eraser: bool = False,
        pushing: bool = False,
    ) -> None:
        self.end_stroke()
        if hand is not Hand.FINGER:
            self._touching.rest()
        self.page.fit(self.size(), self.devicePixelRatioF())
        sample = sample._replace(place=self.page.to_canvas(sample.position))
        pushing = pushing or self.pushing
        if not pushing and not self.takes(sample):
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hand = hand
        if pushing:
            self.gesture = Panning(self.page)
        else:
            self.page.sharpen()
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.gesture = self.begin_gesture(sample, eraser=eraser, ctrl=ctrl)
        self._go_on(sample)

    def takes(self, first: Sample) -> bool:
        """Tell whether a gesture may begin there."""
        return self.page.sheet.contains(first.position.toPoint())

    def _go_on(self, sample: Sample) -> None:
        if self.gesture is not None and sample.is_somewhere:
            self.gesture.go_on(sample)
            if isinstance(self.gesture, Panning):
                self.view_changed.emit()

    def _let_go(self) -> Gesture | None:
        gesture = self.gesture
        self._hand = self.gesture = self._touching.finger = None
        return gesture

    def _push(self, pushing: bool) -> None:
        if pushing != self.pushing:
            self.pushing = pushing
            self.show_cursor()

    def show_cursor(self) -> None:
        """Show what the hand holds."""
        raise NotImplementedError
