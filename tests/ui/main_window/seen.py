"""What a passer-by can read on the screen."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.customer_list.columns import ColumnOf

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


def texts() -> str:
    """Return all text of all widgets in sight, in one string."""
    return "\n".join(
        text
        for window in QApplication.topLevelWidgets()
        if window.isVisible()
        for widget in (window, *window.findChildren(QWidget))
        if widget.isVisible()
        for text in _texts_of(widget)
    )


def _texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
    match widget:
        case QLabel() | QAbstractButton() | QLineEdit() | AiryText():
            yield widget.text()
        case QComboBox():
            yield widget.currentText()
        case QTabBar():
            yield from (widget.tabText(tab) for tab in range(widget.count()))
        case QMenu():
            yield from (action.text() for action in widget.actions())
        case QPlainTextEdit():
            yield widget.toPlainText()
        case QAbstractItemView() if widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount(QModelIndex())):
                # A list model keeps its column count to itself.
                for column in range(len(ColumnOf) if isinstance(widget, QTableView) else 1):
                    for role in _ROLES:
                        yield str(model.index(row, column).data(role))
