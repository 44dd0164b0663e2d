"""What a deal is about, its estimates and its steps."""

from dataclasses import replace
from datetime import date

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.estimates import Estimate, Step, StepDone
from showroom_crm.domain.roles import DealRole, Role
from showroom_crm.domain.showroom import DealChart
from showroom_crm.domain.wishes import TradeIn, Wish, WishKind
from showroom_crm.services import bin as bin_service
from showroom_crm.services.deals import (
    DealFacts,
    deal_facts,
    drop_estimate,
    edit_deal,
    keep_estimate,
    note_step,
    take_back_step,
)
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock, Sato

TODAY = NOON.date()
FACTS = DealFacts(
    wish="シエンタ Z",
    rivals="ホンダ フリード(ホンダカーズ三鷹)",
    trade_in=TradeIn("アクア", mileage_km=45_000, remaining_loan=320_000, our_estimate=650_000),
    roles=(DealRole(Role.BUYER, "佐藤 健一"), DealRole(Role.OWNER, "トヨタファイナンス")),
    wishes=(
        Wish("シエンタ Z"),
        Wish("ヴォクシー", kind=WishKind.WHEN_ONE_COMES, notes="ハイブリッド、白"),
    ),
)
ESTIMATE = Estimate(
    made_on=date(2026, 9, 28),
    car="シエンタ",
    grade="Z",
    total=3_280_000,
    discount=120_000,
    trade_in=650_000,
    monthly=38_900,
    valid_until=date(2026, 10, 31),
)


def chart_of(store: Store, sato: Sato) -> DealChart:
    return store.charts.chart(sato.customer_id).deals[0]


def test_what_a_rep_typed_of_a_deal_is_kept(store: Store, clock: MovableClock, sato: Sato) -> None:
    edit_deal(store, sato.deal_id, FACTS, by=None, clock=clock)
    assert deal_facts(store, sato.deal_id) == FACTS
    fewer = replace(FACTS, roles=FACTS.roles[:1], wishes=FACTS.wishes[1:])
    edit_deal(store, sato.deal_id, fewer, by=None, clock=clock)
    assert deal_facts(store, sato.deal_id) == fewer


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (DealFacts(roles=(DealRole(Role.BUYER, " "),)), "role.unnamed"),
        (DealFacts(wishes=(Wish("", notes="白"),)), "wish.unnamed"),
        (DealFacts(rivals="あ" * 101), "text.too_long"),
    ],
)
def test_a_refused_deal_stays_as_it_was(
    store: Store, clock: MovableClock, sato: Sato, facts: DealFacts, key: str
) -> None:
    edit_deal(store, sato.deal_id, FACTS, by=None, clock=clock)
    with pytest.raises(RuleBroken) as refused:
        edit_deal(store, sato.deal_id, facts, by=None, clock=clock)
    assert refused.value.key == key
    assert deal_facts(store, sato.deal_id) == FACTS


def test_the_last_estimate_comes_first_and_is_a_step(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    keep_estimate(store, sato.deal_id, ESTIMATE, by=None, clock=clock)
    later = replace(ESTIMATE, made_on=TODAY, total=3_150_000, valid_until=None)
    keep_estimate(store, sato.deal_id, later, by=None, clock=clock)
    chart = chart_of(store, sato)
    assert [estimate.total for estimate in chart.estimates] == [3_150_000, 3_280_000]
    assert [done.on for done in chart.steps] == [ESTIMATE.made_on, TODAY]


def test_an_estimate_can_be_corrected(store: Store, clock: MovableClock, sato: Sato) -> None:
    keep_estimate(store, sato.deal_id, ESTIMATE, by=None, clock=clock)
    [kept] = chart_of(store, sato).estimates
    keep_estimate(store, sato.deal_id, replace(kept, discount=150_000), by=None, clock=clock)
    [corrected] = chart_of(store, sato).estimates
    assert corrected == replace(kept, discount=150_000)


def test_a_deleted_estimate_comes_back_by_undo(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    keep_estimate(store, sato.deal_id, ESTIMATE, by=None, clock=clock)
    before = chart_of(store, sato)
    [estimate] = before.estimates
    assert estimate.id is not None
    drop_estimate(store, sato.deal_id, estimate.id, title="見積", by=None, clock=clock)
    assert chart_of(store, sato).estimates == ()
    bin_service.undo_last(store, by=None, clock=clock)
    assert chart_of(store, sato) == before


@pytest.mark.parametrize(
    ("estimate", "key"),
    [
        (Estimate(made_on=TODAY), "estimate.empty"),
        (replace(ESTIMATE, discount=-1), "estimate.negative"),
        (replace(ESTIMATE, valid_until=date(2026, 9, 27)), "estimate.valid_before_made"),
    ],
)
def test_an_estimate_that_says_nothing_or_nonsense_is_refused(
    store: Store, clock: MovableClock, sato: Sato, estimate: Estimate, key: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        keep_estimate(store, sato.deal_id, estimate, by=None, clock=clock)
    assert refused.value.key == key
    assert chart_of(store, sato).estimates == ()
    assert chart_of(store, sato).steps == ()


def test_a_step_is_noted_once_a_day_and_taken_back(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    for _twice in range(2):
        note_step(store, sato.deal_id, Step.TEST_DRIVE, TODAY, by=None, clock=clock)
    assert chart_of(store, sato).steps == (StepDone(Step.TEST_DRIVE, TODAY),)
    take_back_step(store, sato.deal_id, Step.TEST_DRIVE, TODAY, by=None, clock=clock)
    assert chart_of(store, sato).steps == ()


def test_a_step_of_tomorrow_is_refused(store: Store, clock: MovableClock, sato: Sato) -> None:
    with pytest.raises(RuleBroken) as refused:
        note_step(store, sato.deal_id, Step.VISIT, date(2026, 10, 4), by=None, clock=clock)
    assert refused.value.key == "step.in_future"
