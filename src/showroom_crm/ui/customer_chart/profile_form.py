"""The form in which a profile is edited."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.phones import Phone, PhoneKind, read_phone
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.domain.written_dates import read_day
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import field_name, sentence
from showroom_crm.ui.customer_chart.rows_editor import Row, RowsEditor
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.field import Field, fault_label, note_edit
from showroom_crm.ui.line import Line
from showroom_crm.ui.new_customer.furigana import FuriganaTracker
from showroom_crm.ui.theme.tokens import SPACE_12, SPACE_24

_LINES = ("name", "kana", "postal_code", "birthday", "job", "source")
_NOTES = {"address": 2, "family": 2, "hobbies": 2, "notes": 3}
_LEFT = ("name", "kana", "phones", "postal_code", "address")
_RIGHT = ("birthday", "job", "family", "hobbies", "source")
_BELOW = ("vehicles", "notes")
_EDITED = "edited"


class ProfileForm(QWidget):
    """All that a rep can type about a customer.

    Signals:
    changed(): something was edited.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = {name: Line() for name in _LINES}
        self._notes = {name: note_edit(lines) for name, lines in _NOTES.items()}
        self._furigana = FuriganaTracker(self._lines["name"], self._lines["kana"])
        self._lines["birthday"].setPlaceholderText(_("1983-04-05 or S58.4.5"))
        self._phones = RowsEditor(
            "phone",
            (_("Phone"),),
            _("＋ Phone"),
            kinds=[(kind.value, words.phone_kind(kind)) for kind in PhoneKind],
            kind_caption=_("Kind of phone"),
        )
        self._vehicles = RowsEditor(
            "vehicle",
            (_("Maker"), _("Model"), _("Plate"), _("Inspection until (R9.4.30)")),
            _("＋ Car"),
        )
        self._rows = {"phones": self._phones, "vehicles": self._vehicles}
        self._shown = self._standing()
        self._fault = fault_label("profile_fault")
        self._refused: Field | None = None
        self.setFocusProxy(self._lines["name"])
        self._fields = self._make_fields()
        self._fill()
        self._connect()

    @property
    def edited(self) -> frozenset[str]:
        """The fields of the profile that no longer stand as they were shown."""
        standing = self._standing()
        return frozenset(name for name in standing if standing[name] != self._shown[name])

    def applied_to(self, profile: Profile) -> Profile:
        """Return a profile with what was edited here.

        Raises RuleBroken with its field: "phone.unreadable", "date.unreadable".
        """
        return replace(profile, **{name: self._value(name) for name in self.edited})

    def set_profile(self, profile: Profile) -> None:
        for name, line in self._lines.items():
            if name != "birthday":
                line.setText(getattr(profile, name))
        self._lines["birthday"].setText(str(profile.birthday or ""))
        for name, note in self._notes.items():
            note.setPlainText(getattr(profile, name))
        self._phones.set_rows([(each.kind, formats.phone(each)) for each in profile.phones])
        self._vehicles.set_rows(
            [
                (each.maker, each.model, each.plate, str(each.inspection_until or ""))
                for each in profile.vehicles
            ]
        )
        self._shown = self._standing()
        self._settle()

    def texts(self) -> Texts:
        """Return the edited fields as they were typed, for a draft."""
        edited = self.edited
        texts = {_EDITED: " ".join(sorted(edited))}
        for name in edited:
            if name in self._rows:
                texts |= self._rows[name].texts()
            else:
                texts[name] = self._text(name)
        return texts

    def set_texts(self, texts: Texts) -> None:
        """Set the fields that `texts` gave; all others stay."""
        for name in texts[_EDITED].split():
            if name in self._rows:
                self._rows[name].set_texts(texts)
            elif name in self._lines:
                self._lines[name].setText(texts[name])
            else:
                self._notes[name].setPlainText(texts[name])
        self._settle()

    def show_fault(self, fault: ShowroomError) -> None:
        """Show what was refused beside the field it names."""
        self.clear_faults()
        name = str(fault.details.get("field"))
        field = self._fields.get("phones" if name == "phone" else name)
        if field is None:
            self._fault.setText(sentence(fault))
            self._fault.show()
        else:
            field.show_fault(sentence(fault))
            self._refused = field

    def focus_fault(self) -> None:
        """Go to the field that was refused last."""
        if self._refused is not None:
            self._refused.editor.setFocus()

    def clear_faults(self) -> None:
        """Take away every sentence."""
        self._refused = None
        self._fault.hide()
        for field in self._fields.values():
            field.show_fault("")

    def _standing(self) -> dict[str, object]:
        """Return what stands in each field."""
        return {
            **{name: self._text(name) for name in (*self._lines, *self._notes)},
            **{name: rows.rows() for name, rows in self._rows.items()},
        }

    def _text(self, name: str) -> str:
        if name in self._lines:
            return self._lines[name].text()
        return self._notes[name].toPlainText()

    def _value(self, name: str) -> Any:
        match name:
            case "phones":
                return tuple(_phone(row) for row in self._phones.rows())
            case "vehicles":
                return tuple(_vehicle(row) for row in self._vehicles.rows())
            case "birthday":
                typed = self._text(name).strip()
                return read_day(typed, field=name) if typed else None
            case _:
                return self._text(name)

    def _settle(self) -> None:
        self._furigana.leave_alone()
        self.clear_faults()

    def _make_fields(self) -> dict[str, Field]:
        editors: dict[str, QWidget] = {
            **self._lines,
            **self._notes,
            **self._rows,
        }
        return {
            name: Field(name, _("Phone") if name == "phones" else field_name(name), editor)
            for name, editor in editors.items()
        }

    def _fill(self) -> None:
        columns = QGridLayout()
        columns.setHorizontalSpacing(SPACE_24)
        for number, names in enumerate((_LEFT, _RIGHT)):
            column = QVBoxLayout()
            column.setSpacing(SPACE_12)
            for name in names:
                column.addWidget(self._fields[name])
            column.addStretch()
            columns.addLayout(column, 0, number)
            columns.setColumnStretch(number, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, SPACE_12, 0)
        layout.setSpacing(SPACE_12)
        layout.addLayout(columns)
        for name in _BELOW:
            layout.addWidget(self._fields[name])
        layout.addWidget(self._fault)
        layout.addStretch()

    def _connect(self) -> None:
        for name, line in self._lines.items():
            line.textChanged.connect(partial(self._take_edit, name))
        for name, note in self._notes.items():
            note.textChanged.connect(partial(self._take_edit, name))
        for name, rows in self._rows.items():
            rows.changed.connect(partial(self._take_edit, name))

    def _take_edit(self, name: str, _typed: str = "") -> None:
        self._fields[name].show_fault("")
        self.changed.emit()


def _phone(row: Row) -> Phone:
    kind, typed = row
    return read_phone(typed.strip(), kind=PhoneKind(kind))


def _vehicle(row: Row) -> Vehicle:
    maker, model, plate, until = row
    return Vehicle(
        model=model,
        maker=maker,
        plate=plate,
        inspection_until=read_day(until, field="vehicles") if until.strip() else None,
    )
