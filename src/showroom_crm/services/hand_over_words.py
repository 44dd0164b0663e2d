"""The words that tell two reps of a hand-over, kept for each until they have seen them."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.hand_overs import HandOverWord, number_of
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.services.store import Store

_NAME = "hand_over_words/{staff_id}"

Moved = Mapping[CustomerId, StaffId | None]


def tell_of_hand_over(
    store: Store, moved: Moved, to: StaffId | None, *, by: StaffId | None, clock: Clock
) -> None:
    """Leave a word for the new rep and for each former one of `moved`, but not for who did it.

    A rep who works here no more is told nothing. It is one word an act, however many customers
    are handed over. The caller has the transaction.
    """
    names = {each.id: each.name for each in store.staff.all()}
    here = {each.id for each in store.staff.all() if each.left_on is None} - {by}
    said = HandOverWord(clock.local(), 0, True, by="" if by is None else names[by])
    formers = list(dict.fromkeys(each for each in moved.values() if each is not None))
    if to in here and moved:
        others = tuple(names[each] for each in formers)
        _leave(store, to, replace(_about(said, moved), others=others), clock=clock)
    for former in formers:
        theirs = [customer for customer, rep in moved.items() if rep == former]
        if former in here:
            word = replace(_about(said, theirs), gained=False, others=_names(names, to))
            _leave(store, former, word, clock=clock)


def hand_over_words(store: Store, staff_id: StaffId | None) -> Sequence[HandOverWord]:
    """Return what a rep has not seen yet, the oldest first; nothing where nobody can read it."""
    kept = None if staff_id is None else store.settings.get(_NAME.format(staff_id=staff_id))
    try:
        return [_read(each) for each in json.loads(kept or "[]")]
    except (ValueError, TypeError, KeyError):
        return []


def see_hand_over_word(
    store: Store, word: HandOverWord, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Note that a rep has seen a word."""
    with store.transaction():
        rest = [each for each in hand_over_words(store, by) if each != word]
        if by is not None:
            _keep(store, by, rest, clock=clock)
    return Changes()


def _about(word: HandOverWord, customer_ids: Collection[CustomerId]) -> HandOverWord:
    number, alone = number_of(customer_ids)
    return replace(word, number=number, customer_id=alone)


def _names(names: Mapping[StaffId, str], staff_id: StaffId | None) -> tuple[str, ...]:
    return () if staff_id is None else (names[staff_id],)


def _leave(store: Store, staff_id: StaffId | None, word: HandOverWord, *, clock: Clock) -> None:
    if staff_id is not None:
        _keep(store, staff_id, [*hand_over_words(store, staff_id), word], clock=clock)


def _keep(store: Store, staff_id: StaffId, words: Iterable[HandOverWord], *, clock: Clock) -> None:
    name = _NAME.format(staff_id=staff_id)
    written = [asdict(each) | {"at": each.at.isoformat()} for each in words]
    if written:
        store.settings.keep(name, json.dumps(written, ensure_ascii=False), at=clock.utc())
    else:
        store.settings.drop(name)


def _read(kept: dict[str, object]) -> HandOverWord:
    word = HandOverWord(**kept)  # type: ignore[arg-type]
    return replace(
        word, at=datetime.fromisoformat(str(kept["at"])), others=tuple(map(str, word.others))
    )
