"""Which page goes on which side of which sheet of paper."""

from collections.abc import Collection, Sequence

from PySide6.QtPrintSupport import QPrinter

# A side that stays white.
BLANK = -1


def sides_to_print(printer: QPrinter, pages: int, *, starts: Collection[int] = ()) -> list[int]:
    """Return the page of each side, counted from 0, as the printer was asked for.

    Where both sides are printed, a page of `starts` comes on a sheet of its own: two customers
    never share one. Empty where none of the wished pages is there.
    """
    both = printer.duplex() is not QPrinter.DuplexMode.DuplexNone
    wished = _wished(printer, pages)
    sides = _apart(wished, starts) if both else wished
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if both and printer.copyCount() > 1:
        sides = _padded(sides)
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        sides = _last_sheet_first(_padded(sides)) if both else sides[::-1]
    if both or printer.collateCopies():
        return sides * copies
    return [page for page in sides for _copy in range(copies)]


def _wished(printer: QPrinter, pages: int) -> list[int]:
    ranges = printer.pageRanges()
    every = printer.printRange() is not QPrinter.PrintRange.PageRange or ranges.isEmpty()
    return [page for page in range(pages) if every or ranges.contains(page + 1)]


def _apart(wished: Sequence[int], starts: Collection[int]) -> list[int]:
    """Return the pages so that each part begins on a front side, whichever of it is wished."""
    sides: list[int] = []
    before = -1
    for page in wished:
        if any(before < start <= page for start in starts):
            sides = _padded(sides)
        sides.append(page)
        before = page
    return sides


def _padded(sides: list[int]) -> list[int]:
    return [*sides, BLANK] if len(sides) % 2 else sides


def _last_sheet_first(sides: list[int]) -> list[int]:
    sheets = [sides[first : first + 2] for first in range(0, len(sides), 2)]
    return [page for sheet in reversed(sheets) for page in sheet]
