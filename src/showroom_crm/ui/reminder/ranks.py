"""Where the reminders stand on the screen, and how they give way to a dialog below them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QDialog

from showroom_crm.ui.reminder.bar import ReminderBar
from showroom_crm.ui.reminder.window import ReminderWindow
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_16

FULL_MS = 8_000
_TIME_SHOWN_MS = 30_000
# Dialogs are moved, resized and closed in many ways; looking is simpler than being told.
_LOOK_MS = 300


class Ranks(QObject):
    """The windows one above the other at the bottom right, or one thin bar in their stead.

    They fold while a dialog of ours lies below them, but not in their first eight seconds,
    nor while one of them has the keyboard.
    """

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self.windows: tuple[ReminderWindow, ...] = ()
        self._now = now
        self._screen = ""
        self._places: list[QRect] = []
        self._bar: ReminderBar | None = None
        self._in_full = QElapsedTimer()
        # Both run only while something is on the screen.
        self._time = self._timer(_TIME_SHOWN_MS, self.show_time)
        self._look = self._timer(_LOOK_MS, self._fold_or_unfold)
        for screen in QGuiApplication.screens():
            screen.availableGeometryChanged.connect(self.place)

    @property
    def folded(self) -> bool:
        """Whether the bar stands for the windows."""
        return self._bar is not None

    def come_in_full(self) -> None:
        """Show all of what comes next for a while, where the pointer is."""
        self._screen = _screen_at_the_pointer().name()
        self._in_full.start()

    def take_keyboard(self) -> None:
        """Let the rep work through the reminders with the keys."""
        if self.windows:
            self._in_full.start()
            self._unfold()
            self.windows[0].take_keyboard()

    def stand(self, windows: Sequence[ReminderWindow]) -> None:
        """Put these windows on the screen; others that were there go."""
        for gone in self.windows:
            if gone not in windows:
                gone.hide()
                gone.deleteLater()
        self.windows = tuple(windows)
        if windows:
            self._time.start()
            self._look.start()
        else:
            self._time.stop()
            self._look.stop()
            self._take_bar_away()
        self.place()

    def show_time(self) -> None:
        """Say how late each is by now; done by itself while something is on the screen."""
        for window in self.windows:
            window.show_time(self._now())
        self.place()

    def place(self) -> None:
        """Stack the windows from the corner upward; the one that came first moves least."""
        area = self.area()
        bottom = area.bottom() - SPACE_16
        self._places = []
        for window in self.windows:
            window.adjustSize()
            top = max(bottom - window.height(), area.top())
            corner = QPoint(area.right() - SPACE_16 - window.width(), top)
            window.place(corner)
            self._places.append(QRect(corner, window.size()))
            bottom = top - SPACE_8
        self._fold_or_unfold()

    def fit(self, windows: Sequence[ReminderWindow]) -> bool:
        """Tell whether the screen is high enough for these windows."""
        needed = sum(window.sizeHint().height() + SPACE_8 for window in windows)
        return len(windows) == 1 or needed <= self.area().height() - 2 * SPACE_16

    def area(self) -> QRect:
        """Return the screen's free area; one that was pulled out gives way to the first."""
        screens = {screen.name(): screen for screen in QGuiApplication.screens()}
        screen = screens.get(self._screen) or QGuiApplication.primaryScreen()
        return screen.availableGeometry()

    def _fold_or_unfold(self) -> None:
        dialogs = _dialogs_on_screen()
        if self.windows and self._in_the_way(dialogs):
            self._fold(dialogs)
        else:
            self._unfold()

    def _in_the_way(self, dialogs: Iterable[QRect]) -> bool:
        new = self._in_full.isValid() and self._in_full.elapsed() < FULL_MS
        if new or QApplication.activeWindow() in self.windows:
            return False
        return any(dialog.intersects(place) for dialog in dialogs for place in self._places)

    def _fold(self, dialogs: Sequence[QRect]) -> None:
        if self._bar is None:
            self._bar = ReminderBar()
            self._bar.unfold_wanted.connect(self.take_keyboard)
        alerts = [alert for window in self.windows for alert in window.alerts]
        self._bar.show_alerts(alerts, self._now())
        self._bar.stand_clear(self.area(), dialogs)
        self._bar.show()
        for window in self.windows:
            window.hide()

    def _unfold(self) -> None:
        self._take_bar_away()
        for window in self.windows:
            window.show()

    def _take_bar_away(self) -> None:
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None

    def _timer(self, every_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(act)
        return timer


def _dialogs_on_screen() -> list[QRect]:
    return [
        window.frameGeometry()
        for window in QApplication.topLevelWidgets()
        if isinstance(window, QDialog) and window.isVisible() and not window.isMinimized()
    ]


def _screen_at_the_pointer() -> QScreen:
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
