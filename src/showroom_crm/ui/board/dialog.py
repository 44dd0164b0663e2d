"""The morning board on the screen: counts at the left, the entries of one beside them."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.board import PAST, TO_DO, Board, Entry, SectionKind
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.follow_ups import FollowUpStatus
from showroom_crm.domain.staff import StaffRole
from showroom_crm.language import board_words
from showroom_crm.language.catalog import _
from showroom_crm.services import board as board_service
from showroom_crm.ui.board.counts import SectionCounts
from showroom_crm.ui.board.model import BoardModel, act_words
from showroom_crm.ui.board.table import BoardTable
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16

_SIZE = QSize(1180, 640)
_MINUTE_MS = 60_000


class BoardDialog(QDialog):
    """Opens on the loudest section that holds anything, or on the one it is asked for.

    Signals:
    chart_wanted(CustomerId): show their chart; the board closes.
    contact_wanted(CustomerId, DealId | None, FollowUpId | None): set or move a contact.
    outcome_wanted(CustomerId, FollowUpId): record what came of a contact.
    close_wanted(MeetingId): close a meeting that was begun.
    word_wanted(CustomerId, DealId): a manager wants to leave a word on a deal.
    rules_wanted(): a manager wants to set the rules.
    print_wanted(): put the board on paper.
    day_sheet_wanted(): put the calls and visits of a day on paper.
    section_chosen(SectionKind): another section is shown.
    """

    chart_wanted = Signal(object)
    contact_wanted = Signal(object, object, object)
    outcome_wanted = Signal(object, object)
    close_wanted = Signal(object)
    word_wanted = Signal(object, object)
    rules_wanted = Signal()
    print_wanted = Signal()
    day_sheet_wanted = Signal()
    section_chosen = Signal(object)

    def __init__(
        self, desk: Desk, kind: SectionKind | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("board")
        self.resize(_SIZE)
        self._desk = desk
        self._kind = kind or SectionKind.WAITING
        self._board = desk.read(lambda store: board_service.board(store, desk.clock))
        self._build()
        self._lay_out()
        self._connect()
        if kind is None:
            self._kind = _loudest(self._board)
        self._show()
        self._table.setFocus()

    def _build(self) -> None:
        group = QButtonGroup(self)
        # What is late grows while the board stands open.
        self._minute = QTimer(self)
        self._minute.start(_MINUTE_MS)
        self._since = quiet_label(name="board_since")
        self._past = SectionCounts(PAST, group, QBoxLayout.Direction.LeftToRight)
        self._to_do = SectionCounts(TO_DO, group, QBoxLayout.Direction.TopToBottom)
        self._model = BoardModel(self)
        self._table = BoardTable(self._model)
        self._none = quiet_label(_("Nothing here."), name="board_empty")
        self._heading = plain_label(name="board_heading")
        self._rules = button("board_rules", _("Rules…"))
        self._print = button("print_board", _("Print …"))
        self._day_sheet = button("print_day_sheet", _("Print day sheet …"))
        self._word = button("leave_word", _("Manager's word…"))
        self._act = button("board_act", _("Set contact"))
        self._outcome = button("board_outcome", _("Record what came of it"))
        self._chart = button("board_chart", _("Open chart"), style="primary")
        self._close = button("close_board", _("Close"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self._since)
        top.addWidget(self._past, 1)
        right = QVBoxLayout()
        right.setSpacing(SPACE_8)
        for part in (self._heading, self._none):
            right.addWidget(part)
        right.addWidget(self._table, 1)
        right.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_16)
        middle.addWidget(self._to_do)
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        for each in (self._print, self._day_sheet, self._rules):
            foot.addWidget(each)
        foot.addStretch()
        for each in (self._close, self._word, self._outcome, self._act, self._chart):
            foot.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        layout.setSpacing(SPACE_12)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        for counts in (self._past, self._to_do):
            counts.chosen.connect(self._choose)
        self._table.chart_wanted.connect(self._want_chart)
        self._table.act_wanted.connect(self._want_act)
        self._table.row_changed.connect(self._offer)
        self._chart.clicked.connect(lambda: self._with_current(self._want_chart))
        self._act.clicked.connect(lambda: self._with_current(self._want_act))
        self._outcome.clicked.connect(lambda: self._with_current(self._want_outcome))
        self._word.clicked.connect(lambda: self._with_current(self._want_word))
        self._rules.clicked.connect(self.rules_wanted)
        self._print.clicked.connect(self.print_wanted)
        self._day_sheet.clicked.connect(self.day_sheet_wanted)
        self._close.clicked.connect(self.reject)
        self._desk.changed.connect(self._take_changes)
        self._minute.timeout.connect(self._read_again)
        self._desk.staff_switched.connect(self._offer)

    def _show(self) -> None:
        """Show the section, with the row that was current in its place where it still is."""
        before, row = self._table.entry, self._table.currentIndex().row()
        board, kind = self._board, self._kind
        entries = board.entries(kind)
        self.setWindowTitle(board_words.board_title(board.at.date()))
        self._since.setText(board_words.since(board.since))
        for counts in (self._past, self._to_do):
            counts.show_board(board)
            counts.check(kind)
        self._heading.setText(board_words.heading(kind, len(entries)))
        self._model.show_entries(entries, kind, now=board.at)
        self._table.fit_columns()
        self._table.setVisible(bool(entries))
        self._none.setVisible(not entries)
        if entries:
            self._table.selectRow(_row_of(before, entries, max(row, 0)))
        self._offer()

    def _choose(self, kind: SectionKind) -> None:
        self._kind = kind
        self._show()
        self.section_chosen.emit(kind)

    def _offer(self) -> None:
        """Offer what can be done about the current row, and a manager what is theirs."""
        entry, member = self._table.entry, self._desk.staff
        manager = member is not None and member.role is StaffRole.MANAGER
        self._rules.setVisible(manager)
        self._word.setVisible(manager)
        self._word.setEnabled(entry is not None and entry.deal_id is not None)
        if entry is not None:
            act = act_words(entry, self._kind)
            self._act.setText(as_typed(act))
            self._act.setAccessibleName(act)
        self._act.setEnabled(entry is not None)
        self._outcome.setEnabled(entry is not None and _is_planned(entry))
        self._chart.setEnabled(entry is not None)

    def _with_current(self, act: Callable[[Entry], None]) -> None:
        entry = self._table.entry
        if entry is not None:
            act(entry)

    def _want_chart(self, entry: Entry) -> None:
        self.accept()
        self.chart_wanted.emit(entry.subject.customer_id)

    def _want_act(self, entry: Entry) -> None:
        if self._kind is SectionKind.UNCLOSED and entry.talk is not None:
            self.close_wanted.emit(entry.talk.id)
            return
        follow_up_id = None if entry.contact is None else entry.contact.id
        # With whom a deal is over we stay in touch without one.
        over = entry.deal is not None and entry.deal.state.ended
        deal_id = None if over else entry.deal_id
        self.contact_wanted.emit(entry.subject.customer_id, deal_id, follow_up_id)

    def _want_outcome(self, entry: Entry) -> None:
        if entry.contact is not None:
            self.outcome_wanted.emit(entry.subject.customer_id, entry.contact.id)

    def _want_word(self, entry: Entry) -> None:
        self.word_wanted.emit(entry.subject.customer_id, entry.deal_id)

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if changes.follow_ups or changes.customers or changes.staff or changes.everything:
            self._read_again()

    def _read_again(self) -> None:
        desk = self._desk
        self._board = desk.read(lambda store: board_service.board(store, desk.clock))
        self._show()


def _is_planned(entry: Entry) -> bool:
    return entry.contact is not None and entry.contact.status is FollowUpStatus.PLANNED


def _loudest(board: Board) -> SectionKind:
    return next((kind for kind in TO_DO if board.entries(kind)), SectionKind.TODAY)


def _row_of(before: Entry | None, entries: tuple[Entry, ...], row: int) -> int:
    if before is not None:
        for number, entry in enumerate(entries):
            if (entry.subject.customer_id, entry.deal_id) == (
                before.subject.customer_id,
                before.deal_id,
            ):
                return number
    return min(row, len(entries) - 1)
