"""How reminders sound at this PC."""

from showroom_crm.domain import reminder_sounds
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.reminder_sounds import Sound
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.services.store import Store

_NAME = "reminder_sound"


def reminder_sound(store: Store) -> Sound:
    """Return what was chosen; gentle where nothing, or nothing readable, was."""
    kept = store.settings.get(_NAME)
    return Sound(kept) if kept in list(Sound) else Sound.GENTLE


def keep_reminder_sound(store: Store, sound: Sound, *, clock: Clock) -> Changes:
    """Keep how reminders sound."""
    with store.transaction():
        store.settings.keep(_NAME, sound, at=clock.utc())
    return Changes()


def sound_now(store: Store, *, clock: Clock) -> Sound:
    """Return how a reminder sounds at this moment: not at all while the showroom is closed."""
    sound = reminder_sound(store)
    heard = reminder_sounds.is_heard(sound, showroom_days(store), now=clock.local())
    return sound if heard else Sound.OFF
