"""The tables of talks and contacts."""

from peewee import AutoField, BooleanField, IntegerField, Model, TextField

from showroom_crm.domain.attempts import Result
from showroom_crm.domain.follow_ups import Channel, FollowUpStatus, Repeat
from showroom_crm.domain.meetings import Ending, Place
from showroom_crm.storage.fields import (
    MinutesField,
    MomentField,
    TextsField,
    TimeOfDayField,
    ValueField,
    WallClockField,
)


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
    next_time = TextField()
    tags = TextsField()

    class Meta:
        table_name = "meeting"


class MeetingVersionTable(Model):
    id = AutoField()
    meeting_id = IntegerField()
    staff_id = IntegerField(null=True)
    replaced_at = WallClockField()
    held_at = WallClockField()
    place = ValueField(Place)
    attendees = TextField()
    said = TextField()
    proposed = TextField()
    next_time = TextField()
    tags = TextsField()

    class Meta:
        table_name = "meeting_version"


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
    moved_late = BooleanField(default=False)
    after_delivery_of = IntegerField(null=True)
    lead_minutes = MinutesField(null=True)
    repeats = ValueField(Repeat, default=Repeat.NEVER)
    uid = TextField()
    sequence = IntegerField(default=0)

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


class AttemptTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    deal_id = IntegerField(null=True)
    follow_up_id = IntegerField(null=True)
    staff_id = IntegerField(null=True)
    channel = ValueField(Channel)
    result = ValueField(Result)
    number = TextField()
    words = TextField()
    happened_at = WallClockField()
    entered_at = MomentField()

    class Meta:
        table_name = "attempt"


class MessageTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    for_staff_id = IntegerField(null=True)
    taken_by = IntegerField(null=True)
    caller = TextField()
    words = TextField()
    wish = TextField()
    taken_at = WallClockField()
    seen_at = WallClockField(null=True)
    seen_by = IntegerField(null=True)

    class Meta:
        table_name = "message"
