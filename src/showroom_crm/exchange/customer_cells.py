"""What the cells of one line say of a customer."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace

from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.phones import Phone, PhoneKind, read_phone
from showroom_crm.domain.written_dates import read_day
from showroom_crm.exchange.columns import kind_of
from showroom_crm.exchange.record_cells import (
    PERSON_COLUMNS,
    REACH_COLUMNS,
    VEHICLE_COLUMNS,
    Unknown,
    person_of,
    reach_of,
    vehicle_of,
)
from showroom_crm.exchange.value_words import is_yes
from showroom_crm.services.customer_import import ImportRow

# A field, and which one of several (電話2 is the second phone).
Field = tuple[str, int]

_PHONES: dict[str, PhoneKind | None] = {
    "phone": None,
    "mobile": PhoneKind.MOBILE,
    "home": PhoneKind.HOME,
    "work": PhoneKind.WORK,
}
_BETWEEN_PHONES = re.compile(r"[、，,;；/／\n]")
# Several columns of one field are all kept where the field takes a text of any length.
_JOINED_BY = {"address": " ", "family": "\n", "hobbies": "\n", "notes": "\n"}
_MOST_DIGITS = 9


def import_row(line: int, filled: Sequence[tuple[Field, str]]) -> ImportRow:
    """Return what the filled cells of a line say, in the order of their columns.

    Raises RuleBroken: "import.number_unreadable", "phone.unreadable", "date.unreadable".
    """
    cells = _Cells(filled)
    unknown = Unknown()
    reach = {field: cells.text(field) for field in REACH_COLUMNS}
    birthday = cells.text("birthday")
    profile = Profile(
        name=cells.name("name", "family_name", "given_name"),
        kana=cells.name("kana", "family_kana", "given_kana"),
        phones=cells.phones(),
        postal_code=cells.text("postal_code"),
        address=cells.text("address"),
        birthday=read_day(birthday, field="birthday") if birthday.strip() else None,
        job=cells.text("job"),
        family=cells.text("family"),
        hobbies=cells.text("hobbies"),
        source=cells.text("source"),
        vehicles=tuple(vehicle_of(each, unknown) for each in cells.numbered(VEHICLE_COLUMNS)),
        people=tuple(person_of(each) for each in cells.numbered(PERSON_COLUMNS)),
        looks=reach["looks"],
        company=is_yes(reach["company"]),
        state=unknown.take(CustomerState, "state", reach["state"]) or CustomerState.ACTIVE,
        reach=reach_of(reach, unknown),
    )
    # What we have no value for is kept where a rep reads it.
    notes = "\n".join(filter(None, (cells.text("notes"), *unknown)))
    profile = replace(profile, notes=notes)
    return ImportRow(
        line,
        profile,
        number=_number(cells.text("number")),
        staff=cells.text("staff"),
        wish=cells.text("wish"),
    )


class _Cells:
    """The cells of one line by what they mean."""

    def __init__(self, filled: Sequence[tuple[Field, str]]) -> None:
        self._filled = filled

    def text(self, field: str) -> str:
        texts = [cell for (name, _), cell in self._filled if name == field]
        return _JOINED_BY[field].join(texts) if field in _JOINED_BY else next(iter(texts), "")

    def name(self, whole: str, *parts: str) -> str:
        return self.text(whole) or " ".join(filter(None, map(self.text, parts)))

    def phones(self) -> tuple[Phone, ...]:
        kinds = {number: kind_of(cell) for (f, number), cell in self._filled if f == "phone_kind"}
        phones = [
            read_phone(part, kind=_PHONES[field] or kinds.get(number))
            for (field, number), cell in self._filled
            if field in _PHONES
            for part in _BETWEEN_PHONES.split(cell)
            if part.strip()
        ]
        return tuple(dict.fromkeys(phones))

    def numbered(self, columns: Collection[str]) -> list[dict[str, str]]:
        """Return the cells of some columns, those of one number together."""
        numbers = sorted({number for (field, number), _ in self._filled if field in columns})
        return [
            {field: cell for (field, n), cell in self._filled if n == number and field in columns}
            for number in numbers
        ]


def _number(typed: str) -> int | None:
    digits = unicodedata.normalize("NFKC", typed).strip()
    if not digits:
        return None
    if not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        raise RuleBroken("import.number_unreadable", typed=typed)
    return int(digits)
