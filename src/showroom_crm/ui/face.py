"""The customer's face as a widget: the portrait, or the sign of a name nobody drew yet."""

import unicodedata

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from showroom_crm.domain.ink import Drawing
from showroom_crm.language.catalog import _
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
        self.setFixedSize(size_px, size_px)
        self.show_face(drawing, name)

    def show_face(self, drawing: Drawing | None, name: str) -> None:
        """Show another customer's face."""
        damage = damage_words(drawing)
        self.setAccessibleName(" ".join(filter(None, (name, damage))))
        self.setToolTip(damage)
        self._drawing = None if drawing is None or drawing.empty else drawing
        self._name = name
        self._picture: QPixmap | None = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_face(painter, circle, self._painted(), self._name)
        painter.end()

    def _painted(self) -> QPixmap | None:
        """The picture is made anew where the window moved to a screen of another scale."""
        if self._drawing is None:
            return None
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = thumbnail(self._drawing, self.width(), ratio)
        return self._picture


def damage_words(drawing: Drawing | None) -> str:
    """Return what a face says where its portrait is kept but cannot be read."""
    if drawing is None or not drawing.damaged:
        return ""
    return _("The portrait is damaged and cannot be shown. It is kept as it is.")


def draw_face(painter: QPainter, circle: QRectF, picture: QPixmap | None, name: str) -> None:
    """Draw a face in a circle, or the quiet first sign of a name nobody drew yet."""
    painter.save()
    if picture is None:
        _draw_circle(painter, circle, tokens().paper)
        painter.setFont(font_of(painter.font(), round(circle.width() / 2)))
        painter.setPen(QColor(tokens().quiet))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, first_sign(name))
    else:
        inside = QPainterPath()
        inside.addEllipse(circle)
        painter.setClipPath(inside, Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(circle.toRect(), picture)
        painter.setClipping(False)
        _draw_circle(painter, circle, None)
    painter.restore()


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
