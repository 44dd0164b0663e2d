"""Two lines: so many minutes before each contact, and when a visit is prepared."""

import unicodedata

from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.lead_times import LeadTimes
from showroom_crm.domain.written_dates import read_time
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.ui.field import Field
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_16

_SEPARATORS = str.maketrans({"、": ",", "・": ",", " ": ",", "/": ","})


class LeadTimeFields(QWidget):
    """Numbers in any width, with any sign between; an empty line stands for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minutes, self._prepare_at = Line(), Line()
        self._minutes.setPlaceholderText(_("e.g. 10, 60 (empty: only at the time)"))
        self._prepare_at.setPlaceholderText(_("e.g. 9:30 (empty: none)"))
        self._fields = {
            "minutes": Field("lead_minutes", _("Minutes before each contact"), self._minutes),
            "prepare_at": Field("prepare_at", _("Prepare the day's visits at"), self._prepare_at),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_16)
        for field in self._fields.values():
            row.addWidget(field, stretch=1)

    def show_lead_times(self, shown: LeadTimes) -> None:
        self._minutes.setText(written_minutes(shown.minutes))
        prepare_at = shown.prepare_at
        self._prepare_at.setText("" if prepare_at is None else formats.clock_time(prepare_at))

    def read(self) -> LeadTimes:
        """Return what stands here. Raises RuleBroken: "lead_times.unreadable", those of times."""
        typed = self._prepare_at.text().strip()
        prepare_at = read_time(typed, field="prepare_at") if typed else None
        return LeadTimes(read_minutes(self._minutes.text()), prepare_at)

    def show_fault(self, name: str, sentence: str) -> bool:
        """Show a sentence below the line of this name; False where there is none."""
        field = self._fields.get(name)
        if field is not None:
            field.show_fault(sentence)
            field.editor.setFocus()
        return field is not None

    def clear_faults(self) -> None:
        for field in self._fields.values():
            field.show_fault("")


def written_minutes(minutes: tuple[int, ...]) -> str:
    """Return lead times as a line shows them."""
    return _(", ").join(str(each) for each in minutes)


def read_minutes(typed: str) -> tuple[int, ...]:
    """Return the minutes of a line. Raises RuleBroken: "lead_times.unreadable"."""
    plain = unicodedata.normalize("NFKC", typed).translate(_SEPARATORS).replace("分", "")
    parts = [part for part in plain.split(",") if part]
    if not all(part.isdecimal() for part in parts):
        raise RuleBroken("lead_times.unreadable", field="minutes")
    return tuple(int(part) for part in parts)
