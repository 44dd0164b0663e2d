"""Customers to a CSV file that Excel opens and that `customer_csv` reads back unchanged."""

from collections.abc import Iterable
from pathlib import Path

from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.exchange import columns
from showroom_crm.exchange.csv_records import line_of
from showroom_crm.exchange.customer_cells import Field
from showroom_crm.exchange.formula_cells import neutralised
from showroom_crm.exchange.record_cells import (
    PERSON_COLUMNS,
    REACH_COLUMNS,
    VEHICLE_COLUMNS,
    person_cells,
    reach_cells,
    vehicle_cells,
    written_phone,
)
from showroom_crm.exchange.whole_file import replacing

_WRITTEN = (
    "number", "name", "kana", "phone", "phone_kind", "postal_code", "address", "birthday", "job",
    "family", "hobbies", "source", "notes", "maker", "model", "plate", "inspection_until", "staff",
    "wish",
)  # fmt: skip
# These stand in a file only where somebody has them, behind the others.
_WHERE_NEEDED = (
    *(column for column in VEHICLE_COLUMNS if column not in _WRITTEN),
    *REACH_COLUMNS,
    *PERSON_COLUMNS,
)
_ORDER = (*_WRITTEN, *_WHERE_NEEDED)
_TEXTS = ("name", "kana", "postal_code", "address", "job", "family", "hobbies", "source", "notes")
# The columns of the second phone stand beside those of the first, and so with cars.
_BESIDE = {
    "phone_kind": "phone",
    **dict.fromkeys(("model", "plate", "inspection_until"), "maker"),
    **dict.fromkeys(PERSON_COLUMNS, PERSON_COLUMNS[0]),
}


def write_customers(path: Path, charts: Iterable[CustomerChart], *, language: str) -> int:
    """Write all customers in UTF-8, with headings in a language, and return how many.

    Cells that a spreadsheet would run as a formula are neutralised.
    Raises FileUnreadable: "file.not_writable".
    """
    rows = [_cells(chart, language=language) for chart in charts]
    fields = {(name, 1) for name in _WRITTEN}.union(*rows)
    order = sorted(fields, key=_place)
    with replacing(path) as file:
        headings = [
            columns.heading(name, number=number, language=language) for name, number in order
        ]
        file.write(line_of(headings).encode("utf-8-sig"))
        for row in rows:
            file.write(line_of([neutralised(row.get(field, "")) for field in order]).encode())
    return len(rows)


def _cells(chart: CustomerChart, *, language: str) -> dict[Field, str]:
    customer = chart.customer
    profile = customer.profile
    cells: dict[Field, str] = {(name, 1): getattr(profile, name) for name in _TEXTS}
    cells["number", 1] = str(customer.number)
    cells["birthday", 1] = "" if profile.birthday is None else profile.birthday.isoformat()
    cells["staff", 1] = "" if chart.staff is None else chart.staff.name
    cells["wish", 1] = "" if chart.current_deal is None else chart.current_deal.deal.wish
    for number, phone in enumerate(profile.phones, start=1):
        cells["phone", number] = written_phone(phone)
        cells["phone_kind", number] = columns.kind_word(phone.kind, language=language)
    for number, vehicle in enumerate(profile.vehicles, start=1):
        written = vehicle_cells(vehicle, language=language)
        cells |= {(name, number): cell for name, cell in written.items()}
    for number, person in enumerate(profile.people, start=1):
        written = person_cells(person, language=language)
        cells |= {(name, number): cell for name, cell in written.items()}
    cells |= {(name, 1): cell for name, cell in reach_cells(profile, language=language).items()}
    return {field: cell for field, cell in cells.items() if cell or field[0] in _WRITTEN}


def _place(field: Field) -> tuple[int, int, int]:
    name, number = field
    return _ORDER.index(_BESIDE.get(name, name)), number, _ORDER.index(name)
