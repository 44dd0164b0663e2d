"""The next contact in large letters, or what is missing."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain import deletions
from showroom_crm.domain.deals import Deal
from showroom_crm.domain.follow_ups import FollowUp, Plan, Urgency, urgency
from showroom_crm.domain.identifiers import DealId, FollowUpId
from showroom_crm.domain.refused_contact import wishes_none
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import formats, repeat_words, words
from showroom_crm.language.brief_words import one_line
from showroom_crm.language.catalog import _
from showroom_crm.ui.airy_text import AiryText, broken_into_lines
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.theme.tokens import (
    NAME_PX,
    NEXT_CONTACT_PX,
    QUIET_PX,
    SPACE_4,
    SPACE_12,
    SPACE_16,
)

_TIME_PX = (NEXT_CONTACT_PX, 26, 24, 22, 20)
_STANDING_LINES = 2
_NO_LIMIT = 16_777_215  # Qt's own; its name is not exported


class NextContact(QFrame):
    """The loudest part of the chart; a deal without a contact of ours is louder still (R1).

    Signals:
    contact_wanted(DealId | None, FollowUpId | None): set a contact, or move the one shown.
    deletion_wanted(FollowUpId): put the one shown into the bin.
    """

    contact_wanted = Signal(object, object)
    deletion_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next_contact")
        self._deal_id: DealId | None = None
        self._follow_up_id: FollowUpId | None = None
        self._chart: CustomerChart | None = None
        self._width = _NO_LIMIT
        self._texts = ("", "")
        self._caption = quiet_label(name="next_contact_caption", wrap=True)
        self._time = _loud_label("next_contact_time", NEXT_CONTACT_PX)
        self._standing = _loud_label("next_contact_standing", NAME_PX)
        self._reason = AiryText(name="next_contact_reason")
        self._bring = AiryText(name="next_contact_bring")
        self._others = AiryText(name="other_contacts", pixels=QUIET_PX)
        self._set = button("set_contact", _("Set the next contact"))
        self._move = button("move_contact", _("Change"), style="link")
        # Its words stand below those of the promise.
        self._move.setProperty("flush", "true")
        self._for_looking = False
        self._cancel = button("delete_contact", _("Call it off"), style="link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        layout.setSpacing(SPACE_4)
        for part in self._parts():
            layout.addWidget(part)
        layout.addWidget(self._set)
        acts = QHBoxLayout()
        acts.addWidget(self._move)
        acts.addWidget(self._cancel)
        acts.addStretch()
        layout.addLayout(acts)
        layout.addStretch()
        self._set.clicked.connect(self._want_contact)
        self._move.clicked.connect(self._want_contact)
        self._cancel.clicked.connect(self._want_deletion)

    def set_width(self, width: int, *, beside: bool) -> None:
        """Take a width, in pixels: just that beside the words, or up to all there is."""
        self._width = width
        self.setMinimumWidth(width if beside else 0)
        self.setMaximumWidth(width if beside else _NO_LIMIT)
        self._fit_texts()

    def set_lines(self, lines: int, *, others: bool) -> None:
        """Show so many lines of reason and of what we bring at most, and `others` planned."""
        self._reason.set_at_most(lines)
        self._bring.set_at_most(lines)
        self._others.set_at_most(1)
        self._others.setVisible(others and bool(self._others.text()))

    def needed_height(self, width: int) -> int:
        """Return how high it must be at a width, in pixels."""
        layout = self.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width)

    def show_to_customer(self, chart: CustomerChart, now: datetime) -> None:
        """Show what was agreed with the customer who looks on: no deal of ours, nothing undone."""
        self._for_looking = True
        self._show(replace(chart, deals=()), now)

    def show_chart(self, chart: CustomerChart, now: datetime) -> None:
        """Show how the next contact stands at a wall-clock time."""
        self._for_looking = False
        self._show(chart, now)

    def _show(self, chart: CustomerChart, now: datetime) -> None:
        self._chart = chart
        waiting = _waiting_deal(chart)
        planned = chart.next_contact
        if waiting is not None:
            self._show_waiting(waiting, planned, now)
        elif planned is not None:
            self._show_planned(planned, chart, now)
        else:
            self._show_none(wished=not wishes_none(chart.customer.profile.reach))

    def show_time(self, now: datetime) -> None:
        """Say anew how late the contact is."""
        if self._chart is not None:
            self._show(self._chart, now)

    def _show_waiting(self, deal: Deal, other: FollowUp | None, now: datetime) -> None:
        self._deal_id, self._follow_up_id = deal.id, None
        self._say(
            caption=_("Next contact"),
            time="■ " + _("Waiting deal"),
            standing=deal.wish.strip(),
            reason=_("No next contact is set. Waiting is not following."),
            others=[] if other is None else [other.plan],
            now=now,
        )
        self._offer(self._set, "waiting")

    def _show_planned(self, planned: FollowUp, chart: CustomerChart, now: datetime) -> None:
        plan = planned.plan
        self._deal_id, self._follow_up_id = planned.deal_id, planned.id
        bring = one_line(plan.bring)
        later = [each.plan for each in chart.planned if each.id != planned.id]
        self._say(
            caption=self._caption_of(plan),
            time=_large_time(plan, now),
            standing=_standing(plan, now),
            reason=one_line(plan.reason),
            bring=_("Bring: {things}").format(things=bring) if bring else "",
            others=later,
            now=now,
        )
        self._offer(self._move, _look(plan, now))
        # R1: the only contact of an open deal is moved, never called off.
        self._cancel.setVisible(not self._for_looking and not _holds_alone(planned, chart))

    def _caption_of(self, plan: Plan) -> str:
        """Say what is shown; to ourselves also what is not as usual about it."""
        unusual = "" if self._for_looking else repeat_words.unusual(plan)
        day = _("Next contact") + "  " + formats.spoken_day(plan.at)
        return "\n".join(filter(None, (day, unusual)))

    def _show_none(self, *, wished: bool) -> None:
        """Offer to set a contact, unless the customer wishes none."""
        self._deal_id = self._follow_up_id = None
        self._say(
            caption=_("Next contact"),
            time="",
            standing="",
            reason=_("No next contact is planned.")
            if wished
            else _("This customer wishes no contact."),
            now=None,
        )
        self._offer(self._set, "none")
        self._set.setVisible(wished)

    def _say(
        self,
        *,
        caption: str,
        time: str,
        standing: str,
        reason: str,
        bring: str = "",
        others: list[Plan] | None = None,
        now: datetime | None,
    ) -> None:
        also = ""
        if others and now is not None:
            listed = [f"{_large_time(plan, now)} {words.channel(plan.channel)}" for plan in others]
            also = _("Also planned: {contacts}").format(contacts=_(", ").join(listed))
        self._texts = (time, standing)
        texts = (caption, time, standing, reason, bring, also)
        for label, text in zip(self._parts(), texts, strict=True):
            if isinstance(label, AiryText):
                label.set_text(text)
            else:
                label.setText(text)
            label.setVisible(bool(text))
        self._fit_texts()

    def _fit_texts(self) -> None:
        """Say the time as large as fits, and how it stands in two lines at most."""
        time, standing = self._texts
        inner = self._width - 2 * SPACE_16
        font, shown = _largest_that_fits(time, self._time.font(), inner)
        self._time.setFont(font)
        self._time.setText(shown)
        self._standing.setText(
            broken_into_lines(standing, self._standing.font(), width=inner, lines=_STANDING_LINES)
        )

    def _offer(self, act: QPushButton, look: str) -> None:
        self._set.setVisible(act is self._set)
        self._move.setVisible(act is self._move)
        self._cancel.setVisible(act is self._move)
        if self.property("promise") != look:
            self.setProperty("promise", look)
            for widget in (self, *self._parts(), self._set, self._move, self._cancel):
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _parts(self) -> tuple[QLabel | AiryText, ...]:
        return (
            self._caption,
            self._time,
            self._standing,
            self._reason,
            self._bring,
            self._others,
        )

    def _want_deletion(self) -> None:
        self.deletion_wanted.emit(self._follow_up_id)

    def _want_contact(self) -> None:
        self.contact_wanted.emit(self._deal_id, self._follow_up_id)


def _holds_alone(planned: FollowUp, chart: CustomerChart) -> bool:
    own = next((each for each in chart.deals if each.deal.id == planned.deal_id), None)
    return own is not None and deletions.holds_alone(planned, own.deal, own.planned)


def _waiting_deal(chart: CustomerChart) -> Deal | None:
    """Return the newest deal that has not ended and for which nothing of ours is planned."""
    return next(
        (each.deal for each in chart.deals if not each.deal.state.ended and not each.planned), None
    )


def _large_time(plan: Plan, now: datetime) -> str:
    if plan.at.date() == now.date():
        return _("today {time}").format(time=formats.contact_time(plan))
    return f"{formats.day(plan.at)} {formats.contact_time(plan)}"


def _standing(plan: Plan, now: datetime) -> str:
    parts = [words.channel(plan.channel), words.agreement(plan)]
    if urgency(plan, now=now) is Urgency.OVERDUE:
        parts.append(words.promise(plan, now=now))
    return "  ".join(parts)


def _look(plan: Plan, now: datetime) -> str:
    match urgency(plan, now=now):
        case Urgency.OVERDUE:
            return "overdue"
        case Urgency.TODAY:
            return "today"
        case Urgency.LATER:
            return "agreed" if plan.agreed else "own_action"


def _largest_that_fits(time: str, base: QFont, width: int) -> tuple[QFont, str]:
    """Return a font and a time that fits: in one line, or with the day above it."""
    font = QFont(base)
    for shown in (time, time.replace(" ", "\n", 1)):
        for pixels in _TIME_PX:
            font.setPixelSize(pixels)
            if QFontMetrics(font).size(0, shown).width() <= width:
                return font, shown
    return font, broken_into_lines(time, font, width=width, lines=2)


def _loud_label(name: str, size_px: int) -> QLabel:
    label = plain_label(name=name)
    label.setProperty("loud", "true")
    font = label.font()
    font.setPixelSize(size_px)
    label.setFont(font)
    return label
