"""Amounts of yen and distances as a rep types them."""

import re
import unicodedata

from showroom_crm.domain.errors import RuleBroken

MOST = 9_999_999_999
_AMOUNT = re.compile(r"[¥\\]?(?:(\d+(?:\.\d{1,4})?)万)?(\d+)?(?:円)?")
_DISTANCE = re.compile(r"(?:(\d+(?:\.\d{1,4})?)万)?(\d+)?(?:km|キロ)?")
_TEN_THOUSAND = 10_000


def read_yen(typed: str, *, field: str) -> int:
    """Return the whole yen that were typed: 3280000, 3,280,000円, 328万, 328万5000, ３２８.５万.

    Raises RuleBroken: "amount.unreadable".
    """
    return _read(_AMOUNT, typed, key="amount.unreadable", field=field)


def read_kilometres(typed: str, *, field: str) -> int:
    """Return the whole kilometres that were typed: 45000, 45,000km, 4.5万キロ.

    Raises RuleBroken: "distance.unreadable".
    """
    return _read(_DISTANCE, typed, key="distance.unreadable", field=field)


def _read(form: re.Pattern[str], typed: str, *, key: str, field: str) -> int:
    written = "".join(unicodedata.normalize("NFKC", typed).replace(",", "").casefold().split())
    match = form.fullmatch(written)
    if match is None or not any(match.groups()):
        raise RuleBroken(key, typed=typed, field=field)
    ten_thousands, ones = match.groups()
    amount = round(float(ten_thousands or 0) * _TEN_THOUSAND) + int(ones or 0)
    if amount > MOST:
        raise RuleBroken(key, typed=typed, field=field)
    return amount
