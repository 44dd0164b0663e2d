"""In the close it is said who prepares our remedy, and until when."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.store import Store
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, text_of, type_into
from tests.ui.meeting_close.closing import Hand, Opener, deal_of


def test_it_is_set_with_a_few_clicks_and_kept_with_the_close(
    opened: Opener, store: Store, sato: Sato
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    dialog = opened()
    assert child(dialog, QPushButton, "open_remedy_work").text() == "田中 10/3(土) 15:00まで"
    click(dialog, "open_remedy_work")
    rep = child(dialog, QComboBox, "remedy_by")
    rep.setCurrentIndex(rep.findData(suzuki))
    click(dialog, "remedy_due_1")
    assert child(dialog, QPushButton, "open_remedy_work").text() == "鈴木 10/4(日) 13:00まで"
    click(dialog, "step_contact")
    type_into(dialog, "moment_day", "2026-10-06")
    click(dialog, "close_agreed")
    [concern] = deal_of(store, sato).concerns
    assert (concern.remedy_by, concern.remedy_due) == (suzuki, datetime(2026, 10, 4, 13))


def test_left_alone_it_is_proposed_for_the_new_contact(
    opened: Opener, store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(datetime(2026, 10, 3, 16))
    dialog = opened()
    click(dialog, "step_contact")
    type_into(dialog, "moment_day", "2026-10-06")
    type_into(dialog, "moment_time", "15:00")
    click(dialog, "close_agreed")
    [concern] = deal_of(store, sato).concerns
    assert concern.remedy_due == datetime(2026, 10, 6, 10)


def test_a_time_that_is_over_is_refused_beside_it(opened: Opener, store: Store, sato: Sato) -> None:
    for typed in ("2026-10-02 10:00", "そのうち"):
        dialog = opened()
        click(dialog, "open_remedy_work")
        type_into(dialog, "remedy_due", typed)
        click(dialog, "step_contact")
        click(dialog, "close_agreed")
        assert dialog.isVisible()
        assert child(dialog, QWidget, "concerns_page").isVisible()
        assert text_of(dialog, "remedy_due_fault")
        assert text_of(dialog, "remedy_due") == typed
        [concern] = deal_of(store, sato).concerns
        assert concern.remedy_due == datetime(2026, 10, 3, 15)
        dialog.reject()


def test_it_survives_being_called_away(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "open_remedy_work")
    type_into(dialog, "remedy_due", "10/5 1")
    dialog.reject()
    again = opened()
    assert text_of(again, "remedy_due") == "2026-10-05 13:00"


def test_the_contact_before_it_warns(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "open_remedy_work")
    type_into(dialog, "remedy_due", "2026-10-05 13:00")
    click(dialog, "step_contact")
    type_into(dialog, "moment_day", "2026-10-05")
    type_into(dialog, "moment_time", "12:00")
    warnings = child(dialog, QLabel, "contact_warnings")
    assert "10/5(月) 13:00" in warnings.text()
    type_into(dialog, "moment_time", "13:00")
    assert "10/5(月) 13:00" not in warnings.text()


def test_a_customer_at_the_screen_does_not_see_it(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "open_remedy_work")
    Hand(dialog).press(Qt.Key.Key_F9)
    for name in ("open_remedy_work", "remedy_work"):
        assert not child(dialog, QWidget, name).isVisible(), name
