"""Small pictures of the pages beside the large ones; only those in sight are drawn."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from showroom_crm.language.catalog import _
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import PORTRAIT_PAPER, QUIET_PX, SPACE_4, SPACE_8

_Index = QModelIndex | QPersistentModelIndex
_PAPER = QSize(84, 119)
_NUMBER_PX = 18
_CELL = QSize(_PAPER.width() + 2 * SPACE_8, _PAPER.height() + _NUMBER_PX + 2 * SPACE_4)
# Of 40 KB each: those in sight and around, and not of a thousand pages.
_MOST_KEPT = 60


class ThumbnailModel(QAbstractListModel):
    """A row a page; its picture comes a moment after it was first asked for."""

    def __init__(self, document: QPdfDocument, scale: float, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._size = _PAPER * scale
        self._pages = 0
        self._pictures: dict[int, QImage] = {}
        self._wanted: dict[int, int] = {}
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(document)
        self._renderer.pageRendered.connect(self._take)

    @property
    def kept(self) -> int:
        """How many pictures are held in memory."""
        return len(self._pictures)

    def begin_anew(self) -> None:
        """Show the pages that the document has now."""
        self.beginResetModel()
        self._pictures.clear()
        self._wanted.clear()
        self._pages = self._document.pageCount()
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._pages

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        page = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return str(page + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Page {page} of {pages}").format(page=page + 1, pages=self._pages)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(page)
        return None

    def _picture(self, page: int) -> QImage | None:
        picture = self._pictures.pop(page, None)
        if picture is not None:
            self._pictures[page] = picture  # the one looked at last is dropped last
        elif page not in self._wanted.values():
            shape = self._document.pagePointSize(page)
            size = shape.scaled(self._size, Qt.AspectRatioMode.KeepAspectRatio).toSize()
            self._wanted[self._renderer.requestPage(page, size)] = page
        return picture

    def _take(
        self, page: int, _size: QSize, picture: QImage, _options: object, request: int
    ) -> None:
        if self._wanted.pop(request, None) is None:  # of what was shown before
            return
        self._pictures[page] = picture
        while len(self._pictures) > _MOST_KEPT:
            del self._pictures[next(iter(self._pictures))]
        index = self.index(page)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])


class ThumbnailList(QListView):
    """Pages to choose from, by mouse and keyboard."""

    def __init__(self, document: QPdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thumbnails")
        self.setAccessibleName(_("Pages"))
        self._pages = ThumbnailModel(document, self.devicePixelRatioF(), self)
        self.setModel(self._pages)
        self.setItemDelegate(_PageDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(_CELL.width() + bar + 2 * self.frameWidth())

    def begin_anew(self) -> None:
        """Show the pages that the document has now."""
        self._pages.begin_anew()

    def show_page(self, page: int) -> None:
        """Mark the page that is seen large."""
        if page != self.currentIndex().row():
            self.setCurrentIndex(self._pages.index(page))


class _PageDelegate(QStyledItemDelegate):
    """Paints a sheet of paper with its number below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown = tokens()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(shown.chosen_ground))
        left = option.rect.left() + (option.rect.width() - _PAPER.width()) // 2
        sheet = QRect(left, option.rect.top() + SPACE_4, _PAPER.width(), _PAPER.height())
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        place = sheet
        if isinstance(picture, QImage):  # an envelope has another shape
            size = picture.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(sheet.topLeft(), size)
            place.moveCenter(sheet.center())
        painter.fillRect(place, QColor(PORTRAIT_PAPER))
        if isinstance(picture, QImage):
            painter.drawImage(place, picture)
        painter.setPen(QPen(QColor(shown.act if chosen else shown.line), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.setFont(font_of(option.font, QUIET_PX))
        painter.setPen(QColor(shown.text if chosen else shown.quiet))
        number = QRect(option.rect.left(), sheet.bottom(), option.rect.width(), _NUMBER_PX)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return _CELL
