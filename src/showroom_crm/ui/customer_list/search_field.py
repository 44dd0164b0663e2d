"""The search box: live as one types, through an input method too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from showroom_crm.language.catalog import _


class SearchField(QLineEdit):
    """Signals:
    words_changed(str): what is searched for differs, kana that are being composed included.
    list_wanted(): the arrow down; the list takes the keyboard.
    opening_wanted(): Return, while nothing is being composed.
    """

    words_changed = Signal(str)
    list_wanted = Signal()
    opening_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_field")
        self.setAccessibleName(_("Search customers"))
        self.setPlaceholderText(_("Name, kana, phone, car, words said"))
        self.setClearButtonEnabled(True)
        self._composed = ""
        self._told = ""
        self.textChanged.connect(self._tell)

    @property
    def words(self) -> str:
        """What is searched for: the committed text with the kana that are being composed."""
        place = self.cursorPosition()
        return self.text()[:place] + self._composed + self.text()[place:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._composed = searchable_kana(event.preeditString())
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down if not self._composed:
                self.list_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not self._composed:
                self.opening_wanted.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)

    def _tell(self) -> None:
        if self.words != self._told:
            self._told = self.words
            self.words_changed.emit(self._told)


def searchable_kana(preedit: str) -> str:
    """Return what can be searched for of a text that is being composed.

    A romaji input method shows the letters of the next kana (さｔ, さと): a last letter that
    is no kana yet would find nothing and make the list flicker at every second key.
    """
    kana = preedit
    while kana and _is_latin(kana[-1]):
        kana = kana[:-1]
    return kana


def _is_latin(sign: str) -> bool:
    return sign.isascii() or "Ａ" <= sign <= "ｚ"
