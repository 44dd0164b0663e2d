"""The line in a meeting's window that attaches files to it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.identifiers import CustomerId, MeetingId
from showroom_crm.language.catalog import _
from showroom_crm.ui.attachments.intake import Intake, file_dialog
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8


class AttachLine(QWidget):
    """Says what was attached here, and each file that was refused."""

    def __init__(
        self,
        desk: Desk,
        customer_id: CustomerId,
        begun: Callable[[], MeetingId | None],
        parent: QWidget | None = None,
    ) -> None:
        """`begun` returns the meeting, begun now if need be; None where that is refused."""
        super().__init__(parent)
        self.setObjectName("attach_line")
        self._customer_id = customer_id
        self._begun = begun
        self._kept: list[str] = []
        self._refused: list[str] = []
        self._intake = Intake(desk, self)
        self._intake.kept.connect(self._tell_kept)
        self._intake.refused.connect(self._tell_refused)
        self._intake.left.connect(self._tell_left)
        self._names = quiet_label(name="attached_files", wrap=True)
        self._fault = fault_label("attach_fault")
        add = button("attach_to_meeting", _("＋ Attach files"), style="link")
        add.clicked.connect(self._ask_files)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(add)
        row.addWidget(self._names, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self._fault)

    def show_attached(self, names: Sequence[str]) -> None:
        """Name what was attached here before."""
        self._kept = list(names)
        self._tell_left(0)

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep files with the meeting."""
        meeting_id = self._begun()
        if meeting_id is not None:
            self._refused = []
            self._fault.hide()
            self._intake.take_files(paths, self._customer_id, meeting_id)

    def _ask_files(self) -> None:
        dialog = file_dialog(self)
        dialog.filesSelected.connect(lambda paths: self.attach([Path(path) for path in paths]))
        dialog.open()

    def _tell_kept(self, name: str) -> None:
        self._kept.append(name)

    def _tell_left(self, left: int) -> None:
        parts = []
        if self._kept:
            parts.append(_("Attached: {files}").format(files=_(", ").join(self._kept)))
        if left:
            parts.append(_("Keeping files … {count} left").format(count=left))
        self._names.setText("　".join(parts))

    def _tell_refused(self, sentence: str) -> None:
        self._refused.append(sentence)
        self._fault.setText("\n".join(self._refused))
        self._fault.show()
