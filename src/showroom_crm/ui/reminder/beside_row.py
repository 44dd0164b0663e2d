"""Another contact with the same customer at the same time, in its own line of the pop-up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.domain.showroom import Alert
from showroom_crm.language import words
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.clamped_label import show_clamped
from showroom_crm.ui.reminder.measures import CONTENT_WIDTH
from showroom_crm.ui.theme.tokens import SPACE_8


class BesideRow(QWidget):
    """Signals:
    record_chosen(Alert): the rep acted and records what came of this one.
    """

    record_chosen = Signal(object)

    def __init__(self, number: int) -> None:
        super().__init__()
        self._alert: Alert | None = None
        self._text = plain_label(name=f"reminder_beside_{number}")
        self._record = button(f"reminder_record_beside_{number}", "", style="link")
        self._record.clicked.connect(lambda: self.record_chosen.emit(self._alert))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._text, 1)
        row.addWidget(self._record)

    def show_alert(self, alert: Alert) -> None:
        """Show which contact it is."""
        self._alert = alert
        plan = alert.contact.follow_up.plan
        caption = alert_words.record(plan.channel)
        self._record.setText(as_typed(caption))
        self._record.setAccessibleName(f"{caption}  {plan.reason}")
        room = CONTENT_WIDTH - self._record.sizeHint().width() - SPACE_8
        show_clamped(self._text, f"＋ {words.channel(plan.channel)}  {plan.reason}", width=room)
