"""Customers from a CSV file: of other programs, and our own, which comes back unchanged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from showroom_crm.domain.errors import FileUnreadable, RuleBroken
from showroom_crm.exchange import columns
from showroom_crm.exchange.csv_records import Record, records
from showroom_crm.exchange.customer_cells import Field, import_row
from showroom_crm.exchange.formula_cells import restored
from showroom_crm.exchange.text_encoding import decode
from showroom_crm.exchange.whole_file import read_bytes
from showroom_crm.services.customer_import import ImportRow, Rejected

ENDINGS = (".csv", ".tsv", ".txt")
_DELIMITERS = (",", "\t")
_LONGEST_QUOTE = 200


@dataclass(frozen=True)
class CustomerFile:
    """What a file holds: its rows, read as they are asked for, and headings that mean nothing."""

    unread_columns: tuple[str, ...]
    rows: Iterator[ImportRow | Rejected]


def read_customers(path: Path) -> CustomerFile:
    """Return the customers of a CSV file in UTF-8 or CP932, with commas or tabs.

    A broken line is given as Rejected, and the rest goes on.
    Raises FileUnreadable: "file.missing", "file.unreadable", "import.encoding_unknown",
    "import.empty", "import.no_name_column".
    """
    text = decode(read_bytes(path))
    delimiter = max(_DELIMITERS, key=lambda sign: _known_headings(_headings(text, sign)))
    headings = _headings(text, delimiter)
    fields = [columns.field_of(heading) for heading in headings]
    body = records(text, delimiter=delimiter)
    if next(body, None) is None:
        raise FileUnreadable("import.empty")
    if not {"name", "family_name"} & {field[0] for field in fields if field}:
        raise FileUnreadable("import.no_name_column", columns=_quoted(headings))
    first = next(body, None)
    if first is None:
        raise FileUnreadable("import.empty")
    return CustomerFile(
        unread_columns=tuple(
            heading
            for heading, field in zip(headings, fields, strict=True)
            if field is None and heading.strip()
        ),
        rows=(_row(record, fields) for record in chain([first], body)),
    )


def _row(record: Record, fields: Sequence[Field | None]) -> ImportRow | Rejected:
    try:
        if record.cells is None:
            raise RuleBroken("import.line_broken")
        if any(cell.strip() for cell in record.cells[len(fields) :]):
            raise RuleBroken("import.too_many_cells", limit=len(fields))
        # A line may end early: programs leave the last empty cells away.
        filled = [
            (field, restored(cell))
            for field, cell in zip(fields, record.cells, strict=False)
            if field is not None and cell
        ]
        return import_row(record.line, filled)
    except RuleBroken as reason:
        return Rejected(record.line, reason)


def _headings(text: str, delimiter: str) -> Sequence[str]:
    first = next(records(text, delimiter=delimiter), None)
    if first is None or first.cells is None:
        return ()
    return [restored(cell) for cell in first.cells]


def _known_headings(headings: Sequence[str]) -> int:
    return sum(columns.field_of(heading) is not None for heading in headings)


def _quoted(headings: Sequence[str]) -> str:
    quoted = ", ".join(re.sub(r"\s+", " ", heading) for heading in headings)
    return quoted if len(quoted) <= _LONGEST_QUOTE else quoted[:_LONGEST_QUOTE] + "…"
