"""Take in customers from a file: all in one transaction, with a reason for each line left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from showroom_crm.domain import customers, plain_text
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import Customer, CustomerState, Profile
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.folding import fold
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.people import Person
from showroom_crm.domain.reaching import Reach
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.services import access_log, profile_changes
from showroom_crm.services.access_log import Act
from showroom_crm.services.staff import current_staff
from showroom_crm.services.store import Store

Given = TypeVar("Given", Vehicle, Person)

_SINGLE = (
    "name", "kana", "postal_code", "address", "birthday", "job", "family", "hobbies", "source",
    "notes", "looks",
)  # fmt: skip


@dataclass(frozen=True)
class ImportRow:
    """A customer as a file gives them; an empty part leaves what the chart holds.

    `staff` is a name or a code; `wish` is the car of a deal that the customer comes with.
    """

    line: int
    profile: Profile
    number: int | None = None
    staff: str = ""
    wish: str = ""


@dataclass(frozen=True)
class Rejected:
    """A line that was left out, and why."""

    line: int
    reason: ShowroomError


@dataclass(frozen=True)
class ImportReport(Changes):
    """How many lines were read and what became of them.

    `unknown_staff` holds the reps of the file who are not on our staff: their customers came
    in without a rep.
    """

    read: int = 0
    added: int = 0
    updated: int = 0
    rejected: tuple[Rejected, ...] = ()
    unknown_staff: tuple[str, ...] = ()


class _Undone(Exception):
    """Ends the transaction of a dry run."""


def import_customers(
    store: Store,
    rows: Iterable[ImportRow | Rejected],
    *,
    dry_run: bool,
    by: StaffId | None,
    clock: Clock,
) -> ImportReport:
    """Add customers or update those that are known, and report each line left out.

    Known is who has the same number or phone, and the same name or phone beside it. A wish
    without a deal that is still open comes in as a waiting deal (R1). A dry run keeps nothing.
    """
    work = _Import(store, by=by, clock=clock)
    try:
        with store.transaction():
            for row in rows:
                work.take(row)
            if dry_run:
                raise _Undone
    except _Undone:
        return work.report(everything=False)
    return work.report(everything=True)


class _Import:
    """One run over a file."""

    def __init__(self, store: Store, *, by: StaffId | None, clock: Clock) -> None:
        self._store = store
        self._by = by
        self._clock = clock
        self._today = clock.local().date()
        self._staff = _staff_by_word(store)
        self._unknown_staff: dict[str, None] = {}
        self._added = 0
        self._updated = 0
        self._rejected: list[Rejected] = []

    def take(self, row: ImportRow | Rejected) -> None:
        """Keep one row, or note why it is left out."""
        if isinstance(row, Rejected):
            self._rejected.append(row)
            return
        try:
            plain_text.line(row.wish, field="wish")
            known = self._known(row)
            self._keep(row, known)
        except RuleBroken as reason:
            self._rejected.append(Rejected(row.line, reason))
        else:
            self._updated += known is not None
            self._added += known is None

    def report(self, *, everything: bool) -> ImportReport:
        return ImportReport(
            everything=everything and bool(self._added or self._updated),
            read=self._added + self._updated + len(self._rejected),
            added=self._added,
            updated=self._updated,
            rejected=tuple(self._rejected),
            unknown_staff=tuple(self._unknown_staff),
        )

    def _known(self, row: ImportRow) -> Customer | None:
        """Return the customer whom the row is about, or None for a new one.

        Raises RuleBroken: "import.number_taken". A number alone never suffices: the numbers
        of another program would overwrite our customers.
        """
        numbered = None if row.number is None else self._store.customers.with_number(row.number)
        if numbered is not None and _same_person(numbered.profile, row.profile):
            return numbered
        for phone in row.profile.phones:
            for customer in self._store.customers.with_phone(phone.number):
                if _same_name(customer.profile, row.profile):
                    return customer
        if numbered is not None:
            raise RuleBroken("import.number_taken", number=row.number)
        return None

    def _keep(self, row: ImportRow, known: Customer | None) -> None:
        profile = row.profile if known is None else _merged(known.profile, row.profile)
        accepted = customers.accepted_profile(profile, today=self._today)
        staff_id = self._staff_id(row.staff)
        if known is None:
            kept = self._store.customers.add(
                accepted, staff_id=staff_id, at=self._clock.utc(), number=row.number
            )
        else:
            kept = replace(known, profile=accepted, staff_id=staff_id or known.staff_id)
            if kept != known:
                self._store.customers.save(kept, at=self._clock.utc())
        if row.wish.strip() and (known is None or not self._has_open_deal(known.id)):
            self._store.deals.bring_in_waiting(
                kept.id, staff_id=kept.staff_id, wish=row.wish, on=self._today
            )
        profile_changes.take_change(
            self._store, known or kept, kept, by=self._by, clock=self._clock
        )
        access_log.record(self._store, Act.IMPORTED, kept.id, by=self._by, clock=self._clock)

    def _has_open_deal(self, customer_id: CustomerId) -> bool:
        return bool(self._store.deals.going_on(customer_id))

    def _staff_id(self, word: str) -> StaffId | None:
        folded = fold(word)
        if folded and folded not in self._staff:
            self._unknown_staff[word.strip()] = None
        return self._staff.get(folded)


def _staff_by_word(store: Store) -> dict[str, StaffId]:
    members = current_staff(store)
    by_name = {fold(member.name): member.id for member in reversed(members)}
    return by_name | {fold(member.code): member.id for member in members}


def _same_name(ours: Profile, theirs: Profile) -> bool:
    folded = fold(theirs.name)
    return fold(ours.name) == folded if folded else ours.name == theirs.name


def _same_person(ours: Profile, theirs: Profile) -> bool:
    """Tell whether a row with our number is about our customer."""
    if not theirs.name.strip() or _same_name(ours, theirs):
        return True
    return bool({p.number for p in ours.phones} & {p.number for p in theirs.phones})


def _merged(ours: Profile, theirs: Profile) -> Profile:
    """Return our profile with what the file gives; phones and cars are added, never removed."""
    given = {field: value for field in _SINGLE if _filled(value := getattr(theirs, field))}
    known_numbers = {phone.number for phone in ours.phones}
    new_phones = tuple(p for p in theirs.phones if p.number not in known_numbers)
    return replace(
        ours,
        **given,
        phones=ours.phones + new_phones,
        vehicles=_merged_vehicles(ours.vehicles, theirs.vehicles),
        company=ours.company or theirs.company,
        state=ours.state if theirs.state is CustomerState.ACTIVE else theirs.state,
        reach=_merged_reach(ours.reach, theirs.reach),
        people=_merged_people(ours.people, theirs.people),
    )


def _merged_reach(ours: Reach, theirs: Reach) -> Reach:
    """Return how they are reached; a refusal is taken back by a rep, never by a file."""
    return Reach(
        channel=theirs.channel or ours.channel,
        hours=theirs.hours or ours.hours,
        refusals=ours.refusals | theirs.refusals,
        consent_on=theirs.consent_on or ours.consent_on,
    )


def _merged_people(ours: Sequence[Person], theirs: Sequence[Person]) -> tuple[Person, ...]:
    """Return our people with what the file says; one is known by name and relation."""
    merged = {(fold(each.name), fold(each.relation)): each for each in ours}
    for person in theirs:
        key = (fold(person.name), fold(person.relation))
        known = merged.get(key)
        merged[key] = person if known is None else _with_what_is_given(known, person)
    return tuple(merged.values())


def _with_what_is_given(known: Given, given: Given) -> Given:
    """Return what is known with the parts that a file fills."""
    usual = {field.name: field.default for field in fields(given)}
    parts = {name: getattr(given, name) for name in usual}
    filled = {name: part for name, part in parts.items() if _filled(part) and part != usual[name]}
    return replace(known, **filled)


def _filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _merged_vehicles(ours: Sequence[Vehicle], theirs: Sequence[Vehicle]) -> tuple[Vehicle, ...]:
    """Return our cars with what the file says of them; a car is known by its plate, else model."""
    merged = list(ours)
    for vehicle in theirs:
        place = next((i for i, known in enumerate(merged) if _same_car(known, vehicle)), None)
        if place is None:
            merged.append(vehicle)
            continue
        known = merged[place]
        merged[place] = _with_what_is_given(known, vehicle)
    return tuple(merged)


def _same_car(ours: Vehicle, theirs: Vehicle) -> bool:
    if ours.plate and theirs.plate:
        return fold(ours.plate) == fold(theirs.plate)
    return fold(ours.model) == fold(theirs.model)
