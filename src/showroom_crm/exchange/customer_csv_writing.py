"""Customers to a CSV file that Excel opens and that `customer_csv` reads back unchanged."""

from collections.abc import Iterable
from pathlib import Path

from showroom_crm.domain.phones import Phone, national_format, read_phone
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.exchange import columns
from showroom_crm.exchange.csv_records import line_of
from showroom_crm.exchange.customer_cells import Field
from showroom_crm.exchange.formula_cells import neutralised
from showroom_crm.exchange.whole_file import replacing

_WRITTEN = (
    "number", "name", "kana", "phone", "phone_kind", "postal_code", "address", "birthday", "job",
    "family", "hobbies", "source", "notes", "maker", "model", "plate", "inspection_until", "staff",
    "wish",
)  # fmt: skip
_TEXTS = ("name", "kana", "postal_code", "address", "job", "family", "hobbies", "source", "notes")
# The columns of the second phone stand beside those of the first, and so with cars.
_BESIDE = {"phone_kind": "phone", "model": "maker", "plate": "maker", "inspection_until": "maker"}


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
        cells["phone", number] = _written(phone)
        cells["phone_kind", number] = columns.kind_word(phone.kind, language=language)
    for number, vehicle in enumerate(profile.vehicles, start=1):
        until = vehicle.inspection_until
        cells["maker", number] = vehicle.maker
        cells["model", number] = vehicle.model
        cells["plate", number] = vehicle.plate
        cells["inspection_until", number] = "" if until is None else until.isoformat()
    return cells


def _written(phone: Phone) -> str:
    """Return the number as it is written in Japan, unless it would be read as another one."""
    written = national_format(phone.number)
    return written if read_phone(written).number == phone.number else phone.number


def _place(field: Field) -> tuple[int, int, int]:
    name, number = field
    return _WRITTEN.index(_BESIDE.get(name, name)), number, _WRITTEN.index(name)
