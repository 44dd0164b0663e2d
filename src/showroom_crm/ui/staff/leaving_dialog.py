"""A rep leaves (退職・異動): choose who takes over, and see everything go over in one step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.staff import Staff, refuse_last
from showroom_crm.language import hand_over_words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.leaving import portfolio
from showroom_crm.services.staff import all_staff, current_staff
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, fault_label, plain_label, quiet_label, warning_label
from showroom_crm.ui.staff.leaving_job import LeavingJob
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24

_WIDTH = 460


class LeavingDialog(QDialog):
    """Closing it while customers go over cancels that; then nothing has changed."""

    def __init__(self, desk: Desk, member: Staff, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leaving_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Leaving the showroom"))
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._member = member
        self._job: LeavingJob | None = None
        self._held = desk.read(lambda store: portfolio(store, member.id))
        self._others = [each for each in desk.read(current_staff) if each.id != member.id]
        self._successor = QComboBox()
        self._successor.addItem("")
        for other in self._others:
            self._successor.addItem(other.name)
        self._field = Field("successor", _("Who takes over"), self._successor)
        self._field.setVisible(not self._held.empty)
        self._progress = QProgressBar()
        self._progress.setObjectName("leaving_progress")
        self._progress.setAccessibleName(_("Customers handed over"))
        self._progress.setRange(0, max(1, self._held.customers))
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._fault = fault_label("leaving_fault")
        caption = _("Leaves") if self._held.empty else _("Hand all over and leave")
        self._leave = button("leave_button", caption, style="primary")
        self._leave.setDefault(True)
        self._leave.setEnabled(self._held.empty)
        self._leave.clicked.connect(self._begin)
        self._back = button("keep_member", _("Cancel"))
        self._back.clicked.connect(self.reject)
        self._successor.currentIndexChanged.connect(self._let_leave)
        self.finished.connect(self._cancel)
        self._lay_out()
        self._say_who_must_stay()

    def _lay_out(self) -> None:
        told = _(
            "What {name} did keeps their name. Ctrl+Z does not take this back; {name} can come "
            "back later, and customers can be handed over again."
        ).format(name=self._member.name)
        unclosed = warning_label("leaving_unclosed")
        unclosed.setText(hand_over_words.unclosed(self._held))
        unclosed.setVisible(bool(self._held.unclosed))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        who = _("{name} leaves the showroom today.").format(name=self._member.name)
        column.addWidget(plain_label(who, name="leaving_who", wrap=True))
        held = hand_over_words.portfolio(self._held)
        column.addWidget(plain_label(held, name="leaving_portfolio", wrap=True))
        for part in (unclosed, self._field):
            column.addWidget(part)
        column.addWidget(quiet_label(told, name="leaving_sentence", wrap=True))
        column.addWidget(self._progress)
        column.addWidget(self._fault)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addStretch()
        foot.addWidget(self._back)
        foot.addWidget(self._leave)
        column.addLayout(foot)

    def _say_who_must_stay(self) -> None:
        """The last one is told so before they look for somebody to take over."""
        try:
            refuse_last(self._member, self._desk.read(all_staff))
        except RuleBroken as fault:
            self._fault.setText(sentence(fault))
            self._fault.show()
            self._leave.setEnabled(False)
            self._successor.setEnabled(False)

    def _let_leave(self, index: int) -> None:
        self._leave.setEnabled(index > 0 or self._held.empty)

    def _begin(self) -> None:
        self._fault.hide()
        self._leave.setEnabled(False)
        self._successor.setEnabled(False)
        self._progress.setValue(0)
        self._progress.setVisible(not self._held.empty)
        successor = self._chosen()
        job = LeavingJob(self._desk, self._member.id, None if successor is None else successor.id)
        job.moved.connect(self._progress.setValue)
        job.done.connect(self._tell_left)
        job.failed.connect(self._tell_failed)
        self._job = job
        job.start()

    def _chosen(self) -> Staff | None:
        index = self._successor.currentIndex() - 1
        return None if index < 0 else self._others[index]

    def _tell_left(self, changes: Changes | None) -> None:
        self._job = None
        if changes is None:
            return
        self._desk.changed.emit(changes, self)
        if self._desk.staff_id == self._member.id:
            self._desk.switch_staff(self._chosen() or self._others[0])
        self.accept()

    def _tell_failed(self, fault: Exception) -> None:
        self._job = None
        self._progress.hide()
        self._successor.setEnabled(True)
        self._let_leave(self._successor.currentIndex())
        told = _("Nothing was handed over")
        self._fault.setText(sentence(fault) if isinstance(fault, ShowroomError) else told)
        self._fault.show()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
