"""One car in the form: three lines, the latter two folded away while they are empty."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.plates import doubt, read_plate
from showroom_crm.domain.vehicles import Payment, VehicleUse
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.customer_chart.car_texts import (
    FIRST_LINE,
    NEW_CAR,
    CarTexts,
    has_details,
    proposal,
)
from showroom_crm.ui.field import Field, fault_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12

_LINES = (
    FIRST_LINE,
    ("use", "first_registered", "inspection_until", "mileage_km"),
    ("payment", "payment_until", "maintenance_until", "warranty_until"),
    ("insurer", "insurance_until", "owned_until"),
)
# A plate is the longest of what is typed.
_STRETCHES = (9, 9, 9, 12)
_COLUMNS = len(_STRETCHES)
# A combo box asks for the width of its longest choice, which would part the columns.
_LEAST_WIDTH = 60


class CarCard(QFrame):
    """A car that is edited; its texts are those of `car_texts`.

    Signals:
    edited(): a text changed.
    removal_wanted(): the car was entered by mistake, and is not to be kept.
    """

    edited = Signal()
    removal_wanted = Signal()

    def __init__(self, name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("card", "true")
        self._today = today
        self._shows = False
        self._editors = {field: self._editor(field) for field in NEW_CAR}
        captions = _captions()
        self._fields = {
            field: Field(f"{name}_{field}", captions[field], editor)
            for field, editor in self._editors.items()
        }
        self._plate = quiet_label(name=f"{name}_plate_note", wrap=True)
        self._plate.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._proposal = button(f"{name}_proposal", "", style="link")
        self._proposal.setProperty("flush", "true")
        self._unfold = button(f"{name}_more", _("In detail"), style="link")
        self._part = button(f"{name}_part", _("No longer theirs"), style="link")
        self._remove = button(f"{name}_remove", _("Remove this car"), style="link")
        self._faults = [fault_label(f"{name}_{row}_fault") for row in range(len(_LINES))]
        self._details = QWidget()
        self._lay_out()
        self._connect()
        self.set_texts(NEW_CAR)

    def texts(self) -> CarTexts:
        return {field: _text(editor) for field, editor in self._editors.items()}

    def set_texts(self, texts: CarTexts) -> None:
        """Show a car; its details fold away where it has none."""
        self._shows = True
        for field, editor in self._editors.items():
            _set_text(editor, texts[field])
        self._shows = False
        self._details.setVisible(has_details(texts))
        self.show_fault("")
        self._show_plate_note()
        self._refresh()

    def show_fault(self, sentence: str, part: str = "") -> None:
        """Show a sentence below the line that holds `part`, the text that it is about."""
        at_fault = next((row for row, fields in enumerate(_LINES) if part in fields), 0)
        for row, label in enumerate(self._faults):
            label.setText(sentence if row == at_fault else "")
            label.setVisible(bool(label.text()))
        if part and part not in FIRST_LINE:
            self._details.show()
        self.setFocusProxy(self._editors.get(part, self._editors["maker"]))
        for field, editor in self._editors.items():
            editor.setAccessibleDescription(sentence if field == part else "")

    def _editor(self, field: str) -> Line | QComboBox:
        if field == "use":
            return _choice([(use.value, words.vehicle_use(use)) for use in VehicleUse])
        if field == "payment":
            kinds = [(payment.value, words.payment(payment)) for payment in Payment]
            return _choice([("", ""), *kinds])
        line = Line()
        line.setPlaceholderText(_placeholder(field))
        return line

    def _lay_out(self) -> None:
        first, below = _grid(), _grid()
        for column, field in enumerate(_LINES[0]):
            first.addWidget(self._fields[field], 0, column)
        for line, fields in enumerate(_LINES[1:], start=1):
            for column, field in enumerate(fields):
                below.addWidget(self._fields[field], 3 * line, column)
            below.addWidget(self._faults[line], 3 * line + 2, 0, 1, _COLUMNS)
        below.addWidget(self._proposal, 3 + 1, 2, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._details.setLayout(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addLayout(first)
        layout.addWidget(self._plate)
        layout.addWidget(self._faults[0])
        layout.addWidget(self._details)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(self._unfold)
        row.addStretch()
        row.addWidget(self._part)
        row.addWidget(self._remove)
        return row

    def _connect(self) -> None:
        for editor in self._editors.values():
            if isinstance(editor, QComboBox):
                editor.currentIndexChanged.connect(self._take_edit)
            else:
                editor.textChanged.connect(self._take_edit)
        plate = self._editors["plate"]
        assert isinstance(plate, Line)
        plate.editingFinished.connect(self._show_plate_note)
        self._proposal.clicked.connect(self._take_proposal)
        self._unfold.clicked.connect(self._show_details)
        self._part.clicked.connect(self._part_with)
        self._remove.clicked.connect(self.removal_wanted)

    def _take_edit(self) -> None:
        if not self._shows:
            self.show_fault("")
            self._refresh()
            self.edited.emit()

    def _refresh(self) -> None:
        """Offer what fits what stands here now."""
        texts = self.texts()
        folded = not self._details.isVisibleTo(self)
        self._unfold.setVisible(folded)
        parted = bool(texts["owned_until"].strip())
        self._fields["owned_until"].setVisible(parted or self._editors["owned_until"].hasFocus())
        self._part.setVisible(not parted)
        found = None if parted else proposal(texts, today=self._today())
        self._proposal.setVisible(found is not None)
        if found is not None:
            caption = _("Next {day}  ← fill in")
            if not found.day_is_known:
                caption = _("Next {day} (check the day)  ← fill in")
            caption = caption.format(day=formats.short_era_day(found.on))
            self._proposal.setText(as_typed(caption))
            self._proposal.setAccessibleName(caption)

    def _take_proposal(self) -> None:
        found = proposal(self.texts(), today=self._today())
        if found is not None:
            _set_text(self._editors["inspection_until"], formats.short_era_day(found.on))
            self._editors["inspection_until"].setFocus()

    def _show_details(self) -> None:
        self._details.show()
        self._unfold.hide()
        self._editors["use"].setFocus()

    def _part_with(self) -> None:
        self._details.show()
        _set_text(self._editors["owned_until"], str(self._today()))
        self._editors["owned_until"].setFocus()

    def _show_plate_note(self) -> None:
        typed = _text(self._editors["plate"])
        notes = []
        plate, doubted = read_plate(typed), doubt(typed)
        if plate is not None and plate.written != typed.strip():
            notes.append(_("Read as: {plate}").format(plate=plate.written))
        if doubted is not None:
            notes.append("△ " + words.plate_doubt(doubted))
        self._plate.setText("　".join(notes))
        self._plate.setVisible(bool(notes))


def _captions() -> dict[str, str]:
    return {
        "maker": _("Maker"),
        "model": _("Model"),
        "grade": _("Grade"),
        "plate": _("Plate"),
        "use": _("Use of the car"),
        "first_registered": _("First registration"),
        "inspection_until": _("Inspection until"),
        "mileage_km": _("Mileage (km)"),
        "payment": _("Payment"),
        "payment_until": _("Payment ends"),
        "maintenance_until": _("Maintenance plan until"),
        "warranty_until": _("Extended warranty until"),
        "insurer": _("Insurance company"),
        "insurance_until": _("Insurance until"),
        "owned_until": _("Parted with on"),
    }


def _placeholder(field: str) -> str:
    match field:
        case "plate":
            return _("品川 500 あ 12-34")
        case "first_registered":
            return _("2021-04 or R3.4")
        case "inspection_until":
            return _("R9.4.30")
        case _:
            return ""


class _Choice(QComboBox):
    """The wheel scrolls the form, and never chooses something unseen."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _choice(options: list[tuple[str, str]]) -> QComboBox:
    made = _Choice()
    for value, caption in options:
        made.addItem(caption, value)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    made.setMinimumWidth(_LEAST_WIDTH)
    return made


def _text(editor: Line | QComboBox) -> str:
    return str(editor.currentData()) if isinstance(editor, QComboBox) else editor.text()


def _set_text(editor: Line | QComboBox, text: str) -> None:
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findData(text))
    else:
        editor.setText(text)
        editor.setCursorPosition(0)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE_8)
    grid.setVerticalSpacing(SPACE_4)
    for column, stretch in enumerate(_STRETCHES):
        grid.setColumnStretch(column, stretch)
    return grid
