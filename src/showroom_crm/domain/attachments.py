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
# It holds the parts of a sign such as a family together; other format signs reorder what is read.
_JOINER = "\u200d"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*]')

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
    return _shown(last) or "file"


def renamed(attachment: Attachment, typed: str) -> str:
    """Return another name for an attachment, with the ending that tells what it is.

    Raises RuleBroken: "attachment.name_missing".
    """
    ending = ending_of(attachment.name)
    shown = _shown(typed)
    if not shown:
        raise RuleBroken("attachment.name_missing", field="attachments")
    return shown if shown.lower().endswith(ending.lower()) else _shown(shown + ending)


def ending_of(name: str) -> str:
    """Return the ending of a file's name with its dot; empty where it has none."""
    found = _ENDING.search(name)
    return "" if found is None else found[0]


def copy_name(name: str) -> str:
    """Return a name that any system takes for a file."""
    return _NOT_IN_FILE_NAMES.sub("_", name)


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


def _shown(name: str) -> str:
    """Return a name without hidden signs; one that is too long keeps its ending."""
    shown = "".join(sign for sign in name if not _hidden(sign)).strip(" .")
    ending = ending_of(shown)
    return shown.removesuffix(ending)[: NAME_LIMIT - len(ending)] + ending


def _hidden(sign: str) -> bool:
    return sign != _JOINER and unicodedata.category(sign) in _HIDDEN
