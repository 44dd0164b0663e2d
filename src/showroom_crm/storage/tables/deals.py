"""The tables of a chance to sell."""

from peewee import AutoField, BooleanField, IntegerField, Model, TextField

from showroom_crm.domain.deals import ConcernCategory, DealState, LostReason, RemedyState, WouldBuy
from showroom_crm.domain.estimates import Step
from showroom_crm.domain.roles import Role
from showroom_crm.domain.wishes import WishKind
from showroom_crm.storage.fields import DayField, ValueField, WallClockField


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
    rivals = TextField()
    trade_in_car = TextField()
    trade_in_mileage_km = IntegerField(null=True)
    trade_in_remaining_loan = IntegerField(null=True)
    trade_in_our_estimate = IntegerField(null=True)
    decision_from = DayField(null=True)
    customer_does = TextField()
    delivery_on = DayField(null=True)

    class Meta:
        table_name = "deal"


class WishTable(Model):
    id = AutoField()
    customer_id = IntegerField()
    position = IntegerField()
    car = TextField()
    kind = ValueField(WishKind)
    notes = TextField()

    class Meta:
        table_name = "wish"


class DealRoleTable(Model):
    id = AutoField()
    deal_id = IntegerField()
    role = ValueField(Role)
    name = TextField()
    customer_id = IntegerField(null=True)

    class Meta:
        table_name = "deal_role"


class EstimateTable(Model):
    id = AutoField()
    deal_id = IntegerField()
    made_on = DayField()
    car = TextField()
    grade = TextField()
    total = IntegerField(null=True)
    discount = IntegerField(null=True)
    trade_in = IntegerField(null=True)
    monthly = IntegerField(null=True)
    valid_until = DayField(null=True)

    class Meta:
        table_name = "estimate"


class StepTable(Model):
    id = AutoField()
    deal_id = IntegerField()
    step = ValueField(Step)
    on_day = DayField()

    class Meta:
        table_name = "step"


class ConcernTable(Model):
    id = AutoField()
    deal_id = IntegerField()
    category = ValueField(ConcernCategory)
    words = TextField()
    remedy = TextField()
    would_buy = ValueField(WouldBuy)
    condition = TextField()
    resolved = BooleanField()
    remedy_by = IntegerField(null=True)
    remedy_due = WallClockField(null=True)
    remedy_state = ValueField(RemedyState)

    class Meta:
        table_name = "concern"


class OrderTaskTable(Model):
    id = AutoField()
    deal_id = IntegerField()
    position = IntegerField()
    words = TextField()
    done_on = DayField(null=True)
    done_by = IntegerField(null=True)

    class Meta:
        table_name = "order_task"


class ManagerWordTable(Model):
    id = AutoField()
    deal_id = IntegerField()
    staff_id = IntegerField(null=True)
    words = TextField()
    written_at = WallClockField()
    ticked_at = WallClockField(null=True)
    ticked_by = IntegerField(null=True)

    class Meta:
        table_name = "manager_word"
