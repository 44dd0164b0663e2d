"""What was typed into a chart, in the order in which it is printed; and it read back."""

import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from showroom_crm.documents.chart.promise_box import is_whole_in_box
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.typefaces import regular
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.mentions import to_mention
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.language import formats, words

_BODY_TOP = paper.TOP + 8 * paper.MM  # below the head that runs over the pages
_IN_FULL = 5
_SHORT = 10  # signs that stand whole where a long text is cut
_SEEN, _LINES_BEFORE_CUT = 40, 3
# Some readers give back a blank without the variation selector that was typed after it.
_SELECTED_BLANK = re.compile("\\s[\ufe00-\ufe0f\U000e0100-\U000e01ef]+")


def in_order(chart: CustomerChart, *, visit_on: date) -> Iterator[str]:
    """Give each text of a chart from its top to its end; of what is cut on paper, the begin."""
    yield from _head(chart)
    yield from _promises(chart)
    held = _held(chart)
    if chart.last_spoken is not None:
        yield " ".join(chart.last_spoken.record.said.splitlines()[:_LINES_BEFORE_CUT])[:_SEEN]
    if held:
        yield held[0].record.next_time
    yield from (each.words for each in to_mention(chart.mentions, today=visit_on))
    contact = chart.next_contact
    if contact is not None and not is_whole_in_box(contact.plan):
        yield from (contact.plan.reason, contact.plan.bring)
    for deal in chart.deals:
        if not deal.deal.state.ended:
            yield from _open_deal(deal)
    yield from _profile(chart)
    yield from _vehicles(chart.customer.profile)
    for ended in [deal.deal for deal in chart.deals if deal.deal.state.ended][:5]:
        yield from (ended.wish, ended.competitor)
    for meeting in held[:_IN_FULL]:
        record = meeting.record
        yield from (record.attendees, record.said, record.proposed, record.next_time)
        yield from record.tags
    for meeting in held[_IN_FULL : _IN_FULL + 10]:
        yield (meeting.record.said or meeting.record.proposed).strip()[:_SHORT]
    yield from (attempt.words[:_SHORT] for attempt in chart.attempts[:5])


def _head(chart: CustomerChart) -> Iterator[str]:
    profile = chart.customer.profile
    yield from (profile.kana, words.customer(chart.customer), str(chart.customer.number))
    if chart.staff is not None:
        yield chart.staff.name
    yield from map(formats.phone, profile.phones[:3])
    yield words.refusals(profile.reach.refusals)


def _promises(chart: CustomerChart) -> Iterator[str]:
    contact = chart.next_contact
    if contact is None:
        return
    if is_whole_in_box(contact.plan):
        yield from (contact.plan.reason, contact.plan.bring)
    further = sorted(
        (each for each in chart.planned if each is not contact), key=lambda each: each.plan.at
    )
    yield from (each.plan.reason[:_SHORT] for each in further[:3])


def _open_deal(chart: DealChart) -> Iterator[str]:
    deal = chart.deal
    decision = deal.decision
    yield from (deal.wish, decision.words, decision.decided_by, decision.customer_does)
    yield deal.competitor
    for estimate in chart.estimates[:1]:
        yield from (estimate.car, estimate.grade)
    yield from (deal.trade_in.car, deal.rivals, *(role.name for role in chart.roles))
    for concern in chart.open_concerns:
        yield from (concern.words, concern.condition, concern.remedy)


def _profile(chart: CustomerChart) -> Iterator[str]:
    profile = chart.customer.profile
    yield from map(formats.phone, profile.phones[3:])
    yield from (profile.postal_code, profile.address, profile.job)
    for person in profile.people:
        yield from (person.relation, person.name, person.notes)
    yield from (each.profile.name for each in chart.household)
    yield from (profile.family, profile.hobbies, profile.source)
    yield profile.looks if profile.name.strip() else ""
    yield profile.notes
    for wish in chart.wishes:
        yield from (wish.car, wish.notes)


def _vehicles(profile: Profile) -> Iterator[str]:
    for vehicle in profile.vehicles:
        if vehicle.owned:
            yield from (vehicle.maker, vehicle.model, vehicle.grade, vehicle.plate, vehicle.insurer)
    for vehicle in profile.vehicles:
        if not vehicle.owned:
            yield from (vehicle.model, vehicle.plate)


def _held(chart: CustomerChart) -> list[Meeting]:
    held = {meeting.id: meeting for meeting in chart.unclosed}
    for deal in chart.deals:
        held |= {meeting.id: meeting for meeting in deal.meetings}
    return sorted(held.values(), key=lambda meeting: meeting.record.held_at, reverse=True)


def copied(text: str) -> str:
    """Return what of a text a PDF gives back: no white, no unseen sign, and no boxed one."""
    pieces = regular().pieces(" ".join(text.split()))
    return compared("".join(piece.text for piece in pieces if piece.font is not None))


def compared(text: str) -> str:
    """Return a text without white, controls and marks of direction."""
    text = _SELECTED_BLANK.sub("", text)
    kept = (sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cf"))
    return "".join("".join(kept).split())


def first_missing(typed: Iterable[str], read: str) -> str | None:
    """Return the first text that does not stand after the one before; None where all do."""
    place = 0
    for text in map(copied, typed):
        found = read.find(text, place)
        if found < 0:
            return text
        place = found + len(text)
    return None


def read_by_pypdf(pdf: bytes) -> str:
    """Return what pypdf copies out of the pages, without their running heads and feet."""
    parts: list[str] = []

    def visit(text: str, matrix: Any, text_matrix: Any, _font: Any, _size: Any) -> None:
        up = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        if _BODY_TOP < paper.HEIGHT - up < paper.FOOT:
            parts.append(text)

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    return compared("".join(parts))


def read_by_poppler(program: str, pdf: bytes, folder: Path) -> str:
    """Return what pdftotext copies out of the pages, without their running heads and feet."""
    file = folder / "printed.pdf"
    file.write_bytes(pdf)
    part = {"x": 0.0, "y": _BODY_TOP, "W": paper.WIDTH, "H": paper.FOOT - _BODY_TOP}
    area = [word for name, value in part.items() for word in (f"-{name}", str(round(value)))]
    command = [program, "-raw", "-r", "72", *area, str(file), "-"]
    said = subprocess.run(command, check=True, capture_output=True).stdout
    return compared(said.decode("utf-8"))
