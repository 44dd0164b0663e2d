"""The fields of a new customer: by name, or without one by how they look."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.phones import Phone, read_phone
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.field import Field, note_edit
from showroom_crm.ui.line import Line
from showroom_crm.ui.new_customer.duplicate_line import DuplicateLine
from showroom_crm.ui.new_customer.furigana import FuriganaTracker
from showroom_crm.ui.theme.tokens import CUSTOMER_NAME_PX, NAME_PX, SPACE_12

_OF_A_NAME = ("name", "kana", "phone")
_OF_LOOKS = ("looks", "car", "attendees")
_UNNAMED = "unnamed"
# What a rule calls a field, where it is not what the form calls it.
_FIELD_OF = {"vehicles": "car"}


class NewCustomerForm(QWidget):
    """What was typed is never hidden: a field of the other kind stays where it holds text.

    Signals:
    edited(): something was typed, or the kind of form changed.
    existing_wanted(CustomerId): the rep wants the customer that this one may be.
    """

    edited = Signal()
    existing_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unnamed = False
        names = ("name", "kana", "looks", "car", "attendees", "phone", "wish")
        self._lines = {name: Line() for name in names}
        self._said = note_edit(6)
        self._furigana = FuriganaTracker(self._lines["name"], self._lines["kana"])
        self._fields = self._make_fields()
        self.duplicates = DuplicateLine(desk, self._profile_so_far)
        self._fill()
        self._connect()

    @property
    def unnamed(self) -> bool:
        """Whether it asks for the looks instead of the name."""
        return self._unnamed

    @property
    def wish(self) -> str:
        return self._text("wish")

    @property
    def said(self) -> str:
        return self._said.toPlainText()

    @property
    def attendees(self) -> str:
        return self._text("attendees")

    @property
    def has_words(self) -> bool:
        """Whether there is something that a meeting begins with."""
        return any(text.strip() for text in (self.said, self.wish, self.attendees))

    @property
    def last_field(self) -> QWidget:
        return self._lines["wish"]

    def set_unnamed(self, unnamed: bool) -> None:
        """Ask for the looks, or for the name, and go to the first field."""
        self._settle(unnamed)
        self.take_focus()
        self.edited.emit()

    def take_focus(self) -> None:
        self._lines["looks" if self._unnamed else "name"].setFocus()

    def profile(self) -> Profile:
        """Return what was typed. Raises RuleBroken: "phone.unreadable", "looks.empty"."""
        if self._unnamed and not (self._text("looks").strip() or self._text("name").strip()):
            raise RuleBroken("looks.empty", field="looks")
        car = self._text("car")
        return Profile(
            name=self._text("name"),
            kana=self._text("kana"),
            looks=self._text("looks"),
            phones=self._read_phones(),
            vehicles=(Vehicle(model=car),) if car.strip() else (),
        )

    def texts(self) -> Texts:
        """Return everything as it was typed, for a draft."""
        lines = {name: line.text() for name, line in self._lines.items()}
        return lines | {"said": self.said, _UNNAMED: "1" if self._unnamed else ""}

    def set_texts(self, texts: Texts) -> None:
        for name, line in self._lines.items():
            line.setText(texts.get(name, ""))
            if name == "kana":
                self._furigana.leave_alone()
        self._said.setPlainText(texts.get("said", ""))
        self._settle(bool(texts.get(_UNNAMED)))
        self.duplicates.forget()

    def show_fault(self, name: str, words: str) -> bool:
        """Show a sentence at the field that a rule names; False where there is none."""
        field = self._fields.get(_FIELD_OF.get(name, name))
        if field is None:
            return False
        field.show()
        field.show_fault(words)
        field.editor.setFocus()
        return True

    def _make_fields(self) -> Mapping[str, Field]:
        lines = self._lines
        lines["looks"].setPlaceholderText(_("A parent and child in a red Fit"))
        self._said.setPlaceholderText(_("As they said it: “my wife worries about the back seat”"))
        for editor, size_px in (
            (lines["name"], CUSTOMER_NAME_PX),
            (lines["looks"], CUSTOMER_NAME_PX),
            (self._said, NAME_PX),
        ):
            font = editor.font()
            font.setPixelSize(size_px)
            editor.setFont(font)
        return {
            "name": Field("name", _("Name"), lines["name"]),
            "kana": Field("kana", _("Furigana"), lines["kana"]),
            "looks": Field("looks", _("What you know them by"), lines["looks"]),
            "car": Field("car", _("Car they came in"), lines["car"]),
            "attendees": Field("attendees", _("Who was along"), lines["attendees"]),
            "phone": Field("phone", _("Phone"), lines["phone"]),
            "said": Field("first_words", _("What the customer said first"), self._said),
            "wish": Field("wish", _("Car they want"), lines["wish"]),
        }

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_12)
        for name, field in self._fields.items():
            layout.addWidget(field)
            if name == "phone":
                layout.addWidget(self.duplicates)
        self._settle(False)

    def _connect(self) -> None:
        for name, line in self._lines.items():
            line.returnPressed.connect(self._go_on)
            line.textChanged.connect(partial(self._take_edit, name))
        self._said.textChanged.connect(partial(self._take_edit, "said"))
        self._lines["phone"].editingFinished.connect(self._leave_phone)
        self.duplicates.open_wanted.connect(self.existing_wanted)

    def _settle(self, unnamed: bool) -> None:
        """Show the fields of this kind, and those of the other kind that hold text."""
        self._unnamed = unnamed
        for names, asked in ((_OF_A_NAME, not unnamed), (_OF_LOOKS, unnamed)):
            for name in names:
                self._fields[name].setVisible(asked or bool(self._text(name)))
        said = _("What they came for") if unnamed else _("What the customer said first")
        self._fields["said"].set_caption(said)

    def _go_on(self) -> None:
        self.focusNextChild()

    def _take_edit(self, name: str, _typed: str = "") -> None:
        self._fields[name].show_fault("")
        if name in _OF_A_NAME:
            self.duplicates.look_soon()
        self.edited.emit()

    def _leave_phone(self) -> None:
        """Say at once what is wrong with it, or who has it already."""
        try:
            self._read_phones()
        except RuleBroken as fault:
            self._fields["phone"].show_fault(sentence(fault))
        self.duplicates.look()

    def _profile_so_far(self) -> Profile:
        return Profile(name=self._text("name"), kana=self._text("kana"), phones=self._read_phones())

    def _read_phones(self) -> tuple[Phone, ...]:
        typed = self._text("phone").strip()
        return (read_phone(typed),) if typed else ()

    def _text(self, name: str) -> str:
        return self._lines[name].text()
