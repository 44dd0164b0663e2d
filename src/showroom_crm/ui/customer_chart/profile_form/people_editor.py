"""The people around a customer, each in two lines; a row in which nothing stands is nobody."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.people import Person
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.customer_chart.profile_form.person_row import PersonRow
from showroom_crm.ui.customer_chart.profile_form.person_texts import (
    NOBODY,
    PersonTexts,
    is_blank,
    person_of,
    texts_of,
)
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.tab_order import walk_before
from showroom_crm.ui.theme.tokens import SPACE_12


class PeopleEditor(QWidget):
    """Edits the family of a person, or the contacts of a company.

    Signals:
    changed(): something was edited.
    registration_wanted(int): the person of this place is to have a chart of their own.
    chart_wanted(CustomerId): the chart that a person has.
    """

    changed = Signal()
    registration_wanted = Signal(int)
    chart_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PersonRow] = []
        self._shown = 0
        self._of_company = False
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_12)
        self._add = button("add_person", "", style="link")
        self._add.setProperty("flush", "true")
        self._pointed_at: QWidget = self._add
        self._add.clicked.connect(self._add_row)
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._column)
        layout.addLayout(below)
        self.set_company(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on: a focus proxy would lead Tab back to the first row (Qt 6.11)."""
        self._pointed_at.setFocus(event.reason())

    def set_company(self, of_company: bool) -> None:
        """Call them family, or contacts of a company."""
        self._of_company = of_company
        caption = _("＋ Contact") if of_company else _("＋ Family member")
        self._add.setText(as_typed(caption))
        self._add.setAccessibleName(caption)
        for row in self._rows:
            row.set_company(of_company)

    def people(self, today: date) -> tuple[Person, ...]:
        """Return them as they were typed on a day.

        Raises RuleBroken with the field "people" and the place of the `person` it is about:
        "phone.unreadable" and those of `read_birth`.
        """
        return tuple(_person(place, texts, today) for place, texts in enumerate(self._standing()))

    def set_people(self, people: Sequence[Person]) -> None:
        """Show these people."""
        self._show([texts_of(person) for person in people])

    def texts(self) -> Texts:
        """Return the people as flat texts, for a draft."""
        return {
            f"person/{number}/{part}": text
            for number, texts in enumerate(self._standing())
            for part, text in texts.items()
        }

    def set_texts(self, texts: Texts) -> None:
        """Show the people that `texts` gave."""
        people: list[PersonTexts] = []
        while f"person/{len(people)}/name" in texts:
            start = f"person/{len(people)}"
            people.append({part: texts.get(f"{start}/{part}", "") for part in NOBODY})
        self._show(people)

    def point_at(self, place: int) -> None:
        """Let the focus go to the person of a place."""
        self._pointed_at = self._filled_rows()[place]

    def _standing(self) -> list[PersonTexts]:
        return [row.texts() for row in self._filled_rows()]

    def _filled_rows(self) -> list[PersonRow]:
        return [
            row
            for row in self._rows[: self._shown]
            if not row.removed and not is_blank(row.texts())
        ]

    def _show(self, people: Sequence[PersonTexts]) -> None:
        self._show_rows(len(people))
        for row, texts in zip(self._rows, people, strict=False):
            row.set_texts(texts)
        self._pointed_at = self._rows[0] if people else self._add

    def _show_rows(self, number: int) -> None:
        while len(self._rows) < number:
            self._rows.append(self._make_row())
        for place, row in enumerate(self._rows):
            row.setVisible(place < number)
        self._shown = number

    def _make_row(self) -> PersonRow:
        row = PersonRow(f"person_{len(self._rows)}")
        row.set_company(self._of_company)
        row.changed.connect(self.changed)
        row.registration_wanted.connect(partial(self._want_registration, row))
        row.chart_wanted.connect(self._want_chart)
        self._column.addWidget(row)
        walk_before(self._add, [row])
        return row

    def _add_row(self) -> None:
        self._show_rows(self._shown + 1)
        row = self._rows[self._shown - 1]
        row.set_texts(NOBODY)
        row.setFocus()

    def _want_registration(self, row: PersonRow) -> None:
        if row in self._filled_rows():
            self.registration_wanted.emit(self._filled_rows().index(row))

    def _want_chart(self, customer_id: int) -> None:
        self.chart_wanted.emit(CustomerId(customer_id))


def _person(place: int, texts: PersonTexts, today: date) -> Person:
    try:
        return person_of(texts, today=today)
    except RuleBroken as fault:
        details = fault.details | {"field": "people", "person": place}
        raise RuleBroken(fault.key, **details) from None
