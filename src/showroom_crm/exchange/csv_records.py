"""The records of a CSV text, each with the number of the line it begins on."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LONGEST_CELL = 250_000


@dataclass(frozen=True)
class Record:
    """A record's cells, or None where the line is broken; blank lines give none."""

    line: int
    cells: tuple[str, ...] | None


def records(text: str, *, delimiter: str) -> Iterator[Record]:
    """Yield the records of a text.

    A quotation mark that is never closed, or closed within a later cell, breaks the line it
    stands on; the next line begins a record again, so that the rest of the file is not lost.
    """
    csv.field_size_limit(_LONGEST_CELL)
    lines = list(io.StringIO(text, newline=""))
    start = 0
    while start < len(lines):
        reader = csv.reader(
            (lines[number] for number in range(start, len(lines))),
            delimiter=delimiter,
            strict=True,
        )
        begins = start
        try:
            for cells in reader:
                if any(cells):
                    yield Record(begins + 1, tuple(cells))
                begins = start + reader.line_num
        except csv.Error:
            yield Record(begins + 1, None)
            start = begins + 1
        else:
            return


def line_of(cells: Sequence[str]) -> str:
    """Return cells as one line of CSV, as Excel reads it."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()
