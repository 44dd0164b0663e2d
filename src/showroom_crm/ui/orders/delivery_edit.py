"""The day of delivery (納車日), as it is typed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.written_dates import read_day
from showroom_crm.language import order_words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.field import Field, plain_label, quiet_label
from showroom_crm.ui.line import Line

_SIGNS = 16


class DeliveryEdit(Field):
    """May be left empty: the day is often fixed only later. Once read, it stands with its 六曜.

    Signals:
    changed(): something was typed.
    """

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        self._today = today
        self._line = Line()
        super().__init__("delivery_on", _("Day of delivery"), self._line, parent)
        self._line.setPlaceholderText(_("Not fixed yet: leave empty"))
        self._line.setMaximumWidth(self._line.fontMetrics().horizontalAdvance("あ" * _SIGNS))
        self._reading = plain_label(name="delivery_reading")
        self._reading.hide()
        self.add_below(self._reading)
        self.add_below(
            quiet_label(
                _("We then get in touch 1 week, 1, 6 and 12 months after it, on open days."),
                name="delivery_meaning",
                wrap=True,
            )
        )
        self._line.textChanged.connect(self._show_reading)
        self._line.textEdited.connect(self._edited)

    def text(self) -> str:
        return self._line.text()

    def set_text(self, text: str) -> None:
        self._line.setText(text)

    def day(self) -> date | None:
        """Return the day, None where none was typed. Raises RuleBroken: "date.unreadable"."""
        typed = self._line.text().strip()
        return read_day(typed, field="delivery_on", today=self._today) if typed else None

    def refuse(self, fault: ShowroomError) -> None:
        """Show a fault below the day, which takes the focus."""
        self.show_fault(sentence(fault))
        self._line.setFocus()

    def _show_reading(self) -> None:
        try:
            day = self.day()
        except RuleBroken:
            day = None
        self._reading.setText("" if day is None else order_words.day_with_rokuyo(day))
        self._reading.setVisible(day is not None)

    def _edited(self) -> None:
        self.show_fault("")
        self.changed.emit()
