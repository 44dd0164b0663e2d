"""Keep what is being typed, so that a crash or a lock loses nothing (R2)."""

from showroom_crm.domain.clock import Clock
from showroom_crm.services.store import Store


def keep_draft(store: Store, name: str, content: str, *, clock: Clock) -> None:
    """Keep the text of an unfinished form under a name."""
    with store.transaction():
        store.drafts.keep(name, content, at=clock.utc())


def draft(store: Store, name: str) -> str | None:
    """Return what was being typed, or None."""
    return store.drafts.get(name)


def drop_draft(store: Store, name: str) -> None:
    """Forget a draft whose form was finished."""
    with store.transaction():
        store.drafts.drop(name)
