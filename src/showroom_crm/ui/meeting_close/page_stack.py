"""The pages of the close, of which one is shown and scrolls where the window is too small."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

from showroom_crm.ui.theme.tokens import SPACE_24


class PageStack(QStackedWidget):
    """As large as the page that is shown, not as the largest of all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _index: self.updateGeometry())
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def in_scroll_area(self) -> QScrollArea:
        """Return the area that the stack scrolls in."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self)
        return area

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return super().sizeHint() if shown is None else shown.sizeHint()

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        shown = self.currentWidget()
        return super().heightForWidth(width) if shown is None else shown.heightForWidth(width)

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """A new row has its place only once it is laid out."""
        if now is not None and self.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: self._bring_into_view(now))

    def _bring_into_view(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None and not above.isWindow():
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget, 0, SPACE_24)
            above = above.parentWidget()
