"""Set when and how this PC reminds, and try it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import FileUnreadable, RuleBroken, ShowroomError
from showroom_crm.domain.lead_times import LeadTimes, accepted_lead_times
from showroom_crm.domain.reminder_sounds import Sound
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import lead_times, reminder_sounds
from showroom_crm.services.reminder_settings import ReminderWishes, keep_reminder_settings
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.reminder.sound import ReminderSound
from showroom_crm.ui.reminder_settings.lead_time_fields import LeadTimeFields
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_24

_WIDTH = 520


class ReminderSettings(QDialog):
    """Lead times of the showroom and of the rep at work, the sound, the start with the PC.

    Signals:
    trial_wanted(): a reminder is to be shown now, as a real one comes.
    """

    trial_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reminder_settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Reminders"))
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._everyone, self._own = LeadTimeFields(), LeadTimeFields()
        self._has_own = _check("own_lead_times", _("I want other times for mine"))
        self._has_own.toggled.connect(self._own.setVisible)
        self._sounds = Choices("reminder_sound", _sound_choices())
        self._player = ReminderSound(desk, self)
        self._starts = _check("starts_with_pc", _("Start with the computer, in the tray"))
        self._fault = fault_label("reminder_settings_fault")
        self._show_kept()
        self._lay_out()
        desk.refused.connect(self._show_refusal)

    def _show_kept(self) -> None:
        desk, staff_id = self._desk, self._desk.staff_id
        everyone = desk.read(lead_times.lead_times)
        own = None
        if staff_id is not None:
            own = desk.read(lambda store: lead_times.own_lead_times(store, staff_id))
        self._everyone.show_lead_times(everyone)
        self._own.show_lead_times(own or everyone)
        self._has_own.setChecked(own is not None)
        self._own.setVisible(own is not None)
        self._has_own.setVisible(staff_id is not None)
        self._sounds.set_value(desk.read(reminder_sounds.reminder_sound))
        self._starts.setVisible(desk.autostart is not None)
        self._starts.setChecked(desk.autostart is not None and desk.autostart.is_on())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        meaning = _(
            "Each contact is told of at its time. Before it, so that you can get ready, as well:"
        )
        layout.addWidget(quiet_label(meaning, name="lead_times_meaning", wrap=True))
        for part in (self._everyone, self._has_own, self._own):
            layout.addWidget(part)
        layout.addSpacing(SPACE_8)
        layout.addLayout(self._sound_part())
        layout.addWidget(self._starts)
        layout.addWidget(self._fault)
        layout.addSpacing(SPACE_8)
        layout.addLayout(self._foot())
        self.setTabOrder(self._save_button, self._back)

    def _sound_part(self) -> QVBoxLayout:
        listen = button("listen", _("Listen"))
        listen.clicked.connect(lambda: self._player.play(Sound(self._sounds.value())))
        row = QHBoxLayout()
        row.addWidget(self._sounds)
        row.addWidget(listen)
        part = QVBoxLayout()
        part.setSpacing(SPACE_4)
        part.addWidget(plain_label(_("Sound (while the showroom is open)"), name="sound_caption"))
        part.addLayout(row)
        return part

    def _foot(self) -> QHBoxLayout:
        trial = button("try_reminder", _("Try a reminder"))
        trial.clicked.connect(self.trial_wanted)
        self._save_button = button("keep_reminder_settings", _("Save"), style="primary")
        self._save_button.setDefault(True)
        self._save_button.clicked.connect(self._save)
        self._back = button("leave_reminder_settings", _("Back"))
        self._back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(trial)
        row.addStretch()
        row.addWidget(self._back)
        row.addWidget(self._save_button)
        return row

    def _save(self) -> None:
        self._fault.hide()
        for fields in (self._everyone, self._own):
            fields.clear_faults()
        everyone = self._read(self._everyone)
        own = self._read(self._own) if self._has_own.isChecked() else None
        if everyone is None or (own is None and self._has_own.isChecked()):
            return
        sound, starts = Sound(self._sounds.value()), self._starts.isChecked()
        if self._keep(ReminderWishes(everyone, own, sound, starts)):
            self.accept()

    def _keep(self, wished: ReminderWishes) -> bool:
        desk = self._desk
        try:
            kept = desk.run(
                lambda store: keep_reminder_settings(
                    store,
                    wished,
                    staff_id=desk.staff_id,
                    autostart=desk.autostart,
                    clock=desk.clock,
                ),
                origin=self,
            )
        except FileUnreadable as fault:
            self._show_refusal(fault, self)
            return False
        return kept is not None

    def _read(self, fields: LeadTimeFields) -> LeadTimes | None:
        """Return what was typed; None where it was none, which is shown below it."""
        try:
            return accepted_lead_times(fields.read())
        except RuleBroken as fault:
            if not fields.show_fault(str(fault.details.get("field")), sentence(fault)):
                self._show_refusal(fault, self)
            return None

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._fault.setText(sentence(fault))
            self._fault.show()


def _check(name: str, caption: str) -> QCheckBox:
    box = QCheckBox(as_typed(caption))
    box.setObjectName(name)
    box.setAccessibleName(caption)
    return box


def _sound_choices() -> list[tuple[str, str]]:
    return [
        (Sound.OFF, _("None")),
        (Sound.GENTLE, _("Gentle")),
        (Sound.INSISTENT, _("Until I react")),
    ]
