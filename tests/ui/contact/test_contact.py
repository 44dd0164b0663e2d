"""Setting and moving our next contact."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.deals import DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, Plan, Repeat
from showroom_crm.domain.identifiers import DealId, FollowUpId
from showroom_crm.language.sentences import sentence
from showroom_crm.services import drafts
from showroom_crm.services.store import Store
from showroom_crm.ui.contact.dialog import ContactDialog
from showroom_crm.ui.contact.moment_edit import MomentEdit
from showroom_crm.ui.contact.plan_form import PlanForm
from showroom_crm.ui.desk import Desk
from tests.conftest import CALL, MovableClock, Sato
from tests.ui.forms import child, click, press, text_of, type_into
from tests.ui.refusing import full_disk

Opened = Callable[..., ContactDialog]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, sato: Sato) -> Iterator[Opened]:
    """Open the dialog over a window, which ends with the test."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def open_dialog(
        deal_id: DealId | None = None, follow_up_id: FollowUpId | None = None
    ) -> ContactDialog:
        of_deal = deal_id or sato.deal_id
        dialog = ContactDialog(desk, sato.customer_id, of_deal, follow_up_id, window)
        dialog.open()
        return dialog

    yield open_dialog


@pytest.fixture
def moment(qtbot: QtBot, clock: MovableClock) -> MomentEdit:
    edit = MomentEdit(clock)
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.mark.parametrize(
    ("day", "hour", "at"),
    [
        ("10/5", "15時半", datetime(2026, 10, 5, 15, 30)),
        ("R8.10.5", "1500", datetime(2026, 10, 5, 15, 0)),
        ("９／１", "3", datetime(2027, 9, 1, 15, 0)),
    ],
)
def test_a_moment_is_typed_as_a_rep_writes_it(
    qtbot: QtBot, moment: MomentEdit, day: str, hour: str, at: datetime
) -> None:
    type_into(moment, "moment_day", day)
    type_into(moment, "moment_time", hour)
    assert moment.value() == at
    assert moment.window_end() is None


def test_what_was_understood_of_the_moment_stands_below_it(
    qtbot: QtBot, moment: MomentEdit
) -> None:
    type_into(moment, "moment_day", "10/5")
    type_into(moment, "moment_time", "18-20時")
    assert moment.window_end() == time(20)
    assert text_of(moment, "moment_reading") == "2026年10月5日(月) 18:00–20:00"


@pytest.mark.parametrize(
    ("pick", "day"),
    [("tomorrow", 4), ("in_two_days", 5), ("saturday", 10), ("in_a_week", 10)],
)
def test_a_day_and_a_time_are_picked_with_one_click_each(
    qtbot: QtBot, moment: MomentEdit, pick: str, day: int
) -> None:
    with qtbot.waitSignal(moment.changed):
        click(moment, f"pick_{pick}")
    click(moment, "pick_at_13")
    assert moment.value() == datetime(2026, 10, day, 13, 0)


def test_on_a_weekday_the_saturday_is_that_of_this_week(qtbot: QtBot, clock: MovableClock) -> None:
    clock.set(datetime(2026, 10, 1, 9, 0))
    moment = MomentEdit(clock)
    qtbot.addWidget(moment)
    click(moment, "pick_saturday")
    click(moment, "pick_at_10")
    assert moment.value() == datetime(2026, 10, 3, 10, 0)


@pytest.mark.parametrize(
    ("day", "hour", "key"),
    [
        ("", "15:00", "date.missing"),
        ("いつか", "15:00", "date.unreadable"),
        ("10/5", "", "time.missing"),
        ("10/5", "夕方", "time.unreadable"),
    ],
)
def test_a_moment_that_cannot_be_read_is_refused_and_keeps_its_text(
    qtbot: QtBot, moment: MomentEdit, day: str, hour: str, key: str
) -> None:
    type_into(moment, "moment_day", day)
    type_into(moment, "moment_time", hour)
    with pytest.raises(RuleBroken) as refused:
        moment.value()
    assert (refused.value.key, refused.value.details["field"]) == (key, "at")
    assert moment.texts() == (day, hour)


def test_a_plan_form_gives_back_the_plan_it_shows(qtbot: QtBot, clock: MovableClock) -> None:
    plan = Plan(
        Channel.VISIT_THEM,
        datetime(2027, 1, 9, 18, 0),
        reason="納期の回答\nとカタログ",
        bring="カタログ",
        agreed=False,
        until=time(20),
        lead_minutes=(60, 10),
        repeats=Repeat.YEARLY,
    )
    form = PlanForm(clock)
    qtbot.addWidget(form)
    form.set_plan(plan)
    assert form.plan(agreed=False) == plan
    texts = form.texts()
    form.set_texts({})
    form.set_texts(texts)
    assert form.plan(agreed=False) == plan


