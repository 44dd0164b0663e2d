"""The first question: what is on the customer's mind about buying now?"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from showroom_crm.domain.deals import ConcernCategory
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.language import closing_sentences, words
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.meeting_close.answers_state import ConcernAnswer, GatheredAnswers
from showroom_crm.ui.meeting_close.concern_row import ConcernRow
from showroom_crm.ui.meeting_close.page import Page, discard, numbered
from showroom_crm.ui.meeting_close.sentence_band import SentenceBand
from showroom_crm.ui.remedy_work import RemedyWork
from showroom_crm.ui.theme.tokens import SPACE_8

_CHIPS_A_ROW = 5
_CATEGORIES = tuple(ConcernCategory)


class ConcernsPage(Page):
    """Concerns raised earlier are listed; a chip adds a new one. None at all is an answer too."""

    fields = ("concern", "remedy", "remedy_due")

    def __init__(self, make_work: Callable[[], RemedyWork], parent: QWidget | None = None) -> None:
        """`make_work` makes the line for who prepares a remedy, one for each concern."""
        super().__init__("concerns_page", parent)
        self._make_work = make_work
        self._rows: list[ConcernRow] = []
        self._customer_view = False
        self._chips: list[QPushButton] = []
        self._none_yet = quiet_label(
            _("Choose what it is about. Without any, simply go on."), name="no_concern"
        )
        band = SentenceBand("ask_concerns")
        band.say(closing_sentences.ask_concerns())
        self.body.addWidget(band)
        self.body.addLayout(self._chip_grid())
        self.body.addWidget(self._none_yet)
        self.body.addWidget(self._list(), 1)

    def show_answers(self, answers: GatheredAnswers) -> None:
        for row in self._rows:
            self._take_out(row)
        self._rows = []
        for concern in answers.concerns:
            self._add(concern)
        self._tell_none()

    def gathered(self, answers: GatheredAnswers) -> GatheredAnswers:
        return replace(answers, concerns=tuple(row.answer() for row in self._rows))

    def pick(self, number: int) -> None:
        self._raise(_CATEGORIES[number - 1])

    def show_fault(self, fault: ShowroomError) -> None:
        for row in self._rows:
            if row.show_fault(fault):
                return

    def set_customer_view(self, *, on: bool) -> None:
        self._customer_view = on
        for row in self._rows:
            row.set_customer_view(on=on)

    def focus_first(self) -> None:
        self._chips[0].setFocus()

    def _chip_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(SPACE_8)
        for index, category in enumerate(_CATEGORIES):
            caption = numbered(index + 1, words.concern(category))
            chip = button(f"concern_{category}", caption, style="choice")
            chip.clicked.connect(partial(self._raise, category))
            self._chips.append(chip)
            grid.addWidget(chip, index // _CHIPS_A_ROW, index % _CHIPS_A_ROW)
        return grid

    def _list(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self._list_layout = QVBoxLayout(content)
        self._list_layout.setContentsMargins(0, 0, SPACE_8, 0)
        self._list_layout.setSpacing(SPACE_8)
        self._list_layout.addStretch()
        area.setWidget(content)
        return area

    def _raise(self, category: ConcernCategory) -> None:
        """A chip pressed twice by mistake names the concern once."""
        row = next(
            (row for row in self._rows if row.fresh and row.answer().category is category), None
        )
        if row is None:
            row = self._add(ConcernAnswer(category))
            self._tell_none()
            self.changed.emit()
        row.focus_words()

    def _add(self, concern: ConcernAnswer) -> ConcernRow:
        row = ConcernRow(concern, self._make_work())
        row.set_customer_view(on=self._customer_view)
        row.changed.connect(self.changed)
        row.removed.connect(partial(self._remove, row))
        self._list_layout.insertWidget(self._list_layout.count() - 1, row)
        row.show()
        before = self._rows[-1].tab_stops()[-1] if self._rows else self._chips[-1]
        for first, second in pairwise([before, *row.tab_stops()]):
            QWidget.setTabOrder(first, second)
        self._rows.append(row)
        return row

    def _remove(self, row: ConcernRow) -> None:
        self._rows.remove(row)
        self._take_out(row)
        self._tell_none()
        self.focus_first()
        self.changed.emit()

    def _take_out(self, row: ConcernRow) -> None:
        self._list_layout.removeWidget(row)
        discard(row)

    def _tell_none(self) -> None:
        self._none_yet.setVisible(not self._rows)
