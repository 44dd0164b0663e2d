"""Which characters a text file's bytes stand for: decided strictly, never guessed."""

import codecs

from showroom_crm.domain.errors import FileUnreadable

# WORKAROUND(Python's cp932): bytes that Windows leaves undefined are decoded to these.
_UNDEFINED = frozenset("\x80\uf8f0\uf8f1\uf8f2\uf8f3\x00")


def decode(data: bytes) -> str:
    """Return the text of bytes in UTF-8, with or without its mark, or in CP932.

    Raises FileUnreadable: "import.encoding_unknown".
    """
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as fault:
        if data.startswith(codecs.BOM_UTF8):
            raise FileUnreadable("import.encoding_unknown") from fault
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError as fault:
        raise FileUnreadable("import.encoding_unknown") from fault
    if not _UNDEFINED.isdisjoint(text):
        raise FileUnreadable("import.encoding_unknown")
    return text
