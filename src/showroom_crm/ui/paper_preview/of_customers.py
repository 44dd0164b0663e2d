"""What the papers that are about customers have in common."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language.catalog import _
from showroom_crm.services import customers
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.paper_preview.preview import PaperPreview

if TYPE_CHECKING:
    from showroom_crm.documents.unprintable import Unprintable


def boxed_words(found: "Iterable[Unprintable]") -> str:
    """Return a line for each field that does not print as it was typed."""
    return "\n".join(
        _("{name}, {field}: no font has {characters}; a box is printed instead.").format(
            name=each.name, field=each.field, characters=" ".join(each.characters)
        )
        for each in found
    )


def note_printed(
    desk: Desk, printed: Iterable[CustomerId], *, origin: PaperPreview
) -> Changes | None:
    """Note in the access log of each customer that they were put out; None when it was refused."""
    return desk.run(
        lambda store: customers.note_printed(store, printed, by=origin.by, clock=desk.clock),
        origin=origin,
    )
