"""A planned contact in one line, and what a colleague is told of a talk."""

from collections.abc import Sequence

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.call_proposals import NextTry
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.meetings import Ending, Record
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _, ngettext, pgettext
from showroom_crm.language.quotation import quoted

_REASON_SHOWN = 30
_WORDS_TOLD = 160
_NOON = 12
_EVENING_FROM = 17


def contact_line(plan: Plan) -> str:
    """Return a contact in one line: ○ 10/4(日) 12:00 電話 未合意."""
    shape, agreed = words.agreement(plan).split(" ", 1)
    when = f"{formats.day(plan.at)} {formats.contact_time(plan)}"
    return f"{shape} {when} {words.channel(plan.channel)} {agreed}"


def contact_with_reason(plan: Plan) -> str:
    """Return a contact with the beginning of its reason, in one line."""
    reason = " ".join(plan.reason.split())
    if len(reason) > _REASON_SHOWN:
        reason = reason[:_REASON_SHOWN] + "…"
    return f"{contact_line(plan)}　{reason}"


def dead_number() -> str:
    """Return what stands beside a phone number that has no line: × つながらない番号."""
    return "× " + words.result(Result.NUMBER_DEAD)


def try_line(found: NextTry) -> str:
    """Return a proposed try in one line: 電話 10/4(日) 18:00."""
    plan = Plan(found.channel, found.at, reason="", until=found.until)
    when = f"{formats.day(found.at)} {formats.contact_time(plan)}"
    return f"{words.channel(found.channel)} {when}"


def why_other_ways(failures: int, ways: Sequence[NextTry], tried: Channel) -> str:
    """Return why another way is proposed: 3回続けてつながりません。夕方やLINEはいかがですか.

    `tried` is the channel that failed last: of that one, another hour is proposed.
    """
    told = [
        _part_of_day(way.at.hour) if way.channel is tried else words.channel(way.channel)
        for way in ways
    ]
    return ngettext(
        "Not reached {number} time in a row. How about {ways}?",
        "Not reached {number} times in a row. How about {ways}?",
        failures,
    ).format(number=failures, ways=pgettext("either of them", " or ").join(told))


def attempt_told(attempt: Attempt, planned: Plan | None) -> str:
    """Return what the customer's rep hears of a talk that a colleague recorded."""
    title = f"{words.channel(attempt.channel)}　{words.result(attempt.result)}"
    return _told(title, attempt.words, planned)


def meeting_told(record: Record, ending: Ending | None, planned: Plan | None) -> str:
    """Return what the customer's rep hears of a meeting that a colleague recorded."""
    title = _("Meeting, {place}").format(place=words.place(record.place))
    if ending is not None and planned is None:
        title += f"　{words.ending(ending)}"
    return _told(title, record.said, planned)


def _told(title: str, said: str, planned: Plan | None) -> str:
    lines = [title, quoted(said, at_most=_WORDS_TOLD)]
    if planned is not None:
        lines.append(_("Next contact: {contact}").format(contact=contact_line(planned)))
    return "\n".join(line for line in lines if line)


def _part_of_day(hour: int) -> str:
    if hour < _NOON:
        return _("the morning")
    return _("the afternoon") if hour < _EVENING_FROM else _("the evening")
