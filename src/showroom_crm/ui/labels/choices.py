"""What addresses are printed on: a sheet of labels or an envelope, and how."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.documents.mail.envelope_sizes import ENVELOPES, Envelope
from showroom_crm.documents.mail.label_sheets import SHEETS, LabelSheet
from showroom_crm.domain.mailing import MOST_SHIFT, MailPaper
from showroom_crm.language.catalog import _
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_16

_LABELS, _ENVELOPES = "labels", "envelopes"
_LEVEL, _UPRIGHT = "level", "upright"
_SHIFT_STEP = 0.5


class MailChoices(QWidget):
    """Signals:
    changed(): something else is wished.
    """

    changed = Signal()

    def __init__(self, paper: MailPaper) -> None:
        super().__init__()
        self._paper = paper
        self._kind = _choices(
            "mail_kind",
            {_LABELS: _("Address labels"), _ENVELOPES: _("Envelopes")},
            _("What addresses are printed on"),
            _ENVELOPES if paper.envelopes else _LABELS,
        )
        self._direction = _choices(
            "direction",
            {_LEVEL: _("In lines"), _UPRIGHT: _("In columns")},
            _("How addresses are written"),
            _UPRIGHT if paper.upright else _LEVEL,
        )
        self._sheet = _choices(
            "label_sheet",
            {key: _sheet_caption(sheet) for key, sheet in SHEETS.items()},
            _("Sheet of labels"),
            paper.sheet,
        )
        self._envelope = _choices(
            "envelope",
            {key: _envelope_caption(key, envelope) for key, envelope in ENVELOPES.items()},
            _("Envelope"),
            paper.envelope,
        )
        self._first = QComboBox()
        self._first.setObjectName("first_label")
        self._first.setAccessibleName(_("Begin at label"))
        self._right = _shift_box("shift_right", _("Print further to the right by"))
        self._down = _shift_box("shift_down", _("Print further down by"))
        self._lay_out()
        self._offer_places()
        self._show_kind()
        self._connect()

    @property
    def envelope(self) -> Envelope | None:
        """The envelope that is chosen; None for labels."""
        return ENVELOPES[self._envelope.value()] if self.paper.envelopes else None

    @property
    def sheet(self) -> LabelSheet:
        return SHEETS[self._sheet.value()]

    @property
    def first(self) -> int:
        """The first label to print on, counted from 1."""
        return self._first.currentIndex() + 1

    def page_of(self, place: int) -> int:
        """Return the page that a receiver is on; both are counted from 0."""
        return place if self.paper.envelopes else (self.first - 1 + place) // self.sheet.number

    @property
    def paper(self) -> MailPaper:
        """All that is chosen and to be kept."""
        paper = replace(
            self._paper,
            envelopes=self._kind.value() == _ENVELOPES,
            sheet=self._sheet.value(),
            envelope=self._envelope.value(),
            upright=self._direction.value() == _UPRIGHT,
        )
        shift = self._shift()
        if paper.envelopes:
            return replace(paper, envelope_shift=shift)
        return replace(paper, sheet_shift=shift)

    def _shift(self) -> tuple[float, float]:
        return self._right.currentData(), self._down.currentData()

    def _lay_out(self) -> None:
        first_caption = plain_label(_("Begin at label"), name="first_label_caption")
        self._of_labels = _line(self._sheet, first_caption, self._first)
        self._of_envelopes = _line(self._envelope)
        above = _line(
            self._kind,
            self._direction,
            plain_label(_("Shift by"), name="shift_caption"),
            plain_label(_("right"), name="shift_right_caption"),
            self._right,
            plain_label(_("down"), name="shift_down_caption"),
            self._down,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        for each in (above, self._of_labels, self._of_envelopes):
            layout.addWidget(each)

    def _connect(self) -> None:
        self._kind.changed.connect(self._take_kind)
        self._sheet.changed.connect(self._take_sheet)
        for choices in (self._direction, self._envelope):
            choices.changed.connect(self.changed)
        self._first.currentIndexChanged.connect(self.changed)
        for box in (self._right, self._down):
            box.currentIndexChanged.connect(self.changed)

    def _take_kind(self) -> None:
        # What stood there was the shift of the other kind.
        shift = self._shift()
        if self._kind.value() == _ENVELOPES:
            self._paper = replace(self._paper, envelopes=True, sheet_shift=shift)
        else:
            self._paper = replace(self._paper, envelopes=False, envelope_shift=shift)
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        self._of_labels.setVisible(not self._paper.envelopes)
        self._of_envelopes.setVisible(self._paper.envelopes)
        self._direction.setVisible(not self._paper.envelopes)
        for box, value in zip((self._right, self._down), self._paper.shift, strict=True):
            box.blockSignals(True)  # it is told once, when all of it is shown
            _take_shift(box, value)
            box.blockSignals(False)

    def _take_sheet(self) -> None:
        self._first.blockSignals(True)  # other places would have it laid out twice
        self._offer_places()
        self._first.blockSignals(False)
        self.changed.emit()

    def _offer_places(self) -> None:
        """Offer the labels of the sheet; the one chosen stays, or the last one holds."""
        number, chosen = self.sheet.number, max(0, self._first.currentIndex())
        self._first.clear()
        self._first.addItems([str(place) for place in range(1, number + 1)])
        self._first.setCurrentIndex(min(chosen, number - 1))


def _choices(name: str, captions: Mapping[str, str], accessible: str, chosen: str) -> Choices:
    choices = Choices(name, list(captions.items()))
    choices.setAccessibleName(accessible)
    if chosen in captions:
        choices.set_value(chosen)
    return choices


def _shift_box(name: str, accessible: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(accessible)
    steps = int(MOST_SHIFT / _SHIFT_STEP)
    for step in range(-steps, steps + 1):
        shift = step * _SHIFT_STEP
        box.addItem(_("{shift} mm").format(shift=f"{shift:+.1f}" if shift else "0"), shift)
    return box


def _take_shift(box: QComboBox, shift: float) -> None:
    box.setCurrentIndex(box.findData(round(shift / _SHIFT_STEP) * _SHIFT_STEP))


def _line(*widgets: QWidget) -> QWidget:
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_4)
    for number, widget in enumerate(widgets):
        if isinstance(widget, Choices):
            widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if number and isinstance(widgets[number - 1], Choices):
            layout.addSpacing(SPACE_16)
        layout.addWidget(widget)
    layout.addStretch()
    return line


def _sheet_caption(sheet: LabelSheet) -> str:
    return _("{number} labels, {width} × {height} mm").format(
        number=sheet.number, width=sheet.width, height=sheet.height
    )


def _envelope_caption(key: str, envelope: Envelope) -> str:
    names = {
        "long_3": _("Long 3"),
        "long_4": _("Long 4"),
        "western_long_3": _("Western long 3"),
        "western_2": _("Western 2"),
    }
    return _("{name}, {width} × {height} mm").format(
        name=names[key], width=envelope.width, height=envelope.height
    )
