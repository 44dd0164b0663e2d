"""Our own next action: what may be kept, and when it is late."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import (
    Channel,
    Plan,
    Urgency,
    accepted_plan,
    late_after,
    urgency,
)

MET = datetime(2026, 10, 3, 12, 0)
CALL = Plan(Channel.PHONE, datetime(2026, 10, 4, 15, 0), reason="下取り額の回答")
MOMENTS = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2080, 1, 1))


def plan_at(at: datetime, *, until: time | None = None, reason: str = "見積") -> Plan:
    return Plan(Channel.PHONE, at, reason=reason, until=until)


def refusal(plan: Plan, *, made_at: datetime = MET) -> RuleBroken:
    with pytest.raises(RuleBroken) as refused:
        accepted_plan(plan, made_at=made_at)
    return refused.value


@pytest.mark.parametrize("reason", ["", "  ", "\n", "　"])
def test_a_contact_without_a_reason_is_refused(reason: str) -> None:
    fault = refusal(plan_at(CALL.at, reason=reason))
    assert (fault.key, fault.details["field"]) == ("follow_up.reason_missing", "reason")


@given(
    made_at=MOMENTS,
    before=st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=900)),
)
def test_a_contact_before_the_meeting_it_was_made_in_is_refused(
    made_at: datetime, before: timedelta
) -> None:
    fault = refusal(plan_at(made_at - before), made_at=made_at)
    assert (fault.key, fault.details["field"]) == ("follow_up.before_meeting", "at")


@given(made_at=MOMENTS, after=st.timedeltas(min_value=timedelta(), max_value=timedelta(days=900)))
def test_a_contact_at_or_after_the_meeting_is_kept_as_it_is(
    made_at: datetime, after: timedelta
) -> None:
    plan = plan_at(made_at + after)
    assert accepted_plan(plan, made_at=made_at) == plan


@given(start=st.times(), end=st.times())
def test_a_window_is_kept_only_when_it_ends_after_it_begins(start: time, end: time) -> None:
    plan = plan_at(datetime.combine(CALL.at.date(), start), until=end)
    if end > start:
        assert late_after(accepted_plan(plan, made_at=MET)).time() == end
    else:
        assert refusal(plan).key == "follow_up.window_reversed"


@pytest.mark.parametrize("field", ["reason", "bring"])
def test_a_broken_character_is_refused_beside_its_field(field: str) -> None:
    texts = {"reason": "見積", "bring": ""} | {field: "見積\ud83d"}
    fault = refusal(Plan(Channel.PHONE, CALL.at, reason=texts["reason"], bring=texts["bring"]))
    assert (fault.key, fault.details["field"]) == ("text.lone_surrogate", field)


def test_a_contact_is_late_only_after_its_time() -> None:
    assert urgency(CALL, now=CALL.at) is Urgency.TODAY
    assert urgency(CALL, now=CALL.at + timedelta(seconds=1)) is Urgency.OVERDUE


def test_a_window_is_late_only_after_its_end() -> None:
    evening = plan_at(datetime(2026, 10, 3, 18), until=time(20))
    assert urgency(evening, now=datetime(2026, 10, 3, 19, 59)) is Urgency.TODAY
    assert urgency(evening, now=datetime(2026, 10, 3, 20, 1)) is Urgency.OVERDUE


@given(at=MOMENTS, now=MOMENTS)
def test_a_contact_is_late_due_today_or_later_and_never_two_of_them(
    at: datetime, now: datetime
) -> None:
    expected = Urgency.OVERDUE if at < now else Urgency.LATER
    if at >= now and at.date() == now.date():
        expected = Urgency.TODAY
    assert urgency(plan_at(at), now=now) is expected
