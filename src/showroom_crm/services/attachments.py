"""Keep photos and PDFs with a customer, and give them back."""

import hashlib
from dataclasses import replace

from showroom_crm.domain import attachments
from showroom_crm.domain.attachments import Attachment
from showroom_crm.domain.changes import Changes, Undoable
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import AttachmentId, CustomerId, MeetingId, StaffId
from showroom_crm.domain.undo import UndoKind
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


def attach(
    store: Store,
    customer_id: CustomerId,
    name: str,
    content: bytes,
    *,
    meeting_id: MeetingId | None = None,
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """Keep a photo or PDF with a customer, and with one of their meetings where it is named.

    Raises RuleBroken: those of `refuse_too_much` and `media_type_of`, "meeting.other_customer",
    "attachment.customer_gone"; StoreFailed: "database.full".
    """
    shown = attachments.accepted_name(name)
    attachments.refuse_too_much(shown, len(content), held=_held(store, customer_id))
    attachment = Attachment(
        customer_id=customer_id,
        name=shown,
        media_type=attachments.media_type_of(shown, content),
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        added_at=clock.utc(),
    )
    # The content first: nobody who saves words waits until a slow disk has taken it.
    with store.attachments.kept(content) as file, store.transaction():
        attachments.refuse_too_much(shown, len(content), held=_held(store, customer_id))
        _refuse_without_customer(store, attachment)
        meeting_id = _meeting_still_there(store, customer_id, meeting_id)
        store.attachments.add(replace(attachment, meeting_id=meeting_id), file)
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}))


def content(
    store: Store, attachment_id: AttachmentId, *, by: StaffId | None, clock: Clock
) -> bytes:
    """Return what was attached, and note that it was seen.

    Raises RuleBroken, those of `content_for_chart`.
    """
    found = content_for_chart(store, attachment_id)
    with store.transaction():
        customer_id = _attachment(store, attachment_id).customer_id
        access_log.record(store, Act.VIEWED, customer_id, by=by, clock=clock)
    return found


def content_for_chart(store: Store, attachment_id: AttachmentId) -> bytes:
    """Return what was attached, for the small picture on a chart that is seen already.

    Raises RuleBroken: "attachment.gone", "attachment.missing", "attachment.unreadable",
    "attachment.damaged".
    """
    try:
        return store.attachments.content(attachment_id)
    except KeyError:
        raise RuleBroken("attachment.gone") from None


def rename(
    store: Store, attachment_id: AttachmentId, name: str, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Give an attachment another name; it keeps the ending that tells what it is.

    Raises RuleBroken: "attachment.gone", "attachment.name_missing".
    """
    with store.transaction():
        attachment = _attachment(store, attachment_id)
        store.attachments.rename(attachment_id, attachments.renamed(attachment, name))
        access_log.record(store, Act.CHANGED, attachment.customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({attachment.customer_id}))


def delete(
    store: Store, attachment_id: AttachmentId, *, by: StaffId | None, clock: Clock
) -> Undoable:
    """Delete an attachment; its content stays until the bin is emptied.

    Raises RuleBroken: "attachment.gone".
    """
    with store.transaction():
        attachment = _attachment(store, attachment_id)
        customer_id = attachment.customer_id
        with store.undo.recorded(
            UndoKind.DETAIL_DELETED,
            attachment.name,
            customer_ids=[customer_id],
            staff_id=by,
            at=clock.utc(),
        ) as step_id:
            store.attachments.drop(attachment_id)
        access_log.record(store, Act.DELETED, customer_id, by=by, clock=clock)
    return Undoable(customers=frozenset({customer_id}), undo_step_id=step_id)


def note_copied(
    store: Store, customer_id: CustomerId, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Note that an attachment left the data folder as a file."""
    with store.transaction():
        access_log.record(store, Act.EXPORTED, customer_id, by=by, clock=clock)
    return Changes()


def _held(store: Store, customer_id: CustomerId) -> int:
    return len(store.attachments.of_customer(customer_id))


def _refuse_without_customer(store: Store, attachment: Attachment) -> None:
    try:
        store.customers.get(attachment.customer_id)
    except KeyError:
        raise RuleBroken("attachment.customer_gone", name=attachment.name) from None


def _meeting_still_there(
    store: Store, customer_id: CustomerId, meeting_id: MeetingId | None
) -> MeetingId | None:
    """A meeting without a word is forgotten when its window closes; its files are not."""
    if meeting_id is None:
        return None
    try:
        meeting = store.meetings.get(meeting_id)
    except KeyError:
        return None
    if meeting.customer_id != customer_id:
        raise RuleBroken("meeting.other_customer")
    return meeting_id


def _attachment(store: Store, attachment_id: AttachmentId) -> Attachment:
    try:
        return store.attachments.get(attachment_id)
    except KeyError:
        raise RuleBroken("attachment.gone") from None
