"""The window in which the showroom's tags are changed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.meeting_tags import TAGS_LIMIT, keep_meeting_tags, meeting_tags
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24

_SIZE = QSize(420, 480)


class MeetingTagsDialog(QDialog):
    """One line for each key; the window closes once the tags are kept."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meeting_tags_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Tags for meetings"))
        self._desk = desk
        self._lines = [self._line(number) for number in range(1, TAGS_LIMIT + 1)]
        self._fault = fault_label("tags_fault")
        self._fill()
        for line, tag in zip(self._lines, desk.read(meeting_tags), strict=False):
            line.setText(tag)
        desk.refused.connect(self._take_refusal)
        self._lines[0].setFocus()
        self.resize(_SIZE)

    def _line(self, number: int) -> Line:
        line = Line()
        line.setObjectName(f"tag_line_{number}")
        line.setAccessibleName(_("Tag {number}").format(number=number))
        line.textEdited.connect(lambda _text: self._fault.hide())
        return line

    def _fill(self) -> None:
        explained = _("One key marks a meeting with a tag. Meetings keep a tag that is taken away.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(quiet_label(explained, wrap=True))
        layout.addLayout(self._grid())
        layout.addWidget(self._fault)
        layout.addStretch()
        layout.addLayout(self._buttons())
        self.setTabOrder(self._save_button, self._back_button)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(SPACE_8)
        for number, line in enumerate(self._lines, start=1):
            label = quiet_label(f"Alt+{number % 10}")
            label.setBuddy(line)
            grid.addWidget(label, number, 0)
            grid.addWidget(line, number, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        save = button("save_tags", _("Save"), style="primary")
        save.setDefault(True)
        save.clicked.connect(self._save)
        back = button("leave_tags", _("Back"))
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(save)
        self._save_button, self._back_button = save, back
        return row

    def _save(self) -> None:
        desk, wished = self._desk, [line.text() for line in self._lines]
        kept = desk.run(
            lambda store: keep_meeting_tags(store, wished, clock=desk.clock), origin=self
        )
        if kept is not None:
            self.accept()

    def _take_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._fault.setText(sentence(fault))
            self._fault.show()
