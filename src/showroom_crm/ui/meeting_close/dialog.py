"""The window that leads through the close of a meeting."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken, ShowroomError, StoreFailed
from showroom_crm.domain.identifiers import MeetingId
from showroom_crm.domain.meeting_close import NextContact, Outcome
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import closing_sentences
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers, meetings
from showroom_crm.services.said_sentences import own_sentences
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, unsaved_line
from showroom_crm.ui.everywhere_key import CUSTOMER_VIEW_KEY, everywhere
from showroom_crm.ui.meeting.keeper import drop_wordless
from showroom_crm.ui.meeting_close import answers_state
from showroom_crm.ui.meeting_close.answers_state import QUESTIONS, GatheredAnswers, Step
from showroom_crm.ui.meeting_close.footer import Footer
from showroom_crm.ui.meeting_close.header import Header
from showroom_crm.ui.meeting_close.known_pages import (
    first_answers,
    make_concerns_page,
    make_contact_page,
    make_decision_page,
)
from showroom_crm.ui.meeting_close.lost_page import LostPage
from showroom_crm.ui.meeting_close.page import Page
from showroom_crm.ui.meeting_close.page_stack import PageStack
from showroom_crm.ui.meeting_close.receipt import Receipt
from showroom_crm.ui.meeting_close.won_page import WonPage
from showroom_crm.ui.meeting_close.would_buy_page import WouldBuyPage
from showroom_crm.ui.theme.tokens import SPACE_12, SPACE_16

_SIZE = QSize(1240, 690)
_RECEIPT_FROM = 900
_DIGITS = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)


class MeetingCloseDialog(QDialog):
    """Four questions, one a page, and four ways out (R1); nothing is written before the end.

    What was answered is kept as a draft under the meeting. Left before its end, the meeting
    stays 締め未入力 and the answers are there again when the window reopens; without a word
    and without an answer it was none, and goes.

    Signals:
    closed(CustomerId): the meeting is closed.
    """

    closed = Signal(object)

    def __init__(self, desk: Desk, meeting_id: MeetingId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meeting_close_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Close the meeting"))
        self._desk = desk
        self._meeting = desk.read(lambda store: meetings.meeting(store, meeting_id))
        chart = self._chart(self._meeting)
        self._held_on = self._meeting.record.held_at.date()
        closing_sentences.use_own_sentences(desk.read(own_sentences))
        self._contact_page = make_contact_page(desk, self._meeting, chart)
        self._won_page = WonPage(desk.clock.local().date())
        self._lost_page = LostPage(chart.customer.profile, desk.read(showroom_days), desk.clock)
        self._pages: dict[Step, Page] = {
            Step.CONCERNS: make_concerns_page(desk),
            Step.WOULD_BUY: WouldBuyPage(),
            Step.DECISION: make_decision_page(desk, self._held_on, chart),
            Step.CONTACT: self._contact_page,
            Step.WON: self._won_page,
            Step.LOST: self._lost_page,
        }
        self._header = Header(chart)
        self._receipt = Receipt(
            said=self._meeting.record.said,
            held_on=self._held_on,
            today=desk.clock.local().date(),
        )
        self._footer = Footer()
        self._stack = PageStack()
        self._draft = DraftKeeper(
            desk, meetings.close_draft_name(meeting_id), self._draft_texts, self
        )
        self._answers = self._restored(first_answers(chart, self._meeting))
        self._came_from = Step.CONCERNS
        self._showing = False
        self._fill()
        self._connect()
        self._show(self._answers.step)
        self._turn_view(desk.customer_present)
        self.resize(_SIZE)
        # Beside it, a narrow screen would leave no room for the questions.
        self._receipt.setVisible(self.screen().availableSize().width() >= _RECEIPT_FROM)

    def done(self, result: int) -> None:
        self._gather()
        if not self._answered and drop_wordless(self._desk, self._meeting.id, origin=self):
            self._draft.forget()
        if self._draft.may_leave():
            super().done(result)

    def set_aside(self) -> bool:
        """Close the window while its meeting is written on; False where answers are unsaved."""
        self._gather()
        leaves = self._draft.may_leave()
        if leaves:
            super().done(QDialog.DialogCode.Rejected)
        return leaves

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit that no text field took picks a chip."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in _DIGITS:
            self._pick(event.key() - Qt.Key.Key_0)
            return
        super().keyPressEvent(event)

    def _chart(self, meeting: Meeting) -> CustomerChart:
        desk = self._desk
        return desk.read(
            lambda store: customers.open_chart(
                store, meeting.customer_id, by=desk.staff_id, clock=desk.clock
            )
        )

    def _restored(self, fresh: GatheredAnswers) -> GatheredAnswers:
        drafted = self._draft.restore()
        self._answered = drafted is not None
        return fresh if drafted is None else answers_state.from_texts(drafted.texts, fresh)

    def _draft_texts(self) -> dict[str, str]:
        return answers_state.as_texts(self._answers)

    def _fill(self) -> None:
        for page in self._pages.values():
            self._stack.addWidget(page)
        asked = QHBoxLayout()
        asked.setSpacing(SPACE_16)
        asked.addWidget(self._stack.in_scroll_area(), 1)
        asked.addWidget(self._receipt)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._header)
        layout.addLayout(asked, 1)
        layout.addWidget(unsaved_line(self._draft))
        layout.addWidget(self._footer)

    def _connect(self) -> None:
        for page in self._pages.values():
            page.changed.connect(self._take_change)
            page.step_wanted.connect(self._turn_to)
        self._header.step_wanted.connect(self._turn_to)
        self._footer.step_wanted.connect(self._turn_to)
        self._footer.back_wanted.connect(self._go_back)
        self._footer.next_wanted.connect(self._go_on)
        self._footer.other_day_wanted.connect(self._contact_page.take_another)
        self._footer.customer_view_wanted.connect(self._desk.set_customer_present)
        self._desk.customer_came.connect(self._turn_view)
        key = everywhere(CUSTOMER_VIEW_KEY, self)
        key.activated.connect(self._footer.toggle_customer_view)
        self._footer.agreed.connect(self._close_agreed)
        self._footer.own_action_set.connect(self._close_with_own_action)
        self._footer.ended.connect(self._close_ended)
        self._desk.refused.connect(self._show_refusal)
        keys: list[tuple[str, Callable[[], None]]] = [
            ("Alt+Right", self._go_on),
            ("Alt+Left", self._go_back),
            ("Ctrl+Return", self._finish_page),
            ("Ctrl+Enter", self._finish_page),
        ]
        for sequence, act in keys:
            QShortcut(QKeySequence(sequence), self, act)
        for digit in range(10):
            # While a text field has the focus, its digits are text and Alt picks the chips.
            QShortcut(QKeySequence(f"Alt+{digit}"), self, lambda digit=digit: self._pick(digit))

    @property
    def _page(self) -> Page:
        return self._pages[self._answers.step]

    def _pick(self, digit: int) -> None:
        self._page.pick(digit or 10)

    def _turn_to(self, step: Step) -> None:
        self._gather()
        if self._answers.step in QUESTIONS:
            self._came_from = self._answers.step
        self._show(step)
        self._draft.touch()

    def _show(self, step: Step) -> None:
        self._answers = replace(self._answers, step=step)
        self._showing = True
        self._page.show_answers(self._answers)
        self._showing = False
        self._answers = self._page.gathered(self._answers)
        self._stack.setCurrentWidget(self._page)
        self._header.show_step(step)
        self._footer.show_step(step)
        self._footer.show_message("")
        self._receipt.show_answers(self._answers)
        self._page.focus_first()

    def _go_on(self) -> None:
        step = self._answers.step
        if step in QUESTIONS[:-1]:
            self._turn_to(QUESTIONS[QUESTIONS.index(step) + 1])

    def _go_back(self) -> None:
        step = self._answers.step
        if step not in QUESTIONS:
            self._turn_to(self._came_from)
        elif step is not QUESTIONS[0]:
            self._turn_to(QUESTIONS[QUESTIONS.index(step) - 1])

    def _finish_page(self) -> None:
        """Ctrl+Enter ends the close where it can end, and else goes to our next contact."""
        match self._answers.step:
            case Step.CONTACT:
                self._close_agreed()
            case Step.WON | Step.LOST:
                self._close_ended()
            case _:
                self._turn_to(Step.CONTACT)

    def _turn_view(self, on: bool) -> None:
        """In customer view nothing internal can be read: our remedy, other customers, 敗戦."""
        self._header.set_customer_view(on=on)
        self._footer.set_customer_view(on=on)
        for page in self._pages.values():
            page.set_customer_view(on=on)
        self._receipt.set_customer_view(self._answers, on=on)

    def _gather(self) -> None:
        """A word that is still being composed belongs to the answers too."""
        QGuiApplication.inputMethod().commit()
        self._answers = self._page.gathered(self._answers)

    def _take_change(self) -> None:
        if self._showing:
            return
        self._answered = True
        self._answers = self._page.gathered(self._answers)
        self._receipt.show_answers(self._answers)
        self._draft.touch()

    def _close_agreed(self) -> None:
        self._close(lambda: NextContact(self._contact_page.plan(agreed=True)))

    def _close_with_own_action(self) -> None:
        self._close(lambda: NextContact(self._contact_page.plan(agreed=False)))

    def _close_ended(self) -> None:
        if self._answers.step is Step.WON:
            self._close(self._won_page.won)
        else:
            self._close(self._lost_page.lost)

    def _close(self, outcome: Callable[[], Outcome]) -> None:
        self._gather()
        desk = self._desk
        try:
            answers, ending = self._answers.answers(held_on=self._held_on), outcome()
        except RuleBroken as fault:
            self._show_fault(fault)
            return
        closed = desk.run(
            lambda store: meetings.close_meeting(
                store, self._meeting.id, answers, ending, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        if closed is not None:
            self._draft.forget()
            super().done(QDialog.DialogCode.Accepted)
            self.closed.emit(self._meeting.customer_id)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._show_fault(fault)

    def _show_fault(self, fault: ShowroomError) -> None:
        """A fault stands on the page and beside the field it belongs to."""
        if isinstance(fault, StoreFailed):
            self._draft.tell(fault)
            return
        field = fault.details.get("field")
        for step, page in self._pages.items():
            if field in page.fields:
                if step is not self._answers.step:
                    self._turn_to(step)
                page.show_fault(fault)
                return
        self._footer.show_message(sentence(fault))
