"""Edit mode: the form, its draft, and the saving that leaving it means."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.households import shared_change
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language.catalog import _
from showroom_crm.services import customers, drafts, households, profile_changes
from showroom_crm.services.profile_changes import AtStake
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.profile_form.form import ProfileForm
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, RestoredLine
from showroom_crm.ui.field import fault_label
from showroom_crm.ui.new_customer.duplicate_line import DuplicateLine
from showroom_crm.ui.theme.tokens import SPACE_8


class ProfileEditing(QWidget):
    """Edits one customer's profile at a time; it saves when it is left and never asks.

    Signals:
    finished(): what was typed is kept, and the reading mode may come back.
    sharing_offered(CustomerId, SharedChange): what changed may concern who lives with them.
    chart_wanted(CustomerId): the chart of someone who belongs to this customer, or may be them.
    """

    finished = Signal()
    sharing_offered = Signal(object, object)
    chart_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer: Customer | None = None
        self._draft: DraftKeeper | None = None
        self._left_behind: dict[CustomerId, DraftKeeper] = {}
        self._touched = False
        self._whose: CustomerId | None = None
        self._form = ProfileForm(lambda: desk.clock.local().date(), self._at_stake)
        self._duplicates = DuplicateLine(desk, self._profile_so_far)
        self._scroll = QScrollArea()
        self._restored = RestoredLine()
        self._unsaved = fault_label("unsaved_line")
        self._fill()
        self._form.changed.connect(self._take_edit)
        self._form.registration_wanted.connect(self._register)
        self._form.chart_wanted.connect(self.chart_wanted)
        self._duplicates.open_wanted.connect(self.chart_wanted)
        self._restored.discarded.connect(self._begin_anew)
        desk.refused.connect(self._show_refusal)

    def begin(self, customer: Customer) -> None:
        """Show the form of a customer, with what was typed and not kept before."""
        self._whose = customer.id
        draft = self._left_behind.pop(customer.id, None) or self._make_draft(customer.id)
        self._form.set_profile(customer.profile)
        self._scroll.verticalScrollBar().setValue(0)
        self._restored.hide()
        self._duplicates.begin_with(customer.id)
        restored = draft.restore()
        if restored is not None:
            self._form.set_texts(restored.texts)
            self._restored.show_time(restored.at)
        self._touched = restored is not None
        # From now on an edit is one of the rep.
        self._customer, self._draft = customer, draft

    def finish(self) -> bool:
        """Keep what was typed; False when a rule refuses it, which then stands beside its field."""
        if self._kept():
            self._end()
            self.finished.emit()
            return True
        self._form.focus_fault()
        return False

    def leave(self) -> None:
        """Keep what was typed, as a draft where it is refused: another customer comes."""
        customer, draft = self._customer, self._draft
        if not self._kept() and customer is not None and draft is not None and not draft.flush():
            # The machine keeps no draft either: it goes on trying with what stands here now.
            draft.hold()
            self._left_behind[customer.id] = draft
            self._draft = None
        self._end()

    def take_focus(self) -> None:
        """Let the rep type at once."""
        self._form.setFocus()

    def flush(self) -> None:
        """Keep the draft of what was typed up to now."""
        if self._draft is not None:
            self._draft.flush()

    def _end(self) -> None:
        self._customer = None
        self._duplicates.forget()
        if self._draft is not None:
            self._draft.deleteLater()
            self._draft = None

    def _make_draft(self, customer_id: CustomerId) -> DraftKeeper:
        draft = DraftKeeper(self._desk, draft_name(customer_id), self._form.texts, self)
        draft.told.connect(self._say_unsaved)
        return draft

    def _fill(self) -> None:
        finish = button("finish_editing", _("Finish editing  Ctrl+E"))
        finish.clicked.connect(self.finish)
        top = QHBoxLayout()
        top.addWidget(self._restored)
        top.addStretch()
        top.addWidget(finish)
        self._scroll.setObjectName("profile_scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addLayout(top)
        layout.addWidget(self._unsaved)
        layout.addWidget(self._duplicates)
        layout.addWidget(self._scroll, 1)

    def _take_edit(self) -> None:
        if self._draft is not None:
            self._touched = True
            self._draft.touch()
            self._duplicates.look_soon()

    def _profile_so_far(self) -> Profile:
        if self._whose is None:
            return Profile()
        return self._form.applied_to(self._newest(self._whose))

    def _begin_anew(self) -> None:
        if self._customer is not None and self._draft is not None:
            self._form.set_profile(self._newest(self._customer.id))
            self._draft.drop()
            self._touched = False

    def _newest(self, customer_id: CustomerId) -> Profile:
        return self._desk.read(lambda store: customers.customer(store, customer_id)).profile

    def _kept(self) -> bool:
        """Tell whether all that was typed is kept in the profile."""
        customer, draft = self._customer, self._draft
        QGuiApplication.inputMethod().commit()
        if customer is None or draft is None or not self._touched:
            return True
        if self._form.edited and not self._edits_kept(customer.id):
            return False
        draft.drop()
        return True

    def _edits_kept(self, customer_id: CustomerId) -> bool:
        """What was not edited here may have been changed elsewhere meanwhile, and stays so."""
        desk = self._desk
        before = self._newest(customer_id)
        changes = desk.run(
            lambda store: customers.edit_profile(
                store,
                customer_id,
                self._form.applied_to(customers.customer(store, customer_id).profile),
                by=desk.staff_id,
                clock=desk.clock,
            ),
            origin=self,
        )
        if changes is not None:
            self._offer_sharing(customer_id, before)
        return changes is not None

    def _offer_sharing(self, customer_id: CustomerId, before: Profile) -> None:
        change = shared_change(before, self._newest(customer_id))
        if change and self._desk.read(lambda store: households.others(store, customer_id)):
            self.sharing_offered.emit(customer_id, change)

    def _register(self, place: int) -> None:
        """Keep what was typed, then give a person a chart of their own."""
        customer, desk = self._customer, self._desk
        if customer is None or not self._kept():
            self._form.focus_fault()
            return
        added = desk.run(
            lambda store: households.make_customer_of(
                store, customer.id, place, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        if added is not None:
            self._form.set_profile(self._newest(customer.id))
            self._touched = False

    def _at_stake(self) -> AtStake:
        customer_id, clock = self._whose, self._desk.clock
        if customer_id is None:
            return AtStake()
        return self._desk.read(
            lambda store: profile_changes.at_stake(store, customer_id, clock=clock)
        )

    def _say_unsaved(self, text: str) -> None:
        self._unsaved.setText(text)
        self._unsaved.setVisible(bool(text))

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._form.show_fault(fault)


def has_draft(desk: Desk, customer_id: CustomerId) -> bool:
    """Tell whether something that was typed on this chart was not kept yet."""
    return desk.read(lambda store: drafts.draft(store, draft_name(customer_id))) is not None


def draft_name(customer_id: CustomerId) -> str:
    """Return the name under which an unfinished profile is kept."""
    return f"profile/{customer_id}"
