"""The tables of a chance to sell."""

from peewee import AutoField, BooleanField, IntegerField, Model, TextField

from showroom_crm.domain.deals import ConcernCategory, DealState, LostReason, WouldBuy
from showroom_crm.domain.estimates import Step
from showroom_crm.domain.roles import Role
from showroom_crm.domain.wishes import WishKind
from showroom_crm.storage.fields import DayField, ValueField


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

    class Meta:
        table_name = "concern"
