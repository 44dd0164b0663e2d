"""A quiet line that says who may be the customer that is being typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.duplicates import Duplicate
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language import merging_words
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.services import duplicates
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8

_AFTER_MS = 200


class DuplicateLine(QWidget):
    """Hidden until someone resembles what `profile` returns, and never takes the focus.

    Before a customer's eyes it names nobody.

    Call `look_soon` at each edit of the form, and `look` when a field is left. `profile` may
    raise RuleBroken while a value is half typed.

    Signals:
    open_wanted(CustomerId): the rep wants the chart of the one it may be.
    """

    open_wanted = Signal(object)

    def __init__(
        self, desk: Desk, profile: Callable[[], Profile], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._but: CustomerId | None = None
        self._desk = desk
        self._profile = profile
        self._found: Sequence[Duplicate] = ()
        self._dismissed: set[CustomerId] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.look)
        self._words = quiet_label(name="existing_customer", wrap=True)
        self._open = button("open_existing", _("Open"), style="link")
        self._go_on = button("other_person", _("Someone else"), style="link")
        self._open.clicked.connect(self._want_open)
        self._go_on.clicked.connect(self._dismiss)
        desk.customer_came.connect(self._name_or_hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._words, 1)
        row.addWidget(self._open)
        row.addWidget(self._go_on)
        self.hide()

    def look_soon(self) -> None:
        """Look when the hand rests for a moment."""
        self._timer.start()

    def look(self) -> None:
        """Look now, and say who it may be."""
        self._timer.stop()
        try:
            profile = self._profile()
        except RuleBroken:
            self._show(())
            return
        found = self._desk.read(
            lambda store: duplicates.possible_duplicates(store, profile, but=self._but)
        )
        self._show([each for each in found if each.customer.id not in self._dismissed])

    def begin_with(self, customer_id: CustomerId) -> None:
        """Look for others than the customer whose profile is edited now."""
        self._but = customer_id
        self.forget()

    def forget(self) -> None:
        """Begin with another customer: nobody was dismissed yet."""
        self._timer.stop()
        self._dismissed.clear()
        self._show(())

    def _show(self, found: Sequence[Duplicate]) -> None:
        self._found = found
        if found:
            today = self._desk.clock.local().date()
            told = [merging_words.may_be(found[0], today=today)]
            others = len(found) - 1
            if others:
                more = ngettext("and {number} other", "and {number} others", others)
                told.append(more.format(number=others))
            if self._desk.customer_present:
                told = [_("There may be a chart already.")]
            self._words.setText(" ".join(told))
        self._open.setVisible(not self._desk.customer_present)
        self.setVisible(bool(found))

    def _name_or_hide(self, _customer_present: bool) -> None:
        self._show(self._found)

    def _want_open(self) -> None:
        if self._found:
            self.open_wanted.emit(self._found[0].customer.id)

    def _dismiss(self) -> None:
        """Go on to the next one it may be, if there is any; the focus goes on with it."""
        self._dismissed.add(self._found[0].customer.id)
        if len(self._found) == 1:
            self.focusNextChild()
        self.look()
