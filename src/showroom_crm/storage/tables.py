"""The tables as peewee sees them; the migrations make them, a test holds the two together.

No table is bound to a database: each query is executed on the connection it is given, so
that a worker or a test has its own.
"""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from peewee import AutoField, BlobField, BooleanField, IntegerField, Model, TextField

from showroom_crm.domain.deals import ConcernCategory, DealState, LostReason, WouldBuy
from showroom_crm.domain.follow_ups import Channel, FollowUpStatus
from showroom_crm.domain.meetings import Ending, Place
from showroom_crm.domain.phones import PhoneKind
from showroom_crm.domain.staff import StaffRole


class WallClockField(TextField):
    """A wall-clock time in the showroom, to the second: `2026-10-03 15:00:00` (R3)."""

    def db_value(self, value: datetime | str | None) -> str | None:
        return wall_clock_text(value) if isinstance(value, datetime) else value

    def python_value(self, value: str | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class MomentField(TextField):
    """A recorded moment in UTC, to the microsecond, so that moments sort as text."""

    def db_value(self, value: datetime | str | None) -> str | None:
        return moment_text(value) if isinstance(value, datetime) else value

    def python_value(self, value: str | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


class DayField(TextField):
    def db_value(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        return None if value is None else date.fromisoformat(value)


class TimeOfDayField(TextField):
    def db_value(self, value: time | None) -> str | None:
        return None if value is None else value.isoformat("minutes")

    def python_value(self, value: str | None) -> time | None:
        return None if value is None else time.fromisoformat(value)


class ValueField(TextField):
    """One value of an enumeration, stored by its word."""

    def __init__(self, values: type[StrEnum], **options: Any) -> None:
        super().__init__(**options)
        self.values = values

    def db_value(self, value: str | None) -> str | None:
        return None if value is None else str(value)

    def python_value(self, value: str | None) -> StrEnum | None:
        return None if value is None else self.values(value)


def wall_clock_text(value: datetime) -> str:
    """Return a wall-clock time as the database keeps it."""
    return value.replace(tzinfo=None).isoformat(" ", "seconds")


def moment_text(value: datetime) -> str:
    """Return an aware moment as the database keeps it."""
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


class StaffTable(Model):
    id = AutoField()
    code = TextField()
    name = TextField()
    role = ValueField(StaffRole)

    class Meta:
        table_name = "staff"


class CustomerTable(Model):
    id = AutoField()
    number = IntegerField()
    staff_id = IntegerField(null=True)
    name = TextField()
    kana = TextField()
    sort_key = TextField()
    postal_code = TextField()
    address = TextField()
    birthday = DayField(null=True)
    job = TextField()
    family = TextField()
    hobbies = TextField()
    source = TextField()
    notes = TextField()
    created_at = MomentField()
    changed_at = MomentField()
    next_contact_at = TextField()

    class Meta:
        table_name = "customer"


class PhoneTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    position = IntegerField()
    number = TextField()
    kind = ValueField(PhoneKind)

    class Meta:
        table_name = "phone"


class VehicleTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    position = IntegerField()
    maker = TextField()
    model = TextField()
    plate = TextField()
    inspection_until = DayField(null=True)

    class Meta:
        table_name = "vehicle"


class PortraitTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    staff_id = IntegerField(null=True)
    drawn_on = DayField()
    ink = BlobField()

    class Meta:
        table_name = "portrait"


class DealTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    staff_id = IntegerField(null=True)
    wish = TextField()
    state = ValueField(DealState)
    opened_on = DayField()
    decision_words = TextField()
    decision_on = DayField(null=True)
    decided_by = TextField()
    lost_reason = ValueField(LostReason, null=True)
    competitor = TextField()
    ended_on = DayField(null=True)

    class Meta:
        table_name = "deal"


class MeetingTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    deal_id = IntegerField(null=True)
    staff_id = IntegerField(null=True)
    wish = TextField()
    held_at = WallClockField()
    place = ValueField(Place)
    attendees = TextField()
    said = TextField()
    proposed = TextField()
    entered_at = MomentField()
    typed_at = MomentField()
    answers_id = IntegerField(null=True)
    ending = ValueField(Ending, null=True)

    class Meta:
        table_name = "meeting"


class ConcernTable(Model):
    id = AutoField()
    deal_id = IntegerField()
    category = ValueField(ConcernCategory)
    words = TextField()
    remedy = TextField()
    would_buy = ValueField(WouldBuy)
    condition = TextField()
    resolved = BooleanField()

    class Meta:
        table_name = "concern"


class FollowUpTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    deal_id = IntegerField(null=True)
    staff_id = IntegerField(null=True)
    channel = ValueField(Channel)
    at = WallClockField()
    until = TimeOfDayField(null=True)
    late_after = WallClockField()
    reason = TextField()
    bring = TextField()
    agreed = BooleanField()
    status = ValueField(FollowUpStatus)
    holds = BooleanField(default=False)
    created_at = MomentField()
    ended_at = MomentField(null=True)

    class Meta:
        table_name = "follow_up"


class ReminderTable(Model):
    id = AutoField()
    follow_up_id = IntegerField()
    agreed_for = WallClockField()
    lead_minutes = IntegerField()
    due_at = WallClockField()
    fired_at = MomentField(null=True)
    ended_at = MomentField(null=True)

    class Meta:
        table_name = "reminder"


class AccessLogTable(Model):
    id = AutoField()
    at = MomentField()
    staff_id = IntegerField(null=True)
    act = TextField()
    customer_id = IntegerField(null=True)

    class Meta:
        table_name = "access_log"


class DraftTable(Model):
    name = TextField(primary_key=True)
    content = TextField()
    saved_at = MomentField()

    class Meta:
        table_name = "draft"


class SettingTable(Model):
    name = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "setting"
