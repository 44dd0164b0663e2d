"""The tables as peewee sees them; the migrations make them, a test holds the two together.

No table is bound to a database: each query is executed on the connection it is given, so
that a worker or a test has its own.
"""

from showroom_crm.storage.tables.customers import (
    AttachmentTable,
    CustomerTable,
    EventTable,
    HouseholdTable,
    MentionTable,
    PersonTable,
    PhoneTable,
    PortraitPhotoTable,
    PortraitTable,
    VehicleTable,
)
from showroom_crm.storage.tables.deals import (
    ConcernTable,
    DealRoleTable,
    DealTable,
    EstimateTable,
    ManagerWordTable,
    OrderTaskTable,
    StepTable,
    WishTable,
)
from showroom_crm.storage.tables.meetings import (
    AttemptTable,
    FollowUpTable,
    MeetingTable,
    MeetingVersionTable,
    MessageTable,
    ReminderTable,
)
from showroom_crm.storage.tables.showroom import (
    AccessLogTable,
    DayOffTable,
    DraftTable,
    SettingTable,
    StaffTable,
    UndoStepTable,
)

__all__ = [
    "AccessLogTable",
    "AttachmentTable",
    "AttemptTable",
    "ConcernTable",
    "CustomerTable",
    "DayOffTable",
    "DealRoleTable",
    "DealTable",
    "DraftTable",
    "EstimateTable",
    "EventTable",
    "FollowUpTable",
    "HouseholdTable",
    "ManagerWordTable",
    "MeetingTable",
    "MeetingVersionTable",
    "MentionTable",
    "MessageTable",
    "OrderTaskTable",
    "PersonTable",
    "PhoneTable",
    "PortraitPhotoTable",
    "PortraitTable",
    "ReminderTable",
    "SettingTable",
    "StaffTable",
    "StepTable",
    "UndoStepTable",
    "VehicleTable",
    "WishTable",
]
