"""Edit a deal: it is kept when the window is left."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.identifiers import CustomerId, DealId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.services import customers, deals
from showroom_crm.ui.buttons import button
from showroom_crm.ui.deal.deal_form import DealForm
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, RestoredLine, unsaved_line
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.screen_room import scrolling
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24


class DealDialog(QDialog):
    """Leaving keeps what was typed and never asks; what a rule refuses stays as a draft."""

    def __init__(
        self,
        desk: Desk,
        customer_id: CustomerId,
        deal_id: DealId,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("deal_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._deal_id = deal_id
        self._touched = False
        self._given_up = False
        self._chart = desk.read(lambda store: customers.reread_chart(store, customer_id))
        self._form = DealForm()
        self._restored = RestoredLine()
        self._draft = DraftKeeper(desk, f"deal/{deal_id}", self._form.texts, self)
        self._fill()
        self._show_standing()
        self._restore()
        self._connect()

    def sizeHint(self) -> QSize:
        return QSize(680, 600)

    def done(self, result: int) -> None:
        """Keep what was typed; where it is refused, say so once and then leave a draft."""
        QGuiApplication.inputMethod().commit()
        if self._kept() or (self._given_up and self._draft.may_leave()):
            super().done(result)
        self._given_up = True

    def _fill(self) -> None:
        self.setWindowTitle(
            _("Deal of {customer}").format(customer=words.customer(self._chart.customer))
        )
        done = button("leave_deal", _("Done"), style="primary")
        done.setToolTip("Ctrl+Enter")
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(quiet_label(_("Saved when you leave"), name="deal_saved"), 1)
        foot.addWidget(done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._restored)
        layout.addWidget(scrolling(self._form), 1)
        layout.addWidget(unsaved_line(self._draft))
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._form.changed.connect(self._take_edit)
        self._restored.discarded.connect(self._begin_anew)
        self._desk.refused.connect(self._show_refusal)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)

    def _show_standing(self) -> None:
        facts = self._desk.read(lambda store: deals.deal_facts(store, self._deal_id))
        self._form.show_facts(facts, _known_people(self._chart))

    def _restore(self) -> None:
        restored = self._draft.restore()
        if restored is not None:
            self._form.set_texts(restored.texts)
            self._restored.show_time(restored.at)
            self._touched = True

    def _begin_anew(self) -> None:
        self._show_standing()
        self._draft.drop()
        self._touched = False

    def _take_edit(self) -> None:
        self._touched, self._given_up = True, False
        self._draft.touch()

    def _kept(self) -> bool:
        if not self._touched:
            return True
        desk = self._desk
        try:
            facts = self._form.facts()
        except RuleBroken as fault:
            self._form.show_fault(fault)
            return False
        kept = desk.run(
            lambda store: deals.edit_deal(
                store, self._deal_id, facts, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        if kept is not None:
            self._draft.drop()
        return kept is not None

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._form.show_fault(fault)


def _known_people(chart: CustomerChart) -> dict[str, CustomerId]:
    """Return the customers who are near this one, by name, so that a role leads to their chart."""
    near = {person.name: person.customer_id for person in chart.customer.profile.people}
    known = {name: each for name, each in near.items() if name and each is not None}
    for customer in (chart.customer, *chart.household):
        if customer.name:
            known[customer.name] = customer.id
    return known
