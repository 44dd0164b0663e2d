"""What the rep has planned on the day that is being agreed, beside the form."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from showroom_crm.domain.showroom import DueContact
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12

_WIDTH = 190
_SHOWN = 8


class RepDay(QFrame):
    """The contacts of one day by time; in customer view no other customer is named."""

    def __init__(
        self, contacts: Callable[[date], Sequence[DueContact]], parent: QWidget | None = None
    ) -> None:
        """`contacts` reads what the rep has planned on a day."""
        super().__init__(parent)
        self.setObjectName("rep_day")
        self.setProperty("card", "true")
        self.setFixedWidth(_WIDTH)
        self._read = contacts
        self._customer_view = False
        self._day: date | None = None
        self._contacts: Sequence[DueContact] = ()
        self._heading = plain_label(name="rep_day_heading")
        self._lines = AiryText(name="rep_day_contacts")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        layout.setSpacing(SPACE_8)
        layout.addWidget(quiet_label(_("Planned on that day")))
        layout.addWidget(self._heading)
        layout.addWidget(self._lines)

    @property
    def contacts(self) -> Sequence[DueContact]:
        """What is planned on the day that is shown."""
        return self._contacts

    def show_day(self, day: date | None, *, off: bool) -> None:
        """Show a day; none as long as it cannot be read. `off` is whether the rep is away."""
        if day != self._day:
            self._day = day
            self._contacts = () if day is None else self._read(day)
        self._heading.setText("" if day is None else formats.day(day))
        lines = [self._line(each) for each in self._contacts[:_SHOWN]]
        beyond = len(self._contacts) - len(lines)
        if beyond:
            lines.append(_("and {count} more").format(count=beyond))
        if off:
            lines.insert(0, _("Day off"))
        nothing = "" if day is None else _("Nothing yet")
        self._lines.set_text("\n".join(lines) or nothing)

    def set_customer_view(self, *, on: bool) -> None:
        """Name other customers, or not, from the next `show_day` on."""
        self._customer_view = on

    def _line(self, contact: DueContact) -> str:
        plan = contact.follow_up.plan
        parts = [formats.clock_time(plan.at), words.channel(plan.channel)]
        if not self._customer_view:
            parts.append(words.customer(contact.customer))
        return " ".join(parts)
