"""Furigana that fills itself while a name is composed."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from showroom_crm.ui.new_customer.furigana import FuriganaTracker


class Ime:
    """An IME that composes into the name."""

    def __init__(self, name: QLineEdit) -> None:
        self.name = name

    def shows(self, *preedits: str) -> None:
        for preedit in preedits:
            QApplication.sendEvent(self.name, QInputMethodEvent(preedit, []))

    def commits(self, text: str, *, then: str = "") -> None:
        event = QInputMethodEvent(then, [])
        event.setCommitString(text)
        QApplication.sendEvent(self.name, event)


@pytest.fixture
def name(qtbot: QtBot) -> QLineEdit:
    line = QLineEdit()
    qtbot.addWidget(line)
    return line


@pytest.fixture
def kana(qtbot: QtBot, name: QLineEdit) -> QLineEdit:
    line = QLineEdit()
    qtbot.addWidget(line)
    FuriganaTracker(name, line)
    return line


@pytest.fixture
def ime(name: QLineEdit) -> Ime:
    return Ime(name)


def test_the_reading_of_a_converted_name_stands_in_katakana(
    name: QLineEdit, kana: QLineEdit, ime: Ime
) -> None:
    ime.shows("さ", "さt", "さと", "さとう", "佐藤")
    ime.commits("佐藤")
    assert (name.text(), kana.text()) == ("佐藤", "サトウ")


def test_family_and_given_name_are_parted_as_in_the_name(
    name: QLineEdit, kana: QLineEdit, ime: Ime
) -> None:
    ime.shows("さとう", "佐藤")
    ime.commits("佐藤")
    ime.commits("　")
    ime.shows("けんいち", "健一")
    ime.commits("健一")
    assert (name.text(), kana.text()) == ("佐藤　健一", "サトウ ケンイチ")


def test_a_name_converted_whole_keeps_its_reading_when_a_blank_is_put_in(
    name: QLineEdit, kana: QLineEdit, ime: Ime
) -> None:
    ime.shows("さとうけんいち", "佐藤けんいち", "佐藤健一")
    ime.commits("佐藤健一")
    name.setCursorPosition(2)
    name.insert(" ")
    assert (name.text(), kana.text()) == ("佐藤 健一", "サトウケンイチ")


def test_the_next_keystroke_may_commit_what_was_converted(
    name: QLineEdit, kana: QLineEdit, ime: Ime
) -> None:
    ime.shows("たかはし", "髙橋")
    ime.commits("髙橋", then="m")
    ime.shows("み", "みさき", "美咲")
    ime.commits("美咲")
    assert (name.text(), kana.text()) == ("髙橋美咲", "タカハシミサキ")


def test_a_given_name_put_before_which_a_family_name_is_typed_comes_second(
    name: QLineEdit, kana: QLineEdit, ime: Ime
) -> None:
    ime.shows("けんいち")
    ime.commits("健一")
    name.setCursorPosition(0)
    ime.shows("さとう")
    ime.commits("佐藤")
    assert (name.text(), kana.text()) == ("佐藤健一", "サトウケンイチ")


def test_clauses_that_are_taken_one_by_one_have_each_their_reading(
    name: QLineEdit, kana: QLineEdit, ime: Ime
) -> None:
    ime.shows("さとうけんいち", "佐藤けんいち")
    ime.commits("佐藤", then="けんいち")
    assert kana.text() == "サトウ"
    ime.shows("健一")
    ime.commits("健一")
    assert (name.text(), kana.text()) == ("佐藤健一", "サトウケンイチ")
    name.setCursorPosition(2)
    name.insert(" ")
    assert (name.text(), kana.text()) == ("佐藤 健一", "サトウ ケンイチ")


def test_clauses_that_were_all_converted_before_the_first_was_taken_keep_their_reading(
    name: QLineEdit, kana: QLineEdit, ime: Ime
) -> None:
    ime.shows("さとうけんいち", "佐藤けんいち", "佐藤健一")
    ime.commits("佐藤", then="健一")
    ime.commits("健一")
    assert (name.text(), kana.text()) == ("佐藤健一", "サトウケンイチ")


def test_a_vowel_that_begins_the_given_name_is_not_taken_from_the_family_name(
    name: QLineEdit, kana: QLineEdit, ime: Ime
) -> None:
    ime.shows("かわい", "川井")
    ime.commits("川井", then="い")
    ime.shows("いちろう", "一郎")
    ime.commits("一郎")
    assert (name.text(), kana.text()) == ("川井一郎", "カワイイチロウ")


@pytest.mark.parametrize("typed", ["さくら", "サクラ", "ｻｸﾗ"])
def test_a_name_in_kana_is_its_own_reading(
    name: QLineEdit, kana: QLineEdit, ime: Ime, typed: str
) -> None:
    ime.shows(typed)
    ime.commits(typed)
    assert (name.text(), kana.text()) == (typed, "サクラ")


def test_a_pasted_name_has_no_reading(name: QLineEdit, kana: QLineEdit) -> None:
    name.insert("佐藤 健一")
    assert kana.text() == ""


def test_a_composition_that_is_given_up_leaves_nothing(
    name: QLineEdit, kana: QLineEdit, ime: Ime
) -> None:
    ime.shows("さとう", "佐藤", "")
    ime.commits("Smith")
    assert (name.text(), kana.text()) == ("Smith", "")


def test_a_name_that_is_deleted_and_typed_anew_brings_its_own_reading(
    name: QLineEdit, kana: QLineEdit, ime: Ime
) -> None:
    ime.shows("さとう")
    ime.commits("佐藤")
    name.clear()
    assert kana.text() == ""
    ime.shows("すずき")
    ime.commits("鈴木")
    assert kana.text() == "スズキ"


def test_furigana_that_a_rep_typed_is_left_alone(
    name: QLineEdit, kana: QLineEdit, ime: Ime
) -> None:
    ime.shows("さいとう")
    ime.commits("齋藤")
    kana.selectAll()
    kana.insert("サエトウ")
    ime.shows("まこと")
    ime.commits("誠")
    assert kana.text() == "サエトウ"
