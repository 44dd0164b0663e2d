"""What a call can be about: a planned contact, or a deal that has none."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from showroom_crm.domain.matters import Matter
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import contact_words
from showroom_crm.language.catalog import _
from showroom_crm.ui.field import Field


class MatterField(QWidget):
    """A list that is there only where there is something to choose.

    Signals:
    changed(): the call is about something else.
    """

    changed = Signal()

    def __init__(self, chart: CustomerChart, chosen: Matter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matters = _matters(chart)
        self._list = QComboBox()
        for matter in self._matters:
            self._list.addItem(_caption(chart, matter))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Field("call_matter", _("What it is about"), self._list))
        self.setVisible(self.is_list)
        self.choose(chosen)
        self._list.currentIndexChanged.connect(lambda _index: self.changed.emit())

    @property
    def is_list(self) -> bool:
        """Whether there are several to choose from."""
        return len(self._matters) > 1

    def value(self) -> Matter:
        return self._matters[self._list.currentIndex()]

    def choose(self, matter: Matter) -> None:
        """Choose a matter that is at hand, or else the first one of its deal."""
        same_deal = (each for each in self._matters if each.deal_id == matter.deal_id)
        found = matter if matter in self._matters else next(same_deal, None)
        if found is not None:
            self._list.setCurrentIndex(self._matters.index(found))

    def texts(self) -> tuple[str, str]:
        """Return what identifies the deal and the contact, for a draft."""
        return _as_texts(self.value())

    def restore(self, deal: str, answers: str) -> None:
        """Choose what a draft was about, where it is still at hand."""
        ranked = sorted(self._matters, key=lambda each: _as_texts(each) != (deal, answers))
        self.choose(next((each for each in ranked if _as_texts(each)[0] == deal), self.value()))


def _as_texts(matter: Matter) -> tuple[str, str]:
    return str(matter.deal_id or ""), str(matter.answers_id or "")


def _matters(chart: CustomerChart) -> Sequence[Matter]:
    at_hand = chart.current_deal
    deal_at_hand = None if at_hand is None else at_hand.deal.id
    in_order = sorted(chart.planned, key=lambda each: (each.plan.at, each.id))
    planned = [Matter(each.deal_id or deal_at_hand, each.id) for each in in_order]
    known = {each.deal_id for each in planned}
    without = [
        Matter(each.deal.id, None)
        for each in chart.deals
        if not each.deal.state.ended and each.deal.id not in known
    ]
    return [*planned, *without] or [Matter(None, None)]


def _caption(chart: CustomerChart, matter: Matter) -> str:
    planned = next((each for each in chart.planned if each.id == matter.answers_id), None)
    if planned is not None:
        return contact_words.contact_with_reason(planned.plan)
    deal = next((each.deal for each in chart.deals if each.deal.id == matter.deal_id), None)
    wish = "" if deal is None else deal.wish.strip()
    return _("Another contact than those planned") + (f"　{wish}" if wish else "")
