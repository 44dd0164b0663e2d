"""Take photos and PDFs in, each read and encrypted away from the thread of the windows."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId, MeetingId
from showroom_crm.exchange.attached_file import read_attached
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import attachments
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.desk import Desk

_ENDINGS = "*.pdf *.jpg *.jpeg *.png *.gif *.webp *.bmp *.tif *.tiff *.heic"


class Intake(QObject):
    """Signals:
    kept(str): a file is kept, by its name.
    refused(str): a file is not, in a sentence that names it.
    """

    kept = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def take_files(
        self, paths: Sequence[Path], customer_id: CustomerId, meeting_id: MeetingId | None = None
    ) -> None:
        """Keep some files of a customer, or of one of their meetings."""
        for path in paths:
            self._take(path.name, path, customer_id, meeting_id)

    def take_picture(self, picture: QImage, customer_id: CustomerId) -> None:
        """Keep a picture without a file, named after the moment."""
        now = self._desk.clock.local()
        name = _("Photo {moment}").format(moment=f"{now:%Y-%m-%d %H.%M}") + ".png"
        self._take(name, picture, customer_id, None)

    def _take(
        self,
        name: str,
        given: Path | QImage,
        customer_id: CustomerId,
        meeting_id: MeetingId | None,
    ) -> None:
        desk, by = self._desk, self._desk.staff_id

        def keep() -> Changes:
            content = _png(given) if isinstance(given, QImage) else read_attached(given)
            return desk.in_worker(
                lambda store: attachments.attach(
                    store,
                    customer_id,
                    name,
                    content,
                    meeting_id=meeting_id,
                    by=by,
                    clock=desk.clock,
                )
            )

        job = BackgroundJob(keep)
        job.done.connect(partial(self._tell_kept, name))
        job.failed.connect(partial(self._tell_refused, name))
        job.start()

    def _tell_kept(self, name: str, changes: Changes) -> None:
        self._desk.changed.emit(changes, self)
        self.kept.emit(name)

    def _tell_refused(self, name: str, fault: Exception) -> None:
        if isinstance(fault, ShowroomError):
            self.refused.emit(sentence(fault))
        else:
            self.refused.emit(_("The file “{name}” was not kept.").format(name=name))


def file_dialog(parent: QWidget) -> QFileDialog:
    """Return a dialog in which several files are chosen; it is deleted when it closes."""
    kinds = _("Photos and PDFs") + f" ({_ENDINGS})"
    dialog = QFileDialog(parent, _("Attach files"), "", kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return dialog


def _png(picture: QImage) -> bytes:
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture)
    return bytes(written.data())
