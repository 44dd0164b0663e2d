"""The guide lines of a face on the screen; they are on no paper and in no drawing."""

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from showroom_crm.domain.face_guides import guide_lines
from showroom_crm.ui.portrait_canvas.view import View
from showroom_crm.ui.theme.tokens import LIGHT

_STRONG, _QUIET = 150, 90


def paint_guides(painter: QPainter, view: View) -> None:
    """Paint axis and eye line, and quieter ones for brow, nose and mouth, one pixel thin."""
    painter.save()
    painter.setClipRect(view.sheet, Qt.ClipOperation.IntersectClip)
    onto = view.onto_widget()
    for line in guide_lines():
        colour = QColor(LIGHT.act)
        colour.setAlpha(_STRONG if line.strong else _QUIET)
        style = Qt.PenStyle.SolidLine if line.strong else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, 1, style))
        painter.drawLine(onto.map(QLineF(*line.start, *line.end)))
    painter.restore()
