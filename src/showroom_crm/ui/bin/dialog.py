"""The bin: what was deleted, whose it was, who deleted it, and the way back."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.staff import StaffRole
from showroom_crm.domain.undo import UndoStep
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.language.sentences import sentence
from showroom_crm.services import bin as bin_service
from showroom_crm.services.staff import all_staff
from showroom_crm.ui.bin.model import STEP_ROLE, TITLE_COLUMN, BinModel, BinRow
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_12, SPACE_24

_SIZE = QSize(760, 420)
_LEAST_COLUMN_PX = 84


class BinDialog(QDialog):
    """Put back one or several; a manager empties the bin with a second click in the window."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bin")
        self.setWindowTitle(_("Bin"))
        self._desk = desk
        self._model = BinModel(self)
        self._table = self._table_view()
        self._none = quiet_label(_("The bin is empty."), name="bin_empty")
        self._fault = fault_label("bin_fault")
        self._restore = button("restore", _("Put back"), style="primary")
        self._empty = button("empty_bin", _("Empty the bin…"))
        self._sure = plain_label(name="bin_sure", wrap=True)
        self._yes = button("empty_bin_for_good", _("Delete for good"))
        self._no = button("keep_bin", _("Keep them"))
        self._close = button("close_bin", _("Close"))
        self._fill()
        self._connect()
        self._read()

    def sizeHint(self) -> QSize:
        return _SIZE

    def _table_view(self) -> QTableView:
        table = QTableView()
        table.setObjectName("bin_table")
        table.setAccessibleName(_("Deleted"))
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_LEAST_COLUMN_PX)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TITLE_COLUMN, QHeaderView.ResizeMode.Stretch)
        return table

    def _fill(self) -> None:
        self._restore.setDefault(True)
        foot = QHBoxLayout()
        for part in (self._empty, self._sure, self._yes, self._no):
            foot.addWidget(part)
        foot.setStretch(1, 1)
        foot.addStretch()
        foot.addWidget(self._close)
        foot.addWidget(self._restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._none, 1, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._fault)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._show_offers)
        self._table.doubleClicked.connect(self._put_back)
        self._restore.clicked.connect(self._put_back)
        self._empty.clicked.connect(self._ask)
        self._yes.clicked.connect(self._empty_for_good)
        self._no.clicked.connect(self._show_offers)
        self._close.clicked.connect(self.reject)
        self._desk.changed.connect(self._take_changes)
        self._desk.refused.connect(self._show_refusal)
        self._desk.staff_switched.connect(self._show_offers)

    def _read(self) -> None:
        names = {member.id: member.name for member in self._desk.read(all_staff)}
        clock = self._desk.clock
        ahead = clock.local() - clock.utc().replace(tzinfo=None)
        rows = [
            BinRow(
                step,
                "" if step.staff_id is None else names.get(step.staff_id, ""),
                step.at.replace(tzinfo=None) + ahead,
            )
            for step in self._desk.read(bin_service.contents)
        ]
        self._model.show_rows(rows)
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows:
            self._table.selectRow(0)
        self._show_offers()

    def _show_offers(self) -> None:
        """Offer what can be done now; the question whether to empty it is taken back."""
        member = self._desk.staff
        filled = self._model.rowCount() > 0
        manager = member is not None and member.role is StaffRole.MANAGER
        self._empty.setVisible(manager and filled)
        self._restore.setEnabled(bool(self._chosen()))
        self._close.show()
        self._restore.show()
        for part in (self._sure, self._yes, self._no):
            part.hide()

    def _ask(self) -> None:
        number = self._model.rowCount()
        question = ngettext(
            "{number} deleted record goes for good.",
            "{number} deleted records go for good.",
            number,
        )
        self._sure.setText(question.format(number=number))
        for offer in (self._empty, self._close, self._restore):
            offer.hide()
        for part in (self._sure, self._yes, self._no):
            part.show()
        self._no.setFocus()

    def _chosen(self) -> list[UndoStep]:
        rows = self._table.selectionModel().selectedRows()
        return [index.data(STEP_ROLE) for index in rows]

    def _put_back(self) -> None:
        """The last that went comes back first: what it belongs to went after it."""
        desk = self._desk
        self._fault.hide()
        for step in sorted(self._chosen(), key=lambda chosen: chosen.id, reverse=True):
            step_id = step.id
            put_back = desk.run(
                lambda store, step_id=step_id: bin_service.restore(  # type: ignore[misc]
                    store, step_id, by=desk.staff_id, clock=desk.clock
                ),
                origin=self,
            )
            if put_back is None:
                return

    def _empty_for_good(self) -> None:
        desk = self._desk
        emptied = desk.run(
            lambda store: bin_service.empty(store, by=desk.staff_id, clock=desk.clock), origin=self
        )
        if emptied is not None:
            self._read()

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if changes.customers or changes.everything:
            self._read()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._fault.setText(sentence(fault))
            self._fault.show()
