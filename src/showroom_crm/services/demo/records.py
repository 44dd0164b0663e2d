"""What the demo knows of its customers beside their talks: people, cars in full, figures."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle
from random import Random
from typing import Any

from showroom_crm.domain.attempts import RESULTS_OF, Attempt
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.deals import Deal
from showroom_crm.domain.estimates import Estimate, Step, StepDone
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, StaffId
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.months import months_later
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.roles import DealRole, Role
from showroom_crm.domain.vehicles import Payment, Vehicle, VehicleUse
from showroom_crm.domain.wishes import TradeIn, Wish, WishKind
from showroom_crm.services.store import Store

_FLEET_CARS = 60
_FLEET_DEALS = 5
_FLEET_MODELS = (("トヨタ", "プロボックス"), ("トヨタ", "ハイエース"), ("スズキ", "エブリイ"))
_PAYMENTS = (None, None, Payment.CASH, Payment.LOAN, Payment.BALLOON, Payment.BALLOON)
_RARE_STATES = (
    CustomerState.REPLACED_ELSEWHERE,
    CustomerState.MOVED_AWAY,
    CustomerState.DECEASED,
    CustomerState.SUSPENDED,
)
_CALLING_HOURS = range(10, 20)
_SPOUSES = ("妻", "夫")
_RARE_REFUSALS = (Refusal.NO_WORK_PHONE, Refusal.NO_DIRECT_MAIL, Refusal.KEEP_FROM_FAMILY)


class Records:
    """Has random numbers of its own, so that the stories of the demo stay as they are."""

    def __init__(self, store: Store, texts: dict[str, Any], random: Random, clock: Clock) -> None:
        self._store = store
        self._texts = texts
        self._random = random
        self._now = clock.local()
        self._utc = clock.utc()
        self._today = self._now.date()
        self._looks = cycle(random.sample(texts["looks"], len(texts["looks"])))

    def walk_in(self, profile: Profile) -> Profile:
        """Return someone who gave no name yet: looks, and the car they came in."""
        looks = next(self._looks)
        return Profile(looks=looks, vehicles=profile.vehicles, source=profile.source)

    def filled(self, profile: Profile) -> Profile:
        """Return a profile with what showrooms come to know."""
        people = self._family(profile)
        return replace(
            profile,
            vehicles=tuple(self._known_car(car) for car in profile.vehicles),
            people=people,
            # What stands with each person needs no words beside it.
            family="" if people else profile.family,
            reach=self._reach(),
        )

    def without_deal(self, profile: Profile) -> Profile:
        """Return somebody with whom nothing goes on: a few are gone for good."""
        if self._random.random() < 0.2:
            return replace(profile, state=self._random.choice(_RARE_STATES))
        return profile

    def follow_deal(self, deal: Deal) -> None:
        """Add figures, steps and roles to a deal that goes on, and tries to reach them."""
        store, chance = self._store, self._random.random
        customer_id, deal_id, wish = deal.customer_id, deal.id, deal.wish
        if chance() < 0.5:
            self._estimates(deal)
        for step in (Step.VISIT, Step.TEST_DRIVE, Step.APPRAISAL):
            if chance() < 0.4:
                store.steps.add(deal_id, StepDone(step, max(self._day_before(30), deal.opened_on)))
        if chance() < 0.4:
            store.wishes.replace(customer_id, self._wishes(wish))
        if chance() < 0.3:
            store.roles.replace(deal_id, [DealRole(Role.OWNER, "むさしのファイナンス")])
        if chance() < 0.35:
            self._attempt(customer_id, deal_id)

    def mention(self, customer_id: CustomerId) -> None:
        """Leave something to mention with some of them, near today for most."""
        if self._random.random() < 0.3:
            on = self._today + timedelta(days=self._random.randint(-3, 20))
            words = self._random.choice(self._texts["mentions"])
            self._store.mentions.save(Mention(words, on, customer_id=customer_id))

    def fleet(self, staff_id: StaffId) -> None:
        """Add a company with many cars and several deals, each with our contact planned."""
        cars = tuple(self._fleet_car(number) for number in range(_FLEET_CARS))
        profile = Profile(
            name="株式会社 多摩ロジスティクス",
            kana="タマロジスティクス",
            phones=(read_phone("042-100-7700"),),
            address="東京都府中市住吉町2-30-11",
            company=True,
            vehicles=cars,
            people=(
                Person("大野 誠", "総務部 課長", phone=read_phone("070-1009-7701"), decides=True),
                Person("三上 彩", "車両係", phone=read_phone("070-1009-7702")),
            ),
        )
        customer = self._store.customers.add(profile, staff_id=staff_id, at=self._utc)
        for number in range(_FLEET_DEALS):
            wish = f"{_FLEET_MODELS[number % 3][1]} {number + 2}台"
            deal = self._store.deals.open(
                customer.id, staff_id=staff_id, wish=wish, on=self._day_before(60)
            )
            at = self._now.replace(hour=11, minute=0, second=0, microsecond=0)
            plan = Plan(
                Channel.VISIT_THEM,
                at + timedelta(days=3 + 4 * number),
                reason=f"{wish}のお見積りをお届け",
                bring="見積書",
                agreed=number % 2 == 0,
            )
            self._store.follow_ups.plan(
                customer.id, plan, deal_id=deal.id, staff_id=staff_id, at=self._utc
            )

    def traded_in(self, car: Vehicle) -> TradeIn:
        """Return the car they have, with what we would give for it."""
        worth = self._random.randrange(10, 120) * 10_000
        return TradeIn(car.model, car.mileage_km, our_estimate=worth)

    def next_time(self) -> str:
        """Return what to do at the next talk; mostly nothing is noted."""
        noted = self._random.random() < 0.3
        return str(self._random.choice(self._texts["next_time"])) if noted else ""

    def until_then(self) -> str:
        """Return what a customer does until they decide; mostly nothing is known."""
        known = self._random.random() < 0.4
        return str(self._random.choice(self._texts["until_then"])) if known else ""

    def tags(self) -> tuple[str, ...]:
        """Return the tags of a talk."""
        number = self._random.choice((0, 0, 1, 2))
        return tuple(self._random.sample(self._texts["tags"], number))

    def _known_car(self, car: Vehicle) -> Vehicle:
        until = car.inspection_until or self._today
        years = self._random.choice((3, 5, 7, 9))
        paid = self._random.choice(_PAYMENTS)
        ends = None if paid in (None, Payment.CASH) else self._day_ahead(1000)
        return replace(
            car,
            grade=self._random.choice(self._texts["grades"]),
            first_registered=months_later(until, -12 * years).replace(day=1),
            mileage_km=years * self._random.randrange(3_000, 12_000, 500),
            payment=paid,
            payment_until=ends,
            insurer=self._random.choice(self._texts["insurers"]),
            insurance_until=self._day_ahead(365),
        )

    def _fleet_car(self, number: int) -> Vehicle:
        maker, model = _FLEET_MODELS[number % 3]
        kei = model == "エブリイ"
        return Vehicle(
            model,
            maker,
            f"多摩 {'480' if kei else '400'} さ {10 + number}-{number % 90 + 10}",
            self._day_ahead(700),
            use=VehicleUse.KEI_CARGO if kei else VehicleUse.SMALL_CARGO,
            payment=Payment.LEASE if number % 4 == 0 else None,
            payment_until=self._day_ahead(500) if number % 4 == 0 else None,
        )

    def _family(self, profile: Profile) -> tuple[Person, ...]:
        """Return the family of some whose words tell of a spouse, each with a year of birth."""
        relation, _dot, rest = profile.family.partition("・")
        if profile.birthday is None or relation not in _SPOUSES or self._random.random() < 0.3:
            return ()
        born_in = profile.birthday.year
        spouse = Person(
            rest.partition("さん")[0],
            relation,
            born_in=born_in + self._random.randint(-4, 4),
            drives=self._random.random() < 0.6,
            decides=self._random.random() < 0.4,
        )
        youngest = self._today.year - 1
        relations = self._random.sample(self._texts["children"], self._random.randint(0, 2))
        names = self._random.sample(self._texts["child_names"], len(relations))
        children = [
            Person(name, each, born_in=min(youngest, born_in + self._random.randint(26, 38)))
            for name, each in zip(names, relations, strict=True)
        ]
        return (spouse, *children)

    def _reach(self) -> Reach:
        chance = self._random.random
        refusals = [self._random.choice(_RARE_REFUSALS)] if chance() < 0.12 else []
        return Reach(
            channel=Channel.LINE if chance() < 0.15 else None,
            hours=(time(18), time(20)) if chance() < 0.15 else None,
            refusals=frozenset(refusals),
            consent_on=self._day_before(400) if chance() < 0.7 else None,
        )

    def _estimates(self, deal: Deal) -> None:
        total = self._random.randrange(180, 420) * 10_000
        made_on = max(self._day_before(20), deal.opened_on)
        first = Estimate(
            made_on,
            deal.wish,
            grade=self._random.choice(self._texts["grades"]),
            total=total,
            discount=total // 200_000 * 10_000,
            monthly=total // 8_400 * 100,
            valid_until=made_on + timedelta(days=30),
        )
        self._store.estimates.save(deal.id, first)
        self._store.steps.add(deal.id, StepDone(Step.ESTIMATE, made_on))

    def _wishes(self, wish: str) -> list[Wish]:
        wishes = [Wish(wish)]
        if self._random.random() < 0.4:
            wishes.append(Wish(wish, WishKind.WHEN_ONE_COMES, "走行2万キロまで"))
        return wishes

    def _attempt(self, customer_id: CustomerId, deal_id: DealId) -> None:
        ago = self._within_hours(timedelta(hours=self._random.randint(2, 200)))
        attempt = Attempt(
            customer_id,
            Channel.PHONE,
            self._random.choice(RESULTS_OF[Channel.PHONE][1:4]),
            self._now - ago,
            words=self._random.choice(self._texts["attempt_words"]),
            deal_id=deal_id,
        )
        self._store.attempts.add(attempt, at=self._utc - ago)

    def _within_hours(self, ago: timedelta) -> timedelta:
        """Return how long ago something was, at an hour at which people are called."""
        at = self._now - ago
        if at.hour in _CALLING_HOURS:
            return ago
        evening = datetime.combine(at.date() - timedelta(days=1), time(17, at.minute))
        return self._now - evening

    def _day_before(self, most: int) -> date:
        return self._today - timedelta(days=self._random.randint(1, most))

    def _day_ahead(self, most: int) -> date:
        return self._today + timedelta(days=self._random.randint(10, most))
