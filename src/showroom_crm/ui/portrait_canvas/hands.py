"""Who is drawing: a pen, a finger or a mouse; what is an echo of the pen, and what a palm.

Devices are told apart by what they are, never by the order in which their events come.
"""

from enum import Enum
from math import atan, degrees, hypot, radians, tan

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent

_PALM_TIME = 1000
_ECHO_TIME = 500
_ECHO_PIXELS = 16.0


class Hand(Enum):
    """What draws a stroke from its begin to its end."""

    PEN = "pen"
    FINGER = "finger"
    MOUSE = "mouse"


class PenNearby:
    """Remembers when and where the pen was last seen; times are the events', in ms."""

    def __init__(self) -> None:
        self._seen: tuple[int, QPointF] | None = None

    def saw(self, event: QTabletEvent) -> None:
        self._seen = (event.timestamp(), event.globalPosition())

    def is_echo(self, event: QMouseEvent) -> bool:
        """Tell whether a mouse event only repeats what the pen did, or is no mouse's at all."""
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized or not _a_mouse(event):
            return True
        if self._seen is None:
            return False
        when, where = self._seen
        apart = (event.globalPosition() - where).manhattanLength()
        return abs(event.timestamp() - when) <= _ECHO_TIME and apart <= _ECHO_PIXELS

    def is_palm(self, timestamp: int) -> bool:
        """Tell whether a touch comes while the hand holds a pen near the paper."""
        return self._seen is not None and abs(timestamp - self._seen[0]) <= _PALM_TIME


def ask_for_every_point() -> None:
    """Have each move of pen and mouse told; Qt on X11 otherwise drops what it cannot keep up with.

    Holds for the whole application; ink of the points that are left has edges.
    """
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressTabletEvents, False)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)


def wants_to_erase(event: QTabletEvent) -> bool:
    """Tell whether the pen is held by its eraser end."""
    return event.pointerType() == QPointingDevice.PointerType.Eraser


def pressure_of(event: QTabletEvent) -> float | None:
    """Return the pen's pressure, 0 to 1; None from a pen that feels none."""
    feels = QInputDevice.Capability.Pressure in event.device().capabilities()
    return event.pressure() if feels else None


def tilt_of(event: QTabletEvent) -> int:
    """Return how far the pen leans from upright in whichever direction, in whole degrees."""
    across, down = (tan(radians(held)) for held in (event.xTilt(), event.yTilt()))
    return round(degrees(atan(hypot(across, down))))


def first_touch(points: list[QEventPoint], known: int | None) -> QEventPoint | None:
    """Return the finger that draws: the one known, or where none is, one just put down."""
    for point in points:
        if point.id() == known:
            return point
        if known is None and point.state() == QEventPoint.State.Pressed:
            return point
    return None


def _a_mouse(event: QMouseEvent) -> bool:
    device = event.pointingDevice()
    return device is None or device.pointerType() not in (
        QPointingDevice.PointerType.Pen,
        QPointingDevice.PointerType.Eraser,
        QPointingDevice.PointerType.Finger,
    )
