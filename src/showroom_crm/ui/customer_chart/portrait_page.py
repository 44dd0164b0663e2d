"""The tab 似顔絵: the portrait is drawn here and kept without being asked for."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.ink import Drawing
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import portraits
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.portrait_keeper import PortraitKeeper
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import unsaved_line
from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from showroom_crm.ui.theme.tokens import SPACE_8


class PortraitPage(QWidget):
    """Keeps each stroke at most two seconds later, and at once when the page is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer_id: CustomerId | None = None
        self._shown: Drawing | None = None
        self._editor: PortraitEditor | None = None
        self._stale = True
        self._keeper = PortraitKeeper(desk, self)
        self._fault = unsaved_line(self._keeper, "portrait_fault")
        self._anew = button("draw_anew", _("Draw a new one"))
        self._anew.hide()
        self._anew.clicked.connect(self._draw_anew)
        # On a low screen the tools scroll; the chart does not grow beyond the window.
        self._paper = QScrollArea()
        self._paper.setObjectName("portrait_scroll")
        self._paper.setWidgetResizable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_8, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addWidget(self._paper, 1)
        layout.addWidget(self._fault)
        layout.addWidget(self._anew)
        layout.addStretch()

    def show_portrait(self, customer_id: CustomerId, drawing: Drawing | None) -> None:
        """Show a customer's portrait; strokes that are not kept yet are never replaced."""
        if customer_id != self._customer_id:
            self.flush()
            self._customer_id = customer_id
        elif self._keeper.saving:
            # What was just kept stands in the editor, with the steps that can be undone.
            self._shown = drawing
            return
        elif customer_id in self._keeper.unsaved or drawing == self._shown:
            return
        self._shown = self._keeper.unsaved.get(customer_id, drawing)
        self._stale = True
        if self.isVisible():
            self._load()

    def flush(self) -> None:
        """Keep now what was drawn since."""
        if self._editor is not None:
            # The stroke that is still under the hand becomes one that is kept.
            self._editor.drawing()
        self._keeper.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        # An emptied paper never replaces a face: the face is there when the page comes back.
        self._stale = self._stale or self._editor is None or self._editor.drawing().empty
        super().hideEvent(event)

    def _load(self) -> None:
        """Show the portrait in the editor, which is made when it is needed first."""
        self._stale = False
        damage = self._damage() if self._shown is None else None
        self._fault.setText("" if damage is None else sentence(damage))
        self._fault.setVisible(damage is not None)
        self._anew.setVisible(damage is not None)
        editor = self._editor or self._make_editor()
        self._paper.setVisible(damage is None)
        editor.blockSignals(True)
        editor.set_drawing(self._shown or Drawing())
        editor.blockSignals(False)

    def _damage(self) -> RuleBroken | None:
        customer_id = self._customer_id
        if customer_id is None:
            return None
        try:
            self._desk.read(lambda store: portraits.portrait(store, customer_id))
        except RuleBroken as fault:
            return fault
        return None

    def _make_editor(self) -> PortraitEditor:
        editor = PortraitEditor()
        editor.drawing_changed.connect(self._take_drawing)
        self._paper.setWidget(editor)
        self._editor = editor
        return editor

    def _draw_anew(self) -> None:
        self._anew.hide()
        self._paper.show()
        if self._editor is not None:
            self._editor.setFocus()

    def _take_drawing(self) -> None:
        if self._customer_id is not None and self._editor is not None:
            self._keeper.take(self._customer_id, self._editor.canvas.drawing())
