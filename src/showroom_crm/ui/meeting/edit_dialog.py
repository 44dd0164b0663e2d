"""The window in which a meeting that is closed is corrected."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import MeetingId
from showroom_crm.domain.meetings import Place, Record
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers, meeting_edits
from showroom_crm.services.meeting_tags import meeting_tags
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, RestoredLine, Texts
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.meeting.form import RecordForm, connect_tag_keys
from showroom_crm.ui.meeting.recall import customer_name_label
from showroom_crm.ui.screen_room import scrolling
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16

_SIZE = QSize(760, 640)
_RECORD = "record"


class EditMeetingDialog(QDialog):
    """What is typed is a draft until the window is left, and then one edit; it never asks.

    An edit that is refused stays as a draft, and is there again when the window reopens.

    Signals:
    versions_wanted(MeetingId): compare it with what the meeting said earlier.
    """

    versions_wanted = Signal(object)

    def __init__(self, desk: Desk, meeting_id: MeetingId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("edit_meeting_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Correct the meeting"))
        self._desk = desk
        self._meeting = desk.read(
            lambda store: meeting_edits.open_meeting(
                store, meeting_id, by=desk.staff_id, clock=desk.clock
            )
        )
        self._form = RecordForm(desk.clock, desk.read(meeting_tags), asks_wish=False)
        self._form.show_record(self._meeting.record, wish="")
        self._draft = DraftKeeper(desk, meeting_edits.draft_name(meeting_id), self._texts, self)
        self._restored = RestoredLine()
        self._message = fault_label("edit_message")
        self._fault: ShowroomError | None = None
        self._warned = False
        self._fill()
        self._restore()
        self._connect()
        self._form.setFocus()
        self.resize(_SIZE)

    def done(self, result: int) -> None:
        """Keep the edit and close; what is refused is said once before the window goes."""
        QGuiApplication.inputMethod().commit()
        warned = self._warned
        if self._kept() or (warned and self._draft.may_leave()):
            super().done(result)

    def _fill(self) -> None:
        customer = self._desk.read(
            lambda store: customers.customer(store, self._meeting.customer_id)
        )
        name = customer_name_label("edited_customer")
        name.setText(words.customer(customer))
        name.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        layout.setSpacing(SPACE_12)
        layout.addWidget(name)
        layout.addWidget(self._restored)
        layout.addWidget(scrolling(self._form), 1)
        layout.addWidget(self._message)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self._versions = button("show_versions", _("Compare with earlier texts"))
        self._versions.setVisible(bool(self._desk.read(self._earlier)))
        self._leave = button("leave_edit", _("Close"), style="primary")
        saved = _("Saved when you close it; the earlier text can still be read.")
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(quiet_label(saved, name="edit_saved", wrap=True), 1)
        row.addWidget(self._versions)
        row.addWidget(self._leave)
        return row

    def _earlier(self, store: Any) -> object:
        return meeting_edits.versions(store, self._meeting.id)

    def _connect(self) -> None:
        self._form.changed.connect(self._take_edit)
        self._restored.discarded.connect(self._begin_anew)
        self._desk.refused.connect(self._take_refusal)
        self._leave.clicked.connect(self.accept)
        self._versions.clicked.connect(lambda: self.versions_wanted.emit(self._meeting.id))
        connect_tag_keys(self, self._form)

    def _take_edit(self) -> None:
        self._warned = False
        self._message.hide()
        self._form.show_faults({})
        self._draft.touch()

    def _restore(self) -> None:
        restored = self._draft.restore()
        if restored is not None:
            self._form.show_record(_read(restored.texts[_RECORD]), wish="")
            self._restored.show_time(restored.at)

    def _begin_anew(self) -> None:
        self._form.show_record(self._meeting.record, wish="")
        self._draft.drop()
        self._form.setFocus()

    def _texts(self) -> Texts:
        return {_RECORD: _written(self._form.entry().record)}

    def _kept(self) -> bool:
        desk, record = self._desk, self._form.entry().record
        self._fault = None
        kept = desk.run(
            lambda store: meeting_edits.edit_meeting(
                store, self._meeting.id, record, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        if kept is not None:
            self._draft.forget()
        return kept is not None

    def _take_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is not self or self._warned:
            return
        self._warned = True
        field = fault.details.get("field")
        name = field if isinstance(field, str) else None
        self._form.show_faults({name: fault})
        self._form.focus_field(name)
        kept_back = _("It is not saved yet. Closing once more keeps it as a draft.")
        self._message.setText(kept_back if name else f"{sentence(fault)} {kept_back}")
        self._message.show()


def _written(record: Record) -> str:
    return json.dumps(asdict(record) | {"held_at": record.held_at.isoformat()})


def _read(text: str) -> Record:
    fields = json.loads(text)
    return Record(
        **fields
        | {
            "held_at": datetime.fromisoformat(fields["held_at"]),
            "place": Place(fields["place"]),
            "tags": tuple(fields["tags"]),
        }
    )
