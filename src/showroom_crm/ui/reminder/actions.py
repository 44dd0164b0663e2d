"""What a rep can do with a reminder."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from showroom_crm.domain.follow_ups import Channel
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.theme.tokens import SPACE_8

LATER_MINUTES = (5, 10, 30)


class AlertActions(QWidget):
    """A row of buttons; in the quiet form none of them is loud. Tab leaves it by `last_stop`.

    Signals:
    record_chosen(): the rep acted and wants to write it down.
    later_chosen(int minutes): the reminder is to come again.
    chart_chosen(): the rep wants to see the chart.
    """

    record_chosen = Signal()
    later_chosen = Signal(int)
    chart_chosen = Signal()

    def __init__(self, channel: Channel, *, quiet: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = _button("reminder_record", "", "link" if quiet else "primary")
        self._record.clicked.connect(self.record_chosen)
        later = later_button(self, quiet=quiet)
        chart = _button("reminder_chart", _("Open chart"), "link")
        self.last_stop = chart
        chart.clicked.connect(self.chart_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._record)
        row.addWidget(later)
        row.addStretch()
        row.addWidget(chart)
        self.set_channel(channel)

    def set_channel(self, channel: Channel) -> None:
        """Name the button after what the rep did."""
        caption = alert_words.record(channel)
        self._record.setText(caption)
        self._record.setAccessibleName(caption)


def later_button(owner: "AlertActions", *, quiet: bool) -> QPushButton:
    """Return the button that opens the choice of minutes."""
    button = _button("reminder_later", _("Later"), "link" if quiet else "")
    menu = QMenu(button)
    menu.setObjectName("reminder_later_menu")
    for minutes in LATER_MINUTES:
        caption = ngettext("{number} minute later", "{number} minutes later", minutes)
        action = menu.addAction(caption.format(number=minutes))
        action.setObjectName(f"later_{minutes}")
        action.triggered.connect(lambda _on, minutes=minutes: owner.later_chosen.emit(minutes))
    button.setMenu(menu)
    return button


def _button(name: str, caption: str, look: str) -> QPushButton:
    button = QPushButton(caption)
    button.setObjectName(name)
    button.setAccessibleName(caption)
    if look:
        button.setProperty(look, "true")
    return button
