"""What Windows tells a window of: that the PC resumed, was unlocked, and had its clock set."""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

_CLOCK_SET = 0x001E  # WM_TIMECHANGE
_POWER = 0x0218  # WM_POWERBROADCAST
_RESUMED = (0x0007, 0x0012)  # PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC
_SESSION = 0x02B1  # WM_WTSSESSION_CHANGE
_UNLOCKED = (0x0008,)  # WTS_SESSION_UNLOCK
_THIS_SESSION = 0  # NOTIFY_FOR_THIS_SESSION
_COUNT = {_POWER: _RESUMED, _SESSION: _UNLOCKED}


class WindowsEvents(QAbstractNativeEventFilter):
    """Calls back when the PC resumed, was unlocked or its clock set; it takes no message away."""

    def __init__(self, call_back: Callable[[], None]) -> None:
        super().__init__()
        self._call_back = call_back

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        told = wintypes.MSG.from_address(int(message))
        if told.message == _CLOCK_SET or told.wParam in _COUNT.get(told.message, ()):
            self._call_back()
        return False, 0


def tell_of_unlocking(window_id: int) -> None:
    """Let Windows tell a window of its own when this person's screen is locked and unlocked."""
    if sys.platform == "win32":
        window = wintypes.HWND(window_id)
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window, _THIS_SESSION)
