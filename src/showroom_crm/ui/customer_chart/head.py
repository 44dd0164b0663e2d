"""The head of the chart: face, name, own words, the next contact, and the brief below."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from showroom_crm.domain.addresses import town
from showroom_crm.domain.attempts import dead_numbers
from showroom_crm.domain.brief import brief
from showroom_crm.domain.customers import age
from showroom_crm.domain.identifiers import ManagerWordId
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.reaching import number_to_call
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import contact_words, formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted
from showroom_crm.services.board import tick_word
from showroom_crm.services.horizons import horizons
from showroom_crm.ui.airy_text import AiryText, broken_into_lines
from showroom_crm.ui.customer_chart.brief_detail import DETAILS, Detail
from showroom_crm.ui.customer_chart.brief_rows import BriefRows
from showroom_crm.ui.customer_chart.face import Face
from showroom_crm.ui.customer_chart.manager_word_line import ManagerWordLine
from showroom_crm.ui.customer_chart.name_known import NameKnown
from showroom_crm.ui.customer_chart.next_contact import NextContact
from showroom_crm.ui.customer_chart.standing_line import StandingLine
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.mentions.strip import MentionStrip
from showroom_crm.ui.theme.tokens import (
    CUSTOMER_NAME_PX,
    NAME_PX,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
)
from showroom_crm.ui.tips import tip_markup

_SPOKEN_SIGNS = 240
_QUIET_LINES = 2
_LEAST_WIDTH = 360


@dataclass(frozen=True)
class _Sizes:
    """The sides of the face and the width of the card in a head from a width on, in pixels.

    Without a card the next contact stands below.
    """

    from_width: int
    face: int
    card: int | None


_SIZES = (_Sizes(680, 160, 292), _Sizes(540, 96, 212), _Sizes(460, 72, 200), _Sizes(0, 72, None))


class ChartHead(QWidget):
    """It is told by `fit` how much room it has, and then shows as much as fits.

    Signals:
    portrait_wanted(): the face was clicked.
    contact_wanted(DealId | None, FollowUpId | None): as `NextContact`.
    contact_deletion_wanted(FollowUpId): as `NextContact.deletion_wanted`.
    mentions_wanted(CustomerId): see all things to mention.
    name_wanted(), merge_wanted(): as `NameKnown`.
    """

    portrait_wanted = Signal()
    contact_wanted = Signal(object, object)
    contact_deletion_wanted = Signal(object)
    mentions_wanted = Signal(object)
    name_wanted = Signal()
    merge_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._texts = {"name": "", "quiet": ""}
        self._room = (0, 0)
        self._face = Face()
        self._kana = quiet_label(name="customer_kana")
        self._name = _sized(plain_label(name="customer_name"), CUSTOMER_NAME_PX)
        self._name_known = NameKnown()
        self._quiet = quiet_label(name="customer_quiet_line")
        self._standing = StandingLine()
        self._spoken = AiryText(name="last_words", pixels=NAME_PX)
        self._next_contact = NextContact()
        self._manager_word = ManagerWordLine()
        self._rows = BriefRows()
        self._mentions = MentionStrip(desk)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for part in self._parts():
            part.setParent(self)
        self._face.clicked.connect(self.portrait_wanted)
        self._next_contact.contact_wanted.connect(self.contact_wanted)
        self._next_contact.deletion_wanted.connect(self.contact_deletion_wanted)
        self._name_known.name_wanted.connect(self.name_wanted)
        self._name_known.merge_wanted.connect(self.merge_wanted)
        self._manager_word.ticked.connect(self._tick_word)
        self._mentions.list_wanted.connect(self.mentions_wanted)
        self._mentions.resized.connect(lambda: self.fit(*self._room))

    def show_chart(self, chart: CustomerChart, now: datetime) -> None:
        """Show a customer as they stand at a wall-clock time."""
        customer, today = chart.customer, now.date()
        present = self._desk.customer_present
        self._face.show_drawing(chart.portrait)
        self._face.setVisible(not present)
        _say(self._kana, customer.profile.kana)
        self._texts = {"name": words.customer(customer), "quiet": _quiet_line(chart, now)}
        for label, text in ((self._name, "name"), (self._quiet, "quiet")):
            label.setToolTip(tip_markup(self._texts[text]))
            label.setAccessibleName(self._texts[text])
        self._name_known.setVisible(not customer.name.strip() and not present)
        self._standing.show_profile(customer.profile)
        self._spoken.set_text(_spoken(chart.last_spoken))
        self._spoken.setVisible(bool(self._spoken.text()))
        # Before a customer only what was agreed is told, and no deal of theirs is said to wait.
        if present:
            self._next_contact.show_to_customer(chart, now)
        else:
            self._next_contact.show_chart(chart, now)
        self._next_contact.setVisible(not present or chart.next_contact is not None)
        told = brief(chart, today=today, horizons=self._desk.read(horizons))
        self._manager_word.show_words(told.manager_words)
        self._rows.show_brief(told, today)
        self._rows.setVisible(not self._rows.empty)
        self._mentions.setVisible(not present)
        self._mentions.show_mentions(customer.id, told.mentions, any_noted=bool(chart.mentions))
        captions = max(self._rows.caption_width(), self._mentions.caption_width())
        self._rows.set_caption_width(captions)
        self._mentions.set_caption_width(captions)
        self.fit(*self._room)

    def show_time(self, now: datetime) -> None:
        """Say anew how late the next contact is."""
        self._next_contact.show_time(now)
        self.fit(*self._room)

    def flush(self) -> None:
        """Keep what is being typed."""
        self._mentions.flush()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.height())

    def fit(self, width: int, height: int) -> None:
        """Show as much as fits into a width and a height; the head takes what it needs."""
        self._room = (width, height)
        if not width:
            return
        sizes = next(each for each in _SIZES if width >= each.from_width)
        self._face.set_side(sizes.face)
        self._next_contact.set_width(sizes.card or width, beside=sizes.card is not None)
        for detail in DETAILS:
            needed = self._arrange(detail, sizes, width)
            if needed <= height:
                break
        self.setFixedHeight(needed)

    def _arrange(self, detail: Detail, sizes: _Sizes, width: int) -> int:
        """Put everything in its place, and return the height that is needed."""
        left = 0 if self._face.isHidden() else sizes.face + SPACE_16
        right = width if sizes.card is None else width - sizes.card - SPACE_16
        self._face.move(0, 0)
        who = self._arrange_who(detail, left, right)
        bottom = who if self._face.isHidden() else max(sizes.face, who)
        self._next_contact.set_lines(detail.promise_lines, others=detail.other_contacts)
        card = self._next_contact
        if card.isHidden():
            pass
        elif sizes.card is None:
            card.setGeometry(0, bottom + SPACE_12, width, card.needed_height(width))
            bottom = card.geometry().bottom() + 1
        else:
            card.setGeometry(right + SPACE_16, 0, sizes.card, card.needed_height(sizes.card))
            bottom = max(bottom, card.height())
        bottom += SPACE_12
        if not self._manager_word.isHidden():
            taken = self._manager_word.height_in(width)
            self._manager_word.setGeometry(0, bottom, width, taken)
            bottom += taken + SPACE_4
        if not self._rows.empty:
            self._rows.setGeometry(0, bottom, width, self._rows.arrange(detail, width))
            bottom += self._rows.height() + SPACE_4
        if self._mentions.isHidden():
            return bottom
        needed = self._mentions.arrange(width, rows=detail.mention_rows)
        self._mentions.setGeometry(0, bottom, width, needed)
        return bottom + needed

    def _arrange_who(self, detail: Detail, left: int, right: int) -> int:
        """Put name and words between two places, and return where they end."""
        width = max(1, right - left)
        self._cut(self._name, "name", width, detail.name_lines)
        self._cut(self._quiet, "quiet", width, _QUIET_LINES)
        self._spoken.set_at_most(detail.spoken_lines)
        top = 0
        names = (self._kana, self._name, self._name_known, self._quiet)
        for part in (*names, self._standing, self._spoken):
            if part.isHidden():
                continue
            if part is self._spoken:
                top += SPACE_8
                height = self._spoken.heightForWidth(width)
            elif part is self._standing:
                height = self._standing.heightForWidth(width)
            else:
                height = part.sizeHint().height()
            part.setGeometry(left, top, width, height)
            top += height + SPACE_4
        return top - SPACE_4

    def _tick_word(self, word_id: ManagerWordId) -> None:
        desk = self._desk
        desk.run(
            lambda store: tick_word(store, word_id, by=desk.staff_id, clock=desk.clock),
            origin=self,
        )

    def _cut(self, label: QLabel, text: str, width: int, lines: int) -> None:
        label.ensurePolished()
        label.setText(broken_into_lines(self._texts[text], label.font(), width=width, lines=lines))

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self._face,
            self._kana,
            self._name,
            self._name_known,
            self._quiet,
            self._standing,
            self._spoken,
            self._next_contact,
            self._manager_word,
            self._rows,
            self._mentions,
        )


def _quiet_line(chart: CustomerChart, now: datetime) -> str:
    profile = chart.customer.profile
    parts = [_("No. {number}").format(number=chart.customer.number)]
    parts.append(town(profile.address))
    if profile.birthday is not None and not profile.is_company:
        parts.append(formats.years_old(age(profile.birthday, now.date())))
    dead = dead_numbers(chart.attempts)
    phone = number_to_call(profile.phones, profile.reach, dead=dead)
    if phone is not None:
        warning = f" {contact_words.dead_number()}" if phone.number in dead else ""
        parts.append(formats.phone(phone) + warning)
    return "・".join(part for part in parts if part)


def _spoken(meeting: Meeting | None) -> str:
    """Return the customer's own words, cut where they would push the rest off the screen."""
    if meeting is None:
        return ""
    return quoted(" ".join(meeting.record.said.split()), at_most=_SPOKEN_SIGNS)


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _sized(label: QLabel, size_px: int) -> QLabel:
    font = label.font()
    font.setPixelSize(size_px)
    label.setFont(font)
    return label
