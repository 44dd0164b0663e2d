"""What is still on the customer's mind in a deal, with the work on our remedies."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.deals import Concern, RemedyState
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import DealId, StaffId
from showroom_crm.domain.showroom import DealChart
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.deal_words import remedy_state
from showroom_crm.language.quotation import quoted
from showroom_crm.language.sentences import sentence
from showroom_crm.services import deals
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_SAID_SHOWN = 30


class ConcernList(QWidget):
    """A remedy is kept when its line is left, its state when it is clicked."""

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        self.setObjectName(f"deal_concerns_{number}")
        self._desk = desk
        self._shown: tuple[Concern, ...] = ()
        self._rows: list[_RemedyRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE_8)

    def show_concerns(self, chart: DealChart, staff: Mapping[StaffId, str], today: date) -> None:
        """Show those that are open; a remedy that is being typed stays as it is."""
        shown = () if chart.deal.state.ended else tuple(chart.open_concerns)
        self.setVisible(bool(shown))
        if shown == self._shown:
            return
        if [each.id for each in shown] != [each.id for each in self._shown]:
            self._build(chart.deal.id, shown)
        self._shown = shown
        for row, concern in zip(self._rows, shown, strict=True):
            row.show_concern(concern, staff, today)

    def _build(self, deal_id: DealId, shown: tuple[Concern, ...]) -> None:
        for row in self._rows:
            self._layout.removeWidget(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self._rows = [_RemedyRow(self._desk, deal_id, concern) for concern in shown]
        for row in self._rows:
            self._layout.addWidget(row)


class _RemedyRow(QWidget):
    """The concern in their words, who prepares its remedy until when, and how far it is."""

    def __init__(self, desk: Desk, deal_id: DealId, concern: Concern) -> None:
        super().__init__()
        self.setObjectName("deal_concern")
        self._desk = desk
        self._deal_id = deal_id
        self._concern = concern
        self._said = plain_label(name="deal_concern_said", wrap=True)
        self._work = quiet_label(name="deal_concern_work")
        self._remedy = Line()
        self._remedy.setObjectName("deal_remedy")
        self._remedy.setAccessibleName(_("Our remedy"))
        self._remedy.setPlaceholderText(_("Our remedy"))
        self._state = Choices(
            "deal_remedy_state", [(state.value, remedy_state(state)) for state in RemedyState]
        )
        self._fault = fault_label("deal_remedy_fault")
        self._showing = False
        self._fill()
        self._remedy.editingFinished.connect(self._keep)
        self._remedy.textEdited.connect(self._fault.hide)
        self._state.changed.connect(self._keep)
        desk.refused.connect(self._show_refusal)

    def show_concern(self, concern: Concern, staff: Mapping[StaffId, str], today: date) -> None:
        self._concern = concern
        self._showing = True
        said = quoted(concern.words, at_most=_SAID_SHOWN) if concern.words.strip() else ""
        self._said.setText(f"{words.concern(concern.category)} {said}".rstrip())
        who = "" if concern.remedy_by is None else staff.get(concern.remedy_by, "")
        due = concern.remedy_due
        until = "" if due is None else _("until {moment}").format(moment=formats.moment(due))
        self._work.setText(" ".join(filter(None, (who, until))))
        if not self._remedy.hasFocus():
            self._remedy.setText(concern.remedy.replace("\n", " "))
        self._state.set_value(concern.remedy_state)
        self._showing = False

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(self._said, 1)
        head.addWidget(self._work)
        work = QHBoxLayout()
        work.setSpacing(SPACE_8)
        work.addWidget(self._remedy, 1)
        work.addWidget(self._state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addLayout(head)
        layout.addLayout(work)
        layout.addWidget(self._fault)

    def _keep(self) -> None:
        concern, desk = self._concern, self._desk
        edited = self._remedy.isModified()
        # A remedy of several lines keeps them unless it is edited here.
        remedy = self._remedy.text() if edited else concern.remedy
        state = RemedyState(self._state.value())
        concern_id = concern.id
        if self._showing or concern_id is None:
            return
        if (remedy, state) == (concern.remedy, concern.remedy_state):
            return
        kept = desk.run(
            lambda store: deals.keep_remedy(
                store, self._deal_id, concern_id, remedy, state, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        if kept is not None:
            self._remedy.setModified(False)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._fault.setText(sentence(fault))
            self._fault.show()
