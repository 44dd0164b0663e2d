"""The tab 似顔絵: the portrait is drawn here and kept without being asked for."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from showroom_crm.domain.identifiers import CustomerId, PortraitId
from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.portraits import KeptPortrait
from showroom_crm.services import portraits
from showroom_crm.services.staff import all_staff
from showroom_crm.ui.customer_chart.portrait_keeper import PortraitKeeper
from showroom_crm.ui.customer_chart.portrait_preview import PortraitPreview
from showroom_crm.ui.customer_chart.portrait_side import PortraitSide
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import unsaved_line
from showroom_crm.ui.face import damage_words
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from showroom_crm.ui.portrait_canvas.tracing_photo import TracingPhoto
from showroom_crm.ui.screen_room import scrolling
from showroom_crm.ui.theme.tokens import SPACE_8


class PortraitPage(QWidget):
    """Keeps each stroke at most two seconds later, and at once when the page is left.

    Signals:
    left(): the rep has finished (完了, Esc).
    """

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer_id: CustomerId | None = None
        self._shown: Drawing | None = None
        self._editor: PortraitEditor | None = None
        self._photo: TracingPhoto | None = None
        self._stale = True
        self._new_face = False
        self._photo_waits = False
        self._keeper = PortraitKeeper(desk, self)
        self._fault = unsaved_line(self._keeper, "portrait_fault")
        # On a low screen the tools scroll; the chart does not grow beyond the window.
        self._paper = QScrollArea()
        self._paper.setObjectName("portrait_scroll")
        self._paper.setWidgetResizable(True)
        self._preview = PortraitPreview()
        self._broken = quiet_label(name="portrait_damage", wrap=True)
        self._broken.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._side = PortraitSide(desk)
        self._fill()
        self._connect()

    def show_portrait(self, customer_id: CustomerId, drawing: Drawing | None) -> None:
        """Show a customer's portrait; strokes that are not kept yet are never replaced."""
        if customer_id != self._customer_id:
            self.flush()
            self._photo_waits = False
            self._customer_id = customer_id
        elif self._keeper.saving:
            # What was just kept stands in the editor, with the steps that can be undone.
            self._shown = drawing
            if self._new_face:
                self._show_history()
            return
        elif customer_id in self._keeper.unsaved or drawing == self._shown:
            self._show_history()
            return
        self._shown = self._keeper.unsaved.get(customer_id, drawing)
        self._stale = True
        if self.isVisible():
            self._load()

    def draw(self) -> None:
        """Lay out the paper, with the pen in hand."""
        if self._stack.currentWidget() is self._preview:
            self._show_paper()
        if self._editor is not None:
            self._editor.setFocus()

    def flush(self) -> None:
        """Keep now what was drawn since."""
        if self._editor is not None:
            # The stroke that is still under the hand becomes one that is kept.
            self._editor.drawing()
        kept = self._keeper.flush()
        if self._photo is not None:
            # A photo that could not be kept is still there when the page comes back.
            self._photo_waits = not (kept and self._photo.leave())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()
        else:
            self._show_kept_photo()
            self._show_history()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        if self._customer_id is not None:
            self._keeper.begin_anew(self._customer_id, anew=False)
        # An emptied paper never replaces a face: the face is there when the page comes back.
        self._stale = self._stale or self._editor is None or self._editor.drawing().empty
        if self._photo is not None and not self._photo_waits:
            self._photo.begin_anew()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self.flush()
        return super().event(event)

    def _fill(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._paper)
        self._stack.addWidget(self._preview)
        self._stack.addWidget(self._broken)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._stack, 1)
        side = scrolling(self._side)
        side.setFixedWidth(self._side.width())
        row.addWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_8, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addLayout(row, 1)
        layout.addWidget(self._fault)

    def _connect(self) -> None:
        self._side.anew_wanted.connect(self._draw_anew)
        self._side.left.connect(self._leave)
        self._side.portrait_picked.connect(self._look_at)
        self._side.keeping_wanted.connect(self.flush)
        self._preview.back_wanted.connect(self._show_paper)
        self._preview.use_wanted.connect(self._use)
        QShortcut(QKeySequence("Esc"), self, self._escape)

    def _load(self) -> None:
        """Show the portrait in the editor, which is made when it is needed first."""
        self._stale = False
        damage = damage_words(self._shown)
        self._broken.setText(damage)
        self._lay_out(Drawing() if damage else self._shown or Drawing())
        self._stack.setCurrentWidget(self._broken if damage else self._paper)
        self._show_kept_photo()
        self._show_history()
        self._new_face = self._shown is None

    def _lay_out(self, drawing: Drawing) -> None:
        editor = self._editor or self._make_editor()
        editor.blockSignals(True)
        editor.set_drawing(drawing)
        editor.blockSignals(False)

    def _show_kept_photo(self) -> None:
        if self._photo_waits:
            self._photo_waits = False
        elif self._photo is not None and self._customer_id is not None:
            self._photo.show_customer(self._customer_id)

    def _make_editor(self) -> PortraitEditor:
        editor = PortraitEditor()
        editor.drawing_changed.connect(self._take_drawing)
        self._paper.setWidget(editor)
        self._editor = editor
        self._photo = TracingPhoto(self._desk, editor, self)
        return editor

    def _draw_anew(self) -> None:
        """Begin another portrait on empty paper; the earlier one is kept beside it."""
        if self._customer_id is None:
            return
        self.flush()
        self._keeper.begin_anew(self._customer_id)
        self._new_face = True
        self._lay_out(Drawing())
        self._show_paper()
        if self._photo is not None:
            self._photo.begin_anew()
        self.draw()

    def _take_drawing(self) -> None:
        if self._customer_id is not None and self._editor is not None:
            self._keeper.take(self._customer_id, self._editor.canvas.drawing())

    def _show_history(self) -> None:
        customer_id = self._customer_id
        if customer_id is None or not self.isVisible():
            return
        kept = self._desk.read(lambda store: portraits.history(store, customer_id))
        names = {member.id: member.name for member in self._desk.read(all_staff)}
        # While a face is drawn on, the list need not follow each stroke.
        self._new_face = False
        self._side.show_portraits(customer_id, kept, names)

    def _look_at(self, kept: KeptPortrait) -> None:
        """Look at an earlier portrait; the one shown is the paper itself."""
        self.flush()
        if kept.shown and kept.drawing is not None:
            self._show_paper()
            return
        self._preview.show_portrait(kept)
        self._stack.setCurrentWidget(self._preview)

    def _show_paper(self) -> None:
        self._stack.setCurrentWidget(self._paper)

    def _use(self, portrait_id: PortraitId) -> None:
        """Strokes that are not kept yet would be kept in the place of the one chosen."""
        desk, customer_id = self._desk, self._customer_id
        if customer_id is None or not self._keeper.flush():
            return
        self._keeper.begin_anew(customer_id, anew=False)
        desk.run(
            lambda store: portraits.choose_portrait(
                store, customer_id, portrait_id, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        self._show_paper()
        self._show_kept_photo()

    def _escape(self) -> None:
        if self._stack.currentWidget() is self._preview:
            self._show_paper()
        else:
            self._leave()

    def _leave(self) -> None:
        """What could not be kept is told before the page goes."""
        if self._editor is not None:
            self._editor.drawing()
        if self._keeper.may_leave():
            self.left.emit()
