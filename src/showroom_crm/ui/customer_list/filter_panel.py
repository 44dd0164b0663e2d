"""The panel in which a rep says whom the list is to show."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.list_query import (
    Ahead,
    ContactDue,
    Criteria,
    Days,
    Months,
    days_of_period,
)
from showroom_crm.domain.reaching import Refusal
from showroom_crm.domain.saved_views import NAME_LIMIT
from showroom_crm.domain.written_dates import read_day, read_month
from showroom_crm.language import list_words, words
from showroom_crm.language.catalog import _
from showroom_crm.services import finding, staff
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_list.multi_choice import MultiChoice
from showroom_crm.ui.customer_list.span_edit import SpanEdit
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12

_AHEAD = (0, 1, 3, 6, 12)
_SILENCES = (1, 2, 3, 6, 9, 12, 18, 24, 36, 60)
_SETS = ("reps", "deal_states", "refusals", "tags", "states")
# Left and right column of the panel, from the most asked for downwards.
_ROWS = (
    ("reps", "deal_states"),
    ("next_contact", "silent_months"),
    ("inspection", "balloon"),
    ("decision", "tags"),
    ("refusals", "states"),
)


class FilterPanel(QFrame):
    """Each change holds at once.

    Signals:
    criteria_changed(Criteria): the list is to show these.
    save_wanted(str): keep what is shown under a name.
    closed(): the panel is done with.
    """

    criteria_changed = Signal(object)
    save_wanted = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_panel")
        self.setProperty("card", "true")
        self._desk = desk
        today = desk.clock.local().date()
        self._sets = {
            name: MultiChoice(f"filter_{name}", list_words.criterion_name(name)) for name in _SETS
        }
        self._spans = {
            name: _months_edit(name, today) for name in ("inspection", "balloon", "decision")
        } | {"next_contact": _contact_edit(today)}
        self._silence = _SilenceEdit()
        self._name = Line()
        self._fault = fault_label("view_fault")
        self._lay_out()
        self._connect()

    def show_criteria(self, criteria: Criteria) -> None:
        """Show criteria as they hold, without a signal, with the staff and tags there are now."""
        self._offer(criteria)
        for name, choice in self._sets.items():
            choice.set_values(getattr(criteria, name))
        for name, span in self._spans.items():
            span.set_value(self._shown(getattr(criteria, name)))
        self._silence.set_value(criteria.silent_months)
        self.show_fault("")

    def criteria(self) -> Criteria:
        """Return what is asked for."""
        asked: dict[str, Any] = {name: choice.values() for name, choice in self._sets.items()}
        asked |= {name: span.value() for name, span in self._spans.items()}
        return Criteria(**asked, silent_months=self._silence.value())

    def show_fault(self, sentence: str) -> None:
        """Say why a list could not be saved; an empty sentence takes it away."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def forget_name(self) -> None:
        """The list is saved: leave its name."""
        self._name.clear()

    def take_keyboard(self) -> None:
        """Begin with the first of the criteria."""
        self._sets["reps"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _shown(self, span: Any) -> Any:
        """A saved list may look ahead as far as nobody offers any more: its two ends say so."""
        if not isinstance(span, Ahead) or span.months in _AHEAD:
            return span
        days = days_of_period(span, today=self._desk.clock.local().date())
        return Months(days.first, days.last)

    def _offer(self, criteria: Criteria) -> None:
        # A saved list may ask for one who works here no more.
        staff_ever = self._desk.read(staff.all_staff)
        members = [m for m in staff_ever if m.left_on is None or m.id in criteria.reps]
        self._sets["reps"].offer(
            [*((member.id, member.name) for member in members), (None, list_words.no_rep())]
        )
        states = [*DealState, None]
        self._sets["deal_states"].offer([(each, list_words.deal_or_none(each)) for each in states])
        self._sets["refusals"].offer([(each, words.refusal(each)) for each in Refusal])
        self._sets["states"].offer([(each, words.customer_state(each)) for each in CustomerState])
        tags = sorted({*self._desk.read(finding.tags), *criteria.tags})
        self._sets["tags"].offer([(tag, tag) for tag in tags])

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_4)
        for row, names in enumerate(_ROWS):
            for place, name in enumerate(names):
                caption = quiet_label(list_words.criterion_name(name))
                editor = self._editor(name)
                caption.setBuddy(editor)
                top = Qt.AlignmentFlag.AlignTop
                grid.addWidget(caption, row, 2 * place, Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(editor, row, 2 * place + 1, top)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addLayout(grid)
        column.addWidget(self._fault)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self._name.setObjectName("view_name")
        self._name.setAccessibleName(_("Name under which the list is saved"))
        self._name.setPlaceholderText(_("Name for this list"))
        self._name.setMaxLength(NAME_LIMIT)
        self._save = button("save_view_button", _("Save by name"))
        self._close = button("close_filter_button", _("Close"), style="link")
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(self._name, stretch=1)
        foot.addWidget(self._save)
        foot.addWidget(self._close)
        return foot

    def _connect(self) -> None:
        for choice in self._sets.values():
            choice.changed.connect(self._tell)
        for span in self._spans.values():
            span.changed.connect(self._tell)
        self._silence.changed.connect(self._tell)
        self._save.clicked.connect(self._ask_to_save)
        self._name.returnPressed.connect(self._ask_to_save)
        self._close.clicked.connect(self.closed)

    def _tell(self) -> None:
        self.criteria_changed.emit(self.criteria())

    def _ask_to_save(self) -> None:
        self.show_fault("")
        self.save_wanted.emit(self._name.text())

    def _editor(self, name: str) -> QWidget:
        if name == "silent_months":
            return self._silence
        return self._sets[name] if name in self._sets else self._spans[name]


def _months_edit(name: str, today: date) -> SpanEdit:
    return SpanEdit(
        f"filter_{name}",
        list_words.criterion_name(name),
        [(Ahead(months), list_words.ahead(months)) for months in _AHEAD],
        ends=Months,
        read=partial(read_month, field=name),
        written=lambda day: day.isoformat()[:7],
        today=today,
    )


def _contact_edit(today: date) -> SpanEdit:
    return SpanEdit(
        "filter_next_contact",
        list_words.criterion_name("next_contact"),
        [(due, list_words.contact_due(due)) for due in ContactDue],
        ends=Days,
        read=partial(read_day, field="next_contact", today=today),
        written=date.isoformat,
        today=today,
    )


class _SilenceEdit(QComboBox):
    """How many months without a word; one that was saved otherwise is offered too.

    Signals:
    changed(): another number is asked for.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filter_silent_months")
        self.setAccessibleName(list_words.criterion_name("silent_months"))
        self._offer(_SILENCES)
        self.currentIndexChanged.connect(self.changed)

    def value(self) -> int | None:
        return self._values[self.currentIndex()]

    def set_value(self, months: int | None) -> None:
        """Show a number, without a signal."""
        self.blockSignals(True)
        if months not in self._values and months is not None:
            self._offer(sorted({*_SILENCES, months}))
        self.setCurrentIndex(self._values.index(months))
        self.blockSignals(False)

    def _offer(self, months: Sequence[int]) -> None:
        self._values = [None, *months]
        self.clear()
        self.addItems([_("Any"), *map(list_words.silence, months)])
