"""Estimates (見積) and the steps of a deal that are done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from showroom_crm.domain import plain_text
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import DealId, EstimateId


@dataclass(frozen=True)
class Estimate:
    """What we offered in figures; all amounts are whole yen, None where not told."""

    made_on: date
    car: str = ""
    grade: str = ""
    total: int | None = None
    discount: int | None = None
    trade_in: int | None = None
    monthly: int | None = None
    valid_until: date | None = None
    deal_id: DealId | None = None
    id: EstimateId | None = None


class Step(StrEnum):
    """来店, 試乗, 査定, 見積提示, ローン審査, 店長同席."""

    VISIT = "visit"
    TEST_DRIVE = "test_drive"
    APPRAISAL = "appraisal"
    ESTIMATE = "estimate"
    LOAN_CHECK = "loan_check"
    MANAGER_JOINED = "manager_joined"


@dataclass(frozen=True)
class StepDone:
    """A step of a deal and the day on which it was done."""

    step: Step
    on: date


def accepted_estimate(estimate: Estimate) -> Estimate:
    """Return it as it may be kept.

    Raises RuleBroken: "estimate.empty", "estimate.negative", "estimate.valid_before_made",
    and those of `plain_text`.
    """
    plain_text.line(estimate.car, field="car")
    plain_text.line(estimate.grade, field="grade")
    amounts = {
        name: getattr(estimate, name) for name in ("total", "discount", "trade_in", "monthly")
    }
    for name, amount in amounts.items():
        if amount is not None and amount < 0:
            raise RuleBroken("estimate.negative", field=name)
    if not estimate.car.strip() and all(amount is None for amount in amounts.values()):
        raise RuleBroken("estimate.empty", field="car")
    if estimate.valid_until is not None and estimate.valid_until < estimate.made_on:
        raise RuleBroken("estimate.valid_before_made", field="valid_until")
    return estimate
