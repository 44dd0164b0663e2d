"""Every section of the chart stands once, whatever was kept; the deal is never left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.paper_settings import (
    NEEDED,
    USUAL_ORDER,
    USUAL_PAPER,
    PaperSettings,
    Section,
    accepted_paper,
    settled_order,
)

SECTIONS = st.sampled_from(Section)
NAMES = st.lists(SECTIONS | st.text(max_size=12))


@given(NAMES)
def test_every_section_stands_once(names: list[str]) -> None:
    assert sorted(settled_order(names)) == sorted(Section)


@given(NAMES)
def test_what_is_named_keeps_its_order(names: list[str]) -> None:
    known = [name for name in dict.fromkeys(names) if name in USUAL_ORDER]
    assert [section for section in settled_order(names) if section in known] == known


@given(st.permutations(USUAL_ORDER))
def test_a_whole_order_stays(order: list[Section]) -> None:
    assert settled_order(order) == tuple(order)


@given(st.sets(SECTIONS))
def test_new_sections_stand_at_their_usual_place(unknown_then: set[Section]) -> None:
    kept = [section for section in USUAL_ORDER if section not in unknown_then]
    assert settled_order(kept) == USUAL_ORDER


@given(st.permutations(USUAL_ORDER), SECTIONS)
def test_a_new_section_follows_the_one_it_usually_follows(
    order: list[Section], new: Section
) -> None:
    settled = settled_order([section for section in order if section is not new])
    place = USUAL_ORDER.index(new)
    before = None if place == 0 else USUAL_ORDER[place - 1]
    assert settled.index(new) == (0 if before is None else settled.index(before) + 1)


@given(st.permutations(USUAL_ORDER), st.frozensets(SECTIONS))
def test_settings_are_kept_as_they_are_unless_the_deal_is_missing(
    order: list[Section], left_out: frozenset[Section]
) -> None:
    wished = PaperSettings(tuple(order), left_out)
    if left_out & NEEDED:
        with pytest.raises(RuleBroken, match=r"paper\.section_needed"):
            accepted_paper(wished)
    else:
        assert accepted_paper(wished) == wished
        assert set(wished.shown) == set(Section) - left_out


def test_a_section_that_stands_twice_is_put_in_order() -> None:
    twice = PaperSettings((Section.MEETINGS, *USUAL_ORDER))
    rest = [section for section in USUAL_ORDER if section is not Section.MEETINGS]
    assert accepted_paper(twice).order == (Section.MEETINGS, *rest)


def test_nothing_is_left_out_at_first() -> None:
    assert USUAL_PAPER.shown == USUAL_ORDER
    assert USUAL_PAPER.logo is None
