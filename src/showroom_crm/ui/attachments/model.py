"""The attachments of a customer for Qt."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from showroom_crm.domain.attachments import PDF, Attachment
from showroom_crm.domain.identifiers import MeetingId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import formats
from showroom_crm.language.catalog import _

NAME_COLUMN = 1
_SIZE_COLUMN = 2
_KILOBYTE = 1024

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


class AttachmentModel(QAbstractTableModel):
    """One row an attachment, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._attachments: Sequence[Attachment] = ()
        self._held: dict[MeetingId, datetime] = {}
        self._columns = self._describe_columns()

    def show_chart(self, chart: CustomerChart) -> None:
        """Show the attachments of a customer; what is shown already stays selected."""
        if chart.attachments == self._attachments:
            return
        self.beginResetModel()
        self._attachments = chart.attachments
        meetings = (meeting for deal in chart.deals for meeting in deal.meetings)
        self._held = {
            meeting.id: meeting.record.held_at for meeting in (*meetings, *chart.unclosed)
        }
        self.endResetModel()

    def attachment(self, row: int) -> Attachment:
        return self._attachments[row]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._attachments)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[index.column()][1](self._attachments[index.row()])
        return _alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._columns[section][0]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _describe_columns(self) -> list[tuple[str, Callable[[Attachment], str]]]:
        """The title of each column, and what it says of an attachment."""
        return [
            (_("Kind"), lambda each: "PDF" if each.media_type == PDF else _("Photo")),
            (_("File name"), lambda each: each.name),
            (_("Size"), lambda each: _size(each.size)),
            (_("Added on"), lambda each: _day(each.added_at.astimezone().date())),
            (_("Meeting of"), self._meeting_day),
        ]

    def _meeting_day(self, attachment: Attachment) -> str:
        held_at = None if attachment.meeting_id is None else self._held.get(attachment.meeting_id)
        return "" if held_at is None else _day(held_at.date())


def _day(value: date) -> str:
    return formats.full_day(value)


def _size(size: int) -> str:
    """Return a size as it is told: 840 KB, 3.2 MB."""
    if size < _KILOBYTE * _KILOBYTE:
        return f"{max(1, round(size / _KILOBYTE))} KB"
    return f"{size / _KILOBYTE / _KILOBYTE:.1f} MB"


def _alignment(column: int) -> Qt.AlignmentFlag:
    right = column == _SIZE_COLUMN
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
