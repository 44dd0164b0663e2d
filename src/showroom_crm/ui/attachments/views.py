"""The two ways to look at an attachment: as a picture, or as the pages of a PDF."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QScrollBar, QWidget

_STEP = 1.25
_SMALLEST, _LARGEST = 0.1, 8.0
_POINTS_PER_INCH = 72
_MOST_DOTS = 8_000_000


class PictureView(QScrollArea):
    """As large as there is room, and never larger than it is, until it is zoomed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture = _Picture()
        self._scale: float | None = None
        self.setWidget(self._picture)
        _Hand(self)

    def show_picture(self, image: QImage, name: str) -> None:
        """Show a picture of a name."""
        self._picture.show_image(image, name)
        self.fit()

    def zoom(self, steps: int) -> None:
        """Show it larger, or smaller by negative steps."""
        width = self._picture.natural.width()
        if width:
            self._scale = _bounded(self._picture.width() / width * _STEP**steps)
            with _middle_kept(self):
                self._lay_out()

    def fit(self) -> None:
        """Show all of it."""
        self._scale = None
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not _zoomed(self, event):
            super().wheelEvent(event)

    def _lay_out(self) -> None:
        natural = self._picture.natural
        if self._scale is None:
            room = natural.scaled(self.maximumViewportSize(), Qt.AspectRatioMode.KeepAspectRatio)
            self._picture.setFixedSize(room.boundedTo(natural))
        else:
            self._picture.setFixedSize(natural * self._scale)


class PagesView(QPdfView):
    """Fits the width of the window until it is zoomed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        _Hand(self)
        self.fit()

    def zoom(self, steps: int) -> None:
        """Show the pages larger, or smaller by negative steps."""
        factor = _bounded(self._factor() * _STEP**steps)
        if steps > 0:
            factor = max(self._factor(), min(factor, self._largest()))
        with _middle_kept(self):
            self.setZoomMode(QPdfView.ZoomMode.Custom)
            self.setZoomFactor(factor)

    def fit(self) -> None:
        """Show the whole width of the pages."""
        with _middle_kept(self):
            self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def fit_page(self) -> None:
        """Show all of the page that is seen; where there are several, they are of one size."""
        page = self.pageNavigator().currentPage()
        self.setZoomMode(QPdfView.ZoomMode.FitInView)
        margins, bar = self.documentMargins(), self.verticalScrollBar()
        pages = _length(bar) - margins.top() - margins.bottom() + self.pageSpacing()
        bar.setValue(page * pages // max(1, self.document().pageCount()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not _zoomed(self, event):
            super().wheelEvent(event)

    def _largest(self) -> float:
        """Return the factor up to which twenty pages, which Qt keeps, take no more than 640 MB."""
        points = self.document().pagePointSize(self.pageNavigator().currentPage())
        dots_a_point = self.logicalDpiX() / _POINTS_PER_INCH * self.devicePixelRatioF()
        area = points.width() * points.height() * dots_a_point**2
        return math.sqrt(_MOST_DOTS / area) if area > 0 else _LARGEST

    def _factor(self) -> float:
        if self.zoomMode() is QPdfView.ZoomMode.Custom:
            return self.zoomFactor()
        # Qt keeps to itself how large it shows a page that fits.
        points = self.document().pagePointSize(self.pageNavigator().currentPage())
        if points.isEmpty():
            return 1.0
        room = self.viewport().rect().marginsRemoved(self.documentMargins())
        wide = room.width() / points.width()
        if self.zoomMode() is QPdfView.ZoomMode.FitInView:
            wide = min(wide, room.height() / points.height())
        return wide / (self.logicalDpiX() / _POINTS_PER_INCH)


class _Picture(QWidget):
    """Paints a picture into all of itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("attachment_picture")
        self._image = QImage()

    @property
    def natural(self) -> QSize:
        """The size at which a dot of the picture is one of the screen."""
        return self._image.size() / self.devicePixelRatioF()

    def show_image(self, image: QImage, name: str) -> None:
        self._image = image
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.end()


class _Hand(QObject):
    """Lets the mouse drag what a view shows."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        self._held_at: QPointF | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, _viewport: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._drag(event)
        return False

    def _drag(self, event: QMouseEvent) -> None:
        held_at = self._held_at
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._held_at = None
            return
        self._held_at = event.globalPosition()
        if held_at is not None and event.type() == QEvent.Type.MouseMove:
            moved = (self._held_at - held_at).toPoint()
            for bar, by in (
                (self._view.horizontalScrollBar(), moved.x()),
                (self._view.verticalScrollBar(), moved.y()),
            ):
                bar.setValue(bar.value() - by)


@contextmanager
def _middle_kept(view: QAbstractScrollArea) -> Iterator[None]:
    """Let what is in the middle of a view stay there while its content changes its size."""
    bars = (view.horizontalScrollBar(), view.verticalScrollBar())
    middles = [(bar.value() + bar.pageStep() / 2) / _length(bar) for bar in bars]
    yield
    for bar, middle in zip(bars, middles, strict=True):
        bar.setValue(round(middle * _length(bar) - bar.pageStep() / 2))


def _length(bar: QScrollBar) -> int:
    return max(1, bar.maximum() + bar.pageStep())


def _zoomed(view: PictureView | PagesView, event: QWheelEvent) -> bool:
    """Zoom by the wheel while Ctrl is held; tell whether it is."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    turned = event.angleDelta().y()
    if turned:
        view.zoom(1 if turned > 0 else -1)
    event.accept()
    return True


def _bounded(factor: float) -> float:
    return min(max(factor, _SMALLEST), _LARGEST)
