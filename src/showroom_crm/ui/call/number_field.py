"""The number that is called, large enough to be dialled from the screen."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from showroom_crm.domain.phones import Phone
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.tokens import NAME_PX, SPACE_4


class NumberField(QWidget):
    """One number is shown, several can be chosen from; the first that is not dead comes first.

    Signals:
    changed(): another number is called.
    """

    changed = Signal()

    def __init__(
        self, phones: Sequence[Phone], dead: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._phones = sorted(phones, key=lambda phone: phone.number in dead)
        self._dead = dead
        self._list = QComboBox()
        self._list.setObjectName("call_number")
        self._list.setAccessibleName(_("Number called"))
        self._one = plain_label(name="call_one_number")
        self._one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for part in (self._list, self._one):
            part.setFont(font_of(self.font(), NAME_PX))
        for phone in self._phones:
            self._list.addItem(self._caption(phone))
        if self._phones:
            self._one.setText(self._caption(self._phones[0]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._list)
        layout.addWidget(self._one)
        self._list.setVisible(len(self._phones) > 1)
        self._one.setVisible(len(self._phones) == 1)
        self._list.currentIndexChanged.connect(lambda _index: self.changed.emit())

    @property
    def has_another(self) -> bool:
        """Whether they can be called at a number beside the one that is chosen."""
        called = self.value()
        return any(
            phone.number != called and phone.number not in self._dead for phone in self._phones
        )

    def value(self) -> str:
        """Return the number in E.164 form; empty without any."""
        return self._phones[self._list.currentIndex()].number if self._phones else ""

    def choose(self, number: str) -> None:
        """Choose a number where the customer still has it."""
        numbers = [phone.number for phone in self._phones]
        if number in numbers:
            self._list.setCurrentIndex(numbers.index(number))

    def show_for(self, numbered: bool) -> None:
        """Be there where the channel goes to a number."""
        self.setVisible(numbered and bool(self._phones))

    def _caption(self, phone: Phone) -> str:
        caption = f"{formats.phone(phone)}　{words.phone_kind(phone.kind)}"
        if phone.number in self._dead:
            caption += "　× " + _("Dead number")
        return caption
