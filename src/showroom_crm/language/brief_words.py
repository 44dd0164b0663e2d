"""The brief in words, a line each."""

from datetime import date

from showroom_crm.domain.brief import NearDay
from showroom_crm.domain.deals import Concern
from showroom_crm.domain.estimates import Estimate
from showroom_crm.domain.mentions import Mention
from showroom_crm.language import car_words, formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted

# What is longer is cut on the screen anyway.
_SIGNS = 300


def concern(value: Concern) -> str:
    """Return a concern in the customer's words, with its condition and our remedy."""
    line = f"{words.concern(value.category)} {quoted(one_line(value.words))}".rstrip()
    if value.condition.strip():
        line += f" {words.would_buy(value.would_buy, one_line(value.condition))}"
    remedy = one_line(value.remedy)
    return line + (f" → {remedy}" if remedy else "")


def estimate(value: Estimate, today: date) -> str:
    """Return the last estimate: 9/28(月) シエンタ Z 総額 3,280,000円."""
    day = formats.day if value.made_on.year == today.year else formats.full_day
    parts = [day(value.made_on), one_line(value.car), one_line(value.grade)]
    if value.total is not None:
        parts.append(_("total {amount}").format(amount=formats.yen(value.total)))
    if value.monthly is not None:
        parts.append(_("{amount} a month").format(amount=formats.yen(value.monthly)))
    if value.valid_until is not None:
        parts.append(_("until {day}").format(day=formats.day(value.valid_until)))
    return " ".join(part for part in parts if part)


def near_day(value: NearDay, today: date) -> str:
    """Return an occasion to call, of another year by the time left: ◆ アクア 車検満了 12/20(日)."""
    occasion = value.occasion
    whose = value.whose if occasion.vehicle is None else occasion.vehicle.model
    near = occasion.on.year == today.year
    parts = [
        car_words.occasion_shape(occasion, today=today),
        one_line(whose),
        words.occasion(occasion.kind),
        formats.day(occasion.on) if near else formats.time_left(occasion.on, on=today),
    ]
    return " ".join(part for part in parts if part)


def mention(value: Mention, today: date) -> str:
    """Return something to mention with its day: 娘さんの受験 2/15(月)."""
    if value.on is None:
        return value.words
    day = formats.day if value.on.year == today.year else formats.full_day
    return f"{value.words} {day(value.on)}"


def one_line(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text[:_SIGNS].split())
