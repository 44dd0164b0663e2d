"""How papers quote."""

from showroom_crm.language.catalog import _

_QUOTES = ("「", "『", "“", '"')


def quoted(said: str) -> str:
    """Return the customer's words in 「」, unless they were typed so."""
    said = said.strip()
    return said if said.startswith(_QUOTES) else _("“{words}”").format(words=said)
