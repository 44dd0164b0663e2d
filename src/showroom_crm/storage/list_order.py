"""In which order the list stands, in SQL that an index answers."""

from dataclasses import dataclass

from showroom_crm.domain.list_query import Sort, SortKey
from showroom_crm.storage.list_conditions import NEVER

_COLUMNS = {
    SortKey.NEXT_CONTACT: ("next_contact_at", "sort_key", "id"),
    SortKey.KANA: ("sort_key", "id"),
    SortKey.LAST_CONTACT: ("last_contact_at", "id"),
    SortKey.INSPECTION: ("inspection_on", "sort_key", "id"),
    SortKey.DECISION: ("decision_on", "sort_key", "id"),
    SortKey.NUMBER: ("number",),
}
_WITHOUT_DATE_LAST = (SortKey.NEXT_CONTACT, SortKey.INSPECTION, SortKey.DECISION)


@dataclass(frozen=True)
class Order:
    """`columns` hold a row's place, `by` follows ORDER BY, `before` tells who stands before the
    row whose place is in the parameters `place0`, `place1` …
    """

    columns: str
    by: str
    before: str


def order(sort: Sort) -> Order:
    """Return the order of a list; whoever has no date stands last in either direction."""
    names = _COLUMNS[sort.key]
    columns = ", ".join(f"c.{name}" for name in names)
    places = ", ".join(f":place{i}" for i in range(len(names)))
    if not sort.descending:
        return Order(columns, columns, f"({columns}) < ({places})")
    by = ", ".join(f"c.{name} DESC" for name in names)
    before = f"({columns}) > ({places})"
    if sort.key not in _WITHOUT_DATE_LAST:
        return Order(columns, by, before)
    without = f"c.{names[0]} = '{NEVER}'"
    missing = f":place0 = '{NEVER}'"
    return Order(
        columns,
        f"{without}, {by}",
        f"(({without}) < ({missing}) OR (({without}) = ({missing}) AND {before}))",
    )
