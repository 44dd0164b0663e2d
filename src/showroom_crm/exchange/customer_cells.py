"""What the cells of one line say of a customer."""

import re
import unicodedata
from collections.abc import Sequence

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.phones import Phone, PhoneKind, read_phone
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.domain.written_dates import read_day
from showroom_crm.exchange.columns import kind_of
from showroom_crm.services.customer_import import ImportRow

# A field, and which one of several (電話2 is the second phone).
Field = tuple[str, int]

_PHONES: dict[str, PhoneKind | None] = {
    "phone": None,
    "mobile": PhoneKind.MOBILE,
    "home": PhoneKind.HOME,
    "work": PhoneKind.WORK,
}
_VEHICLE = ("model", "maker", "plate", "inspection_until")
_BETWEEN_PHONES = re.compile(r"[、，,;；/／\n]")
# Several columns of one field are all kept where the field takes a text of any length.
_JOINED_BY = {"address": " ", "family": "\n", "hobbies": "\n", "notes": "\n"}
_MOST_DIGITS = 9


def import_row(line: int, filled: Sequence[tuple[Field, str]]) -> ImportRow:
    """Return what the filled cells of a line say, in the order of their columns.

    Raises RuleBroken: "import.number_unreadable", "phone.unreadable", "date.unreadable".
    """
    cells = _Cells(filled)
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
        notes=cells.text("notes"),
        vehicles=cells.vehicles(),
    )
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

    def vehicles(self) -> tuple[Vehicle, ...]:
        numbers = sorted({number for (field, number), _ in self._filled if field in _VEHICLE})
        return tuple(self._vehicle(number) for number in numbers)

    def _vehicle(self, number: int) -> Vehicle:
        parts = {f: cell for (f, n), cell in self._filled if n == number and f in _VEHICLE}
        until = parts.pop("inspection_until", "").strip()
        return Vehicle(
            model=parts.get("model", ""),
            maker=parts.get("maker", ""),
            plate=parts.get("plate", ""),
            inspection_until=read_day(until, field="vehicles") if until else None,
        )


def _number(typed: str) -> int | None:
    digits = unicodedata.normalize("NFKC", typed).strip()
    if not digits:
        return None
    if not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        raise RuleBroken("import.number_unreadable", typed=typed)
    return int(digits)
