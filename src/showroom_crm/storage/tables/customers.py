"""The tables of what is known of a customer."""

from peewee import AutoField, BlobField, BooleanField, IntegerField, Model, TextField

from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.history import EventKind
from showroom_crm.domain.phones import PhoneKind
from showroom_crm.domain.vehicles import Payment, VehicleUse
from showroom_crm.storage.fields import (
    DayField,
    MomentField,
    RefusalsField,
    TextsField,
    TimeOfDayField,
    ValueField,
    WallClockField,
)


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
    looks = TextField()
    company = BooleanField()
    state = ValueField(CustomerState)
    second_staff_id = IntegerField(null=True)
    household_id = IntegerField(null=True)
    reach_channel = ValueField(Channel, null=True)
    reach_from = TimeOfDayField(null=True)
    reach_until = TimeOfDayField(null=True)
    refusals = RefusalsField()
    consent_on = DayField(null=True)
    last_contact_at = TextField(default="")
    inspection_on = TextField(default="9999")
    decision_on = TextField(default="9999")
    deal_state = TextField(default="")

    class Meta:
        table_name = "customer"


class HouseholdTable(Model):
    id = AutoField()

    class Meta:
        table_name = "household"


class PhoneTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    position = IntegerField()
    number = TextField()
    kind = ValueField(PhoneKind)

    class Meta:
        table_name = "phone"


class PersonTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    position = IntegerField()
    name = TextField()
    relation = TextField()
    phone_number = TextField(null=True)
    phone_kind = ValueField(PhoneKind, null=True)
    birthday = DayField(null=True)
    born_in = IntegerField(null=True)
    drives = BooleanField()
    decides = BooleanField()
    notes = TextField()
    as_customer_id = IntegerField(null=True)

    class Meta:
        table_name = "person"


class VehicleTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    position = IntegerField()
    maker = TextField()
    model = TextField()
    plate = TextField()
    inspection_until = DayField(null=True)
    grade = TextField()
    use = ValueField(VehicleUse)
    first_registered = DayField(null=True)
    mileage_km = IntegerField(null=True)
    payment = ValueField(Payment, null=True)
    payment_until = DayField(null=True)
    maintenance_until = DayField(null=True)
    warranty_until = DayField(null=True)
    insurer = TextField()
    insurance_until = DayField(null=True)
    owned_until = DayField(null=True)

    class Meta:
        table_name = "vehicle"


class PortraitTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    staff_id = IntegerField(null=True)
    drawn_on = DayField()
    ink = BlobField()
    chosen = BooleanField(default=False)

    class Meta:
        table_name = "portrait"


class PortraitPhotoTable(Model):
    portrait_id = IntegerField(primary_key=True)
    picture = BlobField()
    consent_on = DayField()
    consent_noted_by = IntegerField(null=True)

    class Meta:
        table_name = "portrait_photo"


class MentionTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    words = TextField()
    on_day = DayField(null=True)
    ticked_on = DayField(null=True)

    class Meta:
        table_name = "mention"


class AttachmentTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    meeting_id = IntegerField(null=True)
    name = TextField()
    media_type = TextField()
    size = IntegerField()
    digest = TextField()
    file = TextField()
    added_at = MomentField()

    class Meta:
        table_name = "attachment"


class EventTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    deal_id = IntegerField(null=True)
    staff_id = IntegerField(null=True)
    kind = ValueField(EventKind)
    at = WallClockField()
    details = TextsField()

    class Meta:
        table_name = "event"
