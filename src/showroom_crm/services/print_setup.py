"""How this PC printed last: that is proposed the next time."""

import json
from dataclasses import asdict, dataclass

from showroom_crm.domain.clock import Clock
from showroom_crm.services.store import Store

_NAME = "print_setup"


@dataclass(frozen=True)
class PrintSetup:
    """Printer, paper, sides and colours by the names that the printing system has for them."""

    printer: str = ""
    paper: str = ""
    duplex: str = ""
    colours: str = ""


def print_setup(store: Store) -> PrintSetup:
    """Return what was kept; empty names where nothing, or nothing readable, was."""
    try:
        kept = json.loads(store.settings.get(_NAME) or "{}")
        return PrintSetup(**{str(name): str(value) for name, value in kept.items()})
    except (ValueError, TypeError, AttributeError):
        return PrintSetup()


def keep_print_setup(store: Store, setup: PrintSetup, *, clock: Clock) -> None:
    """Keep how it was printed."""
    with store.transaction():
        store.settings.keep(_NAME, json.dumps(asdict(setup), ensure_ascii=False), at=clock.utc())
