"""On one sheet each matter is told once, where it matters most."""

from dataclasses import replace
from datetime import date, datetime

from showroom_crm.domain.board import Board, Entry, Section, SectionKind, Subject
from showroom_crm.domain.board_sheet import PRINTED, SheetSection, sheet_of
from showroom_crm.domain.deals import Concern, ConcernCategory, Deal, DealState, Decision
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId
from showroom_crm.domain.manager_words import ManagerWord

NOW = datetime(2026, 10, 3, 9, 30)


def entry(number: int, *, planned: bool = True, word: bool = False) -> Entry:
    customer_id, deal_id = CustomerId(number), DealId(number)
    decision = Decision("今月末", on=date(2026, 10, 31))
    plan = Plan(Channel.PHONE, datetime(2026, 10, 3, 15), "ご返事を伺う")
    return Entry(
        Subject(customer_id, f"客{number}"),
        deal=Deal(deal_id, customer_id, None, "", DealState.OPEN, NOW.date(), decision),
        contact=FollowUp(FollowUpId(number), customer_id, deal_id, None, plan) if planned else None,
        concerns=(Concern(ConcernCategory.PRICE, "総額"),),
        word=ManagerWord(deal_id, "査定は私が", NOW) if word else None,
    )


def told(**entries: list[Entry]) -> dict[SectionKind, SheetSection]:
    sections = (Section(kind, tuple(entries.get(kind.value, ()))) for kind in SectionKind)
    sheet = sheet_of(Board(NOW, date(2026, 10, 2), tuple(sections)))
    assert [each.kind for each in sheet] == list(PRINTED)
    return {each.kind: each for each in sheet}


def test_a_late_contact_is_told_as_overdue_and_only_counted_elsewhere() -> None:
    late, other = entry(1), entry(2)
    sheet = told(overdue=[late], today=[late, other], not_agreed=[late], missed=[late])
    assert sheet[SectionKind.OVERDUE].entries == (late,)
    assert sheet[SectionKind.TODAY].entries == (other,)
    assert sheet[SectionKind.TODAY].number == 2
    for kind in (SectionKind.NOT_AGREED, SectionKind.MISSED):
        assert (sheet[kind].entries, sheet[kind].above) == ((), 1)


def test_a_decision_is_told_once_beside_the_contact_of_the_same_deal() -> None:
    due = entry(1)
    sheet = told(today=[due], decision_passed=[due], decisions=[due, entry(2)])
    assert sheet[SectionKind.TODAY].entries == (due,)
    assert sheet[SectionKind.DECISION_PASSED].entries == (due,)
    assert sheet[SectionKind.DECISIONS].above == 1


def test_a_waiting_deal_is_not_told_again_as_not_agreed() -> None:
    waiting = entry(1, planned=False)
    sheet = told(waiting=[waiting], not_agreed=[waiting, entry(2, planned=False)])
    assert sheet[SectionKind.NOT_AGREED].above == 1
    assert len(sheet[SectionKind.NOT_AGREED].entries) == 1


def test_what_a_deal_needs_besides_is_told_beside_its_contact() -> None:
    both = entry(1)
    sheet = told(today=[both], remedy_not_ready=[both], unclosed=[both])
    for kind in (SectionKind.TODAY, SectionKind.REMEDY_NOT_READY, SectionKind.UNCLOSED):
        assert sheet[kind].entries == (both,)


def test_a_concern_that_is_told_as_not_ready_is_not_told_again_as_without_a_remedy() -> None:
    soon, later = entry(1), replace(entry(2), concerns=(Concern(ConcernCategory.LOAN, "審査"),))
    sheet = told(remedy_not_ready=[soon], without_remedy=[soon, later])
    assert sheet[SectionKind.WITHOUT_REMEDY].entries == (later,)
    assert sheet[SectionKind.WITHOUT_REMEDY].number == 2


def test_a_managers_word_stands_once_at_the_first_entry_of_its_deal() -> None:
    said = entry(1, word=True)
    sheet = told(decision_passed=[said], today=[said, entry(2, word=True)])
    assert sheet[SectionKind.DECISION_PASSED].entries[0].word == said.word
    assert [each.word is None for each in sheet[SectionKind.TODAY].entries] == [True, False]
