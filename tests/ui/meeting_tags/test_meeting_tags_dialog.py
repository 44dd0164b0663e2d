"""The showroom changes its tags."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.services.meeting_tags import meeting_tags
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting_tags.dialog import MeetingTagsDialog
from tests.ui.forms import child, click, press, text_of, type_into


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[MeetingTagsDialog]:
    owner = QWidget()
    qtbot.addWidget(owner)
    shown = MeetingTagsDialog(desk, owner)
    shown.show()
    yield shown


def test_the_tags_stand_beside_their_keys_and_enter_keeps_them(
    dialog: MeetingTagsDialog, store: Store
) -> None:
    usual = meeting_tags(store)
    assert text_of(dialog, "tag_line_2") == usual[1]
    type_into(dialog, "tag_line_2", "法人")
    type_into(dialog, "tag_line_3", "")
    press(dialog, Qt.Key.Key_Return)
    assert meeting_tags(store) == (usual[0], "法人", *usual[3:])
    assert not dialog.isVisible()


def test_a_tag_that_is_too_long_is_refused_and_said(
    dialog: MeetingTagsDialog, store: Store
) -> None:
    usual = meeting_tags(store)
    type_into(dialog, "tag_line_1", "長" * 21)
    click(dialog, "save_tags")
    assert child(dialog, QLabel, "tags_fault").isVisible()
    assert meeting_tags(store) == usual
    child(dialog, QLineEdit, "tag_line_1").setFocus()
    press(dialog, Qt.Key.Key_Backspace)
    assert not child(dialog, QLabel, "tags_fault").isVisible()


def test_going_back_changes_nothing(dialog: MeetingTagsDialog, store: Store) -> None:
    usual = meeting_tags(store)
    type_into(dialog, "tag_line_1", "法人")
    click(dialog, "leave_tags")
    assert meeting_tags(store) == usual
