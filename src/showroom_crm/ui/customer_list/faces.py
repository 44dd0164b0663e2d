"""The small portraits of the list: painted one by one between events, kept while in sight."""

from collections import OrderedDict

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.ink import DAMAGED
from showroom_crm.services import portraits
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.ink_painting import thumbnail

FACE_PX = 44
FACES_HELD = 400
_WAITING_AT_MOST = 40

_Face = tuple[QPixmap | None, float]


class Faces(QObject):
    """Signals:
    face_painted(): a face that was asked for can be shown now.
    """

    face_painted = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._held: OrderedDict[CustomerId, _Face] = OrderedDict()
        self._outdated: set[CustomerId] = set()
        self._asked: OrderedDict[CustomerId, float] = OrderedDict()
        self._painting = QTimer(self)
        self._painting.setInterval(0)
        self._painting.timeout.connect(self._paint_next)
        desk.changed.connect(self._take_changes)

    def face(self, customer_id: CustomerId, device_pixel_ratio: float) -> QPixmap | None:
        """Return the face as it is known; one that is not yet, or no longer, is painted soon.

        A damaged one is painted as a sheet that is crossed out.
        """
        picture, ratio = self._held.get(customer_id, (None, 0.0))
        if ratio != device_pixel_ratio or customer_id in self._outdated:
            self._ask(customer_id, device_pixel_ratio)
        else:
            self._held.move_to_end(customer_id)
        return picture

    def _ask(self, customer_id: CustomerId, device_pixel_ratio: float) -> None:
        """What was scrolled past falls out; what is in sight now comes first."""
        self._asked[customer_id] = device_pixel_ratio
        self._asked.move_to_end(customer_id)
        if len(self._asked) > _WAITING_AT_MOST:
            self._asked.popitem(last=False)
        if not self._painting.isActive():
            self._painting.start()

    def _paint_next(self) -> None:
        if not self._asked:
            self._painting.stop()
            return
        customer_id, ratio = self._asked.popitem(last=True)
        self._held[customer_id] = (self._picture(customer_id, ratio), ratio)
        self._held.move_to_end(customer_id)
        self._outdated.discard(customer_id)
        if len(self._held) > FACES_HELD:
            self._held.popitem(last=False)
        self.face_painted.emit()

    def _picture(self, customer_id: CustomerId, device_pixel_ratio: float) -> QPixmap | None:
        try:
            drawing = self._desk.read(lambda store: portraits.portrait(store, customer_id))
        except RuleBroken:
            drawing = DAMAGED
        if drawing is None or drawing.empty:
            return None
        return thumbnail(drawing, FACE_PX, device_pixel_ratio)

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        """An outdated face stays in sight until the new one is painted."""
        if changes.everything:
            self._outdated.update(self._held)
        self._outdated.update(changes.customers & self._held.keys())
