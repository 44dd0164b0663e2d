"""Take down an estimate (見積)."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.amounts import read_yen
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.estimates import Estimate
from showroom_crm.domain.identifiers import DealId
from showroom_crm.domain.written_dates import read_day
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import deals
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, RestoredLine, Texts, unsaved_line
from showroom_crm.ui.field import Field, fault_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24

_DAYS = ("made_on", "valid_until")
_AMOUNTS = ("total", "discount", "trade_in", "monthly")


class EstimateDialog(QDialog):
    """Without an `estimate` it takes down a new one; left unfinished, it is found again."""

    def __init__(
        self,
        desk: Desk,
        deal_id: DealId,
        estimate: Estimate | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("estimate_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Estimate"))
        self._desk = desk
        self._deal_id = deal_id
        self._estimate = estimate
        self._lines = {name: Line() for name in _captions()}
        self._fields = {
            name: Field(f"estimate_{name}", caption, self._lines[name])
            for name, caption in _captions().items()
        }
        self._restored = RestoredLine()
        self._fault = fault_label("estimate_fault")
        number = "new" if estimate is None else str(estimate.id)
        self._draft = DraftKeeper(desk, f"estimate/{deal_id}/{number}", self._texts, self)
        self._fill()
        self._show_standing()
        self._restore()
        self._connect()

    def sizeHint(self) -> QSize:
        return QSize(560, super().sizeHint().height())

    def done(self, result: int) -> None:
        if self._draft.may_leave():
            super().done(result)

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._restored)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_12)
        for place, field in enumerate(self._fields.values()):
            grid.addWidget(field, place // 2, place % 2)
        layout.addLayout(grid)
        layout.addWidget(self._fault)
        layout.addStretch()
        layout.addWidget(unsaved_line(self._draft))
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        save = button("save_estimate", _("Save the estimate"), style="primary")
        save.setToolTip("Ctrl+Enter")
        save.clicked.connect(self._save)
        back = button("leave_estimate", _("Back"))
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(save)
        return row

    def _connect(self) -> None:
        for name, line in self._lines.items():
            line.textChanged.connect(partial(self._edited, name))
            line.returnPressed.connect(self.focusNextChild)
        self._restored.discarded.connect(self._begin_anew)
        self._desk.refused.connect(self._show_refusal)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save)

    def _show_standing(self) -> None:
        standing = self._estimate or self._begun()
        for name, line in self._lines.items():
            value = getattr(standing, name)
            plain = formats.count(value) if isinstance(value, int) else value
            line.setText("" if plain is None else str(plain))

    def _begun(self) -> Estimate:
        """A new one is made today, for the car that the last one was about."""
        facts = self._desk.read(lambda store: deals.deal_facts(store, self._deal_id))
        return Estimate(made_on=self._desk.clock.local().date(), car=facts.wish)

    def _restore(self) -> None:
        restored = self._draft.restore()
        if restored is not None:
            self._set_texts(restored.texts)
            self._restored.show_time(restored.at)

    def _begin_anew(self) -> None:
        self._show_standing()
        self._draft.drop()

    def _texts(self) -> Texts:
        return {name: line.text() for name, line in self._lines.items()}

    def _set_texts(self, texts: Mapping[str, str]) -> None:
        for name, line in self._lines.items():
            line.setText(texts.get(name, ""))

    def _edited(self, name: str, _typed: str) -> None:
        self._fields[name].show_fault("")
        self._fault.hide()
        self._draft.touch()

    def _typed(self) -> Estimate:
        """Return what the fields say. Raises RuleBroken with its field."""
        texts = {name: text.strip() for name, text in self._texts().items()}
        today = self._desk.clock.local().date()
        days = {
            name: read_day(texts[name], field=name, today=today) if texts[name] else None
            for name in _DAYS
        }
        amounts = {
            name: read_yen(texts[name], field=name) if texts[name] else None for name in _AMOUNTS
        }
        return Estimate(
            made_on=days["made_on"] or today,
            valid_until=days["valid_until"],
            car=texts["car"],
            grade=texts["grade"],
            total=amounts["total"],
            discount=amounts["discount"],
            trade_in=amounts["trade_in"],
            monthly=amounts["monthly"],
            id=None if self._estimate is None else self._estimate.id,
        )

    def _save(self) -> None:
        QGuiApplication.inputMethod().commit()
        try:
            typed = self._typed()
        except RuleBroken as fault:
            self._show_refusal(fault, self)
            return
        desk = self._desk
        kept = desk.run(
            lambda store: deals.keep_estimate(
                store, self._deal_id, typed, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        if kept is not None:
            self._draft.drop()
            super().done(QDialog.DialogCode.Accepted)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is not self:
            return
        field = self._fields.get(str(fault.details.get("field")))
        if field is None:
            self._fault.setText(sentence(fault))
            self._fault.show()
            return
        field.show_fault(sentence(fault))
        field.editor.setFocus()


def _captions() -> dict[str, str]:
    """The fields in the order of the form, two a line."""
    return {
        "car": _("Car"),
        "grade": _("Grade"),
        "total": _("Total"),
        "discount": _("Discount"),
        "trade_in": _("Trade-in value"),
        "monthly": _("Monthly payment"),
        "made_on": _("Made on"),
        "valid_until": _("Valid until"),
    }
