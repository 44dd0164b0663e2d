"""Look at an attachment: a photo or the pages of a PDF, from memory alone."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.attachments import PDF, Attachment
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.exchange.whole_file import replacing
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import attachments
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12

_SIZE = QSize(900, 680)
# A photo of any phone; one that is larger is scaled while it is read.
_LARGEST_SIDE = 4096


class AttachmentPreview(QDialog):
    """Nothing is written unencrypted, unless the rep saves a copy."""

    def __init__(self, desk: Desk, attachment: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachment_preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(attachment.name)
        self._desk = desk
        self._attachment = attachment
        self._content = b""
        self._job: BackgroundJob | None = None
        self._words = quiet_label(_("Opening …"), name="attachment_words")
        self._fault = fault_label("attachment_fault")
        self._picture = _Picture()
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._pages = QPdfView(self)
        self._fill()
        self.finished.connect(self._forget)
        self._read()

    def sizeHint(self) -> QSize:
        return _SIZE

    def save_copy(self, path: Path) -> None:
        """Write the attachment into a file, which is not encrypted."""
        desk = self._desk
        try:
            with replacing(path) as file:
                file.write(self._content)
        except ShowroomError as fault:
            self._tell(sentence(fault))
            return
        desk.run(
            lambda store: attachments.note_copied(
                store, self._attachment.customer_id, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        self._words.setText(_("Saved as {file}. The copy is not encrypted.").format(file=path.name))

    def _fill(self) -> None:
        self._pages.setObjectName("attachment_pages")
        self._pages.setAccessibleName(self._attachment.name)
        self._pages.setDocument(self._document)
        self._pages.setPageMode(QPdfView.PageMode.MultiPage)
        self._pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._views = QStackedWidget()
        self._views.addWidget(self._picture)
        self._views.addWidget(self._pages)
        self._save = button("save_attachment", _("Save a copy …"))
        self._save.setEnabled(False)
        self._save.clicked.connect(self._ask_file)
        close = button("close_attachment", _("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(self._words, 1)
        foot.addWidget(self._save)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        layout.setSpacing(SPACE_8)
        layout.addWidget(self._fault)
        layout.addWidget(self._views, 1)
        layout.addLayout(foot)

    def _read(self) -> None:
        desk, attachment_id, by = self._desk, self._attachment.id, self._desk.staff_id
        assert attachment_id is not None
        is_pdf = self._attachment.media_type == PDF

        def read() -> tuple[bytes, QImage | None]:
            content = desk.in_worker(
                lambda store: attachments.content(store, attachment_id, by=by, clock=desk.clock)
            )
            return content, None if is_pdf else _image(content)

        self._job = BackgroundJob(read)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._show_failure)
        self._job.start()

    def _show(self, read: tuple[bytes, QImage | None]) -> None:
        if self._job is None:  # closed while it was on its way
            return
        self._content, image = read
        self._words.setText("")
        self._save.setEnabled(True)
        if image is None:
            self._views.setCurrentWidget(self._pages)
            self._show_pages()
        elif image.isNull():
            self._tell(_("This picture cannot be shown here. A copy can be saved."))
        else:
            self._picture.show_image(image, self._attachment.name)

    def _show_pages(self) -> None:
        self._buffer.setData(QByteArray(self._content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.error() is not QPdfDocument.Error.None_:
            self._tell(_("This PDF cannot be shown here. A copy can be saved."))

    def _show_failure(self, fault: Exception) -> None:
        if self._job is None:
            return
        self._words.setText("")
        if isinstance(fault, ShowroomError):
            self._tell(sentence(fault))
        else:
            self._tell(_("The file could not be opened."))

    def _tell(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.show()

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, _("Save a copy"), self._attachment.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda path: self.save_copy(Path(path)))
        dialog.open()

    def _forget(self) -> None:
        self._job = None


class _Picture(QWidget):
    """A picture as large as there is room, and never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("attachment_picture")
        self._image = QImage()

    def show_image(self, image: QImage, name: str) -> None:
        self._image = image
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        natural = self._image.size() / ratio
        size = natural.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = self.rect()
        place.setSize(size.boundedTo(natural))
        place.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        painter.end()


def _image(content: bytes) -> QImage:
    """Return a photo the right way up; null where it cannot be read."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _LARGEST_SIDE:
        largest = QSize(_LARGEST_SIDE, _LARGEST_SIDE)
        reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
