"""What Windows tells every window of: that the PC resumed, and that its clock was set."""

from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

_CLOCK_SET = 0x001E  # WM_TIMECHANGE
_POWER = 0x0218  # WM_POWERBROADCAST
_RESUMED = (0x0007, 0x0012)  # PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC


class WindowsEvents(QAbstractNativeEventFilter):
    """Calls back when the PC resumed or its clock was set; it takes no message away."""

    def __init__(self, call_back: Callable[[], None]) -> None:
        super().__init__()
        self._call_back = call_back

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        told = wintypes.MSG.from_address(int(message))
        if told.message == _CLOCK_SET or (told.message == _POWER and told.wParam in _RESUMED):
            self._call_back()
        return False, 0
