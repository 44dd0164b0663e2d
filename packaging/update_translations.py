"""Bring the Japanese catalog up to date with the messages in the source.

New ones arrive untranslated, those that are gone go; places in the source are left out, so that a
change of code is no change of the catalog.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "showroom_crm"
JAPANESE = ROOT / "resources" / "translations" / "ja" / "LC_MESSAGES" / "showroom_crm.po"
# Babel's own header has the time of the run and blanks to be filled in by hand.
HEADER = r"""# The Japanese texts of showroom_crm; packaging/translations keeps them up to date.
msgid ""
msgstr ""
"Project-Id-Version: showroom_crm 1\n"
"Report-Msgid-Bugs-To: showroom_crm contributors\n"
"Last-Translator: showroom_crm contributors\n"
"Language: ja\n"
"Language-Team: Japanese\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def extracted() -> Catalog:
    """Return every message of the source, untranslated."""
    catalog = Catalog(project="showroom_crm")
    for _file, _line, message, comments, context in extract_from_dir(
        SOURCE, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        catalog.add(message, auto_comments=comments, context=context)
    return catalog


def updated(po: Path = JAPANESE) -> bytes:
    """Return the catalog as it should be on disk."""
    if po.exists():
        with po.open("rb") as file:
            catalog = read_po(file, locale="ja")
    else:
        catalog = Catalog(locale="ja")
    catalog.update(extracted(), no_fuzzy_matching=True, keep_user_comments=True)
    result = BytesIO()
    write_po(
        result,
        catalog,
        width=100,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    return HEADER.encode() + result.getvalue()


def main() -> int:
    """Write the catalog and say what is left to translate."""
    JAPANESE.parent.mkdir(parents=True, exist_ok=True)
    JAPANESE.write_bytes(updated())
    with JAPANESE.open("rb") as file:
        untranslated = [message.id for message in read_po(file, locale="ja") if not message.string]
    for message in untranslated:
        print(f"to translate: {message!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
