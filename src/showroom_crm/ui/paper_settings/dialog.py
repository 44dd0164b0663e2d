"""Set the showroom's name, its logo and the sections of the chart, seeing a chart at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.paper_settings import USUAL_PAPER, PaperSettings
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.paper_settings import keep_paper_settings, paper_settings
from showroom_crm.services.staff import showroom_name
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, fault_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.paper_settings.live_preview import LivePreview
from showroom_crm.ui.paper_settings.logo_choice import LogoChoice, takes_drop
from showroom_crm.ui.paper_settings.section_list import SectionList
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24

_WIDTH, _HEIGHT = 1060, 660
_SETTINGS_WIDTH = 340


class PaperSettingsDialog(QDialog):
    """What is set holds for every rep once it is saved; the chart beside it is a sample."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper_settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("How charts are printed"))
        self.setAcceptDrops(True)
        self._desk = desk
        self._name = Field("showroom", _("Name of the showroom (at the foot)"), Line())
        self._logo = LogoChoice()
        self._list = SectionList()
        self._preview = LivePreview(desk.clock)
        self._fault = fault_label("paper_settings_fault")
        self._fill()
        self._show(desk.read(paper_settings), desk.read(showroom_name))
        self._connect()
        self._look()
        self.resize(_WIDTH, _HEIGHT)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if takes_drop(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._logo.take_dropped(event.mimeData()):
            event.acceptProposedAction()

    def _fill(self) -> None:
        panel = QWidget()
        panel.setFixedWidth(_SETTINGS_WIDTH)
        left = QVBoxLayout(panel)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SPACE_12)
        left.addWidget(self._name)
        left.addWidget(self._logo)
        left.addLayout(self._sections(), 1)
        left.addWidget(self._fault)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_16)
        columns.addWidget(panel)
        columns.addWidget(self._preview, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addLayout(columns, 1)
        layout.addLayout(self._buttons())

    def _sections(self) -> QVBoxLayout:
        caption = quiet_label(_("Sections of the chart, from top to bottom"))
        caption.setBuddy(self._list)
        self._up = button("section_up", _("Up"))
        self._down = button("section_down", _("Down"))
        for each, keys in ((self._up, "Alt+↑"), (self._down, "Alt+↓")):
            each.setToolTip(keys)
        moving = QHBoxLayout()
        moving.setSpacing(SPACE_8)
        moving.addWidget(self._up)
        moving.addWidget(self._down)
        moving.addStretch()
        about = _("Half a page keeps its own order; what is left out here is left out there too.")
        column = QVBoxLayout()
        column.setSpacing(SPACE_4)
        column.addWidget(caption)
        column.addWidget(self._list, 1)
        column.addLayout(moving)
        column.addWidget(quiet_label(about, name="paper_settings_meaning", wrap=True))
        return column

    def _buttons(self) -> QHBoxLayout:
        self._usual = button("usual_paper", _("As it was at first"), style="link")
        self._back = button("leave_paper_settings", _("Back"))
        self._save = button("save_paper_settings", _("Save"), style="primary")
        self._save.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._usual)
        row.addStretch()
        row.addWidget(self._back)
        row.addWidget(self._save)
        return row

    def _connect(self) -> None:
        self._editor().textChanged.connect(self._look)
        self._logo.chosen.connect(self._look)
        self._list.sections.reordered.connect(self._look)
        self._list.selectionModel().currentChanged.connect(self._offer_moves)
        self._up.clicked.connect(lambda: self._list.move_current(-1))
        self._down.clicked.connect(lambda: self._list.move_current(1))
        self._usual.clicked.connect(self._restore)
        self._back.clicked.connect(self.reject)
        self._save.clicked.connect(self._keep)
        self._preview.failed.connect(lambda: self._tell(_("The sheet could not be prepared")))
        self.finished.connect(self._leave)
        self._desk.refused.connect(self._show_refusal)
        self.setTabOrder(self._save, self._back)

    def _show(self, settings: PaperSettings, showroom: str) -> None:
        self._editor().setText(showroom)
        self._logo.show_logo(settings.logo)
        self._list.sections.show(settings.order, settings.left_out)
        self._list.setCurrentIndex(self._list.sections.index(0))

    def _wished(self) -> PaperSettings:
        sections = self._list.sections
        return PaperSettings(tuple(sections.order), frozenset(sections.left_out), self._logo.logo)

    def _look(self) -> None:
        self._name.show_fault("")
        self._tell("")
        self._offer_moves()
        self._preview.show_paper(self._wished(), self._editor().text().strip())

    def _offer_moves(self) -> None:
        row = self._list.currentIndex().row()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < self._list.sections.rowCount() - 1)

    def _restore(self) -> None:
        """Set order and sections as they were at first; name and logo are the showroom's own."""
        self._list.sections.show(USUAL_PAPER.order, USUAL_PAPER.left_out)

    def _keep(self) -> None:
        wished, showroom, desk = self._wished(), self._editor().text(), self._desk
        kept = desk.run(
            lambda store: keep_paper_settings(store, wished, showroom=showroom, clock=desk.clock),
            origin=self,
        )
        if kept is not None:
            self.accept()

    def _leave(self) -> None:
        self._preview.leave()
        self._logo.leave()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is not self:
            return
        if fault.details.get("field") == "showroom":
            self._name.show_fault(sentence(fault))
            self._editor().setFocus()
        else:
            self._tell(sentence(fault))

    def _tell(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.setVisible(bool(words))

    def _editor(self) -> Line:
        assert isinstance(self._name.editor, Line)
        return self._name.editor