def test_the_next_contact_of_a_waiting_deal_is_set(
    qtbot: QtBot, opened: Opened, desk: Desk, store: Store, sato: Sato, clock: MovableClock
) -> None:
    deal = store.deals.bring_in_waiting(
        sato.customer_id, staff_id=desk.staff_id, wish="プリウス", on=clock.local().date()
    )
    dialog = opened(deal_id=deal.id)
    click(dialog, "plan_channel_line")
    click(dialog, "pick_tomorrow")
    type_into(dialog, "moment_time", "10時")
    type_into(dialog, "plan_reason", "在庫の回答")
    click(dialog, "contact_agreement_own_action")
    with qtbot.waitSignals([desk.changed, dialog.accepted]):
        click(dialog, "save_contact")
    planned = store.follow_ups.of_deal(deal.id)
    assert [each.plan for each in planned] == [
        Plan(Channel.LINE, datetime(2026, 10, 4, 10), reason="在庫の回答", agreed=False)
    ]
    assert store.deals.get(deal.id).state is DealState.OPEN


def test_a_contact_is_moved_and_keeps_what_was_not_touched(
    qtbot: QtBot, opened: Opened, desk: Desk, store: Store, sato: Sato
) -> None:
    dialog = opened(follow_up_id=sato.follow_up_id)
    type_into(dialog, "moment_time", "17:30")
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Qt.Key.Key_Return, control=True)
    moved = store.follow_ups.get(sato.follow_up_id).plan
    assert moved.at == datetime(2026, 10, 3, 17, 30)
    assert (moved.reason, moved.bring, moved.agreed) == (CALL.reason, CALL.bring, CALL.agreed)


@pytest.mark.parametrize(
    ("field", "typed", "label", "key"),
    [
        ("plan_reason", "", "plan_reason_fault", "follow_up.reason_missing"),
        ("moment_day", "2026-10-01", "moment_fault", "follow_up.in_past"),
        ("plan_reason", "書類\x07", "plan_reason_fault", "text.control_sign"),
    ],
)
def test_a_refused_contact_stays_open_with_the_sentence_beside_its_field(
    qtbot: QtBot,
    opened: Opened,
    store: Store,
    sato: Sato,
    field: str,
    typed: str,
    label: str,
    key: str,
) -> None:
    dialog = opened()
    type_into(dialog, "plan_reason", "納期の回答")
    type_into(dialog, "moment_day", "2026-10-05")
    type_into(dialog, "moment_time", "15:00")
    type_into(dialog, field, typed)
    click(dialog, "save_contact")
    assert dialog.isVisible()
    assert child(dialog, QLabel, label).isVisible()
    assert text_of(dialog, label) == sentence(RuleBroken(key, field="reason"))
    assert len(store.follow_ups.of_deal(sato.deal_id)) == 1


def test_a_contact_half_typed_is_there_again_after_a_crash(
    qtbot: QtBot, opened: Opened, desk: Desk, store: Store, sato: Sato, clock: MovableClock
) -> None:
    dialog = opened()
    type_into(dialog, "plan_reason", "納期の回答")
    name = f"contact/customer/{sato.customer_id}/{sato.deal_id}"
    qtbot.waitUntil(lambda: drafts.draft(store, name) is not None, timeout=2000)
    clock.advance(timedelta(hours=1))

    again = opened()
    assert text_of(again, "plan_reason") == "納期の回答"
    assert "12:00" in text_of(again, "restored_line")
    click(again, "discard_draft")
    assert text_of(again, "plan_reason") == ""
    assert drafts.draft(store, name) is None


def test_a_kept_contact_leaves_no_draft(
    qtbot: QtBot, opened: Opened, desk: Desk, store: Store, sato: Sato
) -> None:
    dialog = opened(follow_up_id=sato.follow_up_id)
    type_into(dialog, "moment_day", "10/6")
    click(dialog, "save_contact")
    assert drafts.draft(store, f"contact/{sato.follow_up_id}") is None


def test_a_draft_that_cannot_be_kept_holds_the_window_once(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    type_into(dialog, "plan_reason", "納期の回答")
    with full_disk(store.drafts) as sentence_of_fault:
        click(dialog, "leave_contact")
        assert dialog.isVisible()
        assert sentence_of_fault in text_of(dialog, "unsaved_line")
        click(dialog, "leave_contact")
        assert not dialog.isVisible()


def test_a_contact_is_kept_once_though_its_draft_cannot_be_forgotten(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    type_into(dialog, "moment_day", "10/6")
    type_into(dialog, "moment_time", "15:00")
    type_into(dialog, "plan_reason", "納期の回答")
    with full_disk(store.drafts):
        click(dialog, "save_contact")
    assert not dialog.isVisible()
    assert len(store.follow_ups.of_deal(sato.deal_id)) == 2
