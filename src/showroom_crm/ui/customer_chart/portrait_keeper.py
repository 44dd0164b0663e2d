"""Keeps portraits at most two seconds behind the hand (R2)."""

from PySide6.QtCore import QObject

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.ink import Drawing
from showroom_crm.services import portraits
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import Upkeep


class PortraitKeeper(Upkeep):
    """A portrait that cannot be kept waits here, when another customer is shown too."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self.unsaved: dict[CustomerId, Drawing] = {}
        self.saving = False
        self._anew: set[CustomerId] = set()

    def take(self, customer_id: CustomerId, drawing: Drawing) -> None:
        """Keep a customer's portrait soon, as it is drawn now."""
        self.unsaved[customer_id] = drawing
        self.touch()

    def begin_anew(self, customer_id: CustomerId, *, anew: bool = True) -> None:
        """Let what is drawn next be a portrait of its own, or go on with the one there is.

        What waits to be kept as one of its own stays so.
        """
        if anew:
            self._anew.add(customer_id)
        elif customer_id not in self.unsaved:
            self._anew.discard(customer_id)

    def _save(self) -> None:
        self.saving = True
        try:
            for customer_id in list(self.unsaved):
                if self._kept(customer_id):
                    drawing = self.unsaved.pop(customer_id)
                    if not drawing.empty:
                        self._anew.discard(customer_id)
        finally:
            self.saving = False

    def _kept(self, customer_id: CustomerId) -> bool:
        desk, drawing = self._desk, self.unsaved[customer_id]
        anew = customer_id in self._anew
        kept = desk.run(
            lambda store: portraits.save_portrait(
                store, customer_id, drawing, anew=anew, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        return kept is not None
