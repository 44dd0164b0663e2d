"""Address labels: postal code, address and name, one customer a label, in lines or in columns."""

from collections.abc import Sequence
from datetime import datetime

from showroom_crm.documents.mail.label_sheets import LabelSheet
from showroom_crm.documents.mail.level_block import BlockStyles, receiver_block
from showroom_crm.documents.mail.receiver_words import postal_code
from showroom_crm.documents.mail.vertical_block import Field, Sizes, receiver_marks
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Page, Row, baseline
from showroom_crm.documents.typesetting.marks import Mark, lowered, right_aligned
from showroom_crm.documents.typesetting.pdf import Part, pdf
from showroom_crm.documents.typesetting.text import Style, set_in_one_line
from showroom_crm.documents.unprintable import Unprintable, boxed_in
from showroom_crm.domain.customers import Customer
from showroom_crm.language.catalog import _, current_language

_SIDE = 6 * paper.MM  # a printer shifts a sheet by a millimetre or two
_ABOVE = 3.5 * paper.MM
_LEVEL = BlockStyles(
    Style(10, 14), Style(10, 14), Style(13, 19, bold=True), above_name=4, indent=4 * paper.MM
)
_CODE = Style(9, 13)
_UPRIGHT = Sizes(address=10, name=14, name_lowered=0.2, building_lowered=0.6)
_NO_SHIFT = (0.0, 0.0)


def labels_pdf(
    receivers: Sequence[Customer],
    sheet: LabelSheet,
    *,
    first: int,
    printed_at: datetime,
    showroom: str,
    upright: bool = False,
    shift: tuple[float, float] = _NO_SHIFT,
) -> bytes:
    """Return a label for each receiver; the `first` one stands on that label of a used sheet.

    Labels are counted from 1, to the right and then down. An `upright` one is written in columns.
    All of it is moved by `shift`: to the right and down in mm.
    """
    title = _("Address labels")
    pages = label_pages(receivers, sheet, first=first, upright=upright, shift=shift)
    return pdf(
        [Part(title, pages)],
        title=title,
        author=showroom,
        language=current_language(),
        made_at=printed_at,
    )


def label_pages(
    receivers: Sequence[Customer],
    sheet: LabelSheet,
    *,
    first: int,
    upright: bool = False,
    shift: tuple[float, float] = _NO_SHIFT,
) -> list[Page]:
    """Return the labels on their sheets."""
    places = range(first - 1, first - 1 + len(receivers))
    moved = (shift[0] * paper.MM, shift[1] * paper.MM)
    pages = [Page(shift=moved) for _sheet in range(places.stop // -sheet.number * -1)]
    for place, receiver in zip(places, receivers, strict=True):
        page, on_sheet = divmod(place, sheet.number)
        below, beside = divmod(on_sheet, sheet.columns)
        left = (sheet.left + beside * sheet.width) * paper.MM
        label, _whole = _label(receiver, sheet, left, upright=upright)
        room = sheet.height * paper.MM - label.height
        top = (sheet.top + below * sheet.height) * paper.MM
        pages[page].rows.append((top + room / 2, label))
    return pages


def too_long(
    receivers: Sequence[Customer], sheet: LabelSheet, *, upright: bool = False
) -> list[Customer]:
    """Return whose name and address do not fit on a label even in the smallest type."""
    return [each for each in receivers if not _label(each, sheet, 0, upright=upright)[1]]


def unprintable_on_labels(receivers: Sequence[Customer]) -> list[Unprintable]:
    """Return what would be boxed on labels and envelopes, in their order."""
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


def _label(
    receiver: Customer, sheet: LabelSheet, left: float, *, upright: bool
) -> tuple[Row, bool]:
    """Return a label in the largest type that fits, and whether all of it is there."""
    width = sheet.width * paper.MM - 2 * _SIDE
    height = sheet.height * paper.MM - 2 * _ABOVE
    if not upright:
        return receiver_block(receiver, _LEVEL, left=left + _SIDE, width=width, height=height)
    code = _code(postal_code(receiver), left + _SIDE + width, width)
    top = _CODE.leading * len(code)
    field = Field(left + _SIDE, top, width, height - top)
    marks, whole = receiver_marks(receiver, field, _UPRIGHT, middle=left + _SIDE + width / 2)
    return Row(height, (*code, *marks)), whole


def _code(code: str, right: float, width: float) -> list[Mark]:
    """Return the postal code in a level line above the columns."""
    if not code:
        return []
    line = set_in_one_line(f"〒{code}", _CODE, width, least=_CODE.size / 2)
    return [lowered(right_aligned(right, 0, line), baseline(_CODE))]
