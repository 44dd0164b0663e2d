"""What is put together of many records: the list, charts, why a search found somebody."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from showroom_crm.domain.days_off import StandIn
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, StaffId
from showroom_crm.domain.occasions import Horizons
from showroom_crm.domain.search_hits import Reason
from showroom_crm.domain.showroom import (
    Counts,
    CustomerChart,
    DueContact,
    ListRow,
    Now,
    Query,
    WaitingDeal,
)

if TYPE_CHECKING:
    from showroom_crm.domain import board, statistics


class CustomerList(Protocol):
    """The list, the search and the strip: all read from planned contacts."""

    def page(
        self, query: Query, *, now: Now, horizons: Horizons, offset: int, limit: int
    ) -> Sequence[ListRow]: ...
    def ids(self, query: Query, *, now: Now) -> Sequence[CustomerId]:
        """Return whom the list holds, in its order."""

    def tags(self) -> Sequence[str]: ...
    def count(self, query: Query, *, now: Now) -> int: ...
    def position(self, query: Query, customer_id: CustomerId, *, now: Now) -> int | None: ...
    def counts(
        self, *, staff_id: StaffId | None, now: Now, stand_ins: Sequence[StandIn] = ()
    ) -> Counts: ...


class SearchReasons(Protocol):
    def reasons(self, asked: Mapping[CustomerId, Sequence[str]]) -> Mapping[CustomerId, Reason]: ...


class Charts(Protocol):
    """Customers seen together with their deals, meetings and contacts."""

    def chart(self, customer_id: CustomerId) -> CustomerChart: ...
    def contacts(
        self,
        *,
        since: datetime | None,
        until: datetime,
        staff_id: StaffId | None,
        limit: int | None = None,
        stand_ins: Sequence[StandIn] = (),
    ) -> Sequence[DueContact]: ...
    def contact(
        self, follow_up_id: FollowUpId, *, stand_ins: Sequence[StandIn] = ()
    ) -> DueContact: ...
    def waiting_deals(self, *, staff_id: StaffId | None) -> Sequence[WaitingDeal]: ...


class StatisticsFacts(Protocol):
    def facts(self, scope: "statistics.Scope", *, offset: timedelta) -> "statistics.Facts":
        """Return what happened in a scope; the showroom's clock is `offset` ahead of UTC."""

    def deals(self, deal_ids: Sequence[DealId]) -> "Sequence[statistics.DealRow]": ...


class BoardFacts(Protocol):
    def facts(self, *, now: Now, since: date, until: date) -> "board.Facts":
        """Return what happened since a day and what is planned until the end of another."""
