"""A draft is kept while it is typed, and tried again when the machine refuses it (R2)."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.services import drafts
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper
from tests.conftest import MovableClock
from tests.ui.refusing import full_disk

NAME = "form"


@pytest.fixture
def typed() -> dict[str, str]:
    return {"notes": "土曜は午前中"}


@pytest.fixture
def keeper(qtbot: QtBot, desk: Desk, typed: dict[str, str]) -> Iterator[DraftKeeper]:
    window = QWidget()
    qtbot.addWidget(window)
    yield DraftKeeper(desk, NAME, lambda: dict(typed), window)


@pytest.fixture
def soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("showroom_crm.ui.drafts._AGAIN_MS", 100)


def kept(store: Store) -> dict[str, str] | None:
    content = drafts.draft(store, NAME)
    return None if content is None else json.loads(content)["texts"]


def test_what_the_machine_refused_is_tried_again_until_it_is_kept(
    qtbot: QtBot, keeper: DraftKeeper, store: Store, typed: dict[str, str], soon_again: None
) -> None:
    told: list[str] = []
    keeper.told.connect(told.append)
    with full_disk(store.drafts) as sentence:
        keeper.touch()
        assert not keeper.flush()
        assert told == [sentence]
        qtbot.wait(250)
    qtbot.waitUntil(lambda: kept(store) == typed, timeout=2000)
    assert told[-1] == ""
    assert keeper.flush()


def test_edits_do_not_hasten_what_the_machine_refuses(
    qtbot: QtBot, keeper: DraftKeeper, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("showroom_crm.ui.drafts._BEHIND_MS", 50)
    told: list[str] = []
    keeper.told.connect(told.append)
    with full_disk(store.drafts):
        for _edit in range(5):
            keeper.touch()
            qtbot.wait(100)
    assert len(told) == 1


def test_the_first_leaving_is_refused_and_the_second_goes(
    keeper: DraftKeeper, store: Store
) -> None:
    told: list[str] = []
    keeper.told.connect(told.append)
    with full_disk(store.drafts) as sentence:
        keeper.touch()
        assert not keeper.may_leave()
        assert sentence in told[-1]
        assert len(told[-1]) > len(sentence)
        assert keeper.may_leave()


def test_who_types_on_is_warned_anew(keeper: DraftKeeper, store: Store) -> None:
    with full_disk(store.drafts):
        keeper.touch()
        assert not keeper.may_leave()
        keeper.touch()
        assert not keeper.may_leave()
    assert keeper.may_leave()
    assert kept(store) is not None


def test_a_draft_that_could_not_be_forgotten_is_forgotten_later(
    qtbot: QtBot, keeper: DraftKeeper, store: Store, soon_again: None
) -> None:
    keeper.touch()
    assert keeper.flush()
    with full_disk(store.drafts):
        keeper.drop()
        assert kept(store) is not None
    qtbot.waitUntil(lambda: kept(store) is None, timeout=2000)


def test_a_draft_whose_form_shows_something_else_stands_as_it_was_left(
    qtbot: QtBot,
    keeper: DraftKeeper,
    store: Store,
    typed: dict[str, str],
    clock: MovableClock,
    soon_again: None,
) -> None:
    left_at = clock.local()
    with full_disk(store.drafts):
        keeper.touch()
        keeper.hold()
        typed["notes"] = "別のお客様"
        clock.advance(timedelta(minutes=5))
        held = keeper.restore()
    assert held is not None
    assert (held.texts, held.at) == ({"notes": "土曜は午前中"}, left_at)


def test_a_draft_that_was_left_is_kept_as_soon_as_it_can_be(
    qtbot: QtBot, keeper: DraftKeeper, store: Store, typed: dict[str, str], soon_again: None
) -> None:
    with full_disk(store.drafts):
        keeper.touch()
        keeper.flush()
        keeper.hold()
        typed["notes"] = "別のお客様"
    qtbot.waitUntil(lambda: kept(store) == {"notes": "土曜は午前中"}, timeout=2000)
