"""How the list looks at this PC, and the lists that are saved by name for every rep."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.saved_views import SavedView, accepted_view, from_json, to_json
from showroom_crm.services.store import Store

_COLUMNS = "list_columns"
_VIEWS = "list_views"


@dataclass(frozen=True)
class ColumnLayout:
    """The columns that are shown, by name from left to right, and their widths in pixels.

    Only widths that someone chose are here.
    """

    shown: tuple[str, ...] = ()
    widths: dict[str, int] = field(default_factory=dict)


def column_layout(store: Store) -> ColumnLayout | None:
    """Return what was kept; None where nothing, or nothing readable, was."""
    kept = _kept(store, _COLUMNS)
    try:
        shown = tuple(str(name) for name in kept["shown"])
        widths = {str(name): int(width) for name, width in kept["widths"].items()}
    except (TypeError, KeyError, ValueError, AttributeError, OverflowError):
        return None
    return ColumnLayout(shown, widths)


def keep_column_layout(store: Store, layout: ColumnLayout | None, *, clock: Clock) -> None:
    """Keep how the list looks; None for the usual look."""
    written = None if layout is None else {"shown": layout.shown, "widths": layout.widths}
    with store.transaction():
        store.settings.keep(_COLUMNS, json.dumps(written), at=clock.utc())


def saved_views(store: Store) -> Sequence[SavedView]:
    """Return the lists saved by name, in the order of their names; damaged ones fall away."""
    return sorted(_readable(_kept(store, _VIEWS)), key=lambda view: view.name)


def save_view(store: Store, view: SavedView, *, clock: Clock) -> None:
    """Keep a list by its name, in place of the one of that name.

    Raises RuleBroken: those of `saved_views.accepted_view`.
    """
    accepted = accepted_view(view)
    with store.transaction():
        _keep(store, [*_without(store, accepted.name), to_json(accepted)], clock)


def drop_view(store: Store, name: str, *, clock: Clock) -> None:
    """Forget a saved list."""
    with store.transaction():
        _keep(store, _without(store, name), clock)


def _without(store: Store, name: str) -> list[Any]:
    return [to_json(view) for view in saved_views(store) if view.name != name]


def _keep(store: Store, written: list[Any], clock: Clock) -> None:
    store.settings.keep(_VIEWS, json.dumps(written, ensure_ascii=False), at=clock.utc())


def _readable(kept: Any) -> list[SavedView]:
    views = []
    for value in kept if isinstance(kept, list) else ():
        try:
            views.append(from_json(value))
        except ValueError:
            continue
    return views


def _kept(store: Store, name: str) -> Any:
    try:
        return json.loads(store.settings.get(name) or "null")
    except ValueError:
        return None
