"""The row above or below the paper that belongs to the photo underneath."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.flow import FlowLayout
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_16

TARGET = 40
_SLIDER_WIDTH = 140
_WEAKEST, _STRONGEST, _STEP = 10, 100, 10


@dataclass(frozen=True)
class PhotoState:
    """What the row shows: `stored` while the photo is kept, `words` on what becomes of it."""

    photo: bool = False
    shown: bool = False
    wanted: bool = False
    consented: bool = False
    stored: bool = False
    words: str = ""
    fault: str = ""

    @property
    def empty(self) -> bool:
        return not (self.photo or self.stored or self.words or self.fault)


class PhotoRow(QWidget):
    """Hidden until there is something to say.

    Signals, each for what the rep wishes:
    other_wanted(): to choose another photo.
    shown_toggled(bool): to see the photo, or the ink alone.
    strength_chosen(float): how strongly the photo shows, up to 1.
    taken_off(): to have no photo underneath any more.
    keep_toggled(bool): to keep the photo with the portrait.
    consent_toggled(bool): to note that the customer consents to that.
    """

    other_wanted = Signal()
    shown_toggled = Signal(bool)
    strength_chosen = Signal(float)
    taken_off = Signal()
    keep_toggled = Signal(bool)
    consent_toggled = Signal(bool)

    def __init__(self, strength: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photo_row")
        self._show = _target("show_photo", _("Hide the photo"))
        self._weaker = _target("photo_weaker", _("Fainter"))
        self._slider = _slider(strength)
        self._stronger = _target("photo_stronger", _("Stronger"))
        self._take_off = _target("take_photo_off", _("Take the photo off"))
        self._keep = _check("keep_photo", _("Keep the photo too"))
        self._consent = _check("photo_consent", _("The customer has consented"))
        self._words = quiet_label(name="photo_words")
        self._other = _target("other_photo", _("Choose another photo …"))
        self._fault = fault_label("photo_fault")
        self._is_shown = False
        self._view = _group(self._show, self._weaker, self._slider, self._stronger, self._take_off)
        self._keeping = _group(self._keep, self._consent, self._words)
        self._lay_out()
        self._connect()
        self.hide()

    def show_state(self, state: PhotoState) -> None:
        """Show what holds now."""
        self._view.setVisible(state.photo)
        self._show.setText(_("Hide the photo") if state.shown else _("Show the photo"))
        self._show.setAccessibleName(self._show.text())
        self._is_shown = state.shown
        for each in (self._weaker, self._slider, self._stronger):
            each.setEnabled(state.shown)
        self._take_off.setVisible(not state.stored)
        self._keep.setVisible(state.photo or state.stored)
        self._keep.setChecked(state.wanted)
        self._consent.setVisible(state.wanted and not state.stored)
        self._consent.setChecked(state.consented)
        self._words.setText(state.words)
        self._other.setVisible(bool(state.fault))
        self._keeping.setVisible(state.photo or state.stored or bool(state.words))
        self._fault.setText(state.fault)
        self._fault.setVisible(bool(state.fault))
        self.setVisible(not state.empty)

    def _lay_out(self) -> None:
        # Wide enough for either word: the row keeps still under the hand.
        words = (_("Hide the photo"), _("Show the photo"))
        self._show.setMinimumWidth(max(_target("", each).sizeHint().width() for each in words))
        parts = QWidget()
        flow = FlowLayout(SPACE_16, parts)
        flow.addWidget(self._view)
        flow.addWidget(self._keeping)
        refusal = QHBoxLayout()
        refusal.setSpacing(SPACE_8)
        refusal.addWidget(self._fault, 1)
        refusal.addWidget(self._other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(parts)
        layout.addLayout(refusal)

    def _connect(self) -> None:
        slider = self._slider
        self._show.clicked.connect(lambda: self.shown_toggled.emit(not self._is_shown))
        self._weaker.clicked.connect(lambda: slider.setValue(slider.value() - _STEP))
        self._stronger.clicked.connect(lambda: slider.setValue(slider.value() + _STEP))
        slider.valueChanged.connect(lambda value: self.strength_chosen.emit(value / 100))
        self._take_off.clicked.connect(self.taken_off)
        self._keep.clicked.connect(self.keep_toggled)
        self._consent.clicked.connect(self.consent_toggled)
        self._other.clicked.connect(self.other_wanted)


def _group(*parts: QWidget) -> QWidget:
    group = QWidget()
    layout = QHBoxLayout(group)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_8)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch()
    return group


def _target(name: str, caption: str) -> QPushButton:
    """Return a button that a finger can hit, and that leaves the keyboard with the paper."""
    made = button(name, caption, style="finger")
    made.setMinimumWidth(TARGET)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def _check(name: str, caption: str) -> QCheckBox:
    made = QCheckBox(caption)
    made.setObjectName(name)
    made.setAccessibleName(caption)
    made.setMinimumHeight(TARGET)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def _slider(strength: float) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setObjectName("photo_strength")
    slider.setAccessibleName(_("Strength of the photo"))
    slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    slider.setRange(_WEAKEST, _STRONGEST)
    slider.setSingleStep(_STEP)
    slider.setPageStep(_STEP)
    slider.setValue(round(strength * 100))
    slider.setFixedSize(QSize(_SLIDER_WIDTH, TARGET))
    return slider
