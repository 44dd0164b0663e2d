"""Where the main window stood when it was closed, and what was said of closing it."""

from showroom_crm.domain.clock import Clock
from showroom_crm.services.store import Store

_NAME = "main_window"
_NO_TRAY_TOLD = "no_tray_told"


def window_state(store: Store) -> str | None:
    """Return what was kept, or None."""
    return store.settings.get(_NAME)


def keep_window_state(store: Store, state: str, *, clock: Clock) -> None:
    """Keep the window's place and the division of its panes, in the window's own notation."""
    with store.transaction():
        store.settings.keep(_NAME, state, at=clock.utc())


def no_tray_told(store: Store) -> bool:
    """Return whether it was said that this desktop has no tray."""
    return store.settings.get(_NO_TRAY_TOLD) is not None


def note_no_tray_told(store: Store, *, clock: Clock) -> None:
    """Keep that it was said; it is said once."""
    with store.transaction():
        store.settings.keep(_NO_TRAY_TOLD, "yes", at=clock.utc())
