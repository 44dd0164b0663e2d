"""Text to be read at a glance: plain, wrapped, with air between its lines."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.tokens import BODY_PX

_LINE_HEIGHT = 1.4
_LEAST_WIDTH = 120
_LINE_SEPARATOR = "\u2028"


class AiryText(QWidget):
    """What a label shows, in lines 1.4 times as high; its accessible name is the text."""

    def __init__(
        self, text: str = "", *, name: str, pixels: int = BODY_PX, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFont(font_of(self.font(), pixels))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._text = ""
        self.set_text(text)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.heightForWidth(max(self.width(), _LEAST_WIDTH)))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self._line_height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid_out(width).lineCount() * self._line_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._laid_out(self.width()).draw(painter, QPointF())
        painter.end()

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self._text.replace("\n", _LINE_SEPARATOR), self.font())
        height = self._line_height()
        top = (height - QFontMetrics(self.font()).height()) / 2
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += height
        layout.endLayout()
        return layout

    def _line_height(self) -> int:
        return round(QFontMetrics(self.font()).height() * _LINE_HEIGHT)
