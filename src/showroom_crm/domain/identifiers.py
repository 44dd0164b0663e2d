"""Types of their own for ids, so that a deal's id is never taken for a customer's."""

from typing import NewType

StaffId = NewType("StaffId", int)
CustomerId = NewType("CustomerId", int)
HouseholdId = NewType("HouseholdId", int)
DealId = NewType("DealId", int)
MeetingId = NewType("MeetingId", int)
ConcernId = NewType("ConcernId", int)
FollowUpId = NewType("FollowUpId", int)
ReminderId = NewType("ReminderId", int)
AttemptId = NewType("AttemptId", int)
AttachmentId = NewType("AttachmentId", int)
EstimateId = NewType("EstimateId", int)
MentionId = NewType("MentionId", int)
PortraitId = NewType("PortraitId", int)
UndoStepId = NewType("UndoStepId", int)
OrderTaskId = NewType("OrderTaskId", int)
ManagerWordId = NewType("ManagerWordId", int)
MessageId = NewType("MessageId", int)
DayOffId = NewType("DayOffId", int)
