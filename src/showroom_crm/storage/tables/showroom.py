"""The tables of the showroom itself."""

from peewee import AutoField, IntegerField, Model, TextField

from showroom_crm.domain.staff import StaffRole
from showroom_crm.domain.undo import UndoKind
from showroom_crm.storage.fields import DayField, MomentField, ValueField


class StaffTable(Model):
    id = AutoField()
    code = TextField()
    name = TextField()
    role = ValueField(StaffRole)
    left_on = DayField(null=True)

    class Meta:
        table_name = "staff"


class DayOffTable(Model):
    id = AutoField()
    staff_id = IntegerField()
    first_on = DayField()
    last_on = DayField()
    stand_in_id = IntegerField(null=True)

    class Meta:
        table_name = "day_off"


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


class UndoStepTable(Model):
    id = AutoField()
    kind = ValueField(UndoKind)
    title = TextField()
    at = MomentField()
    customer_id = IntegerField(null=True)
    staff_id = IntegerField(null=True)
    undone_at = MomentField(null=True)

    class Meta:
        table_name = "undo_step"
