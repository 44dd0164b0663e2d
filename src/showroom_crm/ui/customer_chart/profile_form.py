"""The form in which a profile is edited."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from showroom_crm.domain.customers import Profile, Vehicle
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.phones import Phone, PhoneKind, read_phone
from showroom_crm.domain.written_dates import read_day
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import field_name, sentence
from showroom_crm.ui.customer_chart.rows_editor import Row, RowsEditor
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.field import Field, fault_label, note_edit
from showroom_crm.ui.new_customer.furigana import FuriganaTracker
from showroom_crm.ui.theme.tokens import SPACE_12, SPACE_24

_LINES = ("name", "kana", "postal_code", "birthday", "job", "source")
_NOTES = {"address": 2, "family": 2, "hobbies": 2, "notes": 3}
_LEFT = ("name", "kana", "phones", "postal_code", "address")
_RIGHT = ("birthday", "job", "family", "hobbies", "source")
_BELOW = ("vehicles", "notes")


class ProfileForm(QWidget):
    """All that a rep can type about a customer.

    Signals:
    changed(): something was edited.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = {name: QLineEdit() for name in _LINES}
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
        self._fault = fault_label("profile_fault")
        self._refused: Field | None = None
        self.setFocusProxy(self._lines["name"])
        self._fields = self._make_fields()
        self._fill()
        self._connect()

    def profile(self) -> Profile:
        """Return what was typed.

        Raises RuleBroken with its field: "phone.unreadable", "date.unreadable".
        """
        lines = {name: line.text() for name, line in self._lines.items()}
        birthday = lines.pop("birthday").strip()
        return Profile(
            **lines,
            **{name: note.toPlainText() for name, note in self._notes.items()},
            birthday=read_day(birthday, field="birthday") if birthday else None,
            phones=tuple(_phone(row) for row in self._phones.rows()),
            vehicles=tuple(_vehicle(row) for row in self._vehicles.rows()),
        )

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
        self._settle()

    def texts(self) -> Texts:
        """Return all fields as they were typed, for a draft."""
        return {
            **{name: line.text() for name, line in self._lines.items()},
            **{name: note.toPlainText() for name, note in self._notes.items()},
            **self._phones.texts(),
            **self._vehicles.texts(),
        }

    def set_texts(self, texts: Texts) -> None:
        """Set the fields as `texts` gave them; those that are missing stay empty."""
        for name, line in self._lines.items():
            line.setText(texts.get(name, ""))
        for name, note in self._notes.items():
            note.setPlainText(texts.get(name, ""))
        self._phones.set_texts(texts)
        self._vehicles.set_texts(texts)
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

    def _settle(self) -> None:
        self._furigana.leave_alone()
        self.clear_faults()

    def _make_fields(self) -> dict[str, Field]:
        editors: dict[str, QWidget] = {
            **self._lines,
            **self._notes,
            "phones": self._phones,
            "vehicles": self._vehicles,
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
            line.textChanged.connect(partial(self._edited, name))
        for name, note in self._notes.items():
            note.textChanged.connect(partial(self._edited, name))
        self._phones.changed.connect(partial(self._edited, "phones"))
        self._vehicles.changed.connect(partial(self._edited, "vehicles"))

    def _edited(self, name: str, _typed: str = "") -> None:
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
