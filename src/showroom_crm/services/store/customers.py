"""What is kept of a customer."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from showroom_crm.domain.attachments import Attachment
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.history import Event
from showroom_crm.domain.identifiers import (
    AttachmentId,
    CustomerId,
    HouseholdId,
    MentionId,
    PortraitId,
    StaffId,
)
from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.meetings import Place
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.portraits import KeptPhoto, KeptPortrait
from showroom_crm.domain.wishes import Wish


class CustomerRecords(Protocol):
    def add(
        self,
        profile: Profile,
        *,
        staff_id: StaffId | None,
        at: datetime,
        number: int | None = None,
    ) -> Customer: ...
    def save(self, customer: Customer, *, at: datetime) -> None: ...
    def get(self, customer_id: CustomerId) -> Customer: ...
    def with_number(self, number: int) -> Customer | None: ...
    def with_phone(self, number: str) -> Sequence[Customer]: ...
    def ids(self) -> Sequence[CustomerId]: ...
    def count(self) -> int: ...


class PortraitRecords(Protocol):
    def save(
        self,
        customer_id: CustomerId,
        drawing: Drawing,
        *,
        on: date,
        staff_id: StaffId | None,
        anew: bool = False,
    ) -> None: ...
    def newest(self, customer_id: CustomerId) -> Drawing | None: ...
    def shown(self, customer_id: CustomerId) -> PortraitId | None: ...
    def of_customer(self, customer_id: CustomerId) -> Sequence[KeptPortrait]: ...
    def choose(self, customer_id: CustomerId, portrait_id: PortraitId) -> None: ...
    def photo(self, portrait_id: PortraitId) -> KeptPhoto | None: ...
    def keep_photo(self, portrait_id: PortraitId, photo: KeptPhoto) -> None: ...
    def forget_photo(self, portrait_id: PortraitId) -> None: ...


class MentionRecords(Protocol):
    def save(self, mention: Mention) -> MentionId: ...
    def drop(self, mention_id: MentionId) -> None: ...
    def get(self, mention_id: MentionId) -> Mention: ...
    def of_customer(self, customer_id: CustomerId) -> Sequence[Mention]: ...


class WishRecords(Protocol):
    def replace(self, customer_id: CustomerId, wishes: Iterable[Wish]) -> None: ...
    def of_customer(self, customer_id: CustomerId) -> Sequence[Wish]: ...


class HouseholdRecords(Protocol):
    def join(self, customer_id: CustomerId, other_id: CustomerId) -> HouseholdId: ...
    def leave(self, customer_id: CustomerId) -> None: ...
    def others(self, customer: Customer) -> Sequence[Customer]: ...


class AttachmentRecords(Protocol):
    def kept(self, content: bytes) -> AbstractContextManager[str]:
        """Keep a content, encrypted, for a block that adds its row; it goes where that fails."""

    def add(self, attachment: Attachment, file: str) -> AttachmentId:
        """Add what is known of a file whose content is kept."""

    def content(self, attachment_id: AttachmentId) -> bytes:
        """Return the content of a file, or say why it cannot be had."""

    def rename(self, attachment_id: AttachmentId, name: str) -> None: ...
    def drop(self, attachment_id: AttachmentId) -> None:
        """Forget a file; its content stays, so that this can be undone."""

    def remove(self, files: Collection[str], *, at: datetime) -> None:
        """Remove contents that nothing needs now, and those that an aborted act left behind."""

    def of_customer(self, customer_id: CustomerId) -> Sequence[Attachment]: ...
    def get(self, attachment_id: AttachmentId) -> Attachment: ...


class EventRecords(Protocol):
    def add(self, event: Event) -> None: ...


class ResemblingRecords(Protocol):
    def candidates(self, profile: Profile) -> Sequence[Customer]: ...
    def last_talk(self, customer_id: CustomerId) -> tuple[datetime, Place] | None: ...


class MergingRecords(Protocol):
    """Two charts that become one, within the caller's transaction."""

    def counts(self, kept_id: CustomerId, other_id: CustomerId) -> Mapping[str, int]:
        """Return how many records of each kind the two have together."""

    def take_over(self, kept_id: CustomerId, other_id: CustomerId) -> None: ...
    def remove_emptied(self, customer_id: CustomerId) -> None: ...
