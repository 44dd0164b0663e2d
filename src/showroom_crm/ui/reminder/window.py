"""What every window for reminders has: above all others, and never taking the keyboard."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain.manager_words import unticked
from showroom_crm.domain.showroom import Alert
from showroom_crm.language.catalog import _
from showroom_crm.ui.field import fault_label
from showroom_crm.ui.reminder.actions import AlertActions
from showroom_crm.ui.reminder.keyboard_before import KeyboardBefore
from showroom_crm.ui.reminder.measures import EDGE, WIDTH
from showroom_crm.ui.reminder.word_row import ManagerWordRow
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16

ESCAPE_MINUTES = 5
FLAGS = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReminderWindow(QWidget):
    """Esc and closing it mean *later*, never *done*: the wish is saved before it goes.

    Signals:
    record_wanted(Alert): the rep acted and wants to write it down.
    later_wanted(Sequence[Alert], int minutes): the reminders are to come again.
    chart_wanted(Alert): the rep wants to see the chart; the reminder stays.
    print_wanted(Alert): the rep wants the chart on paper; the reminder stays.
    move_wanted(Alert): the contact is to take place at another time.
    acknowledged(Alert): a reminder that came before its time was taken in.
    word_ticked(ManagerWordId): the rep has taken in what the manager said; the reminder stays.
    retry_wanted(Alert, NextTry): nobody was reached; the rep tries again in that way, then.
    """

    record_wanted = Signal(object)
    later_wanted = Signal(object, int)
    chart_wanted = Signal(object)
    print_wanted = Signal(object)
    move_wanted = Signal(object)
    acknowledged = Signal(object)
    word_ticked = Signal(object)
    retry_wanted = Signal(object, object)

    def __init__(self, name: str, alerts: Sequence[Alert]) -> None:
        super().__init__(None, FLAGS)
        self.alerts = tuple(alerts)
        self.late = False
        self.edge = EDGE
        self._settled = QElapsedTimer()
        self._keyboard_before = KeyboardBefore(self)
        self._fault = fault_label(f"{name}_fault")
        self.setObjectName(name)
        self.setWindowTitle(_("Reminder"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        # The window itself takes the first key: a rep who types must not press a button.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_16 + EDGE, SPACE_12, SPACE_16, SPACE_12)
        self.column.setSpacing(SPACE_8)

    def show_time(self, now: datetime) -> None:
        """Say how the promises stand at a wall-clock time."""
        raise NotImplementedError

    def place(self, corner: QPoint) -> None:
        """Put the window's top left corner somewhere."""
        if corner != self.pos():
            self.move(corner)
            self._settled.start()

    def show_fault(self, sentence: str) -> None:
        """Say why an act was refused; the reminder stays."""
        self._fault.setText(sentence)
        self._fault.show()
        self.adjustSize()

    def take_keyboard(self) -> None:
        """Let the rep work with the keys, as they asked for."""
        self.raise_()
        self.activateWindow()
        self.focusNextChild()

    def showEvent(self, event: QShowEvent) -> None:
        self._settled.start()
        self.setFocus()
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        # Qt closes every window when the program is quit: that must not be held up.
        if event.spontaneous():
            event.ignore()
            self.later_wanted.emit(self.alerts, ESCAPE_MINUTES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.later_wanted.emit(self.alerts, ESCAPE_MINUTES)
        elif event.key() in ENTER and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(shown.surface))
        painter.setPen(QColor(shown.quiet))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self.late:
            painter.fillRect(0, 0, self.edge, self.height(), QColor(shown.overdue))

    def serve(
        self,
        actions: AlertActions,
        chosen: Callable[[], Alert],
        put_off: Callable[[], Sequence[Alert]],
    ) -> None:
        """Say what is wished of the chosen reminder, where the click was meant.

        `put_off` returns those that *later* is for.
        """
        actions.record_chosen.connect(lambda: self._wish(self.record_wanted, chosen()))
        actions.acknowledge_chosen.connect(lambda: self._wish(self.acknowledged, chosen()))
        actions.move_chosen.connect(lambda: self._wish(self.move_wanted, chosen()))
        actions.print_chosen.connect(lambda: self._wish(self.print_wanted, chosen()))
        actions.chart_chosen.connect(lambda: self._wish(self.chart_wanted, chosen()))
        actions.retry_chosen.connect(lambda found: self._wish(self.retry_wanted, chosen(), found))
        actions.later_chosen.connect(
            lambda minutes: self._wish(self.later_wanted, put_off(), minutes)
        )

    def serve_word(self, row: ManagerWordRow, chosen: Callable[[], Alert]) -> None:
        """Say what of the chosen reminder was taken in."""
        row.tick_chosen.connect(lambda: self._tick_word(row, chosen()))

    def _tick_word(self, row: ManagerWordRow, alert: Alert) -> None:
        if not self._meant():
            return
        by_key = row.tick.hasFocus()
        # The button may go: the next key must not press the one that stands beside it.
        self.setFocus()
        self.word_ticked.emit(next(iter(unticked(alert.contact.manager_words))).id)
        if not by_key:
            self._keyboard_before.give_back()

    def _wish(self, signal: SignalInstance, *about: object) -> None:
        if self._meant():
            signal.emit(*about)

    def _meant(self) -> bool:
        """Tell whether a click was meant for this window: it did not just come under the hand."""
        return self._settled.elapsed() >= QApplication.doubleClickInterval()
