"""The sound of reminders."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, QTimer, QUrl
from PySide6.QtWidgets import QApplication

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.reminder_sounds import REPEATED_AFTER, Sound, rings_again
from showroom_crm.resources_folder import resources_folder
from showroom_crm.services.reminder_sounds import sound_now
from showroom_crm.ui.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect


class ReminderSound(QObject):
    """Rings once for all that fires together; the insistent one rings on until it is hushed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rung = 0
        self._desk = desk
        self._effect: QSoundEffect | None = None
        self._again = QTimer(self)
        self._again.setInterval(REPEATED_AFTER // timedelta(milliseconds=1))
        self._again.timeout.connect(self._ring_on)

    @property
    def insists(self) -> bool:
        """Whether it will ring again by itself."""
        return self._again.isActive()

    def ring(self) -> None:
        """Ring as was chosen, within the hours of the showroom."""
        self.rung = 0
        self._again.start()
        self._ring_on()

    def hush(self) -> None:
        """Something was done with the reminders, or none is on the screen."""
        self._again.stop()

    def play(self, sound: Sound) -> None:
        """Let a sound be heard, whatever was chosen."""
        if sound is Sound.OFF:
            return
        effect = self._loaded()
        if effect is None:
            # The system's own beep may be there even so.
            QApplication.beep()
            return
        effect.setSource(QUrl.fromLocalFile(resources_folder() / "sounds" / f"{sound}.wav"))
        effect.play()

    def _ring_on(self) -> None:
        sound = self._chosen()
        self.play(sound)
        self.rung += sound is not Sound.OFF
        if not rings_again(sound, rung=self.rung):
            self._again.stop()

    def _chosen(self) -> Sound:
        try:
            return self._desk.read(lambda store: sound_now(store, clock=self._desk.clock))
        except ShowroomError:
            # The watcher meets the same fault within a minute and tells of it.
            return Sound.GENTLE

    def _loaded(self) -> "QSoundEffect | None":
        """Return what plays, loaded at the first ring; None where no loudspeaker is found."""
        if self._effect is None:
            with _silent_search():
                self._effect = _found_player(self)
        return self._effect


def _found_player(parent: QObject) -> "QSoundEffect | None":
    try:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
    except ImportError:
        # A Linux desktop without sound lacks libpulse.
        return None
    if QMediaDevices.defaultAudioOutput().isNull():
        return None
    return QSoundEffect(parent)


@contextmanager
def _silent_search() -> Iterator[None]:
    """Qt complains of each library that it looks for in vain, which means nothing to anybody.

    A handler of ours would have it wait for Python while it loads a library, and a thread that
    imports one meanwhile waits for that: both would stand still for ever.
    """
    QLoggingCategory.setFilterRules("qt.multimedia.*=false\ndefault.warning=false")
    try:
        yield
    finally:
        QLoggingCategory.setFilterRules("")
