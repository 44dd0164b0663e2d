"""Text to be read at a glance: plain, wrapped, with air between its lines."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.tokens import BODY_PX
from showroom_crm.ui.tips import tip_markup
from showroom_crm.ui.utf16 import utf16_part

_LINE_HEIGHT = 1.4
_LEAST_WIDTH = 120
_LINE_SEPARATOR = "\u2028"


class AiryText(QWidget):
    """What a label shows, in lines 1.4 times as high; its accessible name is the text.

    Where only so many lines may be shown, the last one ends in … and a tooltip has the whole.
    """

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
        self._at_most: int | None = None
        self.set_text(text)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self._tell_whole()
        self.updateGeometry()
        self.update()

    def set_at_most(self, lines: int) -> None:
        """Show no more than so many lines."""
        if lines != self._at_most:
            self._at_most = lines
            self._tell_whole()
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
        self._tell_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._laid_out(self.width()).draw(painter, QPointF())
        painter.end()

    def _laid_out(self, width: int) -> QTextLayout:
        layout = _wrapping(self._shown(width), self.font())
        height = self._line_height()
        top = (height - QFontMetrics(self.font()).height()) / 2
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += height
        layout.endLayout()
        return layout

    def _shown(self, width: int) -> str:
        if self._at_most is None:
            return self._text
        return cut_to_lines(self._text, self.font(), width=width, lines=self._at_most)

    def _tell_whole(self) -> None:
        cut = self._at_most is not None and self._shown(self.width()) != self._text
        self.setToolTip(tip_markup(self._text) if cut else "")

    def _line_height(self) -> int:
        return round(QFontMetrics(self.font()).height() * _LINE_HEIGHT)


def cut_to_lines(text: str, font: QFont, *, width: int, lines: int) -> str:
    """Return a text as it is, or broken into so many lines of a width, the last ending in …."""
    if len(_starts(text, font, width, lines)) <= lines:
        return text
    return broken_into_lines(text, font, width=width, lines=lines)


def broken_into_lines(text: str, font: QFont, *, width: int, lines: int) -> str:
    """Return a text broken into at most so many lines of a width; what is cut ends in …."""
    starts = _starts(text, font, width, lines)
    if not starts:
        return text
    kept = [utf16_part(text, start, end).rstrip() for start, end in pairwise(starts[:lines])]
    rest = utf16_part(text, starts[:lines][-1]).strip().replace("\n", " ")
    last = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return "\n".join([*kept, last])


def _starts(text: str, font: QFont, width: int, lines: int) -> list[int]:
    """Return where the lines begin, in Qt's places: one more than `lines` where it is too long."""
    layout = _wrapping(text, font)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts


def _wrapping(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    return layout
