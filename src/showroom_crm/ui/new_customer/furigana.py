"""Furigana that fills itself: the kana typed into the IME before they became kanji."""

import re
from dataclasses import dataclass

import jaconv
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30faー・]+")
_GAP = " "


@dataclass(frozen=True)
class _Piece:
    """What the IME committed, and how it was read."""

    text: str
    reading: str


class FuriganaTracker(QObject):
    """Writes the reading of what is composed in `name` into `kana`, in katakana.

    What was pasted has no reading. Furigana that a rep typed is left alone until both
    fields are empty again.
    """

    def __init__(self, name: QLineEdit, kana: QLineEdit) -> None:
        super().__init__(name)
        self._name = name
        self._kana = kana
        self._pieces: list[_Piece] = []
        self._reading = ""
        self._shown = ""
        self._begun = ""
        self._typed_by_hand = False
        name.installEventFilter(self)
        name.textChanged.connect(self._fill)
        kana.textEdited.connect(self._take_by_hand)

    def leave_alone(self) -> None:
        """Take the furigana as it stands for one that a rep typed."""
        self._typed_by_hand = bool(self._kana.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._follow(event)
        return False

    def _follow(self, event: QInputMethodEvent) -> None:
        """Remember the last kana of a composition until it is committed.

        One event can commit a piece and begin the next one.
        """
        committed = event.commitString()
        rest = self._shown.removeprefix(committed) if self._shown.startswith(committed) else ""
        self._shown = event.preeditString()
        if committed and rest:
            self._commit_clause(committed, rest)
        elif committed:
            self._commit(self._begun + committed)
        preedit = jaconv.h2z(event.preeditString(), kana=True)
        if not preedit:
            self._reading = self._begun = ""
        elif _KANA.fullmatch(preedit):
            self._reading = jaconv.hira2kata(preedit)

    def _commit_clause(self, committed: str, rest: str) -> None:
        """Take a first clause (佐藤) of a composition of which the rest (けんいち) goes on.

        Where the rest is converted too, its reading is known only together with the clause's.
        """
        kana = jaconv.hira2kata(jaconv.h2z(rest, kana=True))
        if _KANA.fullmatch(kana) and self._reading.endswith(kana):
            self._reading = self._reading.removesuffix(kana)
            self._commit(self._begun + committed)
            self._reading = kana
        else:
            self._begun += committed

    def _commit(self, committed: str) -> None:
        self._begun = ""
        kana = jaconv.h2z(committed, kana=True)
        if _KANA.fullmatch(kana):
            self._reading = jaconv.hira2kata(kana)
        if self._reading:
            before = self._name.text()[: self._name.cursorPosition()]
            place = len(_found(self._pieces, before))
            self._pieces.insert(place, _Piece(committed.strip(), self._reading))
        self._reading = ""

    def _fill(self, name: str) -> None:
        found = _found(self._pieces, name)
        self._pieces = [piece for piece, _start in found]
        if not name and not self._kana.text():
            self._typed_by_hand = False
        if not self._typed_by_hand:
            self._kana.setText(_readings(found, name))

    def _take_by_hand(self, kana: str) -> None:
        self._typed_by_hand = bool(kana) or bool(self._name.text())


def _found(pieces: list[_Piece], name: str) -> list[tuple[_Piece, int]]:
    """Return the pieces that still stand in the name, in order, with their places."""
    found: list[tuple[_Piece, int]] = []
    after = 0
    for piece in pieces:
        # A blank may have been put between family and given name since.
        spaced = r"\s*".join(re.escape(sign) for sign in piece.text)
        match = re.compile(spaced).search(name, after)
        if match is not None:
            found.append((piece, match.start()))
            after = match.end()
    return found


def _readings(found: list[tuple[_Piece, int]], name: str) -> str:
    readings = ""
    end = 0
    for piece, start in found:
        if readings and re.search(r"\s", name[end:start]):
            readings += _GAP
        readings += piece.reading
        end = start + len(piece.text)
    return readings
