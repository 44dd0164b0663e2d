"""The quiet button on the strip for what is set once for the showroom."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QPushButton

from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import as_typed
from showroom_crm.ui.main_window.dialogs import Dialogs


class SettingsButton(QPushButton):
    """Opens the windows of the settings, and the bin; and ends the program."""

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__(_("Settings"))
        self.setObjectName("settings_button")
        self.setAccessibleName(_("Settings"))
        self.setAutoDefault(False)
        self._menu = QMenu(self)
        self._menu.setObjectName("settings_menu")
        self._offer("statistics_entry", _("Results"), dialogs.statistics)
        self._menu.addSeparator()
        self._offer("showroom_days", _("Open days and hours"), dialogs.showroom_days)
        self._offer("meeting_tags", _("Tags for meetings"), dialogs.meeting_tags)
        self._offer("said_sentences", _("What we say at the close"), dialogs.said_sentences)
        self._offer("paper_settings", _("How charts are printed"), dialogs.paper_settings)
        self._offer("order_list", _("What an order needs"), dialogs.order_list)
        self._offer("days_off", _("Days off and stand-ins"), dialogs.days_off)
        self._offer("members", _("Staff"), dialogs.members)
        self._offer("reminder_settings", _("Reminders"), dialogs.reminder_settings)
        self._offer("horizons", _("What falls due"), dialogs.horizons)
        self._menu.addSeparator()
        self._offer("settings_bin", _("Open the bin"), dialogs.open_bin)
        self._offer("settings_quit", _("Quit"), dialogs.quit_wanted.emit)
        self.setMenu(self._menu)

    def _offer(self, name: str, caption: str, act: Callable[[], None]) -> None:
        action = self._menu.addAction(as_typed(caption))
        action.setObjectName(name)
        action.triggered.connect(lambda _checked: act())
