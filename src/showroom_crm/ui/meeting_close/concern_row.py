"""One concern on the first page: the customer's words, our remedy, whether it is solved."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain import plain_text
from showroom_crm.domain.deals import RemedyState
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.language.deal_words import remedy_state
from showroom_crm.language.quotation import quoted
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.field import Field, plain_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.meeting_close.answers_state import ConcernAnswer
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.remedy_work import RemedyWork
from showroom_crm.ui.theme.tokens import NAME_PX, SPACE_8, SPACE_12

_OPEN = "open"
_SOLVED = "solved"


class ConcernRow(QFrame):
    """A concern raised earlier asks whether it is solved; a new one can be taken away.

    Signals:
    changed(): something was edited.
    removed(): a new concern is not one after all.
    """

    changed = Signal()
    removed = Signal()

    def __init__(
        self, concern: ConcernAnswer, work: RemedyWork, parent: QWidget | None = None
    ) -> None:
        """`work` is the line for who prepares our remedy, and until when."""
        super().__init__(parent)
        self.setObjectName("concern_row")
        self.setProperty("card", "true")
        self._concern = concern
        self._customer_view = False
        self._words = Line(concern.words)
        self._remedy = Line(concern.remedy.replace("\n", " "))
        self._remove = button("remove_concern", _("Take away"), style="link")
        self._standing = Choices(
            "concern_standing", [(_OPEN, _("Still on their mind")), (_SOLVED, _("Solved"))]
        )
        self._standing.set_value(_SOLVED if concern.resolved else _OPEN)
        self._remedy_state = Choices(
            "remedy_state", [(state.value, remedy_state(state)) for state in RemedyState]
        )
        self._remedy_state.set_value(concern.remedy_state)
        self._work = work
        self._work.show_work(concern.remedy_by, concern.remedy_due)
        self._work.hide()
        self._open_work = button("open_remedy_work", "", style="link")
        self._fields = {
            "concern": Field("concern_words", _("In the customer's own words"), self._words),
            "remedy": Field("concern_remedy", _("Our remedy"), self._remedy),
        }
        self._fill()
        self._connect()

    def answer(self) -> ConcernAnswer:
        """Return the concern as it stands in the row."""
        worked_on = replace(
            self._concern,
            remedy_state=self._state(),
            remedy_by=self._work.staff_id,
            remedy_due=self._work.due_text(),
        )
        if self._concern.id is None:
            return replace(worked_on, words=self._words.text(), remedy=self._remedy.text())
        # A remedy of several lines keeps them unless it is edited here.
        edited = self._remedy.isModified()
        return replace(
            worked_on,
            remedy=self._remedy.text() if edited else self._concern.remedy,
            resolved=self._standing.value() == _SOLVED,
        )

    def set_customer_view(self, *, on: bool) -> None:
        """Our remedy is not for the customer's eyes."""
        self._customer_view = on
        self._fields["remedy"].setVisible(not on)
        self._show_state()

    @property
    def fresh(self) -> bool:
        """Whether it is a new concern without a word in it yet."""
        return self._concern.id is None and not self._words.text() and not self._remedy.text()

    def tab_stops(self) -> list[QWidget]:
        """Return what Tab walks through: what is typed before what is clicked."""
        states = [
            *self._remedy_state.findChildren(QPushButton),
            self._open_work,
            *self._work.tab_stops(),
        ]
        if self._concern.id is None:
            return [self._words, self._remedy, *states, self._remove]
        return [self._remedy, *states, *self._standing.findChildren(QPushButton)]

    def focus_words(self) -> None:
        editor = self._words if self._concern.id is None else self._remedy
        editor.setFocus()

    def show_fault(self, fault: ShowroomError) -> bool:
        """Show the fault where this row's text is what was refused; False where it is not."""
        name = str(fault.details.get("field"))
        if name == "remedy_due":
            return self._show_due_fault(fault)
        answer = self.answer()
        text = answer.words if name == "concern" else answer.remedy
        try:
            plain_text.note(text, field=name)
        except RuleBroken:
            self._fields[name].show_fault(sentence(fault))
            self._fields[name].editor.setFocus()
            return True
        return False

    def _show_due_fault(self, fault: ShowroomError) -> bool:
        if self._work.in_time():
            return False
        self._work.show()
        self._work.show_fault(sentence(fault))
        return True

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        layout.setSpacing(SPACE_8)
        layout.addLayout(self._heading())
        fields = QGridLayout()
        fields.setHorizontalSpacing(SPACE_12)
        if self._concern.id is None:
            fields.addWidget(self._fields["concern"], 0, 0)
        elif self._concern.words.strip():
            said = AiryText(quoted(self._concern.words), name="concern_said")
            fields.addWidget(said, 0, 0)
        fields.addWidget(self._fields["remedy"], 0, 1)
        state = QHBoxLayout()
        state.addWidget(self._remedy_state)
        state.addWidget(self._open_work)
        fields.addLayout(state, 1, 1)
        fields.setColumnStretch(0, 1)
        fields.setColumnStretch(1, 1)
        layout.addLayout(fields)
        layout.addWidget(self._work)
        self._show_state()

    def _state(self) -> RemedyState:
        return RemedyState(self._remedy_state.value())

    def _show_state(self) -> None:
        """Without a remedy there is nothing to prepare."""
        shown = bool(self._remedy.text().strip()) and not self._customer_view
        self._remedy_state.setVisible(shown)
        self._open_work.setVisible(shown)
        if not shown:
            self._work.hide()
        said = self._work.in_words() or _("Who, by when")
        self._open_work.setText(as_typed(said))
        self._open_work.setAccessibleName(_("Who prepares it, and until when"))
        self._open_work.setAccessibleDescription(said)

    def _heading(self) -> QHBoxLayout:
        category = plain_label(words.concern(self._concern.category), name="concern_category")
        category.setFont(font_of(category.font(), NAME_PX))
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(category)
        if self._concern.id is not None:
            row.addSpacing(SPACE_12)
            row.addWidget(self._standing)
            return row
        row.addStretch()
        row.addWidget(self._remove)
        return row

    def _connect(self) -> None:
        for name, editor in (("concern", self._words), ("remedy", self._remedy)):
            editor.textEdited.connect(lambda _text, name=name: self._edited(name))
        self._standing.changed.connect(self.changed)
        self._remedy_state.changed.connect(self.changed)
        self._open_work.clicked.connect(self._toggle_work)
        self._work.changed.connect(self._work_edited)
        self._remove.clicked.connect(self.removed)

    def _toggle_work(self) -> None:
        self._work.setVisible(not self._work.isVisibleTo(self))
        if self._work.isVisibleTo(self):
            self._work.focus_due()

    def _work_edited(self) -> None:
        self._show_state()
        self.changed.emit()

    def _edited(self, name: str) -> None:
        self._fields[name].show_fault("")
        self._show_state()
        self.changed.emit()
