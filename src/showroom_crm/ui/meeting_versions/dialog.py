"""The window that compares the earlier texts of a meeting with the present one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.history import MeetingVersion
from showroom_crm.domain.identifiers import MeetingId, StaffId
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.services import meeting_edits
from showroom_crm.services.staff import all_staff
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.meeting_versions.comparison import ComparisonView
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16

_SIZE = QSize(900, 600)
_LIST_WIDTH = 230
_ROW_PX = 48


class VersionsDialog(QDialog):
    """Each earlier text is listed by who replaced it and when, the newest first."""

    def __init__(self, desk: Desk, meeting_id: MeetingId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versions_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Earlier texts of the meeting"))
        self._desk = desk
        self._meeting = desk.read(
            lambda store: meeting_edits.open_meeting(
                store, meeting_id, by=desk.staff_id, clock=desk.clock
            )
        )
        self._versions: Sequence[MeetingVersion] = ()
        self._list = QListWidget()
        self._list.setObjectName("versions_list")
        self._list.setAccessibleName(_("Earlier texts"))
        self._list.setFixedWidth(_LIST_WIDTH)
        self._list.setWordWrap(True)
        self._list.setSpacing(SPACE_4)
        self._heading = plain_label(name="versions_heading", wrap=True)
        self._view = ComparisonView()
        self._fill()
        self._list.currentRowChanged.connect(self._compare)
        desk.changed.connect(self._take_changes)
        self._list_versions()
        self.resize(_SIZE)

    def _fill(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(SPACE_8)
        right.addWidget(self._heading)
        right.addWidget(self._view.legend)
        right.addWidget(self._view, 1)
        texts = QHBoxLayout()
        texts.setSpacing(SPACE_12)
        texts.addWidget(self._list)
        texts.addLayout(right, 1)
        leave = button("leave_versions", _("Close"))
        leave.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        layout.setSpacing(SPACE_12)
        hint = _("Choose an earlier text to compare it with the present one.")
        layout.addWidget(quiet_label(hint, wrap=True))
        layout.addLayout(texts, 1)
        layout.addWidget(leave, alignment=Qt.AlignmentFlag.AlignRight)

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        """A meeting that was deleted is compared no more."""
        if not changes.touches(self._meeting.customer_id):
            return
        try:
            self._meeting = self._desk.read(
                lambda store: meeting_edits.reread_meeting(store, self._meeting.id)
            )
        except RuleBroken:
            self.reject()
        else:
            self._list_versions()

    def _list_versions(self) -> None:
        meeting_id = self._meeting.id
        self._versions = self._desk.read(lambda store: meeting_edits.versions(store, meeting_id))
        names = {member.id: member.name for member in self._desk.read(all_staff)}
        row = max(self._list.currentRow(), 0)
        self._list.clear()
        for version in self._versions:
            item = QListWidgetItem(_replaced(version, names))
            item.setSizeHint(QSize(0, _ROW_PX))
            self._list.addItem(item)
        self._list.setCurrentRow(row)

    def _compare(self, row: int) -> None:
        if 0 <= row < len(self._versions):
            version = self._versions[row]
            self._heading.setText(
                _("As it was until {moment}, beside the present text").format(
                    moment=formats.moment(version.replaced_at)
                )
            )
            self._view.compare(version.record, self._meeting.record)


def _replaced(version: MeetingVersion, names: dict[StaffId, str]) -> str:
    """Return who replaced a text and when."""
    moment = f"{formats.full_day(version.replaced_at)} {formats.clock_time(version.replaced_at)}"
    if version.staff_id is None or version.staff_id not in names:
        return _("until {moment}").format(moment=moment)
    return _("until {moment}\nchanged by {name}").format(
        moment=moment, name=names[version.staff_id]
    )
