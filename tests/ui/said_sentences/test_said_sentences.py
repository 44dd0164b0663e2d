"""The showroom words the sentences of the close itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from showroom_crm.domain.deals import ConcernCategory
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.said_sentences import Said
from showroom_crm.language import closing_sentences
from showroom_crm.services.said_sentences import own_sentences
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.said_sentences.dialog import SaidSentencesDialog
from tests.ui.forms import child, click, text_of


@pytest.fixture(autouse=True)
def originals() -> Iterator[None]:
    yield
    closing_sentences.use_own_sentences({})


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> SaidSentencesDialog:
    shown = SaidSentencesDialog(desk)
    qtbot.addWidget(shown)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown.show()
    return shown


def editor(dialog: QDialog, said: Said) -> QPlainTextEdit:
    return child(dialog, QPlainTextEdit, said.value)


def test_the_originals_stand_there_with_their_placeholders_in_japanese(
    dialog: SaidSentencesDialog,
) -> None:
    assert "{気になる点}" in editor(dialog, Said.WOULD_BUY).toPlainText()
    assert text_of(dialog, "next_contact_placeholders") == "{気になる点} {お願い}"
    assert text_of(dialog, "concerns_placeholders") == ""


def test_our_own_words_are_said_from_then_on(dialog: SaidSentencesDialog, store: Store) -> None:
    editor(dialog, Said.WOULD_BUY).setPlainText("{気になる点}さえ合えば、お決めいただけますか?")
    click(dialog, "keep_sentences")

    assert not dialog.isVisible()
    said = closing_sentences.ask_would_buy([ConcernCategory.PRICE])
    assert said.endswith("さえ合えば、お決めいただけますか?")
    assert "{" not in said
    assert list(own_sentences(store)) == [("ja", Said.WOULD_BUY)]


def test_the_original_can_be_had_again(
    qtbot: QtBot, dialog: SaidSentencesDialog, desk: Desk, store: Store
) -> None:
    original = closing_sentences.ask_decision()
    editor(dialog, Said.DECISION).setPlainText("いつ頃でしょう?")
    click(dialog, "keep_sentences")
    assert closing_sentences.ask_decision() == "いつ頃でしょう?"

    again = SaidSentencesDialog(desk)
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(again)
    again.show()
    click(again, "decision_original")
    click(again, "keep_sentences")

    assert closing_sentences.ask_decision() == original
    assert own_sentences(store) == {}


def test_an_unknown_placeholder_is_refused_with_the_known_ones(
    dialog: SaidSentencesDialog, store: Store
) -> None:
    editor(dialog, Said.NEXT_CONTACT).setPlainText("{値段}の件で{お願い}")
    click(dialog, "keep_sentences")

    assert dialog.isVisible()
    fault = child(dialog, QLabel, "next_contact_fault").text()
    assert "{値段}" in fault
    assert "{気になる点} {お願い}" in fault
    assert own_sentences(store) == {}
    assert editor(dialog, Said.NEXT_CONTACT).toPlainText() == "{値段}の件で{お願い}"


def test_without_the_wish_nobody_would_be_asked(dialog: SaidSentencesDialog) -> None:
    editor(dialog, Said.NEXT_CONTACT).setPlainText("{気になる点}を考えておきます")
    click(dialog, "keep_sentences")

    assert "{お願い}" in child(dialog, QLabel, "next_contact_fault").text()


def test_what_was_kept_by_hand_and_cannot_be_said_is_left_out(store: Store, desk: Desk) -> None:
    with store.transaction():
        store.settings.keep(
            "said_sentences",
            '{"ja/decision": "{x}", "ja/nonsense": "a", "ja/concerns": "何か?", "x": 3}',
            at=desk.clock.utc(),
        )
    assert own_sentences(store) == {("ja", Said.CONCERNS): "何か?"}
    closing_sentences.use_own_sentences(own_sentences(store))

    assert closing_sentences.ask_concerns() == "何か?"
    assert closing_sentences.ask_next_contact([], Channel.PHONE, None)
