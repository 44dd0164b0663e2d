"""The quiet line that says that reminders are watched; it yields where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.tips import tip_markup


class WatchLine(QLabel):
    """As wide as its words where it can be, else cut with an ellipsis and whole in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("watch_words")
        self.setAccessibleName(_("Reminders"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("quiet", "true")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._words = ""

    def set_words(self, words: str, more: str = "") -> None:
        """Say something else; `more` stands in the tooltip only."""
        self._words = words
        self.setToolTip(tip_markup(f"{words}\n{more}".strip()))
        self.updateGeometry()
        self._show_what_fits()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._words) + 1
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))
