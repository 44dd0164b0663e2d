"""Record a meeting while it is typed, and close it with our next contact (R1)."""

from dataclasses import replace

from showroom_crm.domain import meeting_close, meetings, plain_text, reaching, remedies
from showroom_crm.domain.changes import Changes, MeetingBegun
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.deals import Concern, Deal
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.history import Event, EventKind
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId, StaffId
from showroom_crm.domain.meeting_close import Answers, ClosedMeeting, NextContact, Outcome
from showroom_crm.domain.meetings import Meeting, Record
from showroom_crm.language import contact_words
from showroom_crm.services import access_log, orders, repeats
from showroom_crm.services.access_log import Act
from showroom_crm.services.colleagues import tell_rep
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.services.store import Store


def begin_meeting(
    store: Store,
    customer_id: CustomerId,
    record: Record,
    *,
    deal_id: DealId | None = None,
    wish: str = "",
    answers_id: FollowUpId | None = None,
    by: StaffId | None,
    clock: Clock,
) -> MeetingBegun:
    """Keep a meeting from its first words on; it stays 締め未入力 until it is closed.

    Without a deal, the close opens one about `wish`. `answers_id` is the planned contact
    that this conversation fulfils. Raises RuleBroken, "meeting.other_customer", and those of
    `meetings.accepted_record`.
    """
    accepted = meetings.accepted_record(record, now=clock.local())
    with store.transaction():
        _check_owner(store, customer_id, deal_id=deal_id, answers_id=answers_id)
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
        meeting = store.meetings.begin(
            customer_id,
            accepted,
            deal_id=deal_id,
            wish=plain_text.line(wish, field="wish"),
            answers_id=answers_id,
            staff_id=by,
            at=clock.utc(),
        )
    return MeetingBegun(
        customers=frozenset({customer_id}), customer_id=customer_id, meeting_id=meeting.id
    )


def keep_record(
    store: Store,
    meeting_id: MeetingId,
    record: Record,
    *,
    wish: str,
    answers_id: FollowUpId | None,
    clock: Clock,
) -> Changes:
    """Keep what was typed so far in a meeting that is not closed yet.

    Raises RuleBroken: "close.already_closed", and those of `meetings.accepted_record`.
    """
    with store.transaction():
        meeting = store.meetings.get(meeting_id)
        # What was accepted once stays so when the PC's clock is set back.
        latest = max(clock.local(), meeting.record.held_at)
        accepted = meetings.accepted_record(record, now=latest)
        if meeting.ending is not None:
            raise RuleBroken("close.already_closed")
        _check_owner(store, meeting.customer_id, deal_id=meeting.deal_id, answers_id=answers_id)
        store.meetings.save(
            replace(
                meeting,
                record=accepted,
                wish=plain_text.line(wish, field="wish"),
                answers_id=answers_id,
                typed_at=clock.utc(),
            )
        )
    return Changes(words_of=frozenset({meeting.customer_id}))


def drop_wordless_meeting(store: Store, meeting_id: MeetingId) -> Changes:
    """Forget a meeting that was begun by mistake: one whose every word was taken back.

    Raises RuleBroken: "close.already_closed", "meeting.has_words".
    """
    with store.transaction():
        meeting = store.meetings.get(meeting_id)
        if meeting.ending is not None:
            raise RuleBroken("close.already_closed")
        if meetings.in_words(meeting.record, meeting.wish):
            raise RuleBroken("meeting.has_words")
        store.drafts.drop(close_draft_name(meeting_id))
        store.meetings.drop(meeting_id)
    return Changes(customers=frozenset({meeting.customer_id}))


