"""How charts look is one setting for all reps of the showroom."""

import json
from dataclasses import replace
from typing import Any

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.paper_settings import USUAL_ORDER, USUAL_PAPER, PaperSettings, Section
from showroom_crm.services.paper_settings import keep_paper_settings, paper_settings
from showroom_crm.services.staff import name_showroom, showroom_name
from showroom_crm.services.store import Store
from tests.conftest import MovableClock
from tests.logos import logo_of
from tests.ui.refusing import no_room

LOGO = logo_of(bytes(range(60)), 10, 2)
OWN = PaperSettings(tuple(reversed(USUAL_ORDER)), frozenset({Section.PROFILE}), LOGO)


def keep_as_written(store: Store, clock: MovableClock, written: str) -> None:
    with store.transaction():
        store.settings.keep("paper_settings", written, at=clock.utc())


def test_a_new_showroom_prints_as_usual_without_a_logo(store: Store) -> None:
    assert paper_settings(store) == USUAL_PAPER


def test_what_is_kept_is_found_again(store: Store, clock: MovableClock) -> None:
    changes = keep_paper_settings(store, OWN, showroom=" 三鷹店 ", clock=clock)
    assert changes.everything
    assert paper_settings(store) == OWN
    assert showroom_name(store) == "三鷹店"


def test_name_and_logo_can_be_taken_away(store: Store, clock: MovableClock) -> None:
    keep_paper_settings(store, OWN, showroom="三鷹店", clock=clock)
    keep_paper_settings(store, replace(OWN, logo=None), showroom="  ", clock=clock)
    assert paper_settings(store).logo is None
    assert showroom_name(store) == ""


@pytest.mark.parametrize(
    ("wished", "showroom"),
    [
        (PaperSettings(left_out=frozenset({Section.DEALS})), "吉祥寺店"),
        (PaperSettings(logo=replace(LOGO, png=LOGO.png[:-20])), "吉祥寺店"),
        (USUAL_PAPER, "店" * 101),
        (USUAL_PAPER, "三鷹\n店"),
    ],
)
def test_what_is_refused_leaves_name_and_settings(
    store: Store, clock: MovableClock, wished: PaperSettings, showroom: str
) -> None:
    keep_paper_settings(store, OWN, showroom="三鷹店", clock=clock)
    with pytest.raises(RuleBroken):
        keep_paper_settings(store, wished, showroom=showroom, clock=clock)
    assert paper_settings(store) == OWN
    assert showroom_name(store) == "三鷹店"


def test_a_full_disk_keeps_neither_the_name_nor_the_rest(store: Store, clock: MovableClock) -> None:
    with no_room(store), pytest.raises(Exception, match="full"):
        keep_paper_settings(store, OWN, showroom="三鷹店", clock=clock)
    assert paper_settings(store) == USUAL_PAPER
    assert showroom_name(store) == ""


@pytest.mark.parametrize(
    "written",
    ["", "{", "[]", "null", "3", '{"order": 3, "left_out": {}, "logo": []}', "[" * 100_000],
)
def test_a_setting_that_cannot_be_read_counts_as_none(
    store: Store, clock: MovableClock, written: str
) -> None:
    keep_as_written(store, clock, written)
    assert paper_settings(store) == USUAL_PAPER


@pytest.mark.parametrize(
    "logo", ["!", "日本", "iVBORw0KGgo=", "aGVsbG8=", "A" * 300_000, {"png": 1}]
)
def test_a_logo_that_cannot_be_read_is_none_and_the_order_stays(
    store: Store, clock: MovableClock, logo: Any
) -> None:
    written = {"order": ["meetings", "last_words"], "left_out": ["profile"], "logo": logo}
    keep_as_written(store, clock, json.dumps(written))
    kept = paper_settings(store)
    assert kept.logo is None
    assert kept.order[0] is Section.MEETINGS
    assert kept.left_out == {Section.PROFILE}


def test_the_settings_of_another_version_are_read_as_far_as_they_are_known(
    store: Store, clock: MovableClock
) -> None:
    written = {"order": ["horoscope", "writing", 7, "writing"], "left_out": ["deals", "horoscope"]}
    keep_as_written(store, clock, json.dumps(written))
    kept = paper_settings(store)
    assert kept.order[:2] == (Section.LAST_WORDS, Section.NEXT_TIME)
    assert set(kept.order) == set(Section)
    assert kept.order.index(Section.WRITING) == len(kept.order) - 1
    assert kept.left_out == frozenset()


def test_the_name_alone_can_be_set_as_before(store: Store, clock: MovableClock) -> None:
    keep_paper_settings(store, OWN, showroom="", clock=clock)
    name_showroom(store, "三鷹店", clock=clock)
    assert showroom_name(store) == "三鷹店"
    assert paper_settings(store) == OWN
