"""Hands that draw on a real widget: their events go through Qt's own delivery."""

import json
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import ceil, hypot
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

FACES = Path(__file__).parents[3] / "resources" / "demo" / "faces.ndjson"
SIDE = 500
STEP = 6.0

Place = tuple[float, float]

_Device = QInputDevice.DeviceType
_Pointer = QPointingDevice.PointerType
_Feels = QInputDevice.Capability
_LEFT = Qt.MouseButton.LeftButton
_NO_BUTTON = Qt.MouseButton.NoButton
_NO_KEY = Qt.KeyboardModifier.NoModifier


def _device(kind: QInputDevice.DeviceType, pointer: QPointingDevice.PointerType) -> QPointingDevice:
    feels = _Feels.Position | _Feels.Pressure if kind == _Device.Stylus else _Feels.Position
    return QPointingDevice(
        str(pointer.name), 7, kind, pointer, feels, 10, 3, "", QPointingDeviceUniqueId()
    )


MOUSE = _device(_Device.Mouse, _Pointer.Generic)
PEN = _device(_Device.Stylus, _Pointer.Pen)
ERASER_END = _device(_Device.Stylus, _Pointer.Eraser)


def face_lines() -> list[list[list[Place]]]:
    """The 25 faces as lines in widget pixels, with points as dense as a hand gives them."""
    faces = [json.loads(line)["drawing"] for line in FACES.read_text().splitlines()]
    return [[_dense(list(zip(xs, ys, strict=True))) for xs, ys in face] for face in faces]


def _dense(raw: Sequence[Place]) -> list[Place]:
    places = [(40 + x * 420 / 255, 40 + y * 420 / 255) for x, y in raw]
    line = places[:1]
    for (x0, y0), (x1, y1) in pairwise(places):
        pieces = max(1, ceil(hypot(x1 - x0, y1 - y0) / STEP))
        line += [
            (x0 + (x1 - x0) * n / pieces, y0 + (y1 - y0) * n / pieces) for n in range(1, pieces + 1)
        ]
    return line


class _Hand:
    """Moves over a widget; the clock of its events runs 8 ms a point, far from that of touches."""

    def __init__(self, widget: QWidget, start: int = 1_000_000_000) -> None:
        self.widget = widget
        self.time = start

    def press(self, place: Place) -> None:
        raise NotImplementedError

    def move(self, place: Place) -> None:
        raise NotImplementedError

    def release(self, place: Place) -> None:
        raise NotImplementedError

    def draw(self, line: Sequence[Place]) -> None:
        self.press(line[0])
        for place in line[1:]:
            self.move(place)
        self.release(line[-1])

    def deliver(self, event: QMouseEvent | QTabletEvent | QTouchEvent) -> None:
        self.time += 8
        event.setTimestamp(self.time)
        QCoreApplication.sendEvent(self.widget, event)

    def _places(self, place: Place) -> tuple[QPointF, QPointF]:
        at = QPointF(*place)
        return at, QPointF(self.widget.mapToGlobal(at))


class Mouse(_Hand):
    device = MOUSE
    button = _LEFT
    keys = _NO_KEY

    def press(self, place: Place, button: Qt.MouseButton | None = None) -> None:
        pressed = self.button if button is None else button
        self._send(QEvent.Type.MouseButtonPress, place, pressed, pressed)

    def move(self, place: Place, buttons: Qt.MouseButton | None = None) -> None:
        held = self.button if buttons is None else buttons
        self._send(QEvent.Type.MouseMove, place, _NO_BUTTON, held)

    def release(self, place: Place) -> None:
        self._send(QEvent.Type.MouseButtonRelease, place, self.button, _NO_BUTTON)

    def _send(
        self, kind: QEvent.Type, place: Place, button: Qt.MouseButton, buttons: Qt.MouseButton
    ) -> None:
        at, on_screen = self._places(place)
        self.deliver(QMouseEvent(kind, at, on_screen, button, buttons, self.keys, self.device))


class EchoOfThePen(Mouse):
    """The mouse events that a system makes of a pen's."""

    device = PEN


class Pen(_Hand):
    """`tilt` is how far it leans to the right and toward the hand, in degrees."""

    device = PEN
    pressure = 0.5
    tilt = (0, 0)

    def press(self, place: Place) -> None:
        self._send(QEvent.Type.TabletPress, place, _LEFT, _LEFT)

    def move(self, place: Place) -> None:
        self._send(QEvent.Type.TabletMove, place, _NO_BUTTON, _LEFT)

    def hover(self, place: Place) -> None:
        self._send(QEvent.Type.TabletMove, place, _NO_BUTTON, _NO_BUTTON)

    def release(self, place: Place) -> None:
        self._send(QEvent.Type.TabletRelease, place, _LEFT, _NO_BUTTON)

    def _send(
        self, kind: QEvent.Type, place: Place, button: Qt.MouseButton, buttons: Qt.MouseButton
    ) -> None:
        at, on_screen = self._places(place)
        self.deliver(
            QTabletEvent(
                kind,
                self.device,
                at,
                on_screen,
                self.pressure,
                *self.tilt,
                0,
                0,
                0,
                _NO_KEY,
                button,
                buttons,
            )
        )


class PenHeldByItsEraser(Pen):
    device = ERASER_END


class Finger(_Hand):
    """A touch that comes from the window system; `time` is what its last event told."""

    def __init__(self, widget: QWidget, number: int = 0) -> None:
        super().__init__(widget)
        self._number = number
        self._clock = _Clock(self)
        widget.installEventFilter(self._clock)

    def press(self, place: Place) -> None:
        touch = QTest.touchEvent(self.widget, touch_screen())
        touch.press(self._number, QPoint(*map(round, place)), self.widget).commit()

    def move(self, place: Place) -> None:
        touch = QTest.touchEvent(self.widget, touch_screen())
        touch.move(self._number, QPoint(*map(round, place)), self.widget).commit()

    def release(self, place: Place) -> None:
        touch = QTest.touchEvent(self.widget, touch_screen())
        touch.release(self._number, QPoint(*map(round, place)), self.widget).commit()

    def rests_while(self, other: int, goes_over: Sequence[Place]) -> None:
        """Stay where it is while another finger comes, moves and goes."""
        first, *rest = (QPoint(*map(round, place)) for place in goes_over)
        touch = QTest.touchEvent(self.widget, touch_screen())
        touch.stationary(self._number).press(other, first, self.widget).commit()
        for place in rest:
            touch = QTest.touchEvent(self.widget, touch_screen())
            touch.stationary(self._number).move(other, place, self.widget).commit()
        touch = QTest.touchEvent(self.widget, touch_screen())
        touch.stationary(self._number).release(other, rest[-1], self.widget).commit()

    def cancel(self) -> None:
        self.deliver(QTouchEvent(QEvent.Type.TouchCancel, touch_screen(), _NO_KEY, []))


class _Clock(QObject):
    def __init__(self, finger: Finger) -> None:
        super().__init__(finger.widget)
        self._finger = finger

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._finger.time = event.timestamp()
        return False


@cache
def touch_screen() -> QPointingDevice:
    return QTest.createTouchDevice()
