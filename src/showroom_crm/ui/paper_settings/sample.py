"""A made-up customer with something in every section; no real one is shown while paper is set."""

import json
from datetime import UTC, datetime, time, timedelta

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.deals import Concern, ConcernCategory, Deal, DealState, Decision, WouldBuy
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId
from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.ink_quickdraw import drawing_from_quickdraw
from showroom_crm.domain.meetings import Ending, Meeting, Record
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language.catalog import _
from showroom_crm.resources_folder import resources_folder

_NOBODY = CustomerId(0)
_OPEN, _ENDED = DealId(1), DealId(2)
_FACE = 13  # a friendly one among those of the demo
_YEAR = timedelta(days=365)


def sample_chart(now: datetime) -> CustomerChart:
    """Return the chart as it would be printed at a wall-clock time."""
    plan = Plan(
        Channel.VISIT_THEM,
        datetime.combine(now.date() + timedelta(days=3), time(18)),
        reason=_("To answer about the trade-in"),
        bring=_("Appraisal, catalogue"),
        agreed=True,
    )
    contact = FollowUp(FollowUpId(0), _NOBODY, _OPEN, None, plan)
    return CustomerChart(
        customer=Customer(id=_NOBODY, number=1234, profile=_profile(now)),
        staff=None,
        portrait=_face(),
        deals=(_open_deal(now, contact), _ended_deal(now)),
        planned=(contact,),
        mentions=(Mention(_("How the school play of their daughter went")),),
        attempts=(
            Attempt(
                _NOBODY, Channel.PHONE, Result.NOT_IN, now - timedelta(days=2), _("Back after six")
            ),
        ),
    )


def _profile(now: datetime) -> Profile:
    return Profile(
        name=_("Taro Sample"),
        kana=_("Sample reading"),
        phones=(read_phone("03-0000-0000"),),
        address=_("1-2-3 Sample Town"),
        birthday=(now - 41 * _YEAR).date(),
        job=_("Office worker"),
        family=_("Wife, a daughter of five"),
        hobbies=_("Camping"),
        vehicles=(Vehicle(_("Compact car"), inspection_until=(now + timedelta(days=150)).date()),),
    )


def _open_deal(now: datetime, contact: FollowUp) -> DealChart:
    opened = now - timedelta(days=30)
    decision = Decision(
        on=(now + timedelta(days=20)).date(), decided_by=_("Husband and wife together")
    )
    deal = Deal(_OPEN, _NOBODY, None, _("Minivan"), DealState.OPEN, opened.date(), decision)
    concern = Concern(
        ConcernCategory.TRADE_IN,
        _("A little more for our car, and we would go ahead"),
        _("Appraise it once more"),
        WouldBuy.YES,
    )
    latest = Record(
        now - timedelta(days=7),
        said=_("My wife worries whether the child seats fit in the second row."),
        proposed=_("Tried it with the seats in; appraised their car"),
        next_time=_("Bring the catalogue with the sliding doors"),
    )
    first = Record(opened, said=_("Our car gets too small."), proposed=_("Showed three cars"))
    return DealChart(deal, (_meeting(2, latest), _meeting(1, first)), (concern,), (contact,))


def _ended_deal(now: datetime) -> DealChart:
    deal = Deal(
        _ENDED,
        _NOBODY,
        None,
        _("Compact car"),
        DealState.WON,
        (now - 5 * _YEAR).date(),
        ended_on=(now - 5 * _YEAR + timedelta(days=40)).date(),
    )
    return DealChart(deal, (), (), ())


def _meeting(number: int, record: Record) -> Meeting:
    typed_at = record.held_at.replace(tzinfo=UTC)
    return Meeting(MeetingId(number), _NOBODY, _OPEN, None, record, typed_at, ending=Ending.AGREED)


def _face() -> Drawing:
    faces = (resources_folder() / "demo" / "faces.ndjson").read_text(encoding="utf-8")
    return drawing_from_quickdraw(json.loads(faces.splitlines()[_FACE])["drawing"])
