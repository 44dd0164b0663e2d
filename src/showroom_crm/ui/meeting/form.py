"""The fields of a meeting: what was said on both sides, when, where, with whom."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.came_first import Bearing, channels_at
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.identifiers import FollowUpId
from showroom_crm.domain.meetings import Place, Record
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.field import Field
from showroom_crm.ui.line import Line
from showroom_crm.ui.meeting.held_edit import HeldEdit
from showroom_crm.ui.meeting.keeper import Entry
from showroom_crm.ui.meeting.planned_field import PlannedField
from showroom_crm.ui.meeting.tag_row import TagRow
from showroom_crm.ui.meeting.word_edit import WordEdit
from showroom_crm.ui.theme.tokens import SPACE_12, SPACE_16

_LINES_SEEN = 2


class RecordForm(QWidget):
    """The question about the planned contacts, `planned`, is laid out by its owner, where it stays
    in sight.

    Signals:
    changed(): something was edited.
    moving_wanted(FollowUpId): the customer asked for another day or time of this contact.
    """

    changed = Signal()
    moving_wanted = Signal(object)

    def __init__(
        self,
        clock: Clock,
        tags: Sequence[str],
        *,
        asks_wish: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`tags` are the showroom's.

        `asks_wish`: there is no deal yet, so the car that it will be about is asked for.
        """
        super().__init__(parent)
        self._said = WordEdit(clock, _LINES_SEEN)
        self._proposed = WordEdit(clock, _LINES_SEEN)
        self._next_time = WordEdit(clock, 1)
        self._tags = TagRow(tags)
        self._attendees = Line()
        self._wish = Line()
        self.held = HeldEdit(clock)
        self._place = Choices(
            "meeting_place", [(place.value, words.place(place)) for place in Place]
        )
        self.planned = PlannedField(self)
        self._fields = self._captioned()
        self._fields["wish"].setVisible(asks_wish)
        self._held_at = clock.local().replace(second=0, microsecond=0)
        self.held.set_value(self._held_at)
        self._fill()
        self._connect()
        self.setFocusProxy(self._said)

    def entry(self) -> Entry:
        """Return what stands in the fields, at the last moment that could be read."""
        record = Record(
            held_at=self._read_held_at(),
            place=Place(self._place.value()),
            attendees=self._attendees.text(),
            said=self._said.toPlainText(),
            proposed=self._proposed.toPlainText(),
            next_time=self._next_time.toPlainText(),
            tags=self._tags.value(),
        )
        return Entry(record, wish=self._wish.text(), answers_id=self.planned.answered_id)

    def show_record(self, record: Record, wish: str) -> None:
        """Show a meeting that was begun before."""
        self._held_at = record.held_at
        self.held.set_value(record.held_at)
        self._place.set_value(record.place)
        self._attendees.setText(record.attendees)
        self._said.setPlainText(record.said)
        self._proposed.setPlainText(record.proposed)
        self._next_time.setPlainText(record.next_time)
        self._tags.set_value(record.tags)
        self._wish.setText(wish)

    def add_said(self, words: str) -> None:
        """Add what the customer said elsewhere, below what stands there."""
        said = self._said.toPlainText()
        parts = [part for part in (said.rstrip("\n"), words) if part.strip()]
        self._said.setPlainText("\n".join(parts))
        self._said.moveCursor(QTextCursor.MoveOperation.End)

    def toggle_tag(self, number: int) -> None:
        """Switch a tag by its number, 1 to 10."""
        self._tags.toggle(number)

    def set_place(self, place: Place) -> None:
        self._place.set_value(place)

    def show_planned(self, contacts: Sequence[FollowUp]) -> None:
        """Ask what the conversation does to the contacts that are planned now."""
        at = self._read_held_at()
        self.planned.show_contacts(contacts, channels_at(Place(self._place.value())), at=at)

    def fulfil(self, contact_id: FollowUpId) -> None:
        """Take a planned contact as the one fulfilled here."""
        self.planned.answer(contact_id, Bearing.FULFILS)

    def leave_standing(self) -> None:
        """Let what is planned stand, as the rep said elsewhere."""
        self.planned.leave_standing()

    def set_customer_view(self, *, on: bool) -> None:
        """What we note for ourselves is not for the customer's eyes; it stays as it is."""
        for own in (self._fields["next_time"], self._tags):
            own.setVisible(not on)
        self.planned.set_customer_view(on=on)

    def show_faults(self, faults: Mapping[str | None, ShowroomError]) -> None:
        """Show what was refused, each beside its field, and take away what was mended."""
        for name, field in self._fields.items():
            fault = faults.get(name)
            field.show_fault("" if fault is None else sentence(fault))
        self.held.check()

    def focus_field(self, name: str | None) -> None:
        """Set the focus into the field of a fault, where there is one."""
        if name in self._fields:
            self._fields[name].editor.setFocus()

    def _captioned(self) -> dict[str, Field]:
        self._said.setPlaceholderText(
            _("In the customer's own words  (Ctrl+Q: quotation marks, F5: time)")
        )
        self._next_time.setPlaceholderText(_("e.g. ask how the exam went, bring the catalogue"))
        self._attendees.setPlaceholderText(_("e.g. husband and wife, one child"))
        return {
            "said": Field("meeting_said", _("What the customer said"), self._said),
            "proposed": Field("meeting_proposed", _("What we said and proposed"), self._proposed),
            "next_time": Field("meeting_next_time", _("For next time"), self._next_time),
            "attendees": Field("meeting_attendees", _("Who was there"), self._attendees),
            "wish": Field("meeting_wish", _("Car they want"), self._wish),
        }

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._fields["said"], 5)
        layout.addWidget(self._fields["proposed"], 3)
        layout.addWidget(self._fields["next_time"], 2)
        layout.addWidget(self._tags)
        facts = QGridLayout()
        facts.setHorizontalSpacing(SPACE_16)
        facts.setVerticalSpacing(SPACE_12)
        people = QHBoxLayout()
        people.setSpacing(SPACE_12)
        people.addWidget(self._fields["attendees"])
        people.addWidget(self._fields["wish"])
        facts.addWidget(self.held, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(Field("meeting_place", _("Where"), self._place), 0, 1)
        facts.addLayout(people, 1, 1)
        facts.setColumnStretch(0, 2)
        facts.setColumnStretch(1, 3)
        layout.addLayout(facts)

    def _connect(self) -> None:
        self._said.textChanged.connect(self.changed)
        self._proposed.textChanged.connect(self.changed)
        self._next_time.textChanged.connect(self.changed)
        self._tags.changed.connect(self.changed)
        self._attendees.textChanged.connect(self.changed)
        self._wish.textChanged.connect(self.changed)
        for each in (self.held, self._place):
            # What is usual is known anew before the entry is read.
            each.changed.connect(self._judge_planned)
            each.changed.connect(self.changed)
        self.planned.changed.connect(self.changed)
        self.planned.moving_wanted.connect(self.moving_wanted)

    def _judge_planned(self) -> None:
        at = self._read_held_at()
        self.planned.judge(channels_at(Place(self._place.value())), at=at)

    def _read_held_at(self) -> datetime:
        # What is wrong stands beside the field; the texts are kept all the same.
        with suppress(RuleBroken):
            self._held_at = self.held.value()
        return self._held_at


def connect_tag_keys(window: QWidget, form: RecordForm) -> None:
    """Let Alt and a digit switch a tag in the window that holds the form."""
    for digit in range(10):
        keys = QKeySequence(f"Alt+{digit}")
        QShortcut(keys, window, partial(form.toggle_tag, digit or 10))
