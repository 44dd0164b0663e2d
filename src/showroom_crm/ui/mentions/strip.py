"""What to bring up with a customer, beside one another, and the way to note more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from showroom_crm.domain.identifiers import CustomerId, MentionId
from showroom_crm.domain.mentions import Mention
from showroom_crm.language.catalog import _
from showroom_crm.services import mentions
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.mentions.add_line import AddLine
from showroom_crm.ui.mentions.mention_line import MentionLine
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12

_MOST = 8
_ROW_PX = 22
_LEAST_ROOM = 120


class MentionStrip(QWidget):
    """As many as fit in a row or two; the others are counted, and all stand in a list.

    Signals:
    list_wanted(CustomerId): see all of them, ticked ones too.
    resized(): the line to type in came or went.
    """

    list_wanted = Signal(object)
    resized = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mentions")
        self._desk = desk
        self._customer_id: CustomerId | None = None
        self._current: Sequence[Mention] = ()
        self._any_noted = False
        self._lines = [MentionLine(number) for number in range(_MOST)]
        self._caption = quiet_label(_("To mention"), name="mentions_caption")
        self._more = _link("more_mentions", _("{number} more").format(number=_MOST))
        self._all = _link("all_mentions", _("All"))
        self._add = _link("add_mention", _("＋ To mention"))
        self._typing = AddLine(desk)
        for part in (self._caption, *self._lines, self._more, self._all, self._add, self._typing):
            part.setParent(self)
        self._typing.hide()
        for line in self._lines:
            line.ticked.connect(self._tick)
        self._add.clicked.connect(self._begin)
        self._more.clicked.connect(self._want_list)
        self._all.clicked.connect(self._want_list)
        self._typing.finished.connect(self._end)

    def show_mentions(
        self, customer_id: CustomerId, current: Sequence[Mention], *, any_noted: bool
    ) -> None:
        """Show what is to be mentioned; `any_noted` tells whether the list holds anything."""
        goes_on = customer_id == self._customer_id and not self._typing.isHidden()
        self._customer_id = customer_id
        self._current = current
        self._any_noted = any_noted
        today = self._desk.clock.local().date()
        for line, mention in zip(self._lines, current, strict=False):
            line.show_mention(mention, today)
        typed = self._typing.show_customer(customer_id)
        self._typing.setVisible(typed or goes_on)

    def set_caption_width(self, width: int) -> None:
        """Let the row begin where other rows with captions do."""
        self._caption.setFixedWidth(width)

    def caption_width(self) -> int:
        """Return how wide its caption is, in pixels."""
        return self._caption.sizeHint().width()

    def arrange(self, width: int, *, rows: int) -> int:
        """Show as many as fit into a width and so many rows, and return the height it takes."""
        self._caption.setVisible(bool(self._current))
        self._more.setText(_("{number} more").format(number=len(self._current)))
        left = self._caption.minimumWidth() + SPACE_12 if self._current else 0
        room = max(_LEAST_ROOM, self._place_links(width) - left)
        shown, row, at = 0, 0, 0
        for line in self._lines[: len(self._current)]:
            wide = min(line.natural_width(), room)
            if at and at + wide > room:
                row, at = row + 1, 0
            if row == rows:
                break
            line.setGeometry(left + at, row * _ROW_PX, wide, _ROW_PX)
            at += wide + SPACE_12
            shown += 1
        for number, line in enumerate(self._lines):
            line.setVisible(number < shown)
        hidden = len(self._current) - shown
        self._more.setText(_("{number} more").format(number=hidden))
        self._more.setVisible(hidden > 0)
        self._all.setVisible(self._any_noted and not hidden)
        self._caption.setGeometry(0, 0, self._caption.minimumWidth(), _ROW_PX)
        top = (1 + min(row, rows - 1)) * _ROW_PX
        if self._typing.isHidden():
            return top
        needed = self._typing.sizeHint().height()
        self._typing.setGeometry(left, top + SPACE_4, width - left, needed)
        return top + SPACE_4 + needed

    def _place_links(self, width: int) -> int:
        """Put the links at the right, and return where they begin.

        Only one of those that lead to the list is shown, so they have one place.
        """
        right = width - self._add.sizeHint().width()
        self._add.setGeometry(right, 0, width - right, _ROW_PX)
        right -= SPACE_8
        for link in (self._all, self._more):
            wide = link.sizeHint().width()
            link.setGeometry(right - wide, 0, wide, _ROW_PX)
        if not (self._any_noted or self._current):
            return right
        return right - max(self._all.width(), self._more.width()) - SPACE_8

    def flush(self) -> None:
        """Keep what was typed so far."""
        self._typing.flush()

    def _tick(self, mention_id: MentionId) -> None:
        desk = self._desk
        desk.run(
            lambda store: mentions.tick_mention(
                store, mention_id, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )

    def _begin(self) -> None:
        self._typing.show()
        self.resized.emit()
        self._typing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self._typing.hide()
        self.resized.emit()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _want_list(self) -> None:
        self.list_wanted.emit(self._customer_id)


def _link(name: str, caption: str) -> QPushButton:
    link = button(name, caption, style="link")
    link.setProperty("slim", "true")
    link.setCursor(Qt.CursorShape.PointingHandCursor)
    return link
