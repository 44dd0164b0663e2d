"""No English is left in Qt's own dialogs."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from showroom_crm.ui.qt_texts import speak_as_we_do


def test_the_buttons_of_qt_speak_japanese(qtbot: QtBot, qapp: QApplication) -> None:
    speak_as_we_do(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    [cancel] = box.buttons()
    assert "キャンセル" in cancel.text()
    for translator in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(QLocale.system())
