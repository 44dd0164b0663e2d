"""The words on a letter: whom it is for, where a long name parts, and the postal code."""

from showroom_crm.domain.customers import Customer
from showroom_crm.language import words


def receiver_name(receiver: Customer) -> str:
    """Return the name with 様 or 御中, in one line."""
    return " ".join(words.receiver(receiver).split())


def halves(name: str) -> list[tuple[str, str]]:
    """Return the ways to part a name at a space, the most even first; 様 never stands alone."""
    parts = name.split(" ")
    ways = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts) - 1)]
    return sorted(ways, key=lambda way: abs(len(way[0]) - len(way[1])))


def postal_code(receiver: Customer) -> str:
    """Return it as it was typed, without a 〒 of its own."""
    return receiver.profile.postal_code.strip().removeprefix("〒").strip()
