"""The messages that a rep has not seen, one after the other, above all other windows."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.messages import Message
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers
from showroom_crm.services.messages import messages_for, see_message
from showroom_crm.services.staff import all_staff
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.reminder.window import FLAGS, WIDTH
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
        seen = button("message_seen", _("Seen"), style="primary")
        seen.clicked.connect(self.seen)
        chart = button("message_chart", _("Open the chart"), style="link")
        chart.clicked.connect(self.chart_wanted)
        foot = QHBoxLayout()
        foot.addWidget(seen)
        foot.addWidget(chart)
        foot.addStretch()
        foot.addWidget(self._more)
        layout.addLayout(foot)

    def show_message(self, message: Message, *, customer: str, taker: str, more: int) -> None:
        """Show a message, and how many wait behind it."""
        when = formats.moment(message.taken_at)
        caption = _("Message, {when}").format(when=when)
        if taker:
            caption = _("Message taken by {rep}, {when}").format(rep=taker, when=when)
        self._taken.setText(caption)
        caller = message.caller.strip()
        self._name.setText(f"{customer}  ({caller})" if caller else customer)
        self._words.setText(message.words)
        self._words.setVisible(bool(message.words.strip()))
        self._wish.setText(_("Wish: {wish}").format(wish=message.wish))
        self._wish.setVisible(bool(message.wish.strip()))
        waiting = ngettext("{number} more", "{number} more", more)
        self._more.setText(waiting.format(number=formats.count(more)))
        self._more.setVisible(more > 0)
        self._fault.hide()
        self.adjustSize()

    def refuse(self, fault: ShowroomError) -> None:
        """Say why it could not be kept; the message stays."""
        self._fault.setText(sentence(fault))
        self._fault.show()
        self.adjustSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(shown.surface))
        painter.setPen(QColor(shown.quiet))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class MessagePopups(QObject):
    """Shows the rep at work what was left for them, at once or at the next start.

    While the screen is locked no message stands on it (R5).

    Signals:
    chart_wanted(CustomerId): the rep wants to see the chart.
    """

    chart_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: Message | None = None
        self._popup: MessagePopup | None = None
        desk.changed.connect(self._take_changes)
        desk.staff_switched.connect(self.look)
        desk.lock_changed.connect(self.look)
        QTimer.singleShot(_FIRST_LOOK_MS, self, self.look)

    @property
    def popup(self) -> MessagePopup | None:
        """The window, once there was a message."""
        return self._popup

    def look(self) -> None:
        """Show the oldest message that was not seen; none while the screen is locked."""
        desk = self._desk
        waiting: Sequence[Message] = ()
        if not desk.locked:
            waiting = desk.read(lambda store: messages_for(store, desk.staff_id))
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

    def _show(self, message: Message, *, more: int) -> None:
        popup = self._popup or self._made()
        customer_id, taken_by = message.customer_id, message.taken_by
        customer = self._desk.read(lambda store: customers.customer(store, customer_id))
        taker = ""
        if taken_by is not None:
            names = {each.id: each.name for each in self._desk.read(all_staff)}
            taker = names.get(taken_by, "")
        popup.show_message(message, customer=words.customer(customer), taker=taker, more=more)
        room = QGuiApplication.primaryScreen().availableGeometry()
        # The reminders stand at the right.
        left, top = room.left() + SPACE_16, room.bottom() - popup.height() - SPACE_16
        popup.move(left, top)
        popup.show()

    def _made(self) -> MessagePopup:
        self._popup = MessagePopup()
        self._popup.seen.connect(self._see)
        self._popup.chart_wanted.connect(self._open_chart)
        self.destroyed.connect(self._popup.deleteLater)
        self._desk.refused.connect(self._show_refusal)
        return self._popup

    def _see(self) -> None:
        desk, message = self._desk, self._shown
        if message is None or message.id is None:
            return
        message_id = message.id
        desk.run(
            lambda store: see_message(store, message_id, by=desk.staff_id, clock=desk.clock),
            origin=self,
        )

    def _open_chart(self) -> None:
        if self._shown is not None:
            self.chart_wanted.emit(self._shown.customer_id)

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if changes.customers or changes.gone or changes.everything:
            self.look()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self and self._popup is not None:
            self._popup.refuse(fault)
