"""The head of the chart: face, name, what was said last, and the next contact."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from showroom_crm.domain.addresses import town
from showroom_crm.domain.customers import Customer, age
from showroom_crm.domain.deals import Concern
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.customer_chart.face import Face
from showroom_crm.ui.customer_chart.next_contact import NextContact
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.theme.tokens import (
    CUSTOMER_NAME_PX,
    NAME_PX,
    SPACE_4,
    SPACE_8,
    SPACE_16,
)

_SPOKEN_SIGNS = 120
_CONCERNS_SHOWN = 3
_BESIDE_FROM = 680


class ChartHead(QWidget):
    """Signals:
    portrait_wanted(): the face was clicked.
    contact_wanted(DealId | None, FollowUpId | None): as `NextContact`.
    """

    portrait_wanted = Signal()
    contact_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = Face()
        self._kana = quiet_label(name="customer_kana")
        self._name = _sized(plain_label(name="customer_name", wrap=True), CUSTOMER_NAME_PX)
        self._quiet = quiet_label(name="customer_quiet_line", wrap=True)
        self._spoken = AiryText(name="last_words", pixels=NAME_PX)
        self._concerns_caption = quiet_label(name="open_concerns_caption")
        self._concerns = AiryText(name="open_concerns")
        self._decision = AiryText(name="decision")
        self._next_contact = NextContact()
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fill()
        self._face.clicked.connect(self.portrait_wanted)
        self._next_contact.contact_wanted.connect(self.contact_wanted)

    def show_chart(self, chart: CustomerChart, now: datetime) -> None:
        customer = chart.customer
        self._face.show_drawing(chart.portrait)
        _say(self._kana, customer.profile.kana)
        _say(self._name, words.customer(customer))
        _say(self._quiet, _quiet_line(customer, now))
        _say(self._spoken, _spoken(chart.last_spoken))
        deal = chart.current_deal
        still_open = () if deal is None else deal.open_concerns
        _say(self._concerns_caption, _concerns_caption(len(still_open)))
        _say(self._concerns, "\n".join(map(_concern, still_open[:_CONCERNS_SHOWN])))
        _say(self._decision, "" if deal is None else _decision(deal))
        self._next_contact.show_chart(chart, now)

    def show_time(self, now: datetime) -> None:
        """Say anew how late the next contact is."""
        self._next_contact.show_time(now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < _BESIDE_FROM
        if below != self._below:
            self._place_next_contact(below=below)

    def _fill(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(SPACE_4)
        for label in (self._kana, self._name, self._quiet):
            column.addWidget(label)
        column.addSpacing(SPACE_8)
        for part in (self._spoken, self._concerns_caption, self._concerns, self._decision):
            column.addWidget(part)
        column.addStretch()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_16)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._face, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(column, 0, 1)
        self._place_next_contact(below=False)

    def _place_next_contact(self, *, below: bool) -> None:
        """Put it beside the words, or below them where both would be squeezed."""
        self._below = below
        self._next_contact.set_narrow(not below)
        if below:
            self._grid.addWidget(self._next_contact, 1, 0, 1, 2)
        else:
            self._grid.addWidget(self._next_contact, 0, 2, Qt.AlignmentFlag.AlignTop)


def _quiet_line(customer: Customer, now: datetime) -> str:
    profile = customer.profile
    parts = [_("No. {number}").format(number=customer.number), town(profile.address)]
    if profile.birthday is not None:
        parts.append(formats.years_old(age(profile.birthday, now.date())))
    if profile.phones:
        parts.append(formats.phone(profile.phones[0]))
    return "・".join(part for part in parts if part)


def _spoken(meeting: Meeting | None) -> str:
    """Return the customer's own words, cut where they would push the rest off the screen."""
    if meeting is None:
        return ""
    return quoted(" ".join(meeting.record.said.split()), at_most=_SPOKEN_SIGNS)


def _concerns_caption(number: int) -> str:
    return _("Concerns: {number}").format(number=number) if number else ""


def _concern(concern: Concern) -> str:
    said = " ".join(concern.words.split())
    remedy = " ".join(concern.remedy.split())
    line = f"{words.concern(concern.category)} {quoted(said)}".rstrip()
    if concern.condition.strip():
        line += f" {words.would_buy(concern.would_buy, concern.condition)}"
    return line + (f" → {remedy}" if remedy else "")


def _decision(deal: DealChart) -> str:
    decision = deal.deal.decision
    when = words.decision(decision) or (_("not known yet") if decision.decided_by.strip() else "")
    decider = decision.decided_by.strip()
    if decider:
        when = _("{when} ({who})").format(when=when, who=decider)
    return _("Decision: {when}").format(when=when) if when else ""


def _say(label: QLabel | AiryText, text: str) -> None:
    if isinstance(label, AiryText):
        label.set_text(text)
    else:
        label.setText(text)
    label.setVisible(bool(text))


def _sized(label: QLabel, size_px: int) -> QLabel:
    font = label.font()
    font.setPixelSize(size_px)
    label.setFont(font)
    return label
