"""The work of filling an empty showroom with a demo."""

from datetime import timedelta
from random import Random

from showroom_crm.domain import customers as customer_rules
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import staff as showroom_staff
from showroom_crm.services.demo.conversations import Conversations
from showroom_crm.services.demo.faces import Faces
from showroom_crm.services.demo.mornings import Morning
from showroom_crm.services.demo.people import People, Person
from showroom_crm.services.demo.records import Records
from showroom_crm.services.demo.stories import Stories, Story
from showroom_crm.services.demo.texts import read_texts
from showroom_crm.services.demo.times import Times
from showroom_crm.services.store import Store

_SHOWROOM = "むさしの自動車販売 三鷹店"
_STAFF = (
    ("101", "田中", StaffRole.REP),
    ("102", "鈴木", StaffRole.REP),
    ("103", "高橋", StaffRole.REP),
    ("900", "山本", StaffRole.MANAGER),
)
_CUSTOMERS_OF = (34, 30, 30, 6)
# Who opens the demo is 田中: his day is the fullest.
_URGENT_OF = (50, 22, 22, 6)
# A day holds only so many contacts, however many customers the showroom has: one of so many
# customers, and at most so many.
_URGENT = {
    Story.TODAY: (5, 16),
    Story.OVERDUE: (12, 6),
    Story.WAITING: (20, 4),
    Story.UNCLOSED: (30, 3),
}
_REST = {Story.AHEAD: 40, Story.WON: 30, Story.LOST: 14, Story.NO_DEAL: 16}
_REST_OF_MANY = _REST | {Story.AHEAD: 4}
_MANY = 1_000
_FLEET_FROM = 100
_YEARS_BETWEEN_FACES = timedelta(days=3 * 365)


def fill(store: Store, *, customers: int, seed: int, clock: Clock) -> Changes:
    """Do what `fill_demo` promises."""
    if store.customers.count():
        raise RuleBroken("showroom.not_empty")
    random = Random(seed)
    texts = read_texts()
    now = clock.local()
    people = People(texts, random, today=now.date())
    times = Times(random, now=now)
    records = Records(store, texts.records, Random(f"records {seed}"), clock)
    faces = Faces(texts.faces, random)
    stories = Stories(
        store, Conversations(texts, random), times, random, records, seed=seed, clock=clock
    )
    with store.transaction():
        staff = _hire(store)
        showroom_staff.name_showroom(store, _SHOWROOM, clock=clock)
        fleets = 1 if customers >= _FLEET_FROM else 0
        for story in _deck(customers - fleets, random):
            person = people.buyer() if story is Story.WON else people.next()
            shares = _URGENT_OF if story in _URGENT else _CUSTOMERS_OF
            staff_id = random.choices(staff, shares)[0]
            known = _known_of(story, person, records)
            profile = customer_rules.accepted_profile(known, today=now.date())
            customer = store.customers.add(profile, staff_id=staff_id, at=clock.utc())
            if not person.company and random.random() < 0.55:
                drawn_on = times.days_before(now, 1, 300).date()
                face, earlier = faces.next()
                if earlier is not None:
                    younger_on = drawn_on - _YEARS_BETWEEN_FACES
                    store.portraits.save(customer.id, earlier, on=younger_on, staff_id=staff_id)
                store.portraits.save(customer.id, face, on=drawn_on, staff_id=staff_id)
            stories.write(story, person, customer.id, staff_id)
            records.mention(customer.id)
        for _fleet in range(fleets):
            records.fleet(staff[0])
        morning = Morning(store, texts.records, staff, Random(f"morning {seed}"), clock=clock)
        morning.prepare()
    return Changes(everything=True)


def _hire(store: Store) -> list[StaffId]:
    known = {member.code: member.id for member in store.staff.all()}
    return [
        known[code] if code in known else store.staff.add(code, name, role).id
        for code, name, role in _STAFF
    ]


def _known_of(story: Story, person: Person, records: Records) -> Profile:
    """Return what is known of a person as their story goes: a first visit has no name yet."""
    if story is Story.UNCLOSED:
        return records.walk_in(person.profile)
    known = records.filled(person.profile)
    return records.without_deal(known) if story is Story.NO_DEAL else known


def _deck(customers: int, random: Random) -> list[Story]:
    """Return a story for each customer, in a random order."""
    deck: list[Story] = []
    for story, (one_of, most) in _URGENT.items():
        deck += [story] * min(most, max(1, customers // one_of))
    weights = _REST if customers < _MANY else _REST_OF_MANY
    rest = max(0, customers - len(deck))
    deck += random.choices(list(weights), list(weights.values()), k=rest)
    random.shuffle(deck)
    return deck[:customers]
