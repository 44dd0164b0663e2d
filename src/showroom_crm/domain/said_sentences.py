"""The sentences that a rep says at the close, as a showroom may word them itself."""

from enum import StrEnum
from string import Formatter

from showroom_crm.domain import plain_text
from showroom_crm.domain.errors import RuleBroken

LONGEST = 400


class Said(StrEnum):
    """Which sentence: the four questions, with forms where nothing is open or another car is
    proposed.
    """

    CONCERNS = "concerns"
    WOULD_BUY = "would_buy"
    NOTHING_OPEN = "nothing_open"
    DECISION = "decision"
    NEXT_CONTACT = "next_contact"
    NEXT_CONTACT_NOTHING_OPEN = "next_contact_nothing_open"
    NEXT_CONTACT_OTHER_CAR = "next_contact_other_car"


# What may stand in braces, and what must: without the wish nobody is asked for a contact.
PLACEHOLDERS: dict[Said, tuple[str, ...]] = {
    Said.CONCERNS: (),
    Said.WOULD_BUY: ("concern",),
    Said.NOTHING_OPEN: (),
    Said.DECISION: (),
    Said.NEXT_CONTACT: ("concern", "wish"),
    Said.NEXT_CONTACT_NOTHING_OPEN: ("wish",),
    Said.NEXT_CONTACT_OTHER_CAR: ("wish",),
}
_MUST: dict[Said, str] = {
    Said.NEXT_CONTACT: "wish",
    Said.NEXT_CONTACT_NOTHING_OPEN: "wish",
    Said.NEXT_CONTACT_OTHER_CAR: "wish",
}


def accepted_sentence(said: Said, text: str) -> str:
    """Return a sentence as it may be kept.

    Raises RuleBroken: "sentence.empty", "sentence.braces", "sentence.no_placeholder",
    "sentence.unknown_placeholder", "sentence.placeholder_missing", and those of `plain_text`.
    """
    plain_text.note(text, field=said.value, limit=LONGEST)
    if not text.strip():
        raise RuleBroken("sentence.empty", field=said.value)
    used = _placeholders(said, text)
    unknown = [name for name in used if name not in PLACEHOLDERS[said]]
    if unknown and not PLACEHOLDERS[said]:
        raise RuleBroken("sentence.no_placeholder", field=said.value, placeholder=unknown[0])
    if unknown:
        raise RuleBroken(
            "sentence.unknown_placeholder",
            field=said.value,
            placeholder=unknown[0],
            known=PLACEHOLDERS[said],
        )
    must = _MUST.get(said)
    if must is not None and must not in used:
        raise RuleBroken("sentence.placeholder_missing", field=said.value, placeholder=must)
    return text.strip()


def _placeholders(said: Said, text: str) -> list[str]:
    """Return what stands in braces; nothing but a bare name may."""
    try:
        pieces = list(Formatter().parse(text))
    except ValueError as fault:
        raise RuleBroken("sentence.braces", field=said.value) from fault
    if any(spec or conversion for _text, _name, spec, conversion in pieces):
        raise RuleBroken("sentence.braces", field=said.value)
    return [name for _text, name, _spec, _conversion in pieces if name is not None]
