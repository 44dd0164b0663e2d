"""Cells that a spreadsheet would run as a formula, made plain text and back again."""

import re

# What Excel, LibreOffice and their full-width readings take for the start of a formula.
_STARTS = r"[=+\-@＝＋－＠\t\r\n]"
_FORMULA = re.compile(rf"'*{_STARTS}")
_NEUTRALISED = re.compile(rf"'+{_STARTS}")


def neutralised(cell: str) -> str:
    """Return the cell with one apostrophe before it if it could be run."""
    return "'" + cell if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """Return the cell as it was before `neutralised`."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell
