"""Customers seen together with their deals, meetings and contacts: the chart, what is due."""

import string
from collections.abc import Sequence
from datetime import datetime

from showroom_crm.domain.days_off import StandIn, whose
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, StaffId
from showroom_crm.domain.ink import DAMAGED, Drawing
from showroom_crm.domain.showroom import CustomerChart, DealChart, DueContact, WaitingDeal
from showroom_crm.domain.staff import Staff
from showroom_crm.storage.attachments import AttachmentRows
from showroom_crm.storage.customers import CustomerRows
from showroom_crm.storage.database import Database
from showroom_crm.storage.days_off import contacts_of
from showroom_crm.storage.deals import DealRows
from showroom_crm.storage.estimates import EstimateRows, RoleRows, StepRows
from showroom_crm.storage.fields import wall_clock_text
from showroom_crm.storage.follow_ups import FollowUpRows
from showroom_crm.storage.history import AttemptRows, EventRows, MeetingVersionRows
from showroom_crm.storage.households import HouseholdRows
from showroom_crm.storage.manager_words import ManagerWordRows
from showroom_crm.storage.meetings import MeetingRows
from showroom_crm.storage.mentions import MentionRows
from showroom_crm.storage.messages import MessageRows
from showroom_crm.storage.orders import OrderTaskRows
from showroom_crm.storage.portraits import PortraitRows
from showroom_crm.storage.small_records import StaffRows
from showroom_crm.storage.wishes import WishRows

# As CustomerChart.last_spoken. SQLite trims spaces alone unless told all that is blank.
_LAST_WORDS = """
    SELECT said FROM meeting WHERE customer_id = ? AND trim(said, ?) <> ''
    ORDER BY held_at DESC, id DESC LIMIT 1
"""
_BLANK = (
    string.whitespace
    + "\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)


class Charts:
    """What is put together from several tables."""

    def __init__(
        self,
        database: Database,
        *,
        customers: CustomerRows,
        deals: DealRows,
        meetings: MeetingRows,
        follow_ups: FollowUpRows,
        portraits: PortraitRows,
        staff: StaffRows,
    ) -> None:
        self._database = database
        self._customers = customers
        self._deals = deals
        self._meetings = meetings
        self._follow_ups = follow_ups
        self._portraits = portraits
        self._staff = staff
        self._estimates = EstimateRows(database)
        self._steps = StepRows(database)
        self._roles = RoleRows(database)
        self._order_tasks = OrderTaskRows(database)
        self._manager_words = ManagerWordRows(database)
        self._households = HouseholdRows(database, customers)
        self._wishes = WishRows(database)
        self._mentions = MentionRows(database)
        self._messages = MessageRows(database)
        self._attachments = AttachmentRows(database)
        self._attempts = AttemptRows(database)
        self._events = EventRows(database)
        self._versions = MeetingVersionRows(database)

    def chart(self, customer_id: CustomerId) -> CustomerChart:
        """Return everything known of a customer."""
        customer = self._customers.get(customer_id)
        meetings = self._meetings.of_customer(customer_id)
        planned = self._follow_ups.of_customer(customer_id)
        deals = tuple(
            DealChart(
                deal=deal,
                meetings=tuple(meeting for meeting in meetings if meeting.deal_id == deal.id),
                concerns=tuple(self._deals.concerns(deal.id)),
                planned=tuple(each for each in planned if each.deal_id == deal.id),
                estimates=tuple(self._estimates.of_deal(deal.id)),
                steps=tuple(self._steps.of_deal(deal.id)),
                roles=tuple(self._roles.of_deal(deal.id)),
                order_tasks=tuple(self._order_tasks.of_deal(deal.id)),
            )
            for deal in self._deals.of_customer(customer_id)
        )
        return CustomerChart(
            customer=customer,
            staff=self._staff_member(customer.staff_id),
            portrait=self._portrait(customer_id),
            deals=deals,
            planned=tuple(planned),
            unclosed=tuple(meeting for meeting in meetings if meeting.ending is None),
            second_staff=self._staff_member(customer.second_staff_id),
            household=tuple(self._households.others(customer)),
            wishes=tuple(self._wishes.of_customer(customer_id)),
            mentions=tuple(self._mentions.of_customer(customer_id)),
            attachments=tuple(self._attachments.of_customer(customer_id)),
            ended=tuple(self._follow_ups.ended_of_customer(customer_id)),
            attempts=tuple(self._attempts.of_customer(customer_id)),
            events=tuple(self._events.of_customer(customer_id)),
            edited=self._versions.meetings_of(customer_id),
            manager_words=tuple(self._manager_words.of_customer(customer_id)),
            messages=tuple(self._messages.of_customer(customer_id)),
        )

    def contacts(
        self,
        *,
        since: datetime | None,
        until: datetime,
        staff_id: StaffId | None,
        limit: int | None = None,
        stand_ins: Sequence[StandIn] = (),
    ) -> Sequence[DueContact]:
        """Return planned contacts between two wall-clock times, the oldest first."""
        conditions = ["status = 'planned'", "at <= :until"]
        parameters: dict[str, object] = {"until": wall_clock_text(until)}
        if since is not None:
            conditions.append("at >= :since")
            parameters["since"] = wall_clock_text(since)
        if staff_id is not None:
            condition, values = contacts_of(staff_id, stand_ins)
            conditions.append(condition)
            parameters |= values
        rows = self._database.rows(
            f"SELECT id FROM follow_up WHERE {' AND '.join(conditions)}"
            " ORDER BY at, id LIMIT :limit",
            parameters | {"limit": -1 if limit is None else limit},
        )
        return [self.contact(FollowUpId(row[0]), stand_ins=stand_ins) for row in rows]

    def contact(self, follow_up_id: FollowUpId, *, stand_ins: Sequence[StandIn] = ()) -> DueContact:
        """Return a contact with its customer and what they said last."""
        follow_up = self._follow_ups.get(follow_up_id)
        deal_id = follow_up.deal_id
        return DueContact(
            follow_up=follow_up,
            customer=self._customers.get(follow_up.customer_id),
            staff=self._staff_member(follow_up.staff_id),
            last_words=self._last_words(follow_up.customer_id),
            mentions=tuple(self._mentions.of_customer(follow_up.customer_id)),
            manager_words=() if deal_id is None else tuple(self._manager_words.of_deal(deal_id)),
            concerns=() if deal_id is None else tuple(self._deals.concerns(deal_id)),
            stand_in=self._stand_in(follow_up, stand_ins),
        )

    def waiting_deals(self, *, staff_id: StaffId | None) -> Sequence[WaitingDeal]:
        """Return the deals without a contact of ours, the longest waiting first."""
        rows = self._database.rows(
            "SELECT id FROM deal WHERE state = 'waiting' AND (?1 IS NULL OR staff_id = ?1)"
            " ORDER BY opened_on, id",
            (staff_id,),
        )
        deals = [self._deals.get(DealId(row[0])) for row in rows]
        return [
            WaitingDeal(
                deal, self._customers.get(deal.customer_id), self._staff_member(deal.staff_id)
            )
            for deal in deals
        ]

    def _last_words(self, customer_id: CustomerId) -> str:
        return self._database.value(_LAST_WORDS, (customer_id, _BLANK)) or ""

    def _staff_member(self, staff_id: StaffId | None) -> Staff | None:
        return None if staff_id is None else self._staff.get(staff_id)

    def _stand_in(self, follow_up: FollowUp, stand_ins: Sequence[StandIn]) -> Staff | None:
        if follow_up.staff_id is None:
            return None
        holder = whose(stand_ins, follow_up.staff_id, follow_up.plan.at.date())
        return None if holder == follow_up.staff_id else self._staff.get(holder)

    def _portrait(self, customer_id: CustomerId) -> Drawing | None:
        """A damaged portrait never keeps a chart from opening."""
        try:
            return self._portraits.newest(customer_id)
        except RuleBroken:
            return DAMAGED
