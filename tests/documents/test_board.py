"""The morning board on paper."""

from datetime import date, datetime
from io import BytesIO

from pypdf import PdfReader

from showroom_crm.documents.board import board_pdf
from showroom_crm.domain.board import Board, Entry, Section, SectionKind, Subject
from showroom_crm.domain.deals import Concern, ConcernCategory, Deal, DealState
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, StaffId
from showroom_crm.domain.manager_words import ManagerWord
from showroom_crm.language import board_words

NOW = datetime(2026, 10, 3, 9, 30)


def _entry(name: str = "𠮷田 太郎", reason: str = "下取り額の回答", hour: int = 15) -> Entry:
    plan = Plan(Channel.PHONE, datetime(2026, 10, 3, hour), reason)
    deal = Deal(DealId(1), CustomerId(1), StaffId(1), "シエンタ", DealState.OPEN, NOW.date())
    return Entry(
        Subject(CustomerId(1), name, staff_name="田中"),
        deal=deal,
        contact=FollowUp(FollowUpId(1), CustomerId(1), DealId(1), StaffId(1), plan),
        concerns=(Concern(ConcernCategory.PRICE, "あと10万円", "付属品の値引き"),),
        word=ManagerWord(DealId(1), "査定は私がします", NOW),
    )


def _printed(**sections: list[Entry]) -> list[str]:
    board = Board(
        NOW,
        date(2026, 10, 2),
        tuple(Section(kind, tuple(sections.get(kind.value, ()))) for kind in SectionKind),
    )
    pdf = board_pdf(board, printed_by="岡田", showroom="三鷹店")
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_an_entry_tells_time_name_rep_car_reason_and_the_managers_word() -> None:
    [page] = _printed(today=[_entry()])
    for told in ("15:00", "𠮷田 太郎", "田中", "シエンタ", "下取り額の回答", "査定は私がします"):
        assert told in page
    assert board_words.heading(SectionKind.TODAY, 1) in page


def test_waiting_deals_stand_first_and_empty_sections_in_one_line_at_the_end() -> None:
    [page] = _printed(today=[_entry()], waiting=[_entry("山田")])
    assert page.index(board_words.heading(SectionKind.WAITING, 1)) < page.index(
        board_words.heading(SectionKind.TODAY, 1)
    )
    assert board_words.title(SectionKind.UNCLOSED) in page.split("下取り額の回答")[-1]


def test_a_concern_is_told_with_its_remedy() -> None:
    [page] = _printed(remedy_not_ready=[_entry()])
    assert "あと10万円" in page
    assert "付属品の値引き" in page


def test_forty_entries_fit_one_page_and_more_go_on_to_the_next() -> None:
    plain = [
        Entry(each.subject, deal=each.deal, contact=each.contact)
        for each in (_entry(f"客{number:03}", f"用件{number:03}") for number in range(120))
    ]
    assert len(_printed(today=plain[:40])) == 1
    pages = _printed(today=plain)
    assert len(pages) > 1
    told = "".join(pages)
    assert all(f"用件{number:03}" in told for number in range(120))


def test_a_very_long_name_and_reason_are_shortened_to_their_place() -> None:
    [page] = _printed(today=[_entry("長" * 200, "理由" * 400)])
    assert "…" in page


def test_the_text_of_a_customer_is_no_markup() -> None:
    [page] = _printed(today=[_entry("<b>佐藤</b>", "A&B <i>")])
    assert "<b>佐藤</b>" in page
    assert "A&B <i>" in page
