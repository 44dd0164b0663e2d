"""Places in a text as Qt counts them."""

_UNIT_BYTES = 2


def utf16_part(text: str, start: int, end: int | None = None) -> str:
    """Return a part of a text between two places of Qt's.

    Qt counts UTF-16 units, Python characters: 𠮷 is two of the one and one of the other.
    """
    encoded = text.encode("utf-16-le", "surrogatepass")
    part = encoded[start * _UNIT_BYTES : None if end is None else end * _UNIT_BYTES]
    return part.decode("utf-16-le", "surrogatepass")


def utf16_length(text: str) -> int:
    """Return how many of Qt's places a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // _UNIT_BYTES
