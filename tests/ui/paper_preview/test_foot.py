"""The foot of a preview tells much without taking the room of the pages, and obeys keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from showroom_crm.ui.paper_preview.foot import PreviewFoot
from tests.ui.forms import child


def test_many_warnings_are_scrolled_and_leave_the_pages_their_room(qtbot: QtBot) -> None:
    foot = PreviewFoot()
    qtbot.addWidget(foot)
    foot.resize(800, 40)
    foot.show()
    foot.rest(ready=True)
    foot.tell("一つ目の注意です。", fault=True)
    QTest.qWait(1)
    one = foot.minimumSizeHint().height()
    foot.tell("\n".join(f"{number}人目のお名前は□で印刷されます。" for number in range(200)))
    QTest.qWait(1)
    assert foot.minimumSizeHint().height() < one + 60
    room = child(foot, QScrollArea, "words_room")
    assert room.verticalScrollBar().maximum() > 1000
    assert child(foot, QLabel, "words").height() > 1000


def test_the_words_of_one_line_need_no_scrolling(qtbot: QtBot) -> None:
    foot = PreviewFoot()
    qtbot.addWidget(foot)
    foot.resize(800, 40)
    foot.show()
    foot.tell("プリンターに送りました")
    QTest.qWait(1)
    room = child(foot, QScrollArea, "words_room")
    assert room.verticalScrollBar().maximum() == 0
    assert room.focusPolicy() is Qt.FocusPolicy.NoFocus
