"""A customer of whom all is known that can be known, for what must come back as it was."""

from dataclasses import replace
from datetime import date, timedelta

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.estimates import Estimate, Step, StepDone
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.history import Event, EventKind
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.people import Person
from showroom_crm.domain.roles import DealRole, Role
from showroom_crm.domain.wishes import Wish
from showroom_crm.services import attachments, customers, drafts, follow_ups, meetings, portraits
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock, Sato

FACE = Drawing((Stroke((Point(10, 10), Point(90, 90, 0.7, 12))),))
TEST_DRIVE = Plan(Channel.VISIT_US, NOON + timedelta(days=7), reason="シエンタの試乗")
WIFE = Profile(name="佐藤 花子", kana="サトウ ハナコ", notes="色は白がよい")


def complete(store: Store, sato: Sato, clock: MovableClock) -> CustomerId:
    """Let everything be known of 佐藤 健一, and return his wife, a customer of her own."""
    deal_id = sato.deal_id
    wife = customers.add_customer(store, WIFE, by=None, clock=clock).customer_id
    husband = store.customers.get(sato.customer_id)
    people = (Person(name="佐藤 花子", relation="妻", customer_id=wife), Person(relation="長女"))
    with store.transaction():
        profile = replace(husband.profile, people=people)
        store.customers.save(replace(husband, profile=profile), at=clock.utc())
        spouse = store.customers.get(wife)
        told = replace(spouse.profile, people=(Person(relation="夫", customer_id=husband.id),))
        store.customers.save(replace(spouse, profile=told), at=clock.utc())
        store.households.join(husband.id, wife)
        store.estimates.save(deal_id, Estimate(NOON.date(), car="シエンタ", total=2_850_000))
        store.steps.add(deal_id, StepDone(Step.TEST_DRIVE, NOON.date()))
        store.roles.replace(
            deal_id,
            [DealRole(Role.PAYER, "佐藤 花子", wife), DealRole(Role.OWNER, "信販会社")],
        )
        store.wishes.replace(husband.id, [Wish("シエンタ"), Wish("ノア")])
        store.mentions.save(Mention("娘さんの受験", date(2027, 2, 1), customer_id=husband.id))
        store.attempts.add(
            Attempt(
                husband.id,
                Channel.PHONE,
                Result.NOT_IN,
                NOON - timedelta(hours=1),
                deal_id=deal_id,
                follow_up_id=sato.follow_up_id,
            ),
            at=clock.utc(),
        )
        store.events.add(Event(husband.id, EventKind.DECISION, NOON, {"to": "月末"}, deal_id))
    with store.transaction():
        younger = Drawing(FACE.strokes * 2)
        store.portraits.save(husband.id, younger, on=date(2019, 5, 1), staff_id=None)
    portraits.save_portrait(store, husband.id, FACE, by=None, clock=clock)
    portraits.keep_photo(store, husband.id, b"\xff\xd8a photo", by=None, clock=clock)
    attachments.attach(store, husband.id, "見積.pdf", b"%PDF-1.7", by=None, clock=clock)
    follow_ups.plan_contact(store, husband.id, TEST_DRIVE, deal_id=deal_id, by=None, clock=clock)
    begun = meetings.begin_meeting(
        store,
        husband.id,
        Record(NOON, said="色で迷っている", next_time="カタログ", tags=("納期", "家族")),
        deal_id=deal_id,
        answers_id=sato.follow_up_id,
        by=None,
        clock=clock,
    )
    with store.transaction():
        store.meeting_versions.add(
            begun.meeting_id, Record(NOON, said="前の言葉"), at=NOON, staff_id=None
        )
    drafts.keep_draft(store, f"close/{begun.meeting_id}", "{}", clock=clock)
    drafts.keep_draft(store, f"profile/{husband.id}", "{}", clock=clock)
    return wife
