"""What a rep recalls before they write: the face, the last words, what is open, the promise."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from showroom_crm.domain.deals import Concern
from showroom_crm.domain.follow_ups import FollowUp, Plan
from showroom_crm.domain.identifiers import DealId, FollowUpId, MeetingId
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.face import Face
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.tokens import CUSTOMER_NAME_PX, SPACE_4, SPACE_8, SPACE_12, SPACE_16

_FACE_PX = 120
_WIDTH = 268
_WORDS_SHOWN = 160


class RecallPanel(QScrollArea):
    """A card beside a form; it shows the chart as it was when the form opened."""

    def __init__(
        self,
        chart: CustomerChart,
        deal_id: DealId | None,
        planned: FollowUp | None,
        *,
        except_for: Meeting | None = None,
        mentions: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`mentions` shows what to bring up, and stands below who it is."""
        super().__init__(parent)
        self.setObjectName("recall")
        self.setWidgetResizable(True)
        self.setFixedWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card = QFrame()
        card.setProperty("card", "true")
        self._layout = QVBoxLayout(card)
        self._layout.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        self._layout.setSpacing(SPACE_4)
        self._show_who(chart)
        written = None if except_for is None else except_for.id
        self._show_for_next_time(_noted_for_next_time(chart, written))
        if mentions is not None:
            self._layout.addWidget(mentions)
        earlier = (meeting for meeting in chart.spoken if meeting.id != written)
        self._show_last_words(next(earlier, None))
        self._show_concerns(deal_chart(chart, deal_id))
        self._show_promise(None if planned is None else planned.plan)
        self._layout.addStretch()
        self.setWidget(card)

    def _show_who(self, chart: CustomerChart) -> None:
        name = words.customer(chart.customer)
        face = Face(chart.portrait, chart.customer.known_by, _FACE_PX)
        self._layout.addWidget(face, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._layout.addSpacing(SPACE_4)
        room = _WIDTH - 3 * SPACE_16
        for label in (quiet_label(name="recall_kana"), customer_name_label("recall_name")):
            text = chart.customer.profile.kana if label.objectName() == "recall_kana" else name
            label.setText(cut(text, label, room))
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._layout.addWidget(label)

    def _show_for_next_time(self, noted: Meeting | None) -> None:
        """What was meant for this very talk stands out of all that is recalled."""
        if noted is None:
            return
        band = QFrame()
        band.setObjectName("recall_band")
        band.setProperty("band", "true")
        column = QVBoxLayout(band)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_8, SPACE_8)
        column.setSpacing(SPACE_4)
        day = formats.day(noted.record.held_at)
        column.addWidget(quiet_label(_("For this time, noted on {day}").format(day=day)))
        column.addWidget(AiryText(noted.record.next_time.strip(), name="recall_next_time"))
        self._layout.addSpacing(SPACE_12)
        self._layout.addWidget(band)

    def _show_last_words(self, spoken: Meeting | None) -> None:
        if spoken is None:
            return
        caption = _("Last time, {day}").format(day=formats.day(spoken.record.held_at))
        self._section(caption)
        said = quoted(spoken.record.said, at_most=_WORDS_SHOWN)
        self._say(said, name="recall_words")

    def _show_concerns(self, deal: DealChart | None) -> None:
        if deal is None or not deal.open_concerns:
            return
        self._section(_("Still on their mind"))
        for concern in deal.open_concerns:
            self._say(concern_line(concern), name="recall_concern")

    def _show_promise(self, plan: Plan | None) -> None:
        if plan is None:
            return
        self._section(_("What we promised") if plan.agreed else _("What we planned"))
        when = f"{formats.day(plan.at)} {formats.contact_time(plan)} {words.channel(plan.channel)}"
        self._say(when, name="recall_promise")
        self._say(plan.reason, name="recall_reason")
        if plan.bring.strip():
            self._say(_("Bring: {things}").format(things=plan.bring), name="recall_bring")

    def _section(self, caption: str) -> None:
        self._layout.addSpacing(SPACE_12)
        self._layout.addWidget(quiet_label(caption))

    def _say(self, text: str, *, name: str) -> None:
        self._layout.addWidget(AiryText(text, name=name))


def _noted_for_next_time(chart: CustomerChart, written: MeetingId | None) -> Meeting | None:
    """Return the latest meeting with a note for the next one, but not the one being written."""
    held = {meeting.id: meeting for meeting in chart.unclosed}
    for deal in chart.deals:
        held |= {meeting.id: meeting for meeting in deal.meetings}
    held = {each: meeting for each, meeting in held.items() if each != written}
    last = max(held.values(), key=lambda each: (each.record.held_at, each.id), default=None)
    return last if last is not None and last.record.next_time.strip() else None


def customer_name_label(name: str) -> QLabel:
    """Return a plain label in the size of a customer's name."""
    label = plain_label(name=name)
    label.setFont(font_of(label.font(), CUSTOMER_NAME_PX))
    return label


def cut(text: str, label: QLabel, room: int) -> str:
    """Return the text in one line as far as it fits."""
    metrics = QFontMetrics(label.font())
    return metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, room)


def concern_line(concern: Concern) -> str:
    """Return a concern with the customer's words and condition, where they gave some."""
    parts = [words.concern(concern.category), quoted(concern.words, at_most=_WORDS_SHOWN)]
    if concern.condition.strip():
        parts.append(words.would_buy(concern.would_buy, concern.condition))
    return " ".join(filter(None, parts))


def deal_chart(chart: CustomerChart, deal_id: DealId | None) -> DealChart | None:
    """Return a deal as the chart shows it."""
    return next((deal for deal in chart.deals if deal.deal.id == deal_id), None)


def planned_contact(
    chart: CustomerChart, *, deal_id: DealId | None, answers_id: FollowUpId | None
) -> FollowUp | None:
    """Return the planned contact that a conversation fulfils: the one given, else the next."""
    if answers_id is not None:
        mine = [each for each in chart.planned if each.id == answers_id]
    else:
        mine = [each for each in chart.planned if each.deal_id == deal_id]
    return min(mine, key=lambda each: each.plan.at, default=None)
