"""Address labels: postal code, address and name, one customer a label."""

from collections.abc import Sequence
from datetime import datetime

from showroom_crm.documents import paper
from showroom_crm.documents.flow import Page, Row, gap, stacked, text_rows
from showroom_crm.documents.label_sheets import LabelSheet
from showroom_crm.documents.pdf import Part, pdf
from showroom_crm.documents.text import Line, Style, set_line, set_lines, shortened
from showroom_crm.documents.unprintable import Unprintable, boxed_in
from showroom_crm.domain.customers import Customer
from showroom_crm.language import words
from showroom_crm.language.catalog import _, current_language

_POSTAL_CODE = Style(10, 14)
_ADDRESS = Style(10, 14)
_NAME = Style(13, 19, bold=True)
_ABOVE_NAME = 4.0
_SIDE = 6 * paper.MM  # a printer shifts a sheet by a millimetre or two
_ABOVE = 3.5 * paper.MM
_INDENT = 4 * paper.MM
_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)


def labels_pdf(
    receivers: Sequence[Customer],
    sheet: LabelSheet,
    *,
    first: int,
    printed_at: datetime,
    showroom: str,
) -> bytes:
    """Return a label for each receiver; the `first` one stands on that label of a used sheet.

    Labels are counted from 1, to the right and then down.
    """
    title = _("Address labels")
    return pdf(
        [Part(title, label_pages(receivers, sheet, first=first))],
        title=title,
        author=showroom,
        language=current_language(),
        made_at=printed_at,
    )


def label_pages(receivers: Sequence[Customer], sheet: LabelSheet, *, first: int) -> list[Page]:
    """Return the labels on their sheets."""
    places = range(first - 1, first - 1 + len(receivers))
    pages = [Page() for _sheet in range(places.stop // -sheet.number * -1)]
    for place, receiver in zip(places, receivers, strict=True):
        page, on_sheet = divmod(place, sheet.number)
        below, beside = divmod(on_sheet, sheet.columns)
        left = (sheet.left + beside * sheet.width) * paper.MM
        label, _whole = _label(receiver, sheet, left)
        room = sheet.height * paper.MM - label.height
        top = (sheet.top + below * sheet.height) * paper.MM
        pages[page].rows.append((top + room / 2, label))
    return pages


def too_long(receivers: Sequence[Customer], sheet: LabelSheet) -> list[Customer]:
    """Return whose name and address do not fit on a label even in the smallest type."""
    return [each for each in receivers if not _label(each, sheet, 0)[1]]


def unprintable_on_labels(receivers: Sequence[Customer]) -> list[Unprintable]:
    """Return what would be boxed on the labels, in their order."""
    found: list[Unprintable] = []
    for receiver in receivers:
        profile = receiver.profile
        for field, text in (
            (_("Name"), profile.name),
            (_("Postal code"), profile.postal_code),
            (_("Address"), profile.address),
        ):
            boxed = tuple(dict.fromkeys(boxed_in(text)))
            if boxed:
                found.append(Unprintable(receiver.number, receiver.name, field, boxed))
    return found


def _label(receiver: Customer, sheet: LabelSheet, left: float) -> tuple[Row, bool]:
    """Return a label in the largest type that fits, and whether all of it is there."""
    room = sheet.height * paper.MM - 2 * _ABOVE
    width = sheet.width * paper.MM - 2 * _SIDE
    for scale in _SCALES:
        address, name = _lines(receiver, scale, width)
        label = _stacked(receiver, address, name, scale, left)
        if label.height <= room:
            return label, True
    address = shortened(address, _lines_in(room / 2, _ADDRESS, scale), width)
    name = shortened(name, _lines_in(room / 4, _NAME, scale), width - _INDENT)
    return _stacked(receiver, address, name, scale, left), False


def _lines(receiver: Customer, scale: float, width: float) -> tuple[list[Line], list[Line]]:
    address_style, name_style = _scaled(_ADDRESS, scale), _scaled(_NAME, scale)
    address = [line for line in receiver.profile.address.splitlines() if line.strip()]
    name = words.receiver(receiver)
    return (
        set_lines("\n".join(address), address_style, width),
        set_lines(" ".join(name.splitlines()), name_style, width - _INDENT),
    )


def _stacked(
    receiver: Customer, address: Sequence[Line], name: Sequence[Line], scale: float, left: float
) -> Row:
    rows: list[Row] = []
    code = receiver.profile.postal_code.strip()
    if code:
        rows += text_rows([set_line(f"〒{code}", _scaled(_POSTAL_CODE, scale))], left + _SIDE)
    rows += text_rows(address, left + _SIDE)
    rows.append(gap(_ABOVE_NAME * scale))
    rows += text_rows(name, left + _SIDE + _INDENT)
    return stacked(rows)


def _scaled(style: Style, scale: float) -> Style:
    return style.resized(style.size * scale)


def _lines_in(room: float, style: Style, scale: float) -> int:
    return max(1, int(room / (style.leading * scale)))
