"""A quiet line at the foot of a chart: when it was put on paper last, and by whom."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.services import customers
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.tips import tip_markup


class LastPrinted(QLabel):
    """Takes the room that is left, and says less where there is little."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("last_printed")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("quiet", "true")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._desk = desk
        self._words = ""

    def show_customer(self, customer_id: CustomerId) -> None:
        """Show the last print of a customer, or nothing."""
        last = self._desk.read(lambda store: customers.last_printed(store, customer_id))
        if last is None:
            self._say("", "")
            return
        at, name = last.at.astimezone(), last.staff_name
        this_year = at.year == self._desk.clock.local().year
        day = formats.day(at) if this_year else formats.full_day(at)
        words = _("Last printed {day}").format(day=day)
        self._say(words, f"{words} {formats.clock_time(at)} {name}".rstrip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _say(self, words: str, whole: str) -> None:
        self._words = words
        self.setToolTip(tip_markup(whole))
        self.setAccessibleName(whole)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))
