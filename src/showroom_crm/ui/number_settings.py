"""A window for a few numbers that hold for the whole showroom."""

import unicodedata
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.store import Store
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, fault_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24

_WIDTH = 420


class NumberSettings(QDialog):
    """One line a number, in any width of digits; the numbers are those of every rep.

    `captions` are by the names of the numbers; `kept` returns an object with these attributes;
    `keep` keeps them all; `not_a_number` is the fault of a name whose text is none.
    """

    def __init__(
        self,
        desk: Desk,
        name: str,
        *,
        title: str,
        about: str,
        captions: Mapping[str, str],
        kept: Callable[[Store], object],
        keep: Callable[[Store, dict[str, int]], Changes],
        not_a_number: Callable[[str], RuleBroken],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._keep_numbers = keep
        self._not_a_number = not_a_number
        self._fault = fault_label(f"{name}_fault")
        self._lines = {each: Line() for each in captions}
        self._fields = {
            each: Field(each, caption, self._lines[each]) for each, caption in captions.items()
        }
        self._keep = button(f"keep_{name}", _("Save"), style="primary")
        self._keep.setDefault(True)
        self._keep.clicked.connect(self._save)
        self._back = button(f"leave_{name}", _("Back"))
        self._back.clicked.connect(self.reject)
        self._lay_out(about)
        known = desk.read(kept)
        for each, line in self._lines.items():
            line.setText(str(getattr(known, each)))
        desk.refused.connect(self._show_refusal)

    def _lay_out(self, about: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(quiet_label(about, wrap=True))
        for field in self._fields.values():
            layout.addWidget(field)
        layout.addWidget(self._fault)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addStretch()
        foot.addWidget(self._back)
        foot.addWidget(self._keep)
        layout.addLayout(foot)
        self.setTabOrder(self._keep, self._back)

    def _save(self) -> None:
        self._fault.hide()
        for field in self._fields.values():
            field.show_fault("")
        kept = self._desk.run(lambda store: self._keep_numbers(store, self._numbers()), origin=self)
        if kept is not None:
            self.accept()

    def _numbers(self) -> dict[str, int]:
        return {name: self._number(name, line.text()) for name, line in self._lines.items()}

    def _number(self, name: str, typed: str) -> int:
        digits = unicodedata.normalize("NFKC", typed).strip()
        if not digits.isdecimal():
            raise self._not_a_number(name)
        return int(digits)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is not self:
            return
        field = self._fields.get(str(fault.details.get("field")))
        if field is not None:
            field.show_fault(sentence(fault))
            field.editor.setFocus()
        else:
            self._fault.setText(sentence(fault))
            self._fault.show()
