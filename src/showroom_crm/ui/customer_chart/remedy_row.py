"""One concern on a deal's card, with the work on our remedy."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.deals import Concern, RemedyState
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.identifiers import DealId, StaffId
from showroom_crm.domain.remedies import is_late
from showroom_crm.language import deal_words, words
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted
from showroom_crm.language.sentences import sentence
from showroom_crm.services import deals
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.services.staff import all_staff
from showroom_crm.ui.buttons import button
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.remedy_work import RemedyWork
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_SAID_SHOWN = 30


class RemedyRow(QWidget):
    """The concern in their words, who prepares its remedy until when, and how far it is."""

    def __init__(self, desk: Desk, deal_id: DealId, concern: Concern) -> None:
        super().__init__()
        self.setObjectName("deal_concern")
        self._desk = desk
        self._deal_id = deal_id
        self._concern = concern
        self._contact_at: datetime | None = None
        self._said = plain_label(name="deal_concern_said", wrap=True)
        self._work = quiet_label(name="deal_concern_work")
        self._edit = button("edit_remedy_work", _("Change"), style="link")
        self._edit.setAccessibleName(_("Who prepares it, and until when"))
        self._remedy = Line()
        self._remedy.setObjectName("deal_remedy")
        self._remedy.setAccessibleName(_("Our remedy"))
        self._remedy.setPlaceholderText(_("Our remedy"))
        self._state = Choices(
            "deal_remedy_state",
            [(state.value, deal_words.remedy_state(state)) for state in RemedyState],
        )
        self._fault = fault_label("deal_remedy_fault")
        self._assigning: RemedyWork | None = None
        self._assigning_line = QWidget()
        self._assigning_line.hide()
        self._showing = False
        self._fill()
        self._remedy.editingFinished.connect(self._keep)
        self._remedy.textEdited.connect(self._fault.hide)
        self._state.changed.connect(self._keep)
        self._edit.clicked.connect(self._assign)
        desk.refused.connect(self._show_refusal)

    def show_concern(
        self, concern: Concern, staff: Mapping[StaffId, str], contact_at: datetime | None
    ) -> None:
        """Show how a concern stands; `contact_at` is when the deal's next contact is, if ever."""
        self._concern, self._contact_at = concern, contact_at
        self._showing = True
        said = quoted(concern.words, at_most=_SAID_SHOWN) if concern.words.strip() else ""
        self._said.setText(f"{words.concern(concern.category)} {said}".rstrip())
        who = "" if concern.remedy_by is None else staff.get(concern.remedy_by, "")
        late = is_late(concern, now=self._desk.clock.local())
        self._work.setText(deal_words.remedy_work(who, concern.remedy_due, late=late))
        if not self._remedy.hasFocus():
            self._remedy.setText(concern.remedy.replace("\n", " "))
        self._state.set_value(concern.remedy_state)
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves who and until when as they were."""
        if event.key() == Qt.Key.Key_Escape and self._assigning_line.isVisibleTo(self):
            self._leave_assigning()
            return
        super().keyPressEvent(event)

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(self._said, 1)
        head.addWidget(self._work)
        head.addWidget(self._edit)
        work = QHBoxLayout()
        work.setSpacing(SPACE_8)
        work.addWidget(self._remedy, 1)
        work.addWidget(self._state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addLayout(head)
        layout.addWidget(self._assigning_line)
        layout.addLayout(work)
        layout.addWidget(self._fault)

    def _assign(self) -> None:
        """Open the line for who and until when; pressed again, it goes."""
        if self._assigning_line.isVisibleTo(self):
            self._leave_assigning()
            return
        due = self._concern.remedy_due
        work = self._assigning or self._made_assigning()
        work.show_work(
            self._concern.remedy_by,
            "" if due is None else due.isoformat(),
            contact_at=self._contact_at,
        )
        self._assigning_line.show()
        work.focus_due()

    def _made_assigning(self) -> RemedyWork:
        """Only few rows are ever assigned: the line is made at its first use."""
        desk = self._desk
        self._assigning = RemedyWork(
            desk.clock,
            desk.read(all_staff),
            nobody=_("nobody yet"),
            days=desk.read(showroom_days),
        )
        keep = button("keep_remedy_work", _("Save"), style="link")
        keep.clicked.connect(self._keep_work)
        self._assigning.accepted.connect(self._keep_work)
        row = QHBoxLayout(self._assigning_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._assigning, 1)
        row.addWidget(keep, 0, Qt.AlignmentFlag.AlignTop)
        return self._assigning

    def _leave_assigning(self) -> None:
        self._fault.hide()
        # Qt would give the keyboard to the next part of the card.
        self._edit.setFocus()
        self._assigning_line.hide()

    def _keep_work(self) -> None:
        desk, work, concern_id = self._desk, self._assigning, self._concern.id
        if work is None or concern_id is None:
            return
        self._fault.hide()
        try:
            due = work.due()
        except RuleBroken as fault:
            self._show_fault(fault)
            return
        kept = desk.run(
            lambda store: deals.assign_remedy(
                store,
                self._deal_id,
                concern_id,
                work.staff_id,
                due,
                by=desk.staff_id,
                clock=desk.clock,
            ),
            origin=self,
        )
        if kept is not None:
            self._leave_assigning()

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
            self._show_fault(fault)

    def _show_fault(self, fault: ShowroomError) -> None:
        self._fault.setText(sentence(fault))
        self._fault.show()
