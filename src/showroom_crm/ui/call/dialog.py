"""The window in which a call, or another try to reach a customer, is recorded."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from showroom_crm.domain.identifiers import CustomerId, FollowUpId
from showroom_crm.language.catalog import _
from showroom_crm.ui.call.page import CallPage
from showroom_crm.ui.call.who import WhoPage
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.theme.tokens import SPACE_16

_SIZE = QSize(640, 660)
_DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class CallDialog(QDialog):
    """Who, what came of it, what was said: then Enter keeps it with the next contact (R1).

    Without a customer it asks for one first. What is typed is kept as a draft; left before its
    end, it is there again when the window reopens for that customer.

    Signals:
    recorded(CustomerId): the call is kept.
    meeting_wanted(CustomerId, DealId | None, FollowUpId | None, Record): it became a talk, to
        be recorded as a meeting that begins with this record.
    """

    recorded = Signal(object)
    meeting_wanted = Signal(object, object, object, object)

    def __init__(
        self,
        desk: Desk,
        customer_id: CustomerId | None,
        follow_up_id: FollowUpId | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("call_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Record a contact"))
        self._desk = desk
        self._page: CallPage | None = None
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        layout.addWidget(self._stack)
        self._connect()
        self.resize(_SIZE)
        if customer_id is None:
            self._ask_who()
        else:
            self._record(customer_id, follow_up_id)

    @property
    def customer_id(self) -> CustomerId | None:
        """Whose call it is; None while that is asked for."""
        return None if self._page is None else self._page.customer_id

    def done(self, result: int) -> None:
        """Keep what was typed as a draft, and close."""
        QGuiApplication.inputMethod().commit()
        if self._page is None or self._page.may_leave():
            super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit that no text field took is a result."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in _DIGITS:
            self._pick(event.key() - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save)
        QShortcut(QKeySequence("F4"), self, self._go_on_to_meeting)
        for digit in range(1, 10):
            # While a text field has the focus, its digits are text and Alt picks the results.
            QShortcut(QKeySequence(f"Alt+{digit}"), self, lambda digit=digit: self._pick(digit))

    def _ask_who(self) -> None:
        who = WhoPage(self._desk)
        who.picked.connect(lambda customer_id: self._record(customer_id, None))
        self._stack.addWidget(who)
        who.setFocus()

    def _record(self, customer_id: CustomerId, follow_up_id: FollowUpId | None) -> None:
        self._page = CallPage(self._desk, customer_id, follow_up_id)
        self._page.recorded.connect(self._finish)
        self._page.meeting_wanted.connect(self._hand_over)
        self._stack.addWidget(self._page)
        self._stack.setCurrentWidget(self._page)
        self._page.take_focus()

    def _pick(self, number: int) -> None:
        if self._page is not None:
            self._page.pick(number)

    def _save(self) -> None:
        if self._page is not None:
            self._page.save()

    def _go_on_to_meeting(self) -> None:
        if self._page is not None:
            self._page.go_on_to_meeting()

    def _finish(self, customer_id: CustomerId) -> None:
        super().done(QDialog.DialogCode.Accepted)
        self.recorded.emit(customer_id)

    def _hand_over(self, *begun: object) -> None:
        super().done(QDialog.DialogCode.Accepted)
        self.meeting_wanted.emit(*begun)
