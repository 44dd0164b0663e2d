"""Where a photo to trace comes from: chosen, dropped onto the paper, or pasted."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from showroom_crm.language.catalog import _

_ENDINGS = "*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff"


class PhotoIntake(QObject):
    """Takes one photo at a time for an editor.

    Signals:
    file_given(Path): the first file of those that were chosen, dropped or pasted.
    picture_given(QImage): a picture that has no file.
    nothing_given(): what was dropped or pasted holds neither.
    """

    file_given = Signal(object)
    picture_given = Signal(QImage)
    nothing_given = Signal()

    def __init__(self, editor: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        editor.setAcceptDrops(True)
        editor.installEventFilter(self)
        paste = QAction(_("Paste a photo"), editor)
        paste.setObjectName("paste_photo")
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.triggered.connect(lambda: self.take(QGuiApplication.clipboard().mimeData()))
        editor.addAction(paste)

    def choose(self) -> None:
        """Let the rep choose a file."""
        kinds = _("Photos") + f" ({_ENDINGS})"
        dialog = QFileDialog(self._editor.window(), _("Trace a photo"))
        dialog.setObjectName("photo_file")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        # A photo is told by what it holds: one with another ending can be chosen as well.
        dialog.setNameFilters([kinds, _("All files") + " (*)"])
        dialog.fileSelected.connect(lambda path: self.file_given.emit(Path(path)))
        # Not from within the event of a pen, whose release the dialog would swallow.
        QTimer.singleShot(0, dialog, dialog.open)

    def take(self, given: QMimeData) -> None:
        """Take what was dropped or pasted."""
        paths = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
        if paths:
            self.file_given.emit(paths[0])
        elif given.hasImage():
            self.picture_given.emit(QImage(given.imageData()))
        else:
            self.nothing_given.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if event.mimeData().hasUrls() or event.mimeData().hasImage():
                event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            event.acceptProposedAction()
            self.take(event.mimeData())
            return True
        return super().eventFilter(watched, event)
