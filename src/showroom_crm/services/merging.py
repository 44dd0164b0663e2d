"""Two charts of one customer become one; Ctrl+Z parts them again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from showroom_crm.domain import merging
from showroom_crm.domain.changes import Undoable
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import Customer, Profile, accepted_profile
from showroom_crm.domain.errors import RuleBroken, StoreFailed
from showroom_crm.domain.history import Event, EventKind
from showroom_crm.domain.identifiers import CustomerId, PortraitId, StaffId
from showroom_crm.domain.refused_contact import wishes_none
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.undo import UndoKind
from showroom_crm.language import merging_words, words
from showroom_crm.services import access_log, profile_changes
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


@dataclass(frozen=True)
class BothCharts:
    """What is seen before a merge: the chart that stays and the one that joins it."""

    kept: CustomerChart
    other: CustomerChart

    @property
    def ends_contacts(self) -> bool:
        """Whether one side wishes no contact (一切の連絡不要) while something is under way."""
        both = (self.kept, self.other)
        refused = any(wishes_none(chart.customer.profile.reach) for chart in both)
        return refused and any(chart.planned or chart.current_deal for chart in both)


def both_charts(
    store: Store, kept_id: CustomerId, other_id: CustomerId, *, by: StaffId | None, clock: Clock
) -> BothCharts:
    """Return two charts side by side, and note that both were seen.

    Raises RuleBroken: "merge.same_customer", "merge.customer_gone".
    """
    with store.transaction():
        _both(store, kept_id, other_id)
        for customer_id in (kept_id, other_id):
            access_log.record(store, Act.VIEWED, customer_id, by=by, clock=clock)
        return BothCharts(store.charts.chart(kept_id), store.charts.chart(other_id))


def one_who_stays(store: Store, one_id: CustomerId, another_id: CustomerId) -> CustomerId:
    """Return whose chart should stay: the one with a name, or else with the older number.

    Raises RuleBroken: "merge.same_customer", "merge.customer_gone".
    """
    both = _both(store, one_id, another_id)
    return min(both, key=lambda each: (not each.name.strip(), each.number)).id


def merge_customers(
    store: Store,
    kept_id: CustomerId,
    other_id: CustomerId,
    chosen: frozenset[str],
    *,
    others_portrait: bool = False,
    by: StaffId | None,
    clock: Clock,
) -> Undoable:
    """Join another chart to the one that stays; all that is known of both is kept.

    Where one side wishes no contact, the open deals of both are lost and their contacts end.
    `chosen` are the fields of `merging.FIELDS` that the other chart is right about, and
    `others_portrait` tells whether its portrait is shown from now on.

    Raises RuleBroken: "merge.same_customer", "merge.customer_gone", those of
    `accepted_profile`; StoreFailed: "merge.counts_differ", with nothing changed.
    """
    with store.transaction():
        kept, other = _both(store, kept_id, other_id)
        names = [words.customer(each) for each in (kept, other)]
        with store.undo.recorded(
            UndoKind.MERGED,
            "＋".join(names),
            customer_ids=(kept_id, other_id),
            staff_id=by,
            at=clock.utc(),
        ) as step_id:
            _join(store, kept, other, chosen, others_portrait=others_portrait, by=by, clock=clock)
            details = {"name": names[1], "number": str(other.number)}
            event = Event(kept_id, EventKind.MERGED, clock.local(), details, staff_id=by)
            store.events.add(event)
        for customer_id in (kept_id, other_id):
            access_log.record(store, Act.MERGED, customer_id, by=by, clock=clock)
    return Undoable(
        customers=frozenset({kept_id, other_id}),
        gone=frozenset({other_id}),
        follow_ups=True,
        everything=True,
        undo_step_id=step_id,
    )


def joined_profile(kept: Customer, other: Customer, chosen: frozenset[str]) -> Profile:
    """Return the profile that a merge leads to, with the number that goes in its notes."""
    earlier = merging_words.earlier_record
    profile = merging.merged_profile(kept.profile, other.profile, chosen, earlier=earlier)
    number = merging_words.earlier_number(other.number)
    return replace(profile, notes=f"{profile.notes}\n{number}".strip("\n"))


def _both(store: Store, one_id: CustomerId, another_id: CustomerId) -> tuple[Customer, Customer]:
    if one_id == another_id:
        raise RuleBroken("merge.same_customer")
    try:
        return store.customers.get(one_id), store.customers.get(another_id)
    except KeyError as fault:
        raise RuleBroken("merge.customer_gone") from fault


def _join(
    store: Store,
    kept: Customer,
    other: Customer,
    chosen: frozenset[str],
    *,
    others_portrait: bool,
    by: StaffId | None,
    clock: Clock,
) -> None:
    before = store.merging.counts(kept.id, other.id)
    owners = (other.id, kept.id) if others_portrait else (kept.id, other.id)
    shown = _portrait_to_show(store, owners)
    if other.household_id is not None:
        store.households.join(kept.id, other.id)
        store.households.leave(other.id)
    store.merging.take_over(kept.id, other.id)
    if shown is not None:
        store.portraits.choose(kept.id, shown)
    store.merging.remove_emptied(other.id)
    _check_counts(before, store.merging.counts(kept.id, other.id))
    profile = accepted_profile(joined_profile(kept, other, chosen), today=clock.local().date())
    staff_id, second_id = _reps(kept, other)
    joined = replace(
        store.customers.get(kept.id),
        profile=_without_link_to_itself(profile, kept.id, other.id),
        staff_id=staff_id,
        second_staff_id=second_id,
    )
    store.customers.save(joined, at=clock.utc())
    profile_changes.take_change(store, kept, joined, by=by, clock=clock)


def _portrait_to_show(store: Store, owners: Iterable[CustomerId]) -> PortraitId | None:
    """A face that can be seen goes before one that is damaged, whoever's was wished."""
    shown = [each for owner in owners for each in store.portraits.of_customer(owner) if each.shown]
    shown.sort(key=lambda each: each.drawing is None)
    return shown[0].id if shown else None


def _reps(kept: Customer, other: Customer) -> tuple[StaffId | None, StaffId | None]:
    """The rep of the chart that joins goes on beside the one who stays, where there is room."""
    reps = (kept.staff_id, kept.second_staff_id, other.staff_id, other.second_staff_id)
    first, second, *_more = *dict.fromkeys(filter(None, reps)), None, None
    return first, second


def _check_counts(before: Mapping[str, int], after: Mapping[str, int]) -> None:
    if before != after:
        raise StoreFailed("merge.counts_differ")


def _without_link_to_itself(profile: Profile, *ids: CustomerId) -> Profile:
    people = tuple(
        replace(person, customer_id=None) if person.customer_id in ids else person
        for person in profile.people
    )
    return replace(profile, people=people)
