"""How the columns stand, kept at this PC over the end of the program."""

from PySide6.QtCore import QObject, QTimer

from showroom_crm.services import list_views
from showroom_crm.services.list_views import ColumnLayout
from showroom_crm.ui.customer_list.arrangement import Arrangement
from showroom_crm.ui.desk import Desk

_KEPT_AFTER_MS = 400


class KeptColumns(QObject):
    """Shows the columns of an arrangement as they were kept, and keeps each change of them."""

    def __init__(self, desk: Desk, arrangement: Arrangement, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wished: ColumnLayout | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_KEPT_AFTER_MS)
        self._resting.timeout.connect(self._keep)
        arrangement.show_layout(desk.read(list_views.column_layout))
        arrangement.arranged.connect(self._take)

    def _take(self, layout: ColumnLayout | None) -> None:
        """A drag tells of every pixel: it is kept once the hand rests."""
        self._wished = layout
        self._resting.start()

    def _keep(self) -> None:
        layout, clock = self._wished, self._desk.clock
        self._desk.note(
            lambda store: list_views.keep_column_layout(store, layout, clock=clock), origin=self
        )
