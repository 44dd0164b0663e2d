"""The button on the strip that says, and changes, whether a customer sees the screen."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.everywhere_key import CUSTOMER_VIEW_KEY
from showroom_crm.ui.portrait_canvas.icons import FIELD, draw, lines
from showroom_crm.ui.theme.style import tokens

_SIGN_ALONE_PX = 30


class CustomerViewButton(QPushButton):
    """A sign, with its word where there is much room; on, it is marked and says how to leave."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customer_view_button")
        self.setProperty("strip", "true")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(_("A customer sees the screen: hide all others"))
        self.setToolTip(f"{self.accessibleName()}  {CUSTOMER_VIEW_KEY}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._desk = desk
        self._roomy = False
        desk.customer_came.connect(self._show_whether)
        self._show_whether(desk.customer_present)

    def set_roomy(self, roomy: bool) -> None:
        """Tell whether there is room for words."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._say()

    def nextCheckState(self) -> None:
        """The desk says how it stands."""

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        return usual if self.text() else QSize(_SIGN_ALONE_PX, usual.height())

    def minimumSizeHint(self) -> QSize:
        """The counts leave it their room while it is on."""
        return self.sizeHint() if self._desk.customer_present else QSize(_SIGN_ALONE_PX, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.text():
            self._paint_sign()

    def _show_whether(self, present: bool) -> None:
        self.setChecked(present)
        self.setProperty("meaning", "today" if present else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self._say()

    def _say(self) -> None:
        if self._desk.customer_present:
            self.setText(_("Customer here · leave with {key}").format(key=CUSTOMER_VIEW_KEY))
        else:
            self.setText(_("Customer here") if self._roomy else "")
        self.updateGeometry()

    def _paint_sign(self) -> None:
        """Somebody behind a desk."""
        shown = tokens()
        path = QPainterPath()
        path.addEllipse(QPointF(FIELD / 2, 7), 3.5, 3.5)
        path.moveTo(5.5, 18)
        path.arcTo(QRectF(5.5, 12.5, 13, 11), 180, -180)
        path.addPath(lines((3, 18), (21, 18)))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - FIELD) / 2, (self.height() - FIELD) / 2)
        draw(painter, path, QColor(shown.today if self.isChecked() else shown.quiet))
        painter.end()
