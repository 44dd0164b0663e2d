"""One part of a profile under its caption: it shows the part, and reads it back."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.written_dates import read_day
from showroom_crm.language import words
from showroom_crm.language.sentences import field_name, sentence
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.field import Field, note_edit
from showroom_crm.ui.line import Line


class Entry(Field):
    """Signals:
    changed(): it was edited.
    """

    changed = Signal()

    def __init__(self, name: str, caption: str, editor: QWidget) -> None:
        super().__init__(name, caption, editor)
        self.name = name

    def show_profile(self, profile: Profile) -> None:
        """Show how the part stands in a profile."""
        raise NotImplementedError

    def applied_to(self, profile: Profile) -> Profile:
        """Return a profile with the part as it stands here. Raises RuleBroken with its field."""
        raise NotImplementedError

    def texts(self) -> Texts:
        """Return what stands here, for a draft and to tell whether it was edited."""
        raise NotImplementedError

    def set_texts(self, texts: Texts) -> None:
        """Show what `texts` gave."""
        raise NotImplementedError

    def show_refusal(self, fault: ShowroomError) -> None:
        self.show_fault(sentence(fault))

    def clear_fault(self) -> None:
        self.show_fault("")

    def _take_edit(self) -> None:
        self.clear_fault()
        self.changed.emit()


class TextEntry(Entry):
    """A text of the profile, in one line or in several."""

    def __init__(self, name: str, *, lines: int = 1) -> None:
        self._text: QLineEdit | QPlainTextEdit = Line() if lines == 1 else note_edit(lines)
        super().__init__(name, field_name(name), self._text)
        self._text.textChanged.connect(self._take_edit)

    @property
    def line(self) -> QLineEdit:
        """The editor of one line."""
        return cast(QLineEdit, self._text)

    @property
    def note(self) -> QPlainTextEdit:
        """The editor of several lines."""
        return cast(QPlainTextEdit, self._text)

    def typed(self) -> str:
        text = self._text
        return text.text() if isinstance(text, QLineEdit) else text.toPlainText()

    def show_profile(self, profile: Profile) -> None:
        self._show(getattr(profile, self.name))

    def applied_to(self, profile: Profile) -> Profile:
        return _with(profile, self.name, self.typed())

    def texts(self) -> Texts:
        return {self.name: self.typed()}

    def set_texts(self, texts: Texts) -> None:
        self._show(texts[self.name])

    def _show(self, text: str) -> None:
        if isinstance(self._text, QLineEdit):
            self._text.setText(text)
            self._text.setCursorPosition(0)
        else:
            self._text.setPlainText(text)


class DayEntry(TextEntry):
    """A day of the profile, typed as people write days."""

    def show_profile(self, profile: Profile) -> None:
        self._show(str(self._day_of(profile) or ""))

    def applied_to(self, profile: Profile) -> Profile:
        typed = self.typed()
        day = read_day(typed, field=self.name) if typed.strip() else None
        return self._with_day(profile, day)

    def _day_of(self, profile: Profile) -> date | None:
        return cast(date | None, getattr(profile, self.name))

    def _with_day(self, profile: Profile, day: date | None) -> Profile:
        return _with(profile, self.name, day)


class ComboEntry(Entry):
    """A choice out of a list that opens; the value of nothing chosen is empty."""

    def __init__(self, name: str, caption: str, options: list[tuple[str, str]]) -> None:
        """`options` are pairs of value and caption."""
        self._combo = QComboBox()
        super().__init__(name, caption, self._combo)
        for value, option in options:
            self._combo.addItem(option, value)
        self._combo.currentIndexChanged.connect(self._take_edit)

    def value(self) -> str:
        return str(self._combo.currentData())

    def set_value(self, value: str) -> None:
        self._combo.setCurrentIndex(max(0, self._combo.findData(value)))

    def texts(self) -> Texts:
        return {self.name: self.value()}

    def set_texts(self, texts: Texts) -> None:
        self.set_value(texts[self.name])


class StateEntry(ComboEntry):
    """How dealings with the customer stand."""

    def __init__(self) -> None:
        states = [(state.value, words.customer_state(state)) for state in CustomerState]
        super().__init__("state", field_name("state"), states)

    def show_profile(self, profile: Profile) -> None:
        self.set_value(profile.state)

    def applied_to(self, profile: Profile) -> Profile:
        return _with(profile, self.name, CustomerState(self.value()))


def at_the_left(button: QPushButton) -> QWidget:
    """Return a button in a row of its own, as wide as its words."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(button)
    layout.addStretch()
    row.setFocusProxy(button)
    return row


def _with(profile: Profile, name: str, value: Any) -> Profile:
    return replace(profile, **{name: value})
