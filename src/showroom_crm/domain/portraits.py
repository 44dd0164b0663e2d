"""The portraits that are kept of a customer, and the photo that one was traced from."""

from dataclasses import dataclass
from datetime import date

from showroom_crm.domain.identifiers import PortraitId, StaffId
from showroom_crm.domain.ink import Drawing


@dataclass(frozen=True)
class KeptPortrait:
    """One of a customer's portraits; `drawing` is None where its bytes are damaged."""

    id: PortraitId
    drawn_on: date
    staff_id: StaffId | None
    drawing: Drawing | None
    shown: bool
    has_photo: bool


@dataclass(frozen=True)
class KeptPhoto:
    """A photo under a portrait, kept because the customer consented on a day."""

    picture: bytes
    consent_on: date
    consent_noted_by: StaffId | None
