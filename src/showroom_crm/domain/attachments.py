"""Photos and PDFs that belong to a customer or to one of their meetings."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath, PureWindowsPath

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import AttachmentId, CustomerId, MeetingId

LARGEST_BYTES = 20 * 1024 * 1024
MOST_OF_CUSTOMER = 2000
NAME_LIMIT = 100
PDF = "application/pdf"

# How the files that we keep begin; by content, since a name says anything.
_BEGINNINGS = (
    (re.compile(rb"%PDF-"), PDF),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"BM.{4}\0{4}", re.DOTALL), "image/bmp"),
    (re.compile(rb"II\*\0|MM\0\*"), "image/tiff"),
    (re.compile(rb".{4}ftyp(?:heic|heix|mif1|msf1)", re.DOTALL), "image/heic"),
)


@dataclass(frozen=True)
class Attachment:
    """A file kept beside the database, encrypted; `digest` is the SHA-256 of its content in hex.

    `added_at` is UTC.
    """

    customer_id: CustomerId
    name: str
    media_type: str
    size: int
    digest: str
    added_at: datetime
    meeting_id: MeetingId | None = None
    id: AttachmentId | None = None


def accepted_name(name: str) -> str:
    """Return the name of a file without its folders and without signs that cannot be shown."""
    last = PurePath(PureWindowsPath(name).name).name
    shown = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if len(shown) > NAME_LIMIT:
        room = NAME_LIMIT - len(dot + ending)
        shown = f"{stem[:room]}{dot}{ending}" if stem and room > 0 else shown[:NAME_LIMIT]
    return shown or "file"


def media_type_of(name: str, content: bytes) -> str:
    """Return what a photo or PDF is, by how its content begins.

    Raises RuleBroken: "attachment.kind_unknown" for anything else.
    """
    for beginning, media_type in _BEGINNINGS:
        if beginning.match(content):
            return media_type
    raise RuleBroken("attachment.kind_unknown", field="attachments", name=name)


def refuse_too_much(name: str, size: int, *, held: int) -> None:
    """Refuse a file that is too large, or one too many; `held` is how many the customer has.

    Raises RuleBroken: "attachment.too_large", "attachment.too_many", "attachment.empty".
    """
    if size == 0:
        raise RuleBroken("attachment.empty", field="attachments", name=name)
    if size > LARGEST_BYTES:
        limit = LARGEST_BYTES // 1024 // 1024
        raise RuleBroken("attachment.too_large", field="attachments", name=name, limit=limit)
    if held >= MOST_OF_CUSTOMER:
        raise RuleBroken("attachment.too_many", field="attachments", limit=MOST_OF_CUSTOMER)
