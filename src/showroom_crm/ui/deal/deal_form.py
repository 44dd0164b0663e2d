"""The fields of a deal beside its meetings."""

from collections.abc import Mapping
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from showroom_crm.domain.amounts import read_kilometres, read_yen
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.roles import DealRole, Role
from showroom_crm.domain.wishes import TradeIn, Wish, WishKind
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.deals import DealFacts
from showroom_crm.ui.customer_chart.rows_editor import RowsEditor
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.field import Field, fault_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_12

_LINES = ("wish", "rivals", "trade_in", "mileage_km", "remaining_loan", "our_estimate")
_ROWS = ("wishes", "roles")


class _Reader(Protocol):
    def __call__(self, typed: str, *, field: str) -> int: ...


class DealForm(QWidget):
    """Signals:
    changed(): something was edited.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known_people: Mapping[str, CustomerId] = {}
        self._lines: dict[str, QLineEdit] = {name: Line() for name in _LINES}
        self._wishes = RowsEditor(
            "wish",
            (_("Car they want"), _("Notes")),
            _("＋ Car they want"),
            kinds=[(kind.value, words.wish_kind(kind)) for kind in WishKind],
            kind_caption=_("New or used"),
        )
        self._roles = RowsEditor(
            "role",
            (_("Name"),),
            _("＋ Role"),
            kinds=[(role.value, words.role(role)) for role in Role],
            kind_caption=_("Role in the deal"),
        )
        self._rows = {"wishes": self._wishes, "roles": self._roles}
        self._fields = self._make_fields()
        self._fault = fault_label("deal_fault")
        self.setFocusProxy(self._lines["wish"])
        self._fill()
        self._connect()

    def show_facts(self, facts: DealFacts, known_people: Mapping[str, CustomerId]) -> None:
        """Show what is kept; `known_people` are customers who may have a role, by name."""
        self._known_people = known_people
        car = facts.trade_in
        amounts = {
            "mileage_km": car.mileage_km,
            "remaining_loan": car.remaining_loan,
            "our_estimate": car.our_estimate,
        }
        self._lines["wish"].setText(facts.wish)
        self._lines["rivals"].setText(facts.rivals)
        self._lines["trade_in"].setText(car.car)
        for name, amount in amounts.items():
            self._lines[name].setText("" if amount is None else formats.count(amount))
        self._wishes.set_rows([(wish.kind, wish.car, wish.notes) for wish in facts.wishes])
        self._roles.set_rows([(role.role, role.name) for role in facts.roles])
        self.clear_faults()

    def facts(self) -> DealFacts:
        """Return what the fields say.

        Raises RuleBroken with its field: "amount.unreadable", "distance.unreadable".
        """
        return DealFacts(
            wish=self._lines["wish"].text(),
            rivals=self._lines["rivals"].text(),
            trade_in=TradeIn(
                car=self._lines["trade_in"].text(),
                mileage_km=self._read(read_kilometres, "mileage_km"),
                remaining_loan=self._read(read_yen, "remaining_loan"),
                our_estimate=self._read(read_yen, "our_estimate"),
            ),
            roles=tuple(
                DealRole(Role(role), name, self._known_people.get(name.strip()))
                for role, name in self._roles.rows()
            ),
            wishes=tuple(
                Wish(car, kind=WishKind(kind), notes=notes)
                for kind, car, notes in self._wishes.rows()
            ),
        )

    def texts(self) -> Texts:
        """Return all fields as they were typed, for a draft."""
        texts = {name: line.text() for name, line in self._lines.items()}
        return texts | self._wishes.texts() | self._roles.texts()

    def set_texts(self, texts: Texts) -> None:
        for name, line in self._lines.items():
            line.setText(texts.get(name, ""))
        for rows in self._rows.values():
            rows.set_texts(texts)

    def show_fault(self, fault: ShowroomError) -> None:
        """Show what was refused beside the field it names."""
        field = self._fields.get(str(fault.details.get("field")))
        if field is None:
            self._fault.setText(sentence(fault))
            self._fault.show()
            return
        field.show_fault(sentence(fault))
        field.editor.setFocus()

    def clear_faults(self) -> None:
        """Take away every sentence."""
        self._fault.hide()
        for field in self._fields.values():
            field.show_fault("")

    def _read(self, read: _Reader, name: str) -> int | None:
        typed = self._lines[name].text().strip()
        return read(typed, field=name) if typed else None

    def _make_fields(self) -> dict[str, Field]:
        captions = {
            "wish": _("What the deal is about"),
            "rivals": _("Rival makes and dealers"),
            "trade_in": _("Trade-in car"),
            "mileage_km": _("Mileage"),
            "remaining_loan": _("Remaining loan"),
            "our_estimate": _("Our trade-in estimate"),
            "wishes": _("Cars they want, the preferred one first"),
            "roles": _("Who is who in this deal"),
        }
        editors: dict[str, QWidget] = {**self._lines, **self._rows}
        return {
            name: Field(f"deal_{name}", caption, editors[name])
            for name, caption in captions.items()
        }

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_12)
        for place, name in enumerate(_LINES):
            grid.addWidget(self._fields[name], place // 2, place % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, SPACE_12, 0)
        layout.setSpacing(SPACE_12)
        layout.addLayout(grid)
        for name in _ROWS:
            layout.addWidget(self._fields[name])
        layout.addWidget(self._fault)
        layout.addStretch()

    def _connect(self) -> None:
        for name, line in self._lines.items():
            line.textChanged.connect(partial(self._edited, name))
        for name, rows in self._rows.items():
            rows.changed.connect(partial(self._edited, name))

    def _edited(self, name: str, _typed: str = "") -> None:
        self._fields[name].show_fault("")
        self.changed.emit()
