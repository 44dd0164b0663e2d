"""One person around a customer in the form."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.customer_chart.profile_form.person_texts import (
    LINES,
    TICKS,
    YES,
    PersonTexts,
)
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_FIRST_LINE = {"name": 3, "relation": 2, "born": 2}
_SECOND_LINE = {"phone": 2, "notes": 3}


class PersonRow(QWidget):
    """Two lines of texts, two ticks, and a link to the person's own chart.

    Signals:
    changed(): something was edited.
    registration_wanted(): they are to have a chart of their own.
    chart_wanted(int): the number of the customer they are.
    """

    changed = Signal()
    registration_wanted = Signal()
    chart_wanted = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.removed = False
        self._lines = {part: _line(f"{name}_{part}") for part in LINES}
        self._ticks = {part: _tick(f"{name}_{part}") for part in TICKS}
        self._phone_kind = ""
        self._customer_id = ""
        self._chart = button(f"{name}_chart", "", style="link")
        self._remove = button(f"{name}_remove", "", style="link")
        self._lay_out()
        self.set_company(False)
        self._connect()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on: a focus proxy would lead Tab back to the name (Qt 6.11)."""
        self._lines["name"].setFocus(event.reason())

    def set_company(self, of_company: bool) -> None:
        """Ask for what a family member is, or a contact of a company."""
        captions = {
            "name": _("Name"),
            "relation": _("Department and position") if of_company else _("Relation"),
            "born": _("Birthday or age"),
            "phone": _("Phone"),
            "notes": _("Notes"),
        }
        for part, caption in captions.items():
            self._lines[part].setPlaceholderText(caption)
            self._lines[part].setAccessibleName(caption)
        _call(self._ticks["drives"], _("Drives"))
        _call(self._ticks["decides"], _("Decides"))

    def texts(self) -> PersonTexts:
        return {
            **{part: line.text() for part, line in self._lines.items()},
            **{part: YES if tick.isChecked() else "" for part, tick in self._ticks.items()},
            "phone_kind": self._phone_kind,
            "customer_id": self._customer_id,
        }

    def set_texts(self, texts: PersonTexts) -> None:
        """Show a person."""
        for part, line in self._lines.items():
            line.setText(texts[part])
            line.setCursorPosition(0)
        for part, tick in self._ticks.items():
            tick.setChecked(texts[part] == YES)
        self._phone_kind = texts["phone_kind"]
        self._customer_id = texts["customer_id"]
        self._set_removed(False)

    def _lay_out(self) -> None:
        first, second = _row(), _row()
        for part, stretch in _FIRST_LINE.items():
            first.addWidget(self._lines[part], stretch)
        for tick in self._ticks.values():
            first.addWidget(tick)
        for part, stretch in _SECOND_LINE.items():
            second.addWidget(self._lines[part], stretch)
        second.addWidget(self._chart)
        second.addWidget(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addLayout(first)
        layout.addLayout(second)

    def _connect(self) -> None:
        for line in self._lines.values():
            line.textChanged.connect(self.changed)
        self._lines["phone"].textEdited.connect(self._forget_phone_kind)
        for tick in self._ticks.values():
            tick.toggled.connect(self.changed)
        self._chart.clicked.connect(self._take_chart_click)
        self._remove.clicked.connect(self._toggle_removed)

    def _forget_phone_kind(self) -> None:
        self._phone_kind = ""

    def _take_chart_click(self) -> None:
        if self._customer_id:
            self.chart_wanted.emit(int(self._customer_id))
        else:
            self.registration_wanted.emit()

    def _toggle_removed(self) -> None:
        self._set_removed(not self.removed)
        self.changed.emit()

    def _set_removed(self, removed: bool) -> None:
        """A person who was removed stands there until the form is left, and can come back."""
        self.removed = removed
        for editor in (*self._lines.values(), *self._ticks.values()):
            editor.setEnabled(not removed)
        _call(self._remove, _("Bring back") if removed else _("Remove"))
        _call(self._chart, _("Open chart") if self._customer_id else _("Register as customer"))
        self._chart.setEnabled(not removed)


def _line(name: str) -> Line:
    line = Line()
    line.setObjectName(name)
    return line


def _tick(name: str) -> QPushButton:
    tick = button(name, "", style="choice")
    tick.setCheckable(True)
    return tick


def _call(called: QPushButton, caption: str) -> None:
    called.setText(as_typed(caption))
    called.setAccessibleName(caption)


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    return row
