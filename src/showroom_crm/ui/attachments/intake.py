"""Take photos and PDFs in, each read and encrypted away from the thread of the windows."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMimeData,
    QObject,
    Qt,
    Signal,
)
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

Keep = Callable[[str, bytes], Changes]


class Intake(QObject):
    """What was given is kept also when the window that took it is closed meanwhile.

    Signals:
    kept(str): a file is kept, by its name.
    refused(str): a file is not, in a sentence that names it.
    left(int): how many files are still on their way; after each, 0 at the end.
    """

    kept = Signal(str)
    refused = Signal(str)
    left = Signal(int)
    _stop_wanted = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._left: dict[_Round, int] = {}

    def take_files(
        self, paths: Sequence[Path], customer_id: CustomerId, meeting_id: MeetingId | None = None
    ) -> None:
        """Keep some files of a customer, or of one of their meetings."""
        self._take([(path.name, path) for path in paths], customer_id, meeting_id)

    def take_picture(self, picture: QImage, customer_id: CustomerId) -> None:
        """Keep a picture without a file, named after the moment."""
        now = self._desk.clock.local()
        name = _("Photo {moment}").format(moment=f"{now:%Y-%m-%d %H.%M}") + ".png"
        self._take([(name, picture)], customer_id, None)

    def take_given(self, given: QMimeData, customer_id: CustomerId) -> None:
        """Keep what was dropped or pasted: the files, else the picture without one."""
        paths = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
        picture = QImage(given.imageData()) if given.hasImage() else QImage()
        if paths:
            self.take_files(paths, customer_id)
        elif not picture.isNull():
            self.take_picture(picture, customer_id)
        else:
            self.refused.emit(_("There is no file and no picture in what was given."))

    def stop(self) -> None:
        """Keep no more of what was given than is under way just now."""
        self._stop_wanted.emit()

    def _take(
        self,
        given: Sequence[tuple[str, Path | QImage]],
        customer_id: CustomerId,
        meeting_id: MeetingId | None,
    ) -> None:
        desk, by = self._desk, self._desk.staff_id

        def keep(name: str, content: bytes) -> Changes:
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

        files = _Round(desk, given, keep)
        files.kept.connect(self.kept)
        files.refused.connect(self.refused)
        files.left.connect(self._count)
        self._stop_wanted.connect(files.stop)
        self._left[files] = len(given)
        self.left.emit(sum(self._left.values()))
        files.start()

    def _count(self, files: "_Round", left: int) -> None:
        if left:
            self._left[files] = left
        else:
            self._left.pop(files, None)
        self.left.emit(sum(self._left.values()))


class _Round(QObject):
    """Files given at once, kept one after the other; it lives until all of them are.

    Signals:
    kept(str), refused(str): as those of `Intake`.
    left(_Round, int): how many are not done yet.
    """

    kept = Signal(str)
    refused = Signal(str)
    left = Signal(object, int)
    _done = Signal(str, object)
    _failed = Signal(str, object)

    def __init__(self, desk: Desk, given: Sequence[tuple[str, Path | QImage]], keep: Keep) -> None:
        super().__init__(QCoreApplication.instance())
        self._desk = desk
        self._given = given
        self._keep = keep
        self._open = len(given)
        self._stopped = False
        self._done.connect(self._tell_kept)
        self._failed.connect(self._tell_refused)

    def start(self) -> None:
        job = BackgroundJob(self._keep_all)
        job.ended.connect(self._end)
        job.start()

    def stop(self) -> None:
        self._stopped = True

    def _keep_all(self) -> None:
        """Keep the files in a worker; a bug with one of them is raised after the others."""
        bugs: list[Exception] = []
        for name, given in self._given:
            if self._stopped:
                break
            try:
                content = _png(given) if isinstance(given, QImage) else read_attached(given)
                self._done.emit(name, self._keep(name, content))
            except Exception as fault:
                self._failed.emit(name, fault)
                if not isinstance(fault, ShowroomError):
                    bugs.append(fault)
        for bug in bugs:
            raise bug

    def _tell_kept(self, name: str, changes: Changes) -> None:
        self._desk.changed.emit(changes, self)
        self.kept.emit(name)
        self._tell_left()

    def _tell_refused(self, name: str, fault: Exception) -> None:
        if isinstance(fault, ShowroomError):
            self.refused.emit(sentence(fault))
        else:
            self.refused.emit(_("The file “{name}” was not kept.").format(name=name))
        self._tell_left()

    def _tell_left(self) -> None:
        self._open -= 1
        self.left.emit(self, self._open)

    def _end(self) -> None:
        self.left.emit(self, 0)
        self.deleteLater()


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
