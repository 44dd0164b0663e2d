"""What the chart opens on: all that matters for the next talk, within the first screen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QListView, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.services import customers, mentions
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from tests.conftest import MovableClock, Sato
from tests.ui.customer_chart import full_customer
from tests.ui.forms import child, click, press, text_of, type_into

PARTS = (
    "face",
    "customer_kana",
    "customer_name",
    "customer_quiet_line",
    "last_words",
    "next_contact_caption",
    "next_contact_time",
    "next_contact_standing",
    "next_contact_reason",
    "next_contact_bring",
    "move_contact",
    "open_concern_0_caption",
    "open_concern_0",
    "decision_caption",
    "decision",
    "last_estimate",
    "for_next_time",
    "near_days",
    "mentions_caption",
    "mention_0",
    "tick_mention_0",
    "more_mentions",
    "add_mention",
    "timeline_filter",
    "timeline",
    "record_meeting_button",
)


@pytest.fixture
def full(store: Store, clock: MovableClock, tanaka: StaffId) -> CustomerId:
    return full_customer.take_down(store, clock, tanaka)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, full: CustomerId) -> Iterator[MainWindow]:
    shown = MainWindow(desk)
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    shown.show_chart(full)
    qtbot.waitUntil(lambda: child(shown, QWidget, "timeline").isVisible())
    yield shown
    shown.allow_close = True


def place(window: QWidget, name: str) -> QRect:
    """Return where a part stands in the window, as far as it is not clipped."""
    part = child(window, QWidget, name)
    assert part.isVisible(), name
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1366, 700), (1093, 614)])
def test_every_part_of_the_brief_is_on_the_first_screen_and_none_overlaps_another(
    qtbot: QtBot, window: MainWindow, width: int, height: int
) -> None:
    window.resize(width, height)
    # On a busy machine the window is laid out anew only after a while.
    qtbot.waitUntil(
        lambda: all(window.rect().contains(place(window, name)) for name in PARTS), timeout=5000
    )
    assert (window.width(), window.height()) == (width, height)
    places = {name: place(window, name) for name in PARTS}
    for name, rect in places.items():
        assert window.rect().contains(rect), name
        assert rect.height() >= 12, name
        assert child(window, QWidget, name).visibleRegion().boundingRect().size() == rect.size()
    for (one, first), (other, second) in combinations(places.items(), 2):
        assert not first.intersects(second), (one, other)
    texts = [text_of(window, f"open_concern_{n}") for n in (0,)]
    texts += [text_of(window, "decision"), text_of(window, "last_estimate")]
    for part, words in zip(("査定の上乗せ", "ご夫婦とお母様", "3,280,000"), texts, strict=True):
        assert part in words


def test_no_text_of_the_brief_is_higher_than_its_place(window: MainWindow) -> None:
    for name in ("last_words", "open_concern_0", "decision", "last_estimate", "near_days"):
        part = child(window, QWidget, name)
        assert part.heightForWidth(part.width()) <= part.height(), name


def test_more_is_told_where_there_is_more_room(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1366, 660)
    qtbot.wait(50)
    few = [child(window, QWidget, f"open_concern_{n}").isVisible() for n in range(4)]
    window.resize(1366, 1000)
    qtbot.wait(50)
    many = [child(window, QWidget, f"open_concern_{n}").isVisible() for n in range(4)]
    assert sum(few) < sum(many) == 4


def test_the_timeline_begins_on_the_first_screen(window: MainWindow) -> None:
    view = child(window, QListView, "timeline")
    first = view.visualRect(view.model().index(0, 0))
    assert view.viewport().rect().contains(first)


def test_the_decider_is_known_of_the_family_where_nothing_was_said(
    chart: CustomerChartPanel, store: Store, sato: Sato, desk: Desk
) -> None:
    deal = store.deals.get(sato.deal_id)
    store.deals.save(replace(deal, decision=replace(deal.decision, decided_by="")))
    profile = store.customers.get(sato.customer_id).profile
    mother = replace(full_customer.PROFILE.people[0], name="花子")
    customers.edit_profile(
        store, sato.customer_id, replace(profile, people=(mother,)), by=None, clock=desk.clock
    )
    chart.show_customer(sato.customer_id)
    assert "花子" in text_of(chart, "decision")


def test_days_near_are_told_of_cars_and_the_family_but_not_outside_our_dealings(
    chart: CustomerChartPanel, store: Store, full: CustomerId, desk: Desk
) -> None:
    chart.resize(1200, 1000)
    chart.show_customer(full)
    near = text_of(chart, "near_days")
    for part in ("アルファード", "12/20", "長女", "10/12", "妻", "10/30"):
        assert part in near
    profile = replace(full_customer.PROFILE, state=CustomerState.DECEASED)
    customers.edit_profile(store, full, profile, by=None, clock=desk.clock)
    chart.show_customer(full)
    assert not child(chart, QWidget, "near_days").isVisible()


def test_a_thing_to_mention_is_typed_in_one_line_and_its_day_is_shown_back(
    chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    click(chart, "add_mention")
    type_into(chart, "mention_line", "娘さんの受験 10/9")
    child(chart, QWidget, "mention_line").setFocus()
    assert "2026年10月9日" in text_of(chart, "mention_day")
    press(chart, Qt.Key.Key_Return)
    assert not child(chart, QWidget, "mention_line").isVisible()
    kept = store.charts.chart(sato.customer_id).mentions
    assert [(each.words, each.on) for each in kept] == [("娘さんの受験", date(2026, 10, 9))]
    assert "娘さんの受験" in text_of(chart, "mention_0")


def test_it_appears_seven_days_before_its_day_until_it_is_ticked(
    chart: CustomerChartPanel, store: Store, sato: Sato, clock: MovableClock
) -> None:
    mentions.add_mention(store, sato.customer_id, "娘さんの受験 10/11", by=None, clock=clock)
    shown = child(chart, QWidget, "mention_0")
    chart.show_customer(sato.customer_id)
    assert not shown.isVisible()
    for day in (4, 11, 20):
        clock.set(datetime(2026, 10, day, 9))
        chart.show_customer(sato.customer_id)
        assert shown.isVisible()
    click(chart, "tick_mention_0")
    assert not shown.isVisible()


def test_what_was_typed_to_mention_is_there_again_after_another_chart(
    qtbot: QtBot, chart: CustomerChartPanel, store: Store, sato: Sato, full: CustomerId
) -> None:
    click(chart, "add_mention")
    line = child(chart, QWidget, "mention_line")
    line.setFocus()
    qtbot.keyClicks(line, "camp 10/9")
    chart.show_customer(full)
    assert not line.isVisible()
    chart.show_customer(sato.customer_id)
    assert line.isVisible()
    assert text_of(chart, "mention_line") == "camp 10/9"
    assert store.charts.chart(sato.customer_id).mentions == ()


def test_escape_leaves_the_line_and_nothing_is_kept(
    qtbot: QtBot, chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    click(chart, "add_mention")
    line = child(chart, QWidget, "mention_line")
    line.setFocus()
    qtbot.keyClicks(line, "camp")
    press(chart, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert store.charts.chart(sato.customer_id).mentions == ()
    assert store.drafts.get(f"mention/{sato.customer_id}") is None


def test_what_cannot_be_kept_stays_in_the_line_with_a_sentence(
    chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    click(chart, "add_mention")
    type_into(chart, "mention_line", "10/9")
    child(chart, QWidget, "mention_line").setFocus()
    press(chart, Qt.Key.Key_Return)
    assert text_of(chart, "mention_line") == "10/9"
    assert child(chart, QWidget, "mention_fault").isVisible()


def test_a_customer_without_anything_shows_no_empty_rows(
    chart: CustomerChartPanel, store: Store, desk: Desk
) -> None:
    bare = replace(full_customer.PROFILE, vehicles=(), people=(), birthday=None)
    added = customers.add_customer(store, bare, by=desk.staff_id, clock=desk.clock)
    chart.show_customer(added.customer_id)
    for name in ("decision", "last_estimate", "for_next_time", "near_days", "mention_0"):
        assert not child(chart, QWidget, name).isVisible(), name
    assert not child(chart, QPushButton, "all_mentions").isVisible()


def test_the_head_leaves_room_to_edit_the_profile(qtbot: QtBot, window: MainWindow) -> None:
    tabs = child(window, QTabWidget, "chart_tabs")
    before = tabs.height()
    child(window, CustomerChartPanel, "customer_chart").edit()
    qtbot.wait(50)
    form = child(window, QWidget, "profile_scroll")
    assert form.height() > before


def test_time_that_passes_does_not_break_the_head(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    clock.advance(timedelta(days=9))
    window.refresh()
    qtbot.wait(50)
    card = place(window, "next_contact")
    assert not card.intersects(place(window, "open_concern_0"))
    assert "▲" in text_of(window, "next_contact_standing")


def test_what_the_customer_does_until_the_decision_is_in_the_brief(
    chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    assert not child(chart, QWidget, "customer_does").isVisible()
    deal = store.deals.get(sato.deal_id)
    decision = replace(deal.decision, customer_does="奥様と\n車庫を測る")
    with store.transaction():
        store.deals.save(replace(deal, decision=decision))
    chart.show_customer(sato.customer_id)
    assert text_of(chart, "customer_does") == "奥様と 車庫を測る"
