"""What a chart tells at a glance, and what a rep can wish for from it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import Concern, ConcernCategory, WouldBuy
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language import formats
from showroom_crm.language.catalog import use_language
from showroom_crm.services import customers, first_visit, follow_ups
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import CALL, SATO, MovableClock, Sato
from tests.ui.forms import child, click, text_of


def shown(panel: CustomerChartPanel, name: str) -> bool:
    return child(panel, QWidget, name).isVisible()


def add(store: Store, desk: Desk, profile: Profile) -> CustomerId:
    return customers.add_customer(store, profile, by=desk.staff_id, clock=desk.clock).customer_id


def test_the_head_tells_who_it_is_and_what_they_said_last(chart: CustomerChartPanel) -> None:
    assert text_of(chart, "customer_kana") == "サトウ ケンイチ"
    assert text_of(chart, "customer_name") == "佐藤 健一 様"
    quiet = text_of(chart, "customer_quiet_line")
    assert all(part in quiet for part in ("1001", "三鷹市", "43歳", "090-1234-5678"))
    assert text_of(chart, "last_words") == "「妻が後部座席を気にしていて」"
    concerns = text_of(chart, "open_concern_0")
    assert "今の車がいくらになるか" in concerns
    assert "査定の上乗せを相談" in concerns
    decision = text_of(chart, "decision")
    assert decision == "今月末 10/31(土)（ご夫婦）"


def test_the_first_words_of_a_visit_that_is_not_closed_stand_in_the_head(
    chart: CustomerChartPanel, store: Store, desk: Desk
) -> None:
    begun = first_visit.add_with_first_words(
        store, Profile("髙橋 美咲"), "広い車を", "シエンタ", by=desk.staff_id, clock=desk.clock
    )
    chart.show_customer(begun.customer_id)
    assert text_of(chart, "last_words") == "「広い車を」"


def test_a_concern_tells_what_the_yes_depends_on(
    chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    concern = Concern(
        ConcernCategory.LOAN, "月々が高い", "頭金なし", WouldBuy.YES_IF, condition="月2万円なら"
    )
    store.deals.save_concerns(sato.deal_id, [concern])
    chart.show_customer(sato.customer_id)
    assert text_of(chart, "open_concern_1") == (
        "ローン 「月々が高い」 条件つきで購入：月2万円なら → 頭金なし"
    )


def test_the_next_contact_is_told_with_its_time_channel_agreement_reason_and_what_we_bring(
    chart: CustomerChartPanel,
) -> None:
    assert text_of(chart, "next_contact_time").endswith("15:00")
    assert "10月3日(土)" in text_of(chart, "next_contact_caption")
    assert text_of(chart, "next_contact_standing") == "電話  ● 合意済"
    assert text_of(chart, "next_contact_reason") == "下取り額の回答"
    assert "査定書" in text_of(chart, "next_contact_bring")
    assert child(chart, QWidget, "next_contact").property("promise") == "today"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_words_of_the_next_contact_are_not_cut(
    language: str, qtbot: QtBot, sato: Sato, desk: Desk
) -> None:
    use_language(language)
    november = replace(CALL, at=datetime(2026, 11, 25, 15, 0))
    desk.run(
        lambda store: follow_ups.move_contact(
            store, sato.follow_up_id, november, by=None, clock=desk.clock
        ),
        origin=None,
    )
    fresh = CustomerChartPanel(desk)
    qtbot.addWidget(fresh)
    fresh.resize(800, 640)
    with qtbot.waitExposed(fresh):
        fresh.show()
    fresh.show_customer(sato.customer_id)
    caption = child(fresh, QLabel, "next_contact_caption")
    qtbot.waitUntil(lambda: caption.heightForWidth(caption.width()) <= caption.height())
    assert caption.wordWrap()


def test_a_contact_grows_late_while_the_chart_stays_open(
    chart: CustomerChartPanel, clock: MovableClock
) -> None:
    clock.advance(timedelta(hours=5))
    chart.refresh_times()
    assert "▲" in text_of(chart, "next_contact_standing")
    assert child(chart, QWidget, "next_contact").property("promise") == "overdue"


@pytest.mark.parametrize(
    ("agreed", "words", "look"), [(True, "● 合意済", "agreed"), (False, "○ 未合意", "own_action")]
)
def test_a_later_contact_says_whether_it_was_agreed(
    chart: CustomerChartPanel, desk: Desk, sato: Sato, agreed: bool, words: str, look: str
) -> None:
    moved = Plan(Channel.LINE, datetime(2026, 10, 7, 10), reason="納期の回答", agreed=agreed)
    desk.run(
        lambda store: follow_ups.move_contact(
            store, sato.follow_up_id, moved, by=None, clock=desk.clock
        ),
        origin=None,
    )
    assert text_of(chart, "next_contact_time") == "10/7(水) 10:00"
    assert words in text_of(chart, "next_contact_standing")
    assert child(chart, QWidget, "next_contact").property("promise") == look


def test_a_waiting_deal_is_the_loudest_and_asks_for_its_contact(
    qtbot: QtBot, chart: CustomerChartPanel, desk: Desk, store: Store, clock: MovableClock
) -> None:
    customer_id = add(store, desk, Profile("髙橋 美咲"))
    deal = store.deals.bring_in_waiting(
        customer_id, staff_id=None, wish="ヤリス", on=clock.local().date()
    )
    chart.show_customer(customer_id)
    assert "■" in text_of(chart, "next_contact_time")
    assert child(chart, QWidget, "next_contact").property("promise") == "waiting"
    with qtbot.waitSignal(chart.contact_wanted) as wanted:
        click(chart, "set_contact")
    assert wanted.args == [customer_id, deal.id, None]


def test_a_contact_beside_the_next_one_is_told_quietly(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    drive = Plan(Channel.VISIT_US, datetime(2026, 10, 10, 14), reason="試乗")
    desk.run(
        lambda store: follow_ups.plan_contact(
            store,
            sato.customer_id,
            drive,
            deal_id=sato.deal_id,
            by=desk.staff_id,
            clock=desk.clock,
        ),
        origin=None,
    )
    assert text_of(chart, "next_contact_time").endswith("15:00")
    assert "10/10(土) 14:00" in text_of(chart, "other_contacts")


def test_empty_facts_are_not_drawn(chart: CustomerChartPanel, store: Store, desk: Desk) -> None:
    chart.show_customer(add(store, desk, Profile("髙橋 美咲", job="教員")))
    for empty in ("customer_kana", "last_words", "open_concern_0", "decision"):
        assert not shown(chart, empty)
    profile = child(chart, QWidget, "profile")
    drawn = [
        label.text()
        for label in profile.findChildren(QLabel)
        if not label.isHidden() and label.objectName().startswith("profile_")
    ]
    assert drawn == ["教員"]


def test_a_name_is_text_and_never_markup(
    chart: CustomerChartPanel, store: Store, desk: Desk
) -> None:
    name = "<b>太字</b> & \U00020bb7野 \U0001f600" + "寿" * 60
    chart.show_customer(add(store, desk, Profile(name, notes="<i>斜体</i>")))
    assert child(chart, QLabel, "customer_name").accessibleName() == f"{name} 様"
    assert text_of(chart, "customer_name").startswith("<b>太字</b> & \U00020bb7野 \U0001f600寿")
    for label in chart.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat().name == "PlainText"


def test_opening_a_chart_is_noted_once_and_reading_it_again_is_not(
    chart: CustomerChartPanel, store: Store, desk: Desk, sato: Sato
) -> None:
    seen: list[str] = []
    record = store.access_log.record

    def note(act: str, *others: object, **more: object) -> None:
        seen.append(act)
        record(act, *others, **more)  # type: ignore[arg-type]

    store.access_log.record = note  # type: ignore[method-assign]
    chart.show_customer(sato.customer_id)
    chart.show_customer(add(store, desk, Profile("髙橋 美咲")))
    chart.show_customer(sato.customer_id)
    assert seen == ["added", "viewed", "viewed"]


def test_the_chart_follows_what_is_changed_elsewhere(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    desk.run(
        lambda store: customers.edit_profile(
            store, sato.customer_id, Profile("佐藤 健二"), by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )
    assert text_of(chart, "customer_name") == "佐藤 健二 様"
    assert not child(chart, QLabel, "customer_kana").isVisible()


def test_without_a_customer_the_chart_invites_to_choose_one(chart: CustomerChartPanel) -> None:
    chart.show_customer(None)
    assert child(chart, QLabel, "no_customer").isVisible()
    assert not child(chart, QWidget, "next_contact").isVisible()
    chart.ask_for_meeting()
    chart.ask_for_print()


def test_a_meeting_answers_the_contact_that_is_due(
    qtbot: QtBot, chart: CustomerChartPanel, sato: Sato
) -> None:
    with qtbot.waitSignal(chart.meeting_wanted) as wanted:
        click(chart, "record_meeting_button")
    assert wanted.args == [sato.customer_id, sato.deal_id, sato.follow_up_id]


def test_a_meeting_before_the_day_of_the_contact_leaves_it_standing(
    qtbot: QtBot, chart: CustomerChartPanel, sato: Sato, clock: MovableClock
) -> None:
    clock.set(datetime(2026, 10, 2, 18, 0))
    with qtbot.waitSignal(chart.meeting_wanted) as wanted:
        click(chart, "record_meeting_button")
    assert wanted.args == [sato.customer_id, sato.deal_id, None]


def test_the_next_contact_can_be_moved_and_the_chart_printed(
    qtbot: QtBot, chart: CustomerChartPanel, sato: Sato
) -> None:
    with qtbot.waitSignal(chart.contact_wanted) as wanted:
        click(chart, "move_contact")
    assert wanted.args == [sato.customer_id, sato.deal_id, sato.follow_up_id]
    with qtbot.waitSignal(chart.print_wanted) as printed:
        click(chart, "print_chart_button")
    assert printed.args == [sato.customer_id]


def test_the_last_print_is_told_beside_the_button(
    qtbot: QtBot, desk: Desk, panel: CustomerChartPanel, sato: Sato
) -> None:
    panel.show_customer(sato.customer_id)
    told = child(panel, QLabel, "last_printed")
    assert (told.text(), told.accessibleName()) == ("", "")
    desk.run(
        lambda store: customers.note_printed(
            store, [sato.customer_id], by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )
    printed_on = formats.day(desk.clock.utc().astimezone())
    assert printed_on in told.text()
    assert "田中" in told.accessibleName()
    panel.resize(430, 640)
    qtbot.waitUntil(lambda: printed_on not in told.text())


def test_on_a_narrow_pane_the_next_contact_stands_below_and_nothing_is_squeezed(
    qtbot: QtBot, chart: CustomerChartPanel
) -> None:
    chart.resize(440, 640)
    card, name = child(chart, QWidget, "next_contact"), child(chart, QWidget, "customer_name")
    qtbot.waitUntil(lambda: card.y() > name.y() + name.height())
    assert name.width() > 250
    chart.resize(900, 640)
    qtbot.waitUntil(lambda: card.x() > name.x() + name.width())


def test_cars_are_told_with_the_end_of_their_inspection(chart: CustomerChartPanel) -> None:
    assert SATO.vehicles[0].model in text_of(chart, "car_0_called")
    assert "2027年" in text_of(chart, "car_0_0")
