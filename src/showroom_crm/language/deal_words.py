"""What a deal is about beside its talks, a line each."""

from collections.abc import Iterable
from datetime import date, datetime

from showroom_crm.domain.deals import Deal, RemedyState
from showroom_crm.domain.estimates import Step, StepDone
from showroom_crm.domain.roles import DealRole
from showroom_crm.domain.wishes import TradeIn, Wish
from showroom_crm.language import formats, words
from showroom_crm.language.brief_words import one_line
from showroom_crm.language.catalog import N_, _

_REMEDIES = {
    RemedyState.TO_DO: N_("not begun"),
    RemedyState.PREPARING: N_("in preparation"),
    RemedyState.READY: N_("ready"),
}


def trade_in(car: TradeIn) -> str:
    """Return the car to trade in: アクア · 45,000 km · 残債320,000円 · 当社の下取り額650,000円."""
    parts = [car.car.strip()]
    if car.mileage_km is not None:
        parts.append(formats.kilometres(car.mileage_km))
    if car.remaining_loan is not None:
        parts.append(_("remaining loan {amount}").format(amount=formats.yen(car.remaining_loan)))
    if car.our_estimate is not None:
        parts.append(_("our estimate {amount}").format(amount=formats.yen(car.our_estimate)))
    return " · ".join(part for part in parts if part)


def roles(known: Iterable[DealRole]) -> str:
    """Return who is who: 契約者 佐藤 健一、所有者 トヨタファイナンス."""
    return _(", ").join(f"{words.role(each.role)} {each.name}" for each in known)


def steps(done: Iterable[StepDone], today: date) -> str:
    """Return the steps that are done, each with its last day: 試乗 9/28(月)、査定 9/30(水)."""
    last: dict[Step, date] = {}
    for each in done:
        last[each.step] = max(each.on, last.get(each.step, each.on))
    return _(", ").join(f"{words.step(step)} {_day(on, today)}" for step, on in last.items())


def wish(value: Wish, place: int) -> str:
    """Return a car they want, the first with its star: ★ シエンタ Z · 新車."""
    mark = "★" if place == 0 else "☆"
    parts = [f"{mark} {value.car}", words.wish_kind(value.kind), value.notes.strip()]
    return " · ".join(part for part in parts if part)


def deal_name(deal: Deal) -> str:
    """Return what a deal is called: the car it is about."""
    return " ".join(deal.wish.split()) or _("Car not decided yet")


def deal_lines(deal: Deal, who: Iterable[DealRole]) -> list[str]:
    """Return the trade-in, the rivals and who is who, as far as they are known."""
    traded, rivals, known = trade_in(deal.trade_in), deal.rivals.strip(), roles(who)
    lines = [
        _("Trade-in: {car}").format(car=traded) if traded else "",
        _("Rivals: {names}").format(names=rivals) if rivals else "",
        known,
    ]
    return [line for line in lines if line]


def _day(day: date, today: date) -> str:
    return formats.day(day) if day.year == today.year else formats.full_day(day)


def remedy_state(state: RemedyState) -> str:
    """Return how far a remedy is: 未着手, 準備中, 準備済."""
    return _(_REMEDIES[state])


def remedy_work(who: str, due: datetime | None, *, late: bool) -> str:
    """Return who prepares a remedy, and until when: ▲ 田中 10/3(土) 10:00まで; empty if unknown."""
    until = "" if due is None else _("until {moment}").format(moment=formats.moment(due))
    return " ".join(filter(None, ("▲" if late else "", who, until)))


def manager_says(said: str) -> str:
    """Return a manager's word with who says it: 店長：査定は私がします."""
    return _("Manager: {words}").format(words=one_line(said))
