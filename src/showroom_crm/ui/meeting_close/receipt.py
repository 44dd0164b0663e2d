"""What has been gathered so far, filling up at the right like a receipt."""

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from showroom_crm.domain.deals import WouldBuy
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.written_dates import read_day, read_window
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.meeting_close.answers_state import QUESTIONS, ConcernAnswer, GatheredAnswers
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.tokens import (
    NAME_PX,
    NEXT_CONTACT_PX,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
)

_WIDTH = 280
_SAID_SHOWN = 60
_WORDS_SHOWN = 40
_NOTHING = "—"


class Receipt(QFrame):
    """Concern, if solved, when, our promise; the promise stands at its foot as a ticket."""

    def __init__(
        self, *, said: str, held_on: date, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("receipt")
        self.setProperty("card", "true")
        self.setFixedWidth(_WIDTH)
        self._held_on = held_on
        self._customer_view = False
        self._today = today
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE_4)
        if said.strip():
            spoken = self._section(_("What the customer said"), "receipt_said")
            spoken.set_text(quoted(said, at_most=_SAID_SHOWN))
        self._concerns = self._section(_("On their mind"), "receipt_concerns")
        self._if_solved = self._section(_("If that is solved"), "receipt_if_solved")
        self._decision = self._section(_("Decision"), "receipt_decision")
        self._lines.addStretch()
        self._ticket = Ticket()
        self._fill()

    def show_answers(self, answers: GatheredAnswers) -> None:
        """Show what was gathered; how we mean to solve it is not for the customer's eyes."""
        internal = not self._customer_view
        lines = [_concern_line(each, internal=internal) for each in answers.concerns]
        self._concerns.set_text("\n".join(lines) or _NOTHING)
        self._if_solved.set_text("\n".join(_would_buy_lines(answers)) or _NOTHING)
        self._decision.set_text(self._decision_line(answers) or _NOTHING)
        self._ticket.show_contact(answers, today=self._today)

    def set_customer_view(self, answers: GatheredAnswers, *, on: bool) -> None:
        self._customer_view = on
        self.show_answers(answers)

    def _section(self, caption: str, name: str) -> AiryText:
        value = AiryText(_NOTHING, name=name)
        self._lines.addWidget(quiet_label(caption))
        self._lines.addWidget(value)
        self._lines.addSpacing(SPACE_8)
        return value

    def _fill(self) -> None:
        """Many concerns scroll; the ticket is always in sight."""
        lines = QWidget()
        lines.setLayout(self._lines)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(lines)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_16, SPACE_12, SPACE_12, SPACE_12)
        layout.setSpacing(SPACE_8)
        layout.addWidget(area, 1)
        layout.addWidget(self._ticket)

    def _decision_line(self, answers: GatheredAnswers) -> str:
        day = answers.known_decision_day(held_on=self._held_on)
        parts = (
            answers.decision_words,
            "" if day is None else words.days(answers.first_day(day), day),
            answers.decided_by,
            answers.customer_does,
        )
        return " ".join(filter(None, parts))


class Ticket(QFrame):
    """Our promise: the date large, then time and channel, then the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ticket")
        self.setProperty("ticket", "true")
        self._day = plain_label(name="ticket_day")
        self._day.setFont(font_of(self._day.font(), NEXT_CONTACT_PX))
        self._time = plain_label(name="ticket_time", wrap=True)
        self._time.setFont(font_of(self._time.font(), NAME_PX))
        self._reason = AiryText(name="ticket_reason")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        layout.setSpacing(SPACE_4)
        for label in (quiet_label(_("Our next contact")), self._day, self._time, self._reason):
            layout.addWidget(label)

    def show_contact(self, answers: GatheredAnswers, *, today: date) -> None:
        """Show the contact as far as it can be read already."""
        contact = answers.contact
        if not contact or answers.step not in QUESTIONS:
            self.hide()
            return
        day, hours = _readable(contact["day"], contact["time"], today)
        channel = words.channel(Channel(contact["channel"]))
        self._day.setText(_NOTHING if day is None else formats.day(day))
        self._time.setText(" ".join(filter(None, (hours, channel))))
        self._reason.set_text(contact["reason"])
        self.show()


def _readable(day: str, hours: str, today: date) -> tuple[date | None, str]:
    try:
        read = read_day(day, field="at", today=today)
    except RuleBroken:
        return None, ""
    try:
        start, until = read_window(hours, field="at")
    except RuleBroken:
        return read, ""
    return read, _window(start, until)


def _window(start: time, until: time | None) -> str:
    begins = formats.clock_time(start)
    return begins if until is None else f"{begins}–{formats.clock_time(until)}"


def _concern_line(concern: ConcernAnswer, *, internal: bool) -> str:
    said = quoted(concern.words, at_most=_WORDS_SHOWN)
    line = f"{words.concern(concern.category)} {said}".rstrip()
    if concern.resolved:
        return "✓ " + _("{concern} (solved)").format(concern=line)
    if not internal or not concern.remedy.strip():
        return line
    return f"{line}\n→ {concern.remedy}"


def _would_buy_lines(answers: GatheredAnswers) -> list[str]:
    lines = [
        _would_buy_line(concern)
        for concern in answers.open_concerns
        if concern.would_buy is not WouldBuy.NOT_ASKED
    ]
    if answers.car_to_propose is not None:
        other_car = _("Another car")
        lines.append(f"→ {other_car} {answers.car_to_propose}".rstrip())
    return lines


def _would_buy_line(concern: ConcernAnswer) -> str:
    answer = words.would_buy(concern.would_buy, concern.condition)
    return _("{concern}: {answer}").format(concern=words.concern(concern.category), answer=answer)
