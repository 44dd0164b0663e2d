"""Keep the portraits that reps drew, and the photos that some of them were traced from."""

from math import isfinite

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, PortraitId, StaffId
from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.portraits import KeptPhoto, KeptPortrait
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


def save_portrait(
    store: Store,
    customer_id: CustomerId,
    drawing: Drawing,
    *,
    anew: bool = False,
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """Keep a drawing as the customer's portrait; an empty one never replaces a face.

    What is drawn on one day goes on in that day's portrait, and an earlier day's is kept beside
    it; `anew` begins another one on the same day too. What was drawn last is shown.

    Raises RuleBroken: "portrait.customer_gone".
    """
    if not _shows_ink(drawing):
        return Changes()
    with store.transaction():
        today = clock.local().date()
        _refuse_without_customer(store, customer_id)
        store.portraits.save(customer_id, drawing, on=today, staff_id=by, anew=anew)
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}))


def portrait(store: Store, customer_id: CustomerId) -> Drawing | None:
    """Return the portrait that is shown: the newest, unless another one was chosen.

    Raises RuleBroken: "portrait.damaged".
    """
    return store.portraits.newest(customer_id)


def history(store: Store, customer_id: CustomerId) -> list[KeptPortrait]:
    """Return all portraits of a customer whose chart is open: the one shown, then the newest."""
    return list(store.portraits.of_customer(customer_id))


def choose_portrait(
    store: Store,
    customer_id: CustomerId,
    portrait_id: PortraitId,
    *,
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """Show one of the customer's portraits until another one is drawn or chosen.

    Raises RuleBroken: "portrait.gone", "portrait.damaged".
    """
    with store.transaction():
        chosen = _portrait(store, customer_id, portrait_id)
        if chosen.drawing is None:
            raise RuleBroken("portrait.damaged")
        if chosen.shown:
            return Changes()
        store.portraits.choose(customer_id, portrait_id)
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}))


def note_exported(
    store: Store, customer_id: CustomerId, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Note that the portrait was given out as a file."""
    with store.transaction():
        access_log.record(store, Act.EXPORTED, customer_id, by=by, clock=clock)
    return Changes()


def keep_photo(
    store: Store, customer_id: CustomerId, picture: bytes, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Keep a photo under the portrait that is shown, with the customer's consent noted today.

    Call it only when the customer has consented: `by` is who noted it.

    Raises RuleBroken: "portrait.none".
    """
    with store.transaction():
        shown = _shown(store, customer_id)
        photo = KeptPhoto(picture, consent_on=clock.local().date(), consent_noted_by=by)
        store.portraits.keep_photo(shown, photo)
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}))


def forget_photo(
    store: Store, customer_id: CustomerId, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Remove the photo under the portrait that is shown, for good; the portrait stays.

    Raises RuleBroken: "portrait.none".
    """
    with store.transaction():
        store.portraits.forget_photo(_shown(store, customer_id))
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}))


def photo(
    store: Store, customer_id: CustomerId, *, by: StaffId | None, clock: Clock
) -> KeptPhoto | None:
    """Return the photo under the portrait that is shown, and note that it was seen."""
    with store.transaction():
        shown = store.portraits.shown(customer_id)
        kept = None if shown is None else store.portraits.photo(shown)
        if kept is not None:
            access_log.record(store, Act.VIEWED, customer_id, by=by, clock=clock)
    return kept


def _shows_ink(drawing: Drawing) -> bool:
    """A stroke without a place leaves nothing on the paper."""
    points = (point for stroke in drawing.strokes for point in stroke.points)
    return any(isfinite(point.x) and isfinite(point.y) for point in points)


def _refuse_without_customer(store: Store, customer_id: CustomerId) -> None:
    try:
        store.customers.get(customer_id)
    except KeyError:
        raise RuleBroken("portrait.customer_gone") from None


def _shown(store: Store, customer_id: CustomerId) -> PortraitId:
    shown = store.portraits.shown(customer_id)
    if shown is None:
        raise RuleBroken("portrait.none")
    return shown


def _portrait(store: Store, customer_id: CustomerId, portrait_id: PortraitId) -> KeptPortrait:
    for each in store.portraits.of_customer(customer_id):
        if each.id == portrait_id:
            return each
    raise RuleBroken("portrait.gone")
