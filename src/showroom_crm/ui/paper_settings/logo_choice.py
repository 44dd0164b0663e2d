"""Choose the showroom's logo: from a file dialog, or by dropping a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.logo import Logo
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.paper_settings.logo_file import read_logo
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_BOX = QSize(200, 60)
_SHOWN = _BOX - QSize(3 * SPACE_4, 3 * SPACE_4)


class LogoChoice(QWidget):
    """Shows the logo as it is printed; a file that holds none leaves the one before.

    Signals:
    chosen(): another logo, or none, is wished now.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("logo")
        self.logo: Logo | None = None
        self._job: BackgroundJob | None = None
        self._picture = QLabel()
        self._picture.setObjectName("logo_picture")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMargin(SPACE_4)
        self._picture.setFixedSize(_BOX)
        self._picture.setProperty("card", "true")
        self._fault = fault_label("logo_fault")
        self._choose = button("choose_logo", _("Choose …"))
        self._remove = button("remove_logo", _("Remove"))
        self._choose.clicked.connect(self._ask_file)
        self._remove.clicked.connect(lambda: self.take(None))
        self._fill()
        self.show_logo(None)

    def show_logo(self, logo: Logo | None) -> None:
        """Show a logo without telling that it was chosen."""
        self._job = None
        self.logo = logo
        self._tell("")
        self._remove.setEnabled(logo is not None)
        if logo is None:
            self._picture.setText(_("No logo"))
            self._picture.setAccessibleName(_("No logo"))
            return
        picture = QPixmap()
        picture.loadFromData(logo.png, "PNG")
        ratio = self.devicePixelRatioF()
        picture = picture.scaled(
            _SHOWN * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        picture.setDevicePixelRatio(ratio)
        self._picture.setPixmap(picture)
        self._picture.setAccessibleName(_("The logo as it is printed"))

    def take(self, logo: Logo | None) -> None:
        """Wish another logo, or none."""
        self.show_logo(logo)
        self.chosen.emit()

    def read(self, path: Path) -> None:
        """Wish the logo in a file; the file that was given last wins."""
        self._tell("")
        self._job = BackgroundJob(lambda: read_logo(path))
        self._job.done.connect(self._take_read)
        self._job.failed.connect(self._tell_failure)
        self._job.start()

    def take_dropped(self, dropped: QMimeData) -> bool:
        """Wish the logo in the file that was dropped; False where there is none."""
        paths = dropped_files(dropped)
        if not paths:
            return False
        self.read(paths[0])
        return True

    def leave(self) -> None:
        """Wait for no file any more."""
        self._job = None

    def _fill(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(SPACE_4)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._picture)
        row.addLayout(buttons)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(quiet_label(_("Logo (top right of the chart)")))
        layout.addLayout(row)
        hint = _("PNG or SVG. A file can be dropped here too.")
        layout.addWidget(quiet_label(hint, name="logo_hint", wrap=True))
        layout.addWidget(self._fault)
        self.setFocusProxy(self._choose)

    def _ask_file(self) -> None:
        kinds = _("Pictures") + " (*.png *.svg)"
        dialog = QFileDialog(self, _("Choose the logo"), "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.open()

    def _take_read(self, logo: Logo) -> None:
        if self.sender() is self._job:
            self.take(logo)

    def _tell_failure(self, fault: Exception) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        if isinstance(fault, ShowroomError):
            self._tell(sentence(fault))
        else:
            self._tell(_("The logo could not be read"))

    def _tell(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        self._choose.setAccessibleDescription(words)


def takes_drop(event: QDragEnterEvent | QDropEvent) -> bool:
    """Tell whether what is dragged holds a file of this PC."""
    return bool(dropped_files(event.mimeData()))


def dropped_files(dropped: QMimeData) -> Sequence[Path]:
    """Return the files of this PC that are dropped."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
