"""The morning board on paper."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from showroom_crm.documents.board import board_pdf
from showroom_crm.domain.board import TO_DO, Board, Entry, Section, SectionKind, Subject
from showroom_crm.domain.deals import Concern, ConcernCategory, Deal, DealState, LostReason
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, StaffId
from showroom_crm.domain.manager_words import ManagerWord
from showroom_crm.language import board_words
from showroom_crm.services.board import board
from showroom_crm.services.demo import DEFAULT_SEED, fill_demo
from showroom_crm.services.store import Store
from tests.conftest import MovableClock

NOW = datetime(2026, 10, 3, 9, 30)


def _entry(
    name: str = "𠮷田 太郎", reason: str = "下取り額の回答", hour: int = 15, number: int = 1
) -> Entry:
    plan = Plan(Channel.PHONE, datetime(2026, 10, 3, hour), reason)
    deal = Deal(
        DealId(number), CustomerId(number), StaffId(1), "シエンタ", DealState.OPEN, NOW.date()
    )
    return Entry(
        Subject(CustomerId(number), name, staff_name="田中"),
        deal=deal,
        contact=FollowUp(FollowUpId(number), CustomerId(number), DealId(number), StaffId(1), plan),
        concerns=(Concern(ConcernCategory.PRICE, "あと10万円", "付属品の値引き"),),
        word=ManagerWord(DealId(number), "査定は私がします", NOW),
    )


def _printed(**sections: list[Entry]) -> list[str]:
    return [page.extract_text() for page in _pdf(**sections).pages]


def _texts_with_sizes(**sections: list[Entry]) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []

    def take(text: str, _ctm: object, _matrix: object, _font: object, size: float) -> None:
        found.extend((each, size) for each in [text.strip()] if each)

    for page in _pdf(**sections).pages:
        page.extract_text(visitor_text=take)
    return found


def _pdf(**sections: list[Entry]) -> PdfReader:
    board = Board(
        NOW,
        date(2026, 10, 2),
        tuple(Section(kind, tuple(sections.get(kind.value, ()))) for kind in SectionKind),
    )
    pdf = board_pdf(board, printed_by="岡田", showroom="三鷹店")
    return PdfReader(BytesIO(pdf))


def test_an_entry_tells_time_name_rep_car_reason_and_the_managers_word() -> None:
    [page] = _printed(today=[_entry()])
    for told in ("15:00", "𠮷田 太郎", "田中", "シエンタ", "下取り額の回答", "査定は私がします"):
        assert told in page
    assert board_words.heading(SectionKind.TODAY, 1) in page


def test_waiting_deals_stand_first_and_empty_sections_in_one_line_at_the_end() -> None:
    [page] = _printed(today=[_entry()], waiting=[_entry("山田", number=2)])
    assert page.index(board_words.heading(SectionKind.WAITING, 1)) < page.index(
        board_words.heading(SectionKind.TODAY, 1)
    )
    assert board_words.title(SectionKind.UNCLOSED) in page.split("下取り額の回答")[-1]


def test_a_contact_that_was_missed_and_is_still_open_is_told_once_as_overdue() -> None:
    late = _entry()
    [page] = _printed(overdue=[late], missed=[late])
    assert page.count("下取り額の回答") == 1
    overdue, missed = (
        board_words.heading(kind, 1) for kind in (SectionKind.OVERDUE, SectionKind.MISSED)
    )
    assert page.index(overdue) < page.index("下取り額の回答") < page.index(missed)


def test_a_heading_counts_what_stands_above_too() -> None:
    late, other = _entry(), _entry("山田 翔", number=2)
    [page] = _printed(overdue=[late], not_agreed=[late, other])
    assert board_words.heading(SectionKind.NOT_AGREED, 2) in page
    assert board_words.told_above(1) in page
    assert page.count("𠮷田 太郎") == 1


def test_the_looks_of_a_walk_in_stand_in_two_lines_that_can_be_read() -> None:
    looks = "黒いリュックの学生さん、赤い帽子"
    walk_in = _entry("")
    shown = Entry(Subject(CustomerId(1), "", looks, staff_name="田中"), contact=walk_in.contact)
    printed = _texts_with_sizes(today=[shown])
    assert looks in "".join(text for text, _size in printed)
    sizes = [size for text, size in printed if set(text) & set(looks)]
    assert sizes and min(sizes) >= 6.5


def test_a_concern_is_told_with_its_remedy() -> None:
    [page] = _printed(remedy_not_ready=[_entry()])
    assert "あと10万円" in page
    assert "付属品の値引き" in page


def test_forty_entries_fit_one_page_and_more_go_on_to_the_next() -> None:
    plain = [
        Entry(each.subject, deal=each.deal, contact=each.contact)
        for each in (
            _entry(f"客{number:03}", f"用件{number:03}", number=number) for number in range(120)
        )
    ]
    assert len(_printed(today=plain[:40])) == 1
    pages = _printed(today=plain)
    assert len(pages) > 1
    told = "".join(pages)
    assert all(f"用件{number:03}" in told for number in range(120))


@pytest.mark.parametrize("seed", [DEFAULT_SEED, 4, 13])
def test_a_usual_morning_fits_one_page(store: Store, clock: MovableClock, seed: int) -> None:
    fill_demo(store, seed=seed, clock=clock)
    shown = board(store, clock)
    assert sum(len(shown.entries(kind)) for kind in TO_DO) >= 45
    made = board_pdf(shown, printed_by="田中", showroom="三鷹店")
    assert len(PdfReader(BytesIO(made)).pages) == 1


def test_what_happened_stands_at_the_top_and_who_decides_in_a_line_a_rep() -> None:
    lost = replace(_entry("木村 昭"), contact=None, word=None)
    assert lost.deal is not None
    ended = replace(lost.deal, state=DealState.LOST, lost_reason=LostReason.POSTPONED)
    deciding = [_entry(f"客{number}", number=number) for number in (2, 3)]
    [page] = _printed(lost=[replace(lost, deal=ended)], decisions=deciding, today=[_entry()])
    assert page.index("木村 昭") < page.index("下取り額の回答") < page.index("客2")
    [line] = [line for line in page.splitlines() if "客2" in line]
    assert "客3" in line


def test_a_very_long_name_and_reason_are_shortened_to_their_place() -> None:
    [page] = _printed(today=[_entry("長" * 200, "理由" * 400)])
    assert "…" in page


def test_the_text_of_a_customer_is_no_markup() -> None:
    [page] = _printed(today=[_entry("<b>佐藤</b>", "A&B <i>")])
    assert "<b>佐藤</b>" in page
    assert "A&B <i>" in page


def test_a_page_that_goes_on_with_a_section_repeats_its_heading() -> None:
    many = [_entry(f"客{number}", number=number) for number in range(1, 121)]
    pages = _printed(today=many)
    assert len(pages) > 1
    for page in pages:
        assert page.count(board_words.heading(SectionKind.TODAY, 120)) == 1
