"""What a start of the program asks for, as one line that another start can hand over."""

import re
from dataclasses import dataclass
from typing import Final

_SHOW = "show"
_STAY = "stay"
# A number of at most 18 digits fits into the database.
_CUSTOMER: Final = re.compile(r"customer ([1-9][0-9]{0,17})", re.ASCII)


@dataclass(frozen=True)
class StartRequest:
    """The window; with `in_tray` nothing that can be seen; or a customer by `customer_number`."""

    in_tray: bool = False
    customer_number: int | None = None

    def written(self) -> str:
        if self.customer_number is not None:
            return f"customer {self.customer_number}"
        return _STAY if self.in_tray else _SHOW


def read_request(written: str) -> StartRequest | None:
    """Return what another start asks for; None for what no start of ours can have written."""
    if written in (_SHOW, _STAY):
        return StartRequest(in_tray=written == _STAY)
    found = _CUSTOMER.fullmatch(written)
    return None if found is None else StartRequest(customer_number=int(found[1]))
