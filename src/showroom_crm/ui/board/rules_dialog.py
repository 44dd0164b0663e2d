"""Set what the morning board warns of."""

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.board_rules import RANGES, BoardRules
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.board import board_rules, keep_board_rules
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, fault_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24

_WIDTH = 420


class BoardRulesDialog(QDialog):
    """The rules are those of every rep; the desk tells that everything may differ."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board_rules_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Rules of the morning board"))
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._fault = fault_label("board_rules_fault")
        self._numbers = {name: Line() for name in _captions()}
        self._fields = {
            name: Field(name, caption, self._numbers[name]) for name, caption in _captions().items()
        }
        self._keep = button("keep_board_rules", _("Save"), style="primary")
        self._keep.setDefault(True)
        self._keep.clicked.connect(self._save)
        self._back = button("leave_board_rules", _("Back"))
        self._back.clicked.connect(self.reject)
        self._lay_out()
        self._show_kept()
        desk.refused.connect(self._show_refusal)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        about = _("The board warns of these for every rep.")
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

    def _show_kept(self) -> None:
        kept = self._desk.read(board_rules)
        for name, line in self._numbers.items():
            line.setText(str(getattr(kept, name)))

    def _save(self) -> None:
        self._fault.hide()
        for field in self._fields.values():
            field.show_fault("")
        desk = self._desk
        kept = desk.run(
            lambda store: keep_board_rules(store, self._wished(), clock=desk.clock), origin=self
        )
        if kept is not None:
            self.accept()

    def _wished(self) -> BoardRules:
        return BoardRules(
            **{name: _number(line.text(), field=name) for name, line in self._numbers.items()}
        )

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


def _captions() -> dict[str, str]:
    return {
        "late_after_minutes": _("A promise is late after: minutes"),
        "unagreed_after_days": _("A deal without an agreed contact warns after: days"),
        "decision_within_days": _("A decision without a contact before warns from: days before"),
    }


def _number(typed: str, *, field: str) -> int:
    digits = unicodedata.normalize("NFKC", typed).strip()
    low, high = RANGES[field]
    if not digits.isdecimal():
        raise RuleBroken("board.out_of_range", field=field, low=low, high=high)
    return int(digits)
