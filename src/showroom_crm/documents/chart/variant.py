"""Which chart is printed."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from showroom_crm.domain.nameless_chart import without_personal_data
from showroom_crm.domain.showroom import CustomerChart


class Variant(StrEnum):
    """全体, 簡易版 (two on a page), 匿名版 (for a meeting where others see the paper)."""

    FULL = "full"
    BRIEF = "brief"
    ANONYMOUS = "anonymous"


def shown(charts: Iterable[CustomerChart], variant: Variant) -> list[CustomerChart]:
    """Return the charts with no more than a variant may show."""
    if variant is Variant.ANONYMOUS:
        return [without_personal_data(chart) for chart in charts]
    return list(charts)


def visit_day(chart: CustomerChart, *, today: date) -> date:
    """Return the day a chart is printed for: that of the next contact, or today if it is late."""
    contact = chart.next_contact
    return today if contact is None else max(today, contact.plan.at.date())
