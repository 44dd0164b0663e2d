"""Small pictures of the photos on the chart, read one after the other in a worker."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from showroom_crm.domain.attachments import PDF, Attachment
from showroom_crm.domain.identifiers import AttachmentId
from showroom_crm.services.attachments import content_for_chart
from showroom_crm.ui.attachments.model import ATTACHMENT_ROLE
from showroom_crm.ui.attachments.pictures import SMALL, small_picture
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.theme.style import tokens

# Of 14 KB each: those of a long list, and not of a whole day.
_MOST_KEPT = 500
_SHEET = QSize(22, 28)


class Thumbnails(QObject):
    """Signals:
    came(): there is a picture more to show.
    """

    came = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pictures: dict[AttachmentId, QImage] = {}
        self._wanted: dict[AttachmentId, Attachment] = {}
        self._job: BackgroundJob | None = None
        self._read_now: AttachmentId | None = None

    def of(self, attachment: Attachment) -> QImage | None:
        """Return the picture of an attachment, null where it has none; None while it comes."""
        if attachment.media_type == PDF or attachment.id is None:
            return QImage()
        shown = self._pictures.get(attachment.id)
        if shown is None:
            self._wanted[attachment.id] = attachment
            self._read_next()
        return shown

    def forget_wanted(self) -> None:
        """Read nothing more of what is out of sight now."""
        self._wanted.clear()

    def _read_next(self) -> None:
        if self._job is not None or not self._wanted:
            return
        attachment_id, attachment = self._wanted.popitem()
        desk, media_type = self._desk, attachment.media_type

        def read() -> QImage:
            content = desk.in_worker(lambda store: content_for_chart(store, attachment_id))
            return small_picture(content, media_type)

        self._read_now = attachment_id
        self._job = BackgroundJob(read)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._take_none)
        self._job.start()

    def _take_none(self, _fault: Exception) -> None:
        """Opening the file tells what is wrong with it."""
        self._take(QImage())

    def _take(self, shown: QImage) -> None:
        assert self._read_now is not None
        self._pictures[self._read_now] = shown
        self._wanted.pop(self._read_now, None)
        if len(self._pictures) > _MOST_KEPT:
            del self._pictures[next(iter(self._pictures))]
        self._job = self._read_now = None
        self.came.emit()
        self._read_next()


class ThumbnailDelegate(QStyledItemDelegate):
    """Paints the picture of each attachment in sight; what is out of sight is never read."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        shown = self._thumbnails.of(index.data(ATTACHMENT_ROLE))
        if shown is None:
            return
        rect = option.rect
        if shown.isNull():
            _paint_sheet(painter, rect)
        else:
            painter.drawImage(_middle(rect, SMALL), shown)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return SMALL


def _paint_sheet(painter: QPainter, rect: QRect) -> None:
    """Paint a sheet of paper with lines of writing."""
    sheet = _middle(rect, _SHEET)
    painter.save()
    painter.setPen(QPen(QColor(tokens().quiet), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(sheet)
    for line in range(7, sheet.height() - 4, 6):
        painter.drawLine(
            sheet.left() + 5, sheet.top() + line, sheet.right() - 4, sheet.top() + line
        )
    painter.restore()


def _middle(rect: QRect, size: QSize) -> QRect:
    place = QRect(rect.topLeft(), size)
    place.moveCenter(rect.center())
    return place
