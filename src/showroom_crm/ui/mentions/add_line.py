"""One line in which something to mention is typed, with its day at the end."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.mentions import read_mention
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import mentions
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_8

_DRAFT = "mention/{customer_id}"
_TEXT = "mention"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AddLine(QWidget):
    """Enter keeps it, Escape leaves; what was typed and not kept is there again later (R2).

    Signals:
    finished(): it was kept or left.
    """

    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer_id: CustomerId | None = None
        self._keeper: DraftKeeper | None = None
        self._line = _MentionEdit()
        self._line.setObjectName("mention_line")
        self._line.setAccessibleName(_("Something to mention"))
        self._line.setPlaceholderText(_("e.g. the daughter's exam 2/15  (Enter keeps it)"))
        self._line.setProperty("slim", "true")
        self._day = quiet_label(name="mention_day")
        self._fault = fault_label("mention_fault")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._line, 1)
        row.addWidget(self._day)
        row.addWidget(self._fault)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self._take_edit)
        self._line.entered.connect(self.keep)
        self._line.left.connect(self._leave)
        desk.refused.connect(self._show_refusal)

    def show_customer(self, customer_id: CustomerId) -> bool:
        """Type about a customer from now on; True where something typed before is there again."""
        if customer_id != self._customer_id:
            self.flush()
            name = _DRAFT.format(customer_id=customer_id)
            self._keeper = DraftKeeper(self._desk, name, self._texts, self)
            restored = self._keeper.restore()
            self._customer_id = customer_id
            self._line.setText("" if restored is None else restored.texts.get(_TEXT, ""))
            self._tell_day()
        return bool(self._line.text())

    def flush(self) -> None:
        """Keep what was typed so far as a draft."""
        if self._keeper is not None:
            self._keeper.flush()

    def keep(self) -> None:
        """Keep what was typed; an empty line is only left."""
        customer_id, typed = self._customer_id, self._line.text()
        if customer_id is None:
            return
        if typed.strip():
            desk = self._desk
            kept = desk.run(
                lambda store: mentions.add_mention(
                    store, customer_id, typed, by=desk.staff_id, clock=desk.clock
                ),
                origin=self,
            )
            if kept is None:
                return
        self._leave()

    def _leave(self) -> None:
        self._line.clear()
        self._tell_day()
        if self._keeper is not None:
            self._keeper.drop()
        self.finished.emit()

    def _take_edit(self) -> None:
        self._tell_day()
        if self._keeper is not None:
            self._keeper.touch()

    def _tell_day(self) -> None:
        """Say which day was read, so that a wrong one is seen at once."""
        self._fault.hide()
        on = self._day_read()
        self._day.setText("" if on is None else f"→ {formats.full_day(on)}")
        self._day.setVisible(on is not None)

    def _day_read(self) -> date | None:
        try:
            return read_mention(self._line.text(), today=self._desk.clock.local().date()).on
        except RuleBroken:
            return None

    def _texts(self) -> dict[str, str]:
        return {_TEXT: self._line.text()}

    def _show_refusal(self, fault: RuleBroken, origin: object) -> None:
        if origin is self:
            self._fault.setText(sentence(fault))
            self._fault.show()


class _MentionEdit(Line):
    """Signals:
    entered(): Enter was pressed, and not to end a composition.
    left(): Escape was pressed.
    """

    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if event.key() in _ENTER and not self._composing:
            self.entered.emit()
            return
        super().keyPressEvent(event)
