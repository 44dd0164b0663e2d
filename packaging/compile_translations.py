"""Compile the translations (.po) that changed into what the program reads (.mo).

An unfinished catalog is refused: the program would speak two languages on one screen.
"""

import sys
from pathlib import Path
from string import Formatter

TRANSLATIONS = Path(__file__).resolve().parents[1] / "resources" / "translations"


def catalogs(translations: Path = TRANSLATIONS) -> list[Path]:
    """Return the .po files, one a language."""
    return sorted(translations.glob("*/LC_MESSAGES/showroom_crm.po"))


def is_stale(po: Path) -> bool:
    """Tell whether the .mo beside it is missing or older."""
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def compile_catalog(po: Path) -> None:
    """Write the .mo beside a .po; raises ValueError with one line a fault."""
    mo = po.with_suffix(".mo")
    mo.write_bytes(compiled(po))


def compiled(po: Path) -> bytes:
    """Return a .po as .mo; raises ValueError with one line a fault."""
    # Not at the top: each start of the program comes by, and is nearly always done without it.
    from datetime import UTC, datetime
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as file:
        catalog = read_po(file, locale=po.parent.parent.name, abort_invalid=True)
    place = "/".join(po.parts[-3:])
    faults = [
        f"{place}: {fault}: {message.id!r}"
        for message in catalog
        if message.id and (fault := _fault(message.id, message.string, fuzzy=message.fuzzy))
    ]
    faults += [f"{place}: {error}" for _, errors in catalog.check() for error in errors]
    if faults:
        more = [f"{place}: and {len(faults) - 10} more"] if len(faults) > 10 else []
        raise ValueError("\n".join(faults[:10] + more))
    # Babel would put the time of the run into the header: the same texts, another file.
    catalog.creation_date = catalog.revision_date = datetime.fromtimestamp(0, UTC)
    result = BytesIO()
    write_mo(result, catalog)
    return result.getvalue()


def _fault(
    source: str | tuple[str, ...] | list[str],
    translated: str | tuple[str, ...] | list[str] | None,
    *,
    fuzzy: bool,
) -> str | None:
    sources = [source] if isinstance(source, str) else list(source)
    forms = [translated] if isinstance(translated, str) else list(translated or [])
    if not forms or not all(forms):
        return "not translated"
    if fuzzy:
        return "marked fuzzy"
    allowed = {field for text in sources for field in _fields(text)}
    needed = set.intersection(*(_fields(text) for text in sources))
    if any(not needed <= _fields(form) <= allowed for form in forms):
        return "other {fields} than the source"
    return None


def _fields(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:  # a brace that stands for itself
        return set()


def main() -> int:
    """Compile what is stale; 1 and the faults on stderr if a catalog is unfinished."""
    try:
        for po in filter(is_stale, catalogs()):
            compile_catalog(po)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
