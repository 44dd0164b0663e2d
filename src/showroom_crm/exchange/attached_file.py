"""A photo or PDF that a rep attaches: read from their disk or stick."""

from pathlib import Path

from showroom_crm.domain import attachments
from showroom_crm.domain.attachments import LARGEST_BYTES
from showroom_crm.exchange.whole_file import read_bytes


def read_attached(path: Path) -> bytes:
    """Return what a file holds; one that is too large is not read.

    Raises RuleBroken: "attachment.too_large", "attachment.empty"; FileUnreadable, those of
    `whole_file.read_bytes`.
    """
    try:
        size = path.stat().st_size if path.is_file() else LARGEST_BYTES
    except OSError:
        # Reading it tells what is wrong.
        size = LARGEST_BYTES
    attachments.refuse_too_much(path.name, size, held=0)
    return read_bytes(path)
