"""Who prepares a remedy, and until when."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.domain.remedies import due_proposals, due_too_late
from showroom_crm.domain.staff import Staff
from showroom_crm.domain.written_dates import read_day, read_time
from showroom_crm.language import deal_words, formats
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import fault_label, quiet_label, warning_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_SIGNS = 18


class RemedyWork(QWidget):
    """A rep and a moment, in a line; a proposal fills in the moment with one click.

    A day without a time means until the showroom closes. A moment after the contact is warned
    of; one that is over is refused where it is kept.

    Signals:
    changed(): the rep or the moment is another one.
    accepted(): Enter was pressed in the moment.
    """

    changed = Signal()
    accepted = Signal()

    def __init__(
        self,
        clock: Clock,
        members: Sequence[Staff],
        *,
        nobody: str,
        days: ShowroomDays = ALWAYS_OPEN,
        parent: QWidget | None = None,
    ) -> None:
        """`nobody` is what is said where no rep is named."""
        super().__init__(parent)
        self.setObjectName("remedy_work")
        self._clock = clock
        self._members = members
        self._days = days
        self._contact_at: datetime | None = None
        self._rep = QComboBox()
        self._rep.setObjectName("remedy_by")
        self._rep.setAccessibleName(_("Who prepares it"))
        self._rep.addItem(nobody, None)
        self._due = Line()
        self._due.setObjectName("remedy_due")
        self._due.setAccessibleName(_("Ready by"))
        self._due.setPlaceholderText(_("10/3 15:00"))
        self._due.setFixedWidth(self._due.fontMetrics().horizontalAdvance("0" * _SIGNS))
        self._proposals: list[QPushButton] = []
        self._warning = warning_label("remedy_due_warning")
        self._fault = fault_label("remedy_due_fault")
        self._fill()
        self._rep.currentIndexChanged.connect(self.changed)
        self._due.textChanged.connect(self._edited)
        self._due.returnPressed.connect(self.accepted)

    def show_work(
        self, staff_id: StaffId | None, due: str, *, contact_at: datetime | None = None
    ) -> None:
        """Show a rep and a moment, in ISO format or as it was typed; empty where none is set."""
        self._contact_at = contact_at
        self.blockSignals(True)
        self._offer_members(staff_id)
        self._due.setText(_shown(due))
        self.blockSignals(False)
        self._propose()
        self._warn()

    @property
    def staff_id(self) -> StaffId | None:
        """Who prepares it."""
        chosen: StaffId | None = self._rep.currentData()
        return chosen

    def due(self) -> datetime | None:
        """Return the moment; None where nothing is typed.

        Raises RuleBroken with the field "remedy_due": "date.unreadable", "time.unreadable".
        """
        parts = self._due.text().split(maxsplit=1)
        if not parts:
            return None
        today = self._clock.local().date()
        day = read_day(parts[0], field="remedy_due", today=today)
        at = read_time(parts[1], field="remedy_due") if parts[1:] else self._days.closes
        return datetime.combine(day, at)

    def due_text(self) -> str:
        """Return the moment in ISO format, or what was typed where it cannot be read."""
        try:
            due = self.due()
        except RuleBroken:
            return self._due.text()
        return "" if due is None else due.isoformat()

    def in_words(self) -> str:
        """Return who prepares it, and until when; empty where neither is said."""
        who = "" if self.staff_id is None else self._rep.currentText()
        try:
            due = self.due()
        except RuleBroken:
            due = None
        return deal_words.remedy_work(who, due, late=False)

    def in_time(self) -> bool:
        """Tell whether the moment can be read, and is none that is over."""
        try:
            due = self.due()
        except RuleBroken:
            return False
        return due is None or due >= self._clock.local()

    def show_fault(self, sentence: str) -> None:
        """Show a sentence below; the next edit takes it away."""
        self._fault.setText(sentence)
        self._fault.show()
        self.focus_due()

    def tab_stops(self) -> list[QWidget]:
        """Return what Tab walks through."""
        return [self._rep, self._due, *self._proposals]

    def focus_due(self) -> None:
        self._due.setFocus()
        self._due.selectAll()

    def _fill(self) -> None:
        self._chips = QHBoxLayout()
        self._chips.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        caption = quiet_label(_("Ready by"))
        caption.setBuddy(self._due)
        row.addWidget(self._rep)
        row.addWidget(caption)
        row.addWidget(self._due)
        row.addLayout(self._chips)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addLayout(row)
        layout.addWidget(self._warning)
        layout.addWidget(self._fault)

    def _offer_members(self, staff_id: StaffId | None) -> None:
        """Offer who works here now; one who left is offered only where they were named."""
        while self._rep.count() > 1:
            self._rep.removeItem(1)
        for member in self._members:
            if member.left_on is None or member.id == staff_id:
                self._rep.addItem(member.name, member.id)
        self._rep.setCurrentIndex(max(0, self._rep.findData(staff_id)))

    def _propose(self) -> None:
        for chip in self._proposals:
            self._chips.removeWidget(chip)
            chip.hide()
            chip.setParent(None)
            chip.deleteLater()
        moments = due_proposals(self._contact_at, self._days, now=self._clock.local())
        self._proposals = [self._proposal(place, each) for place, each in enumerate(moments)]
        for chip in self._proposals:
            self._chips.addWidget(chip)
            chip.show()

    def _proposal(self, place: int, moment: datetime) -> QPushButton:
        chip = button(f"remedy_due_{place}", formats.moment(moment), style="link")
        chip.clicked.connect(partial(self._due.setText, _written(moment)))
        return chip

    def _edited(self) -> None:
        self._fault.hide()
        self._warn()
        self.changed.emit()

    def _warn(self) -> None:
        try:
            late = due_too_late(self.due(), self._contact_at)
        except RuleBroken:
            late = False
        warning = ""
        if late and self._contact_at is not None:
            contact_at = formats.moment(self._contact_at)
            warning = _("This is after the contact on {moment}.").format(moment=contact_at)
        self._warning.setText(warning)
        self._warning.setVisible(late)


def _shown(due: str) -> str:
    try:
        return _written(datetime.fromisoformat(due))
    except ValueError:
        return due


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
