"""The reminders folded into one thin line while a dialog needs the place where they stand."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.domain.showroom import Alert
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.measures import EDGE, WIDTH
from showroom_crm.ui.reminder.window import FLAGS
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import SPACE_12

HEIGHT = 32


class ReminderBar(QWidget):
    """How many there are and how late; no customer. It never takes the keyboard.

    Signals:
    unfold_wanted(): the bar was clicked, or closed: no reminder is lost with it.
    """

    unfold_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(None, FLAGS | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setObjectName("reminder_bar")
        self.setWindowTitle(_("Reminder"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(WIDTH, HEIGHT)
        self._late = False
        self._words = plain_label(name="reminder_bar_words")
        self._words.setProperty("meaning", "today")
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE + SPACE_12, 0, SPACE_12, 0)
        row.addWidget(self._words, 1)
        row.addWidget(quiet_label(_("Open"), name="reminder_bar_open"))

    def show_alerts(self, alerts: Sequence[Alert], now: datetime) -> None:
        """Say how many reminders there are, and how late the longest waits."""
        number = len(alerts)
        parts = [ngettext("{number} reminder", "{number} reminders", number)]
        parts[0] = parts[0].format(number=formats.count(number))
        lateness = [alert_words.lateness(alert.contact.follow_up.plan, now) for alert in alerts]
        longest = max((late for late in lateness if late is not None), default=None)
        self._late = longest is not None
        if longest is not None:
            parts.append("▲ " + words.late(longest))
        self._words.setText("  ".join(parts))
        self._words.setProperty("meaning", "overdue" if self._late else "today")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self.setAccessibleName(self._words.text())
        self.update()

    def stand_clear(self, area: QRect, dialogs: Sequence[QRect]) -> None:
        """Stand at an edge of a screen's free area where no dialog is, else over a title bar."""
        places = [QRect(0, 0, WIDTH, HEIGHT) for _each in range(3)]
        places[0].moveBottomRight(area.bottomRight())
        places[1].moveBottomLeft(area.bottomLeft())
        places[2].moveTopLeft(area.topLeft())
        places[2].moveLeft(area.center().x() - WIDTH // 2)
        clear = (place for place in places if not any(map(place.intersects, dialogs)))
        self.move(next(clear, places[2]).topLeft())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.unfold_wanted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        # Qt closes every window when the program is quit: that must not be held up.
        if event.spontaneous():
            event.ignore()
            self.unfold_wanted.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(shown.surface))
        painter.setPen(QColor(shown.quiet))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        edge = shown.overdue if self._late else shown.today
        painter.fillRect(0, 0, EDGE, self.height(), QColor(edge))
