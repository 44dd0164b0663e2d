"""An earlier portrait looked at large, and the choice to show it again."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.portraits import KeptPortrait
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.ink_painting import paint_drawing
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import PORTRAIT_PAPER, SPACE_8


class PortraitPreview(QWidget):
    """Signals:
    use_wanted(PortraitId): show this one from now on.
    back_wanted(): go back to the paper.
    """

    use_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("portrait_preview")
        self._kept: KeptPortrait | None = None
        self._sheet = _Sheet()
        self._words = quiet_label(name="preview_words")
        self._use = button("use_portrait", _("Show this one from now on"))
        self._back = button("back_to_paper", _("Back to the paper"))
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(self._words)
        foot.addStretch()
        foot.addWidget(self._use)
        foot.addWidget(self._back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addWidget(self._sheet, 1)
        layout.addLayout(foot)
        self._use.clicked.connect(self._want)
        self._back.clicked.connect(self.back_wanted)

    def show_portrait(self, kept: KeptPortrait) -> None:
        """Look at one; the one that is shown anyway, or is damaged, cannot be chosen."""
        self._kept = kept
        self._sheet.show_drawing(kept.drawing)
        self._words.setText(
            _("Damaged: it cannot be shown and is kept as it is.")
            if kept.drawing is None
            else formats.full_day(kept.drawn_on)
        )
        self._use.setEnabled(kept.drawing is not None and not kept.shown)

    def _want(self) -> None:
        if self._kept is not None:
            self.use_wanted.emit(self._kept.id)


class _Sheet(QWidget):
    """Paints a drawing as large as it goes, as sharp as the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._drawing: Drawing | None = None

    def show_drawing(self, drawing: Drawing | None) -> None:
        self._drawing = drawing
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        paper = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.fillRect(paper, QColor(PORTRAIT_PAPER))
        if self._drawing is not None:
            paint_drawing(painter, self._drawing, paper)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(tokens().line))
        painter.drawRect(paper.adjusted(0, 0, -1, -1))
        painter.end()
