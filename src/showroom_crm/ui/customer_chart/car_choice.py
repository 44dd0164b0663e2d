"""The list from which one of many cars is chosen to be edited."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor

from showroom_crm.domain.folding import fold
from showroom_crm.language.catalog import _
from showroom_crm.ui.customer_chart.car_texts import CarTexts
from showroom_crm.ui.theme.style import tokens

Shown = tuple[CarTexts, bool]

_ROW_HEIGHT = 44
_NO_PARENT = QModelIndex()


class CarChoice(QAbstractListModel):
    """A row a car, in two lines; one that was removed or parted with is quiet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cars: list[Shown] = []

    def show_cars(self, cars: Sequence[Shown]) -> None:
        """Show cars as they are typed, each with whether it was removed."""
        self.beginResetModel()
        self._cars = list(cars)
        self.endResetModel()

    def show_car(self, row: int, texts: CarTexts, *, removed: bool) -> None:
        """Show one of them anew."""
        self._cars[row] = (texts, removed)
        self.dataChanged.emit(self.index(row), self.index(row))

    def holds(self, row: int, typed: str) -> bool:
        """Tell whether a car's name or plate holds what was typed, in any width and spacing."""
        texts, _removed = self._cars[row]
        return fold(typed) in fold(f"{called(texts)}{texts['plate']}")

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._cars)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        texts, removed = self._cars[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{called(texts)}\n{_standing(texts, removed=removed)}"
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, _ROW_HEIGHT)
        if role == Qt.ItemDataRole.ForegroundRole and (removed or texts["owned_until"].strip()):
            return QColor(tokens().quiet)
        return None


def called(texts: CarTexts) -> str:
    """Return what a car is called: トヨタ アクア G."""
    parts = (texts[field].strip() for field in ("maker", "model", "grade"))
    return " ".join(part for part in parts if part) or _("(no model yet)")


def _standing(texts: CarTexts, *, removed: bool) -> str:
    if removed:
        return _("removed")
    if texts["owned_until"].strip():
        return _("no longer theirs")
    return texts["plate"].strip() or "―"
