"""All that is to be mentioned to a customer, or was, as a list whose rows are edited in place."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont

from showroom_crm.domain.mentions import Mention, written_mention
from showroom_crm.language import formats
from showroom_crm.language.brief_words import mention as in_words
from showroom_crm.language.catalog import _
from showroom_crm.ui.theme.style import tokens

MENTION_ROLE: Final = Qt.ItemDataRole.UserRole + 1

_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class MentionModel(QAbstractListModel):
    """What is still to be mentioned comes first, by its day; the ticked ones below.

    Signals:
    edited(MentionId, str): a row was typed anew.
    ticked(MentionId, bool): it was mentioned, or not after all.
    """

    edited = Signal(object, str)
    ticked = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mentions: list[Mention] = []
        self._today = date.min

    def show_mentions(self, mentions: Iterable[Mention], today: date) -> None:
        """Show them as they stand on a day."""
        self.beginResetModel()
        self._mentions = sorted(mentions, key=_order)
        self._today = today
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._mentions)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        mention = self._mentions[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(mention)
            case Qt.ItemDataRole.EditRole:
                return written_mention(mention, today=self._today)
            case Qt.ItemDataRole.CheckStateRole:
                ticked = mention.ticked_on is not None
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole if mention.ticked_on is not None:
                return QColor(tokens().quiet)
            case Qt.ItemDataRole.FontRole if mention.ticked_on is not None:
                return _struck_out()
            case _ if role == MENTION_ROLE:
                return mention
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what is wished for; the row changes once that is kept."""
        mention = self._mentions[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.ticked.emit(mention.id, mention.ticked_on is None)
        elif role == Qt.ItemDataRole.EditRole:
            if value != written_mention(mention, today=self._today):
                self.edited.emit(mention.id, str(value))
        else:
            return False
        return True

    def _words(self, mention: Mention) -> str:
        words = in_words(mention, self._today)
        if mention.ticked_on is None:
            return words
        day = formats.day if mention.ticked_on.year == self._today.year else formats.full_day
        return _("{words}  (mentioned {day})").format(words=words, day=day(mention.ticked_on))


def _order(mention: Mention) -> tuple[bool, bool, date]:
    ticked = mention.ticked_on is not None
    return ticked, mention.on is None, mention.on or date.max


def _struck_out() -> QFont:
    font = QFont()
    font.setStrikeOut(True)
    return font
