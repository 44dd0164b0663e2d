"""What a saved list asks for comes back as it was written, or not at all."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.list_query import (
    Ahead,
    ContactDue,
    Criteria,
    Days,
    Months,
    Sort,
    SortKey,
    days_of_contact,
    days_of_period,
)
from showroom_crm.domain.reaching import Refusal
from showroom_crm.domain.saved_views import SavedView, accepted_view, from_json, to_json

TODAY = date(2026, 10, 3)
ENDS = st.tuples(st.dates(), st.dates()).map(sorted)
PERIODS = st.one_of(st.none(), st.integers(0, 600).map(Ahead), ENDS.map(lambda ends: Months(*ends)))
CRITERIA = st.builds(
    Criteria,
    reps=st.frozensets(st.none() | st.integers(1, 99).map(StaffId)),
    deal_states=st.frozensets(st.none() | st.sampled_from(DealState)),
    next_contact=st.none() | st.sampled_from(ContactDue) | ENDS.map(lambda ends: Days(*ends)),
    silent_months=st.none() | st.integers(1, 600),
    inspection=PERIODS,
    balloon=PERIODS,
    decision=PERIODS,
    refusals=st.frozensets(st.sampled_from(Refusal)),
    tags=st.frozensets(st.sampled_from(["値引き", "下取り"])),
    states=st.frozensets(st.sampled_from(CustomerState)),
)
SORTS = st.builds(Sort, st.sampled_from(SortKey), st.booleans())
VIEW = SavedView("車検の近い方", Criteria(inspection=Ahead(3), refusals=frozenset(Refusal)))


@given(CRITERIA, SORTS)
def test_a_list_comes_back_as_it_was_written(criteria: Criteria, sort: Sort) -> None:
    view = SavedView("朝礼", criteria, sort)
    assert from_json(json.loads(json.dumps(to_json(view)))) == view


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        [],
        "text",
        {},
        {**to_json(VIEW), "name": " "},
        {**to_json(VIEW), "name": 5},
        {**to_json(VIEW), "sort": {"key": "shoe_size", "descending": False}},
        {**to_json(VIEW), "criteria": {"shoe_size": [1]}},
        {**to_json(VIEW), "criteria": {"inspection": {"ahead": -1}}},
        {**to_json(VIEW), "criteria": {"inspection": {"ahead": 10**12}}},
        {**to_json(VIEW), "criteria": {"inspection": {"first": "someday", "last": "never"}}},
        {**to_json(VIEW), "criteria": {"reps": ["tanaka"]}},
        {**to_json(VIEW), "criteria": {"refusals": ["everything"]}},
        {**to_json(VIEW), "criteria": {"next_contact": "soon"}},
        {**to_json(VIEW), "criteria": []},
    ],
)
def test_a_damaged_list_is_refused(damaged: Any) -> None:
    with pytest.raises(ValueError, match="not a saved view"):
        from_json(damaged)


def test_a_list_needs_a_name() -> None:
    with pytest.raises(RuleBroken) as refused:
        accepted_view(SavedView(" 　", Criteria()))
    assert refused.value.key == "view.name_missing"


def test_one_of_the_criteria_is_taken_back_and_the_others_stay() -> None:
    criteria = Criteria(silent_months=3, inspection=Ahead(6), tags=frozenset({"値引き"}))
    assert criteria.names == ("silent_months", "inspection", "tags")
    assert criteria.without("inspection").names == ("silent_months", "tags")
    assert Criteria().names == ()


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (Ahead(0), Days(date(2026, 10, 1), date(2026, 10, 31))),
        (Ahead(4), Days(date(2026, 10, 1), date(2027, 2, 28))),
        (
            Months(date(2027, 3, 15), date(2027, 4, 2)),
            Days(date(2027, 3, 1), date(2027, 4, 30)),
        ),
        (
            Months(date(9999, 12, 1), date(9999, 12, 1)),
            Days(date(9999, 12, 1), date(9999, 12, 31)),
        ),
    ],
)
def test_a_period_is_whole_months(period: Ahead | Months, days: Days) -> None:
    assert days_of_period(period, today=TODAY) == days


def test_the_week_of_a_saturday_begins_on_its_monday() -> None:
    week = days_of_contact(ContactDue.THIS_WEEK, today=TODAY)
    assert week == Days(date(2026, 9, 28), date(2026, 10, 4))
