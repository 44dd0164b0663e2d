"""A button of the tool column: one sign on a target that a finger can hit."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from showroom_crm.ui.portrait_canvas.icons import FIELD, Sign
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import RADIUS

TARGET = 44
SIGN = 28
_DISABLED = 0.35


class ToolButton(QToolButton):
    """Shows an action as a sign; chosen ones are framed. A click leaves the focus on the paper."""

    def __init__(self, action: QAction, sign: Sign, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = sign
        self.setDefaultAction(action)
        self.setObjectName(action.objectName() + "_button")
        self.setAccessibleName(action.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(QSize(TARGET, TARGET))

    def set_sign(self, sign: Sign) -> None:
        self._sign = sign
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, shown.surface, self._frame_colour(shown.act, shown.line))
        if not self.isEnabled():
            painter.setOpacity(_DISABLED)
        painter.translate((TARGET - SIGN) / 2, (TARGET - SIGN) / 2)
        painter.scale(SIGN / FIELD, SIGN / FIELD)
        self._sign(painter, QColor(shown.text))
        painter.end()

    def _frame_colour(self, chosen: str, hovered: str) -> str | None:
        if self.isChecked() or self.isDown() or self.hasFocus():
            return chosen
        return hovered if self.underMouse() and self.isEnabled() else None

    def _paint_frame(self, painter: QPainter, ground: str, colour: str | None) -> None:
        if colour is None:
            return
        painter.setPen(QPen(QColor(colour), 2))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), RADIUS, RADIUS)
