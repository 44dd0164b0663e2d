"""The messages that a rep has not seen, one after the other, above all other windows."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.hand_overs import HandOverWord
from showroom_crm.domain.messages import Message
from showroom_crm.language import formats, hand_over_words, words
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers
from showroom_crm.services.hand_over_words import hand_over_words as unseen_words
from showroom_crm.services.hand_over_words import see_hand_over_word
from showroom_crm.services.messages import messages_for, see_message
from showroom_crm.services.staff import all_staff
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.reminder.measures import WIDTH
from showroom_crm.ui.reminder.window import FLAGS
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import CUSTOMER_NAME_PX, SPACE_8, SPACE_12, SPACE_16

_FIRST_LOOK_MS = 300


class MessagePopup(QWidget):
    """One message; it stays until it is said to have been seen.

    Signals:
    seen(): the rep has read it.
    chart_wanted(): the rep wants to see the chart; the message stays.
    """

    seen = Signal()
    chart_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(None, FLAGS)
        self.setObjectName("message_popup")
        self.setWindowTitle(_("Message for the rep"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFixedWidth(WIDTH)
        self._taken = quiet_label(name="message_taken", wrap=True)
        self._name = plain_label(name="message_name", wrap=True)
        self._name.setFont(font_of(self._name.font(), CUSTOMER_NAME_PX))
        self._words = plain_label(name="message_words", wrap=True)
        self._wish = plain_label(name="message_wish", wrap=True)
        self._more = quiet_label(name="message_more")
        self._fault = fault_label("message_popup_fault")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        layout.setSpacing(SPACE_8)
        for part in (self._taken, self._name, self._words, self._wish, self._fault):
            layout.addWidget(part)
        self._seen = button("message_seen", _("Seen"), style="primary")
        self._seen.clicked.connect(self.seen)
        self._chart = button("message_chart", _("Open the chart"), style="link")
        self._chart.clicked.connect(self.chart_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self._seen)
        foot.addWidget(self._chart)
        foot.addStretch()
        foot.addWidget(self._more)
        layout.addLayout(foot)

    def show_message(self, message: Message, *, customer: str, taker: str, more: int) -> None:
        """Show a message, and how many wait behind it."""
        self._say_taken(message, taker=taker, more=more)
        for part in (self._name, self._seen, self._chart):
            part.show()
        caller = message.caller.strip()
        self._name.setText(f"{customer}  ({caller})" if caller else customer)
        self._words.setText(message.words)
        self._words.setVisible(bool(message.words.strip()))
        self._wish.setText(_("Wish: {wish}").format(wish=message.wish))
        self._wish.setVisible(bool(message.wish.strip()))
        self.adjustSize()

    def show_that_one_waits(self, message: Message, *, taker: str, more: int) -> None:
        """Show when a message was taken, by whom and how many there are, for a customer's eyes."""
        self._say_taken(message, taker=taker, more=more)
        hidden = (self._name, self._words, self._wish)
        for text in hidden:
            text.clear()
        for part in (*hidden, self._seen, self._chart):
            part.hide()
        self.adjustSize()

    def show_hand_over(self, word: HandOverWord, *, customer: str, more: int) -> None:
        """Show who came or went; `customer` is the one it is about, where they are not several."""
        self._say(hand_over_words.caption(word), more=more)
        self._seen.show()
        self._name.setText(customer)
        self._words.setText(hand_over_words.told(word))
        self._words.show()
        self._wish.setText(hand_over_words.what_came_along(word))
        self._wish.setVisible(word.gained)
        for part in (self._name, self._chart):
            part.setVisible(bool(customer))
        self.adjustSize()

    def refuse(self, fault: ShowroomError) -> None:
        """Say why it could not be kept; the message stays."""
        self._fault.setText(sentence(fault))
        self._fault.show()
        self.adjustSize()

    def _say_taken(self, message: Message, *, taker: str, more: int) -> None:
        when = formats.moment(message.taken_at)
        caption = _("Message, {when}").format(when=when)
        if taker:
            caption = _("Message taken by {rep}, {when}").format(rep=taker, when=when)
        self._say(caption, more=more)

    def _say(self, caption: str, *, more: int) -> None:
        self._taken.setText(caption)
        waiting = ngettext("{number} more", "{number} more", more)
        self._more.setText(waiting.format(number=formats.count(more)))
        self._more.setVisible(more > 0)
        self._fault.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(shown.surface))
        painter.setPen(QColor(shown.quiet))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class MessagePopups(QObject):
    """Shows the rep at work what was left for them, at once or at the next start.

    While the screen is locked no message stands on it, and before a customer only that one
    waits (R5). In a pause none comes.

    Signals:
    chart_wanted(CustomerId): the rep wants to see the chart.
    """

    chart_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: Message | HandOverWord | None = None
        self._popup: MessagePopup | None = None
        self._held = False
        desk.changed.connect(self._take_changes)
        desk.staff_switched.connect(self.look)
        desk.lock_changed.connect(self.look)
        desk.customer_came.connect(self.look)
        QTimer.singleShot(_FIRST_LOOK_MS, self, self.look)

    @property
    def popup(self) -> MessagePopup | None:
        """The window, once there was a message."""
        return self._popup

    def hold(self, held: bool) -> None:
        """Let no message stand on the screen, or let them come again."""
        if held != self._held:
            self._held = held
            self.look()

    def look(self) -> None:
        """Show the oldest that was not seen, hand-overs first, where one may stand there."""
        desk = self._desk
        waiting: list[Message | HandOverWord] = []
        if not (desk.locked or self._held):
            waiting += desk.read(lambda store: unseen_words(store, desk.staff_id))
            waiting += desk.read(lambda store: messages_for(store, desk.staff_id))
        self._shown = next(iter(waiting), None)
        if self._shown is None:
            if self._popup is not None:
                self._popup.hide()
            return
        self._show(self._shown, more=len(waiting) - 1)

    def close(self) -> None:
        """Take the message off the screen; it is not seen by that."""
        if self._popup is not None:
            self._popup.hide()

    def _show(self, shown: Message | HandOverWord, *, more: int) -> None:
        popup = self._popup or self._made()
        if isinstance(shown, HandOverWord):
            popup.show_hand_over(shown, customer=self._customer_of(shown), more=more)
        else:
            self._show_message(popup, shown, more=more)
        room = QGuiApplication.primaryScreen().availableGeometry()
        # The reminders stand at the right.
        left, top = room.left() + SPACE_16, room.bottom() - popup.height() - SPACE_16
        popup.move(left, top)
        popup.show()

    def _customer_of(self, word: HandOverWord) -> str:
        """Return who came or went, where that is one who is still there and may be named."""
        customer_id = word.customer_id
        if customer_id is None or self._desk.customer_present:
            return ""
        try:
            known = self._desk.read(lambda store: customers.customer(store, customer_id))
        except KeyError:
            return ""
        return words.customer(known)

    def _show_message(self, popup: MessagePopup, message: Message, *, more: int) -> None:
        customer_id, taken_by = message.customer_id, message.taken_by
        taker = ""
        if taken_by is not None:
            names = {each.id: each.name for each in self._desk.read(all_staff)}
            taker = names.get(taken_by, "")
        if self._desk.customer_present:
            popup.show_that_one_waits(message, taker=taker, more=more)
        else:
            customer = self._desk.read(lambda store: customers.customer(store, customer_id))
            popup.show_message(message, customer=words.customer(customer), taker=taker, more=more)

    def _made(self) -> MessagePopup:
        self._popup = MessagePopup()
        self._popup.seen.connect(self._see)
        self._popup.chart_wanted.connect(self._open_chart)
        self.destroyed.connect(self._popup.deleteLater)
        self._desk.refused.connect(self._show_refusal)
        return self._popup

    def _see(self) -> None:
        desk, shown = self._desk, self._shown
        by, clock = desk.staff_id, desk.clock
        if isinstance(shown, HandOverWord):
            word = shown
            seen = desk.run(
                lambda store: see_hand_over_word(store, word, by=by, clock=clock), origin=self
            )
            if seen is not None:
                self.look()
        elif shown is not None and (message_id := shown.id) is not None:
            desk.run(lambda store: see_message(store, message_id, by=by, clock=clock), origin=self)

    def _open_chart(self) -> None:
        if self._shown is not None and self._shown.customer_id is not None:
            self.chart_wanted.emit(self._shown.customer_id)

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if changes.customers or changes.gone or changes.everything:
            self.look()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self and self._popup is not None:
            self._popup.refuse(fault)
