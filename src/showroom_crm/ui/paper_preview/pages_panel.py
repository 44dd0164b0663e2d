"""The pages of a paper: large, with small ones beside them, and the ways to move among them."""

from bisect import bisect_right
from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPointF, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.attachments.views import PagesView
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.paper_preview.thumbnails import ThumbnailList
from showroom_crm.ui.theme.tokens import SPACE_8

_JUMP_WIDTH = 260
_MOST_IN_SIGHT = 20


class PagesPanel(QWidget):
    """Small pages stand beside the large ones where there are several; above them, where the
    PDF has several bookmarks, the way to each.

    Signals:
    page_shown(int): the page that is seen now, counted from 0.
    """

    page_shown = Signal(int)

    def __init__(self, document: QPdfDocument, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        # Kept here: a view that is taken down tells of its page when the document is gone.
        self._number = 0
        self.starts: tuple[int, ...] = ()
        self._view = PagesView(self)
        self._view.setObjectName("pages")
        self._view.setAccessibleName(name)
        self._view.setDocument(document)
        self._small = ThumbnailList(document, self)
        self._small.hide()
        self._bookmarks = QPdfBookmarkModel(self)
        self._bookmarks.setDocument(document)
        self._jump = QComboBox()
        self._jump.setObjectName("jump_to")
        self._jump.setAccessibleName(_("Go to"))
        self._jump.setFixedWidth(_JUMP_WIDTH)
        self._jump.setMaxVisibleItems(_MOST_IN_SIGHT)
        self._jump.hide()
        self._words = quiet_label(name="page_words")
        self._zoom = self._zoom_buttons()
        self._lay_out()
        self._connect()

    def begin_anew(self) -> None:
        """Show what the document holds now, from its first page."""
        self._number = self._document.pageCount()
        self.starts = tuple(
            self._bookmarks.data(self._bookmarks.index(row, 0), QPdfBookmarkModel.Role.Page.value)
            for row in range(self._bookmarks.rowCount(QModelIndex()))
        )
        self._jump.blockSignals(True)
        self._jump.clear()
        titles = (
            self._bookmarks.data(self._bookmarks.index(row, 0), QPdfBookmarkModel.Role.Title.value)
            for row in range(len(self.starts))
        )
        self._jump.addItems([str(title) for title in titles])
        self._jump.blockSignals(False)
        self._jump.setVisible(len(self.starts) > 1)
        self._small.begin_anew()
        self._small.setVisible(self._number > 1)
        for each in self._zoom:
            each.setEnabled(self._number > 0)
        self._show_page(self._view.pageNavigator().currentPage())

    def go_to(self, page: int) -> None:
        """Show a page from its top."""
        if page != self._view.pageNavigator().currentPage():
            self._view.pageNavigator().jump(page, QPointF())

    def parts_on(self, pages: Collection[int]) -> list[int]:
        """Return which bookmarks lead to one of these pages, both counted from 0."""
        found = []
        for place, start in enumerate(self.starts):
            later = [other for other in self.starts[place + 1 :] if other > start]
            end = later[0] if later else self._number
            if any(page in pages for page in range(start, end)):
                found.append(place)
        return found

    def _zoom_buttons(self) -> tuple[QPushButton, ...]:
        captions = (
            ("zoom_out", "－", _("Smaller"), lambda: self._view.zoom(-1), "ZoomOut"),
            ("zoom_in", "＋", _("Larger"), lambda: self._view.zoom(1), "ZoomIn"),
            ("fit_width", _("Fit width"), "", self._view.fit, "Ctrl+0"),
            ("fit_page", _("Whole page"), "", self._view.fit_page, "Ctrl+9"),
        )
        made = []
        for name, caption, spoken, pressed, keys in captions:
            each = button(name, caption)
            each.setAccessibleName(spoken or caption)
            each.setEnabled(False)
            each.clicked.connect(pressed)
            standard = getattr(QKeySequence.StandardKey, keys, keys)
            QShortcut(QKeySequence(standard), self, each.click)
            made.append(each)
        return tuple(made)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SPACE_8)
        above.addWidget(self._jump)
        above.addWidget(self._words)
        above.addStretch()
        for each in self._zoom:
            above.addWidget(each)
        below = QHBoxLayout()
        below.setSpacing(SPACE_8)
        below.addWidget(self._small)
        below.addWidget(self._view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addLayout(above)
        layout.addLayout(below, 1)

    def _connect(self) -> None:
        self._view.pageNavigator().currentPageChanged.connect(self._show_page)
        self._small.selectionModel().currentChanged.connect(self._go_to_small)
        self._jump.activated.connect(lambda row: self.go_to(self.starts[row]))

    def _go_to_small(self, chosen: QModelIndex) -> None:
        if chosen.isValid():
            self.go_to(chosen.row())

    def _show_page(self, page: int) -> None:
        if not 0 <= page < self._number:
            self._words.setText("")
            return
        self._words.setText(_("Page {page} of {pages}").format(page=page + 1, pages=self._number))
        self._small.show_page(page)
        if self.starts:
            self._jump.setCurrentIndex(max(0, bisect_right(self.starts, page) - 1))
        self.page_shown.emit(page)
