"""What a call can be about: a planned contact that it answers, or a deal beside those."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.matters import Matter
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.ui.field import Field

_REASON_SHOWN = 30


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
        self.setVisible(len(self._matters) > 1)
        self.choose(chosen)
        self._list.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def value(self) -> Matter:
        return self._matters[self._list.currentIndex()]

    def choose(self, matter: Matter) -> None:
        """Choose a matter where it is among those at hand."""
        if matter in self._matters:
            self._list.setCurrentIndex(self._matters.index(matter))

    def texts(self) -> tuple[str, str]:
        """Return what identifies the deal and the contact, for a draft."""
        return _as_texts(self.value())

    def restore(self, deal: str, answers: str) -> None:
        """Choose what a draft was about, where it is still at hand."""
        found = [each for each in self._matters if _as_texts(each) == (deal, answers)]
        if found:
            self.choose(found[0])


def _as_texts(matter: Matter) -> tuple[str, str]:
    return str(matter.deal_id or ""), str(matter.answers_id or "")


def _matters(chart: CustomerChart) -> Sequence[Matter]:
    answered = [
        Matter(planned.deal_id or _deal_at_hand(chart).deal_id, planned.id)
        for planned in chart.planned
    ]
    going_on = [Matter(each.deal.id, None) for each in chart.deals if not each.deal.state.ended]
    return [*answered, *(going_on or [Matter(None, None)])]


def _deal_at_hand(chart: CustomerChart) -> Matter:
    deal = chart.current_deal
    return Matter(None if deal is None else deal.deal.id, None)


def _caption(chart: CustomerChart, matter: Matter) -> str:
    planned = next((each for each in chart.planned if each.id == matter.answers_id), None)
    if planned is not None:
        return _planned_caption(planned)
    deal = next((each.deal for each in chart.deals if each.deal.id == matter.deal_id), None)
    wish = "" if deal is None else deal.wish.strip()
    return _("Another contact than those planned") + (f"　{wish}" if wish else "")


def _planned_caption(planned: FollowUp) -> str:
    plan = planned.plan
    reason = " ".join(plan.reason.split())
    if len(reason) > _REASON_SHOWN:
        reason = reason[:_REASON_SHOWN] + "…"
    when = f"{formats.day(plan.at)} {formats.contact_time(plan)}"
    return f"{when} {words.channel(plan.channel)}　{reason}"