def close_meeting(
    store: Store,
    meeting_id: MeetingId,
    answers: Answers,
    outcome: Outcome,
    *,
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """Record how a meeting ended: its deal, concerns, decision, our follow-up and reminder.

    The customer's rep hears of a meeting that a colleague had.
    Raises RuleBroken, those of `meeting_close.close`, `reaching.refuse_blocked`,
    `remedies.refuse_past_due` and `orders.begin_what_follows`.
    """
    with store.transaction():
        meeting = store.meetings.get(meeting_id)
        if isinstance(outcome, NextContact):
            customer = store.customers.get(meeting.customer_id)
            reaching.refuse_blocked(customer.profile.reach, outcome.plan.channel)
        deal = _deal_of(store, meeting, clock=clock)
        meeting = replace(meeting, deal_id=deal.id)
        closed = meeting_close.close(meeting, deal, answers, outcome, today=clock.local().date())
        if closed.meeting.record != meeting.record:
            store.meetings.save(closed.meeting)
        store.meetings.close(closed.meeting)
        store.deals.save_concerns(deal.id, _with_work(store, closed, by=by, clock=clock))
        store.deals.save(closed.deal)
        _settle(store, closed, by=by, clock=clock)
        orders.begin_what_follows(store, closed.deal, outcome, by=by, clock=clock)
        _note_decision(store, deal, closed, by=by)
        _tell_rep(store, closed, by=by, clock=clock)
        store.drafts.drop(close_draft_name(meeting_id))
        access_log.record(store, Act.CHANGED, meeting.customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({meeting.customer_id}), follow_ups=True)


def _with_work(
    store: Store, closed: ClosedMeeting, *, by: StaffId | None, clock: Clock
) -> list[Concern]:
    """Return the concerns; until our next contact somebody prepares the remedy of each.

    Raises RuleBroken, those of `remedies.refuse_past_due`.
    """
    planned = closed.planned
    if planned is None:
        return list(closed.concerns)
    days, now = showroom_days(store), clock.local()
    staff_id = closed.deal.staff_id or by
    before = {each.id: each for each in store.deals.concerns(closed.deal.id)}
    for each in closed.concerns:
        remedies.refuse_past_due(before.get(each.id), each, now=now)
    return [
        remedies.assigned(each, contact_at=planned.at, staff_id=staff_id, days=days, now=now)
        for each in closed.concerns
    ]


def meeting(store: Store, meeting_id: MeetingId) -> Meeting:
    """Return a meeting as it stands."""
    return store.meetings.get(meeting_id)


def close_draft_name(meeting_id: MeetingId) -> str:
    """Return the name under which the answers of an unfinished close are kept."""
    return f"close/{meeting_id}"


def _check_owner(
    store: Store,
    customer_id: CustomerId,
    *,
    deal_id: DealId | None,
    answers_id: FollowUpId | None,
) -> None:
    """Refuse a meeting that would end the contact of another customer or another deal."""
    if deal_id is not None and store.deals.get(deal_id).customer_id != customer_id:
        raise RuleBroken("meeting.other_customer")
    if answers_id is not None:
        answered = store.follow_ups.get(answers_id)
        if answered.customer_id != customer_id or answered.deal_id not in (None, deal_id):
            raise RuleBroken("meeting.other_customer")


def _deal_of(store: Store, meeting: Meeting, *, clock: Clock) -> Deal:
    """Return the deal a meeting is closed in: its own, the open one about that car, or a new one.

    Where its own deal ended meanwhile, the talk went on about another chance to sell.
    """
    customer = store.customers.get(meeting.customer_id)
    own = None if meeting.deal_id is None else store.deals.get(meeting.deal_id)
    if own is not None and not own.state.ended:
        return own
    going_on = store.deals.going_on(meeting.customer_id)
    if len(going_on) == 1 and meeting.wish in ("", going_on[0].wish):
        return going_on[0]
    return store.deals.open(
        meeting.customer_id,
        staff_id=customer.staff_id or meeting.staff_id,
        wish=meeting.wish or ("" if own is None else own.wish),
        on=meeting.record.held_at.date(),
    )


def _note_decision(
    store: Store, before: Deal, closed: ClosedMeeting, *, by: StaffId | None
) -> None:
    """Let the history tell when the customer said something new about their decision."""
    decision = closed.deal.decision
    if decision == before.decision:
        return
    details = {
        "words": decision.words,
        "on": "" if decision.on is None else decision.on.isoformat(),
        "decided_by": decision.decided_by,
        "from": "" if decision.from_on is None else decision.from_on.isoformat(),
        "customer_does": decision.customer_does,
    }
    said_at = closed.meeting.record.held_at
    store.events.add(
        Event(
            closed.deal.customer_id,
            EventKind.DECISION,
            said_at,
            details,
            deal_id=closed.deal.id,
            staff_id=by,
        )
    )


def _tell_rep(store: Store, closed: ClosedMeeting, *, by: StaffId | None, clock: Clock) -> None:
    meeting, deal = closed.meeting, closed.deal
    told = contact_words.meeting_told(meeting.record, meeting.ending, closed.planned)
    tell_rep(store, deal.customer_id, told, deal_id=deal.id, by=by, clock=clock)


def _settle(store: Store, closed: ClosedMeeting, *, by: StaffId | None, clock: Clock) -> None:
    """End the contact that the meeting answered, and plan the next one, or end them all."""
    deal, planned = closed.deal, closed.planned
    answered = closed.meeting.answers_id
    if planned is not None:
        store.follow_ups.plan(
            deal.customer_id,
            planned,
            deal_id=deal.id,
            staff_id=deal.staff_id or by,
            at=clock.utc(),
        )
    if answered is not None:
        repeats.end_as_done(store, answered, reached=True, besides=planned, by=by, clock=clock)
    if planned is None:
        store.follow_ups.drop_all(deal.id, at=clock.utc())
