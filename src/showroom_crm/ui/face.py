"""The customer's face as a widget: the portrait, or the sign of a name nobody drew yet."""

import unicodedata

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from showroom_crm.domain.ink import Drawing
from showroom_crm.ui.ink_painting import thumbnail
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.style import tokens

_JOINING = ("Mn", "Me", "Cf")


class Face(QWidget):
    """A round picture, `size_px` logical pixels wide."""

    def __init__(
        self, drawing: Drawing | None, name: str, size_px: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("face")
        self.setAccessibleName(name)
        self.setFixedSize(size_px, size_px)
        self._drawing = None if drawing is None or drawing.empty else drawing
        self._sign = first_sign(name)
        self._picture: QPixmap | None = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        picture = self._painted()
        if picture is None:
            draw_initial(painter, circle, self._sign, font_of(self.font(), self.width() // 2))
        else:
            draw_round_picture(painter, circle, picture)
        painter.end()

    def _painted(self) -> QPixmap | None:
        """The picture is made anew where the window moved to a screen of another scale."""
        if self._drawing is None:
            return None
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = thumbnail(self._drawing, self.width(), ratio)
        return self._picture


def draw_round_picture(painter: QPainter, rect: QRectF, picture: QPixmap) -> None:
    """Draw a face in a circle with a thin line."""
    circle = QPainterPath()
    circle.addEllipse(rect)
    painter.save()
    painter.setClipPath(circle)
    painter.drawPixmap(rect.toRect(), picture)
    painter.restore()
    _draw_circle(painter, rect, None)


def draw_initial(painter: QPainter, rect: QRectF, sign: str, font: QFont) -> None:
    """Draw the quiet circle that stands for a face nobody drew yet."""
    _draw_circle(painter, rect, tokens().paper)
    painter.setFont(font)
    painter.setPen(QColor(tokens().quiet))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign)


def first_sign(name: str) -> str:
    """Return the first sign of a name with what belongs to it, such as its variation selector."""
    name = name.strip()
    end = 1
    while end < len(name) and unicodedata.category(name[end]) in _JOINING:
        end += 1
    return name[:end]


def _draw_circle(painter: QPainter, rect: QRectF, ground: str | None) -> None:
    painter.setPen(QColor(tokens().line))
    painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else QColor(ground))
    painter.drawEllipse(rect.center(), rect.width() / 2, rect.height() / 2)
