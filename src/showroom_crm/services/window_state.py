"""Where the main window stood when it was closed, so that it opens there again."""

from showroom_crm.domain.clock import Clock
from showroom_crm.services.store import Store

_NAME = "main_window"


def window_state(store: Store) -> str | None:
    """Return what was kept, or None."""
    return store.settings.get(_NAME)


def keep_window_state(store: Store, state: str, *, clock: Clock) -> None:
    """Keep the window's place and the division of its panes, in the window's own notation."""
    with store.transaction():
        store.settings.keep(_NAME, state, at=clock.utc())
