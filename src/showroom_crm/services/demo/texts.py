"""The words that the demo is made of, as they lie in `resources/demo`."""

import csv
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from showroom_crm.domain.deals import ConcernCategory
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.ink_quickdraw import drawing_from_quickdraw
from showroom_crm.resources_folder import resources_folder

_QUICKDRAW_SIDE = 255


@dataclass(frozen=True)
class Promise:
    """What we get in touch for."""

    channel: Channel
    reason: str
    bring: str


@dataclass(frozen=True)
class Talk:
    """One thing that keeps someone from buying, and how it goes on.

    `inspection_far`: it is not said by someone whose car must soon be inspected.
    """

    category: ConcernCategory
    who: frozenset[str]
    wish: frozenset[str]
    inspection_far: bool
    said: str
    proposed: str
    concern: str
    remedy: str
    promise: Promise
    again: str
    answered: str
    then: Promise


@dataclass(frozen=True)
class Car:
    """A car that people drive or look at; `kind` is small, kei, family, sedan, suv or work."""

    kind: str
    maker: str
    model: str
    rival: str


@dataclass(frozen=True)
class Texts:
    """All of it; `people`, `words` and `records` are the tables of their files."""

    families: tuple[tuple[str, str], ...]
    given: dict[str, list[tuple[str, str]]]
    towns: tuple[tuple[str, str, str], ...]
    owned: tuple[Car, ...]
    wished: tuple[Car, ...]
    talks: tuple[Talk, ...]
    people: dict[str, Any]
    words: dict[str, Any]
    records: dict[str, Any]
    faces: tuple[Drawing, ...]


def read_texts() -> Texts:
    """Return the words of the demo."""
    folder = resources_folder() / "demo"
    names = _table(folder / "names.tsv")
    given: dict[str, list[tuple[str, str]]] = {}
    for row in names:
        if row["part"] == "given":
            given.setdefault(row["group"], []).append((row["name"], row["kana"]))
    cars = _table(folder / "cars.tsv")
    words = tomllib.loads((folder / "talks.toml").read_text("utf-8"))
    return Texts(
        families=tuple((r["name"], r["kana"]) for r in names if r["part"] == "family"),
        given=given,
        towns=tuple(
            (r["postal_code"], r["town"], r["area_code"]) for r in _table(folder / "towns.tsv")
        ),
        owned=_cars(cars, "own"),
        wished=_cars(cars, "wish"),
        talks=tuple(_talk(talk) for talk in words["talks"]),
        people=tomllib.loads((folder / "people.toml").read_text("utf-8")),
        words=words,
        records=tomllib.loads((folder / "records.toml").read_text("utf-8")),
        faces=_faces(folder / "faces.ndjson"),
    )


def promise_of(written: list[str]) -> Promise:
    """Return a promise written as channel, reason, what we bring."""
    channel, reason, bring = written
    return Promise(Channel(channel), reason, bring)


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _cars(rows: list[dict[str, str]], side: str) -> tuple[Car, ...]:
    return tuple(
        Car(row["kind"], row["maker"], row["model"], row["rival"])
        for row in rows
        if row["side"] == side
    )


def _talk(written: dict[str, Any]) -> Talk:
    return Talk(
        category=ConcernCategory(written["category"]),
        who=frozenset(written["who"]),
        wish=frozenset(written.get("wish", ())),
        inspection_far=written.get("inspection") == "far",
        said=written["said"],
        proposed=written["proposed"],
        concern=written["concern"],
        remedy=written["remedy"],
        promise=promise_of(written["promise"]),
        again=written["again"],
        answered=written["answered"],
        then=promise_of(written["then"]),
    )


def _faces(path: Path) -> tuple[Drawing, ...]:
    """Return each face as it was drawn, and each seen in a mirror."""
    drawn = [json.loads(line)["drawing"] for line in path.read_text("utf-8").splitlines()]
    mirrored = [[[[_QUICKDRAW_SIDE - x for x in xs], ys] for xs, ys in face] for face in drawn]
    return tuple(drawing_from_quickdraw(face) for face in drawn + mirrored)
