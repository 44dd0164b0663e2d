"""How a dialog fits on a small screen."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.ui.screen_room import fit_to_screen, grow
from tests.ui.forms import child


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    """A dialog with a button at its foot."""
    made = QDialog()
    qtbot.addWidget(made)
    content, foot = QWidget(), QPushButton("OK")
    content.setObjectName("content")
    foot.setObjectName("foot")
    layout = QVBoxLayout(made)
    layout.addWidget(content, 1)
    layout.addWidget(foot)
    return made


def room(dialog: QDialog) -> QSize:
    return dialog.screen().availableSize()


def test_one_that_fits_keeps_its_size(dialog: QDialog) -> None:
    dialog.resize(400, 300)
    fit_to_screen(dialog)
    assert dialog.size() == QSize(400, 300)
    assert dialog.findChild(QScrollArea) is None


def test_one_that_was_meant_for_a_larger_screen_becomes_smaller(dialog: QDialog) -> None:
    dialog.resize(5000, 5000)
    fit_to_screen(dialog)
    assert dialog.width() < room(dialog).width()
    assert dialog.height() < room(dialog).height()
    assert dialog.findChild(QScrollArea) is None


def test_one_that_needs_more_than_the_screen_scrolls_to_its_foot(
    qtbot: QtBot, dialog: QDialog
) -> None:
    child(dialog, QWidget, "content").setMinimumSize(300, 3000)
    dialog.resize(400, 300)
    fit_to_screen(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.height() < room(dialog).height()
    foot = child(dialog, QPushButton, "foot")
    area = dialog.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(foot)
    assert not foot.visibleRegion().isEmpty()


def test_one_that_may_scroll_later_opens_as_high_as_it_wants_to_be(dialog: QDialog) -> None:
    content = child(dialog, QWidget, "content")
    content.setMinimumSize(300, room(dialog).height() - 200)
    wanted = dialog.sizeHint()
    fit_to_screen(dialog)
    assert dialog.findChild(QScrollArea) is not None
    assert dialog.size() == wanted


def test_what_is_unfolded_makes_it_higher_as_far_as_the_screen_goes(dialog: QDialog) -> None:
    dialog.resize(400, 300)
    grow(dialog, 60)
    assert dialog.size() == QSize(400, 360)
    grow(dialog, 5000)
    assert dialog.width() == 400
    assert 360 < dialog.height() < room(dialog).height()
