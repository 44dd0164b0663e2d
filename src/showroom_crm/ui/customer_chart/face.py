"""The face on the chart: the portrait, or an invitation to draw one."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from showroom_crm.domain.ink import Drawing
from showroom_crm.language.catalog import _
from showroom_crm.ui.face import damage_words
from showroom_crm.ui.ink_painting import thumbnail
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import QUIET_PX, RADIUS

FACE_PX = 160


class Face(QAbstractButton):
    """A square that is clicked to draw; the paper is light in dark mode too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("face")
        self.setAccessibleName(_("Portrait"))
        self._side = FACE_PX
        self.setFixedSize(FACE_PX, FACE_PX)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._drawing: Drawing | None = None
        self._picture: QPixmap | None = None

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def set_side(self, side: int) -> None:
        """Take another size, in pixels."""
        if side != self._side:
            self._side = side
            self._picture = None
            self.setFixedSize(side, side)

    def show_drawing(self, drawing: Drawing | None) -> None:
        """Show a portrait; the same one is not painted anew."""
        damage = damage_words(drawing)
        self.setToolTip(damage or _("Draw the portrait  F7"))
        self.setAccessibleDescription(damage)
        if drawing != self._drawing:
            self._drawing = drawing
            self._picture = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._drawing is None or self._drawing.empty:
            self._paint_invitation(painter, edge)
        else:
            rounded = QPainterPath()
            rounded.addRoundedRect(edge, RADIUS, RADIUS)
            painter.setClipPath(rounded)
            painter.drawPixmap(0, 0, self._painted(self._drawing))
            painter.setClipping(False)
            painter.setPen(QPen(QColor(tokens().line)))
            painter.drawPath(rounded)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens().act), 2))
            painter.drawRoundedRect(edge.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()

    def _painted(self, drawing: Drawing) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = thumbnail(drawing, self._side, ratio)
        return self._picture

    def _paint_invitation(self, painter: QPainter, edge: QRectF) -> None:
        painter.setPen(QPen(QColor(tokens().quiet), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(tokens().surface))
        painter.drawRoundedRect(edge, RADIUS, RADIUS)
        font = self.font()
        font.setPixelSize(QUIET_PX)
        painter.setFont(font)
        painter.setPen(QColor(tokens().quiet))
        painter.drawText(edge, Qt.AlignmentFlag.AlignCenter, _("Draw the portrait"))
