"""A company's cars as branches that fold: its open deals, what falls due, cars by month."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from itertools import groupby

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.follow_ups import Plan, Urgency, urgency
from showroom_crm.domain.months import quarter_of
from showroom_crm.domain.occasions import Occasion, falling_due
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language import car_words, formats, words
from showroom_crm.language.catalog import _, ngettext

DueOf = Callable[[Vehicle], Sequence[Occasion]]


class Branch:
    """A line of the tree: words at its left and right, and branches that grow when asked for.

    `meaning` is a token of the theme that colours the right words: "today", "overdue", …;
    `key` is the same whenever the branch is made anew.
    """

    def __init__(
        self,
        words_left: str,
        words_right: str = "",
        *,
        key: str = "",
        meaning: str = "",
        heading: bool = False,
        quiet: bool = False,
        deal: DealChart | None = None,
        grow: Callable[[], Iterable["Branch"]] | None = None,
    ) -> None:
        self.words_left = words_left
        self.words_right = words_right
        self.key = key
        self.meaning = meaning
        self.heading = heading
        self.quiet = quiet
        self.deal = deal
        self.parent: Branch | None = None
        self.place = 0
        self.grows = grow is not None
        self._grow = grow
        self._branches: list[Branch] | None = None

    @property
    def branches(self) -> Sequence["Branch"]:
        if self._branches is None:
            self._branches = [] if self._grow is None else list(self._grow())
            for place, branch in enumerate(self._branches):
                branch.parent, branch.place = self, place
        return self._branches


def fleet(chart: CustomerChart, due_of: DueOf, now: datetime) -> Branch:
    """Return the root: deals, what falls due this quarter, the months, the cars of before."""
    return Branch("", grow=lambda: _trunk(chart, due_of, now))


def _trunk(chart: CustomerChart, due_of: DueOf, now: datetime) -> Iterable[Branch]:
    profile, today = chart.customer.profile, now.date()
    yield from _deals(chart, now)
    if profile.state.may_be_proposed_to:
        yield _quarter(profile, today)
    yield from _months([car for car in profile.vehicles if car.owned], due_of, today)
    yield from _former([car for car in profile.vehicles if not car.owned], today)


def _deals(chart: CustomerChart, now: datetime) -> Iterable[Branch]:
    running = [deal for deal in chart.deals if not deal.deal.state.ended]
    running.sort(key=_next_at)
    if running:
        heading = ngettext("{number} deal in hand", "{number} deals in hand", len(running))
        yield Branch(
            heading.format(number=len(running)),
            key="deals",
            heading=True,
            grow=lambda: [_deal(deal, now) for deal in running],
        )


def _deal(chart: DealChart, now: datetime) -> Branch:
    deal = chart.deal
    wish = deal.wish.strip() or _("Car not decided yet")
    if deal.state is DealState.WAITING or not chart.planned:
        standing = "■ " + words.deal_state(DealState.WAITING)
        return Branch(wish, standing, meaning="overdue", deal=chart)
    plan = _plans(chart)[0]
    standing = f"{words.promise(plan, now=now)} {words.channel(plan.channel)}"
    left = f"{wish}　{words.deal_state(deal.state)}"
    return Branch(left, standing, meaning=_meaning(plan, now), deal=chart)


def _plans(chart: DealChart) -> Sequence[Plan]:
    return sorted((planned.plan for planned in chart.planned), key=lambda plan: plan.at)


def _next_at(chart: DealChart) -> datetime:
    """Return when its next contact is; a deal that waits comes first."""
    return next((plan.at for plan in _plans(chart)), datetime.min)


def _meaning(plan: Plan, now: datetime) -> str:
    match urgency(plan, now=now):
        case Urgency.OVERDUE:
            return "overdue"
        case Urgency.TODAY:
            return "today"
        case Urgency.LATER:
            return "agreed" if plan.agreed else "own_action"


def _quarter(profile: Profile, today: date) -> Branch:
    since, until = quarter_of(today)
    due = falling_due(profile.vehicles, since=since, until=until)
    if not due:
        return Branch(_("Nothing falls due this quarter."), key="quarter", quiet=True)
    heading = ngettext(
        "{number} falls due this quarter (until {day})",
        "{number} fall due this quarter (until {day})",
        len(due),
    )
    return Branch(
        heading.format(number=len(due), day=formats.day(until)),
        key="quarter",
        heading=True,
        grow=lambda: [_falling_due(occasion, today) for occasion in due],
    )


def _falling_due(occasion: Occasion, today: date) -> Branch:
    vehicle = occasion.vehicle
    car = "" if vehicle is None else car_words.name_and_plate(vehicle)
    left = f"{formats.day(occasion.on)}　{words.occasion(occasion.kind)}　{car}"
    shape = car_words.occasion_shape(occasion, today=today)
    meaning = "overdue" if occasion.on < today else "today"
    return Branch(left, f"{shape} {formats.time_left(occasion.on, on=today)}", meaning=meaning)


def _months(cars: Sequence[Vehicle], due_of: DueOf, today: date) -> Iterable[Branch]:
    known = [(car.inspection_until, car) for car in cars if car.inspection_until is not None]
    known.sort(key=lambda pair: pair[0])
    for first, pairs in groupby(known, key=lambda pair: pair[0].replace(day=1)):
        yield _folded(
            formats.month(first), [car for _until, car in pairs], str(first), due_of, today
        )
    unknown = [car for car in cars if car.inspection_until is None]
    if unknown:
        yield _folded(_("Inspection not noted"), unknown, "unknown", due_of, today)


def _folded(caption: str, cars: Sequence[Vehicle], key: str, due_of: DueOf, today: date) -> Branch:
    counted = ngettext("{caption} ({number} car)", "{caption} ({number} cars)", len(cars))
    lapsed = sum(car.inspection_until is not None and car.inspection_until < today for car in cars)
    past = ngettext("{number} is past its end", "{number} are past their end", lapsed)
    return Branch(
        counted.format(caption=caption, number=len(cars)),
        "▲ " + past.format(number=lapsed) if lapsed else "",
        meaning="overdue",
        key=key,
        heading=True,
        grow=lambda: [_car(car, due_of, today) for car in cars],
    )


def _car(vehicle: Vehicle, due_of: DueOf, today: date) -> Branch:
    due = due_of(vehicle)
    until = vehicle.inspection_until
    if due:
        right = car_words.occasion(due[0], today=today)
        meaning = "overdue" if due[0].on < today else "today"
    else:
        right = "" if until is None else formats.day(until)
        meaning = ""
    return Branch(
        car_words.name_and_plate(vehicle),
        right,
        meaning=meaning,
        grow=lambda: _known(vehicle, due[1:], today),
    )


def _known(vehicle: Vehicle, due: Sequence[Occasion], today: date) -> Iterable[Branch]:
    for occasion in due:
        meaning = "overdue" if occasion.on < today else "today"
        yield Branch("", car_words.occasion(occasion, today=today), meaning=meaning)
    for caption, value in car_words.facts(vehicle, today=today):
        yield Branch(f"{caption}　{value}", quiet=True)


def _former(cars: Sequence[Vehicle], today: date) -> Iterable[Branch]:
    if cars:
        yield Branch(
            _("Earlier cars ({number})").format(number=len(cars)),
            key="former",
            quiet=True,
            grow=lambda: [_former_car(car, today) for car in cars],
        )


def _former_car(vehicle: Vehicle, today: date) -> Branch:
    return Branch(
        car_words.name_and_plate(vehicle),
        car_words.parted(vehicle),
        quiet=True,
        grow=lambda: _known(vehicle, (), today),
    )
