"""The attachments of a customer for Qt."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from showroom_crm.domain.attachments import PDF, Attachment, ending_of
from showroom_crm.domain.identifiers import MeetingId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import formats
from showroom_crm.language.catalog import _

PICTURE_COLUMN = 0
NAME_COLUMN = 2
_SIZE_COLUMN = 3
ATTACHMENT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_KILOBYTE = 1024

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


class AttachmentModel(QAbstractTableModel):
    """One row an attachment, the newest first; `ATTACHMENT_ROLE` is the `Attachment` itself.

    Signals:
    rename_wanted(Attachment, str): another name was typed for one.
    """

    rename_wanted = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._attachments: Sequence[Attachment] = ()
        self._held: dict[MeetingId, datetime] = {}
        self._columns = self._describe_columns()

    def show_chart(self, chart: CustomerChart) -> None:
        """Show the attachments of a customer; what is shown already stays selected."""
        meetings = (meeting for deal in chart.deals for meeting in deal.meetings)
        held = {meeting.id: meeting.record.held_at for meeting in (*meetings, *chart.unclosed)}
        if (chart.attachments, held) == (self._attachments, self._held):
            return
        self.beginResetModel()
        self._attachments = chart.attachments
        self._held = held
        self.endResetModel()

    def attachment(self, row: int) -> Attachment:
        return self._attachments[row]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._attachments)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        attachment = self._attachments[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._columns[index.column()][1](attachment)
            case Qt.ItemDataRole.EditRole if index.column() == NAME_COLUMN:
                return _without_ending(attachment.name)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case _ if role == ATTACHMENT_ROLE:
                return attachment
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        attachment = self._attachments[index.row()]
        if role != Qt.ItemDataRole.EditRole or value == _without_ending(attachment.name):
            return False
        self.rename_wanted.emit(attachment, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = index.column() == NAME_COLUMN
        return super().flags(index) | (
            Qt.ItemFlag.ItemIsEditable if editable else Qt.ItemFlag.NoItemFlags
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._columns[section][0]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _describe_columns(self) -> list[tuple[str, Callable[[Attachment], str]]]:
        """The title of each column, and what it says of an attachment."""
        return [
            ("", lambda _each: ""),
            (_("Kind"), lambda each: "PDF" if each.media_type == PDF else _("Photo")),
            (_("File name"), lambda each: each.name),
            (_("Size"), lambda each: _size(each.size)),
            (_("Added on"), lambda each: _day(each.added_at.astimezone().date())),
            (_("Meeting of"), self._meeting_day),
        ]

    def _meeting_day(self, attachment: Attachment) -> str:
        held_at = None if attachment.meeting_id is None else self._held.get(attachment.meeting_id)
        return "" if held_at is None else _day(held_at.date())


def _without_ending(name: str) -> str:
    return name.removesuffix(ending_of(name))


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
