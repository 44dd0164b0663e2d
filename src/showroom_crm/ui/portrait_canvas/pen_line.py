"""What the pen tells: its name, whether it feels pressure, how often a second it reports.

A pen that presses as hard all the time, or reports seldom, shows here what is wrong with its
driver before the rep blames the program.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputDevice, QTabletEvent
from PySide6.QtWidgets import QLabel, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.field import quiet_label

_SHORTEST_MS = 50


class PenLine(QObject):
    """Listens to a canvas; `label` says what its last stroke by a pen was like."""

    def __init__(self, canvas: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.label: QLabel = quiet_label(
            _("Draw with a pen to see here what it tells."), name="pen_line", wrap=True
        )
        self._times: list[int] = []
        self._hardest = 0.0
        canvas.installEventFilter(self)

    def eventFilter(self, _canvas: QObject, event: QEvent) -> bool:
        if isinstance(event, QTabletEvent):
            match event.type():
                case QEvent.Type.TabletPress:
                    self._times, self._hardest = [event.timestamp()], event.pressure()
                case QEvent.Type.TabletMove if event.buttons():
                    self._times.append(event.timestamp())
                    self._hardest = max(self._hardest, event.pressure())
                case QEvent.Type.TabletRelease if self._times:
                    self._tell(event)
        return False

    def _tell(self, event: QTabletEvent) -> None:
        device = event.device()
        feels = QInputDevice.Capability.Pressure in device.capabilities()
        said = [device.name() or _("Pen")]
        said.append(
            _("pressure up to {percent} %").format(percent=round(self._hardest * 100))
            if feels
            else _("feels no pressure")
        )
        lasted = self._times[-1] - self._times[0]
        if lasted >= _SHORTEST_MS:
            rate = round((len(self._times) - 1) * 1000 / lasted)
            said.append(_("{count} points a second").format(count=rate))
        self.label.setText(" · ".join(said))
        self._times = []
