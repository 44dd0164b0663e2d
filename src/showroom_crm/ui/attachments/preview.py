"""Look at an attachment: a photo or the pages of a PDF, from memory alone."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.attachments import PDF, Attachment, copy_name
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.exchange.whole_file import replacing
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import attachments
from showroom_crm.ui.attachments.pictures import picture
from showroom_crm.ui.attachments.views import PagesView, PictureView
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12

_SIZE = QSize(900, 680)
# A photo of any phone; one that is larger is scaled while it is read.
_LARGEST = QSize(4096, 4096)


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
        self._copy_name = ""
        self._job: BackgroundJob | None = None
        self._words = quiet_label(_("Opening …"), name="attachment_words")
        self._page_words = quiet_label(name="attachment_page")
        self._fault = fault_label("attachment_fault")
        self._picture = PictureView()
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._pages = PagesView(self)
        self._fill()
        self._connect()
        self.resize(_SIZE)
        self._read()

    def save_copy(self, path: Path) -> None:
        """Write the attachment into a file, which is not encrypted."""
        desk, content, by = self._desk, self._content, self._desk.staff_id
        customer_id = self._attachment.customer_id

        def save() -> None:
            with replacing(path) as file:
                file.write(content)
            desk.in_worker(
                lambda store: attachments.note_copied(store, customer_id, by=by, clock=desk.clock)
            )

        self._copy_name = path.name
        self._fault.hide()
        self._save.setEnabled(False)
        self._words.setText(_("Saving …"))
        self._job = BackgroundJob(save)
        self._job.done.connect(self._tell_saved)
        self._job.failed.connect(self._tell_not_saved)
        self._job.start()

    def _fill(self) -> None:
        self._picture.setObjectName("attachment_view")
        self._picture.setAccessibleName(self._attachment.name)
        self._pages.setObjectName("attachment_pages")
        self._pages.setAccessibleName(self._attachment.name)
        self._pages.setDocument(self._document)
        self._views = QStackedWidget()
        self._views.addWidget(self._picture)
        self._views.addWidget(self._pages)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        layout.setSpacing(SPACE_8)
        layout.addWidget(self._fault)
        layout.addWidget(self._views, 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self._smaller = button("zoom_out", "－")
        self._smaller.setAccessibleName(_("Smaller"))
        self._larger = button("zoom_in", "＋")
        self._larger.setAccessibleName(_("Larger"))
        self._whole = button("zoom_fit", _("Fit the window"))
        self._save = button("save_attachment", _("Save a copy …"))
        self._close = button("close_attachment", _("Close"))
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        for part in (self._smaller, self._larger, self._whole, self._page_words):
            foot.addWidget(part)
        foot.addSpacing(SPACE_8)
        foot.addWidget(self._words, 1)
        foot.addWidget(self._save)
        foot.addWidget(self._close)
        self._enable(shown=False, kept=False)
        return foot

    def _connect(self) -> None:
        self._smaller.clicked.connect(lambda: self._view().zoom(-1))
        self._larger.clicked.connect(lambda: self._view().zoom(1))
        self._whole.clicked.connect(lambda: self._view().fit())
        for keys, pressed in (
            (QKeySequence.StandardKey.ZoomIn, self._larger),
            (QKeySequence.StandardKey.ZoomOut, self._smaller),
            ("Ctrl+0", self._whole),
        ):
            QShortcut(QKeySequence(keys), self, pressed.click)
        self._save.clicked.connect(self._ask_file)
        self._close.clicked.connect(self.reject)
        self._pages.pageNavigator().currentPageChanged.connect(self._tell_page)
        self.finished.connect(self._forget)

    def _enable(self, *, shown: bool, kept: bool) -> None:
        for each in (self._smaller, self._larger, self._whole):
            each.setEnabled(shown)
        self._save.setEnabled(kept)

    def _view(self) -> PictureView | PagesView:
        return self._pages if self._views.currentWidget() is self._pages else self._picture

    def _read(self) -> None:
        desk, attachment_id, by = self._desk, self._attachment.id, self._desk.staff_id
        assert attachment_id is not None
        media_type = self._attachment.media_type

        def read() -> tuple[bytes, QImage]:
            content = desk.in_worker(
                lambda store: attachments.content(store, attachment_id, by=by, clock=desk.clock)
            )
            if media_type == PDF:
                return content, QImage()
            return content, picture(content, media_type, largest=_LARGEST)

        self._job = BackgroundJob(read)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._show_failure)
        self._job.start()

    def _show(self, read: tuple[bytes, QImage]) -> None:
        if self._job is None:  # closed while it was on its way
            return
        self._content, image = read
        self._words.setText("")
        if self._attachment.media_type == PDF:
            self._show_pages()
        else:
            self._enable(shown=not image.isNull(), kept=True)
            self._picture.show_picture(image, self._attachment.name)
            if image.isNull():
                self._tell(_("This picture cannot be shown here. A copy can be saved."))

    def _show_pages(self) -> None:
        self._views.setCurrentWidget(self._pages)
        self._buffer.setData(QByteArray(self._content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        whole = self._document.error() is QPdfDocument.Error.None_
        self._enable(shown=whole, kept=True)
        if whole:
            self._tell_page(0)
        else:
            self._tell(_("This PDF cannot be shown here. A copy can be saved."))

    def _tell_page(self, page: int) -> None:
        if self._document.pageCount() > 0:
            self._page_words.setText(f"{page + 1} / {self._document.pageCount()}")

    def _show_failure(self, fault: Exception) -> None:
        if self._job is None:
            return
        self._words.setText("")
        if isinstance(fault, ShowroomError):
            self._tell(sentence(fault))
        else:
            self._tell(_("The file could not be opened."))

    def _tell_saved(self) -> None:
        if self._job is not None:
            self._save.setEnabled(True)
            saved = _("Saved as {file}. The copy is not encrypted.")
            self._words.setText(saved.format(file=self._copy_name))

    def _tell_not_saved(self, fault: Exception) -> None:
        if self._job is not None:
            self._save.setEnabled(True)
            self._words.setText("")
            self._tell(
                sentence(fault)
                if isinstance(fault, ShowroomError)
                else _("The copy could not be saved.")
            )

    def _tell(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.show()

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, _("Save a copy"), copy_name(self._attachment.name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda path: self.save_copy(Path(path)))
        dialog.open()

    def _forget(self) -> None:
        self._job = None
