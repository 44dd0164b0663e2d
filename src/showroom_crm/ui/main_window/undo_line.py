"""The quiet line that says what was just deleted, with the way back."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12

_SHOWN_MS = 12_000
_ELIDED = Qt.TextElideMode.ElideRight
_ABOVE_FOOT_PX = 56


class UndoLine(QFrame):
    """It lies over the window for a while, so that nothing moves under the hand.

    Signals:
    undo_wanted(): take back what the line tells of.
    """

    undo_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("undo_line")
        self.setAccessibleName(_("What was just done"))
        self.setProperty("card", "true")
        self.setAutoFillBackground(True)
        self._told = plain_label(name="undo_told")
        self._undo = button("undo_last", _("Undo  Ctrl+Z"), style="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_12, SPACE_4, SPACE_8, SPACE_4)
        row.setSpacing(SPACE_12)
        row.addWidget(self._told)
        row.addWidget(self._undo)
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._shown.setInterval(_SHOWN_MS)
        self._shown.timeout.connect(self.hide)
        self._undo.clicked.connect(self.undo_wanted)
        over.installEventFilter(self)
        self.hide()

    def tell(self, text: str, *, offer_undo: bool) -> None:
        """Say for some seconds what was done, and whether it can be undone."""
        self._undo.setVisible(offer_undo)
        room = self._over.width() - self._undo.sizeHint().width() - 6 * SPACE_12
        metrics = self._told.fontMetrics()
        self._told.setText(metrics.elidedText(text, _ELIDED, max(room, 0)))
        self.show()
        self._place()
        self.raise_()
        self._shown.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        left = (self._over.width() - self.width()) // 2
        self.move(left, self._over.height() - self.height() - _ABOVE_FOOT_PX)
