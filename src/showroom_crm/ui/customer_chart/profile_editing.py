"""Edit mode: the form, its draft, and the saving that leaving it means."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language.catalog import _
from showroom_crm.services import customers, drafts
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.profile_form import ProfileForm
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, RestoredLine
from showroom_crm.ui.field import fault_label
from showroom_crm.ui.theme.tokens import SPACE_8


class ProfileEditing(QWidget):
    """Edits one customer's profile at a time; it saves when it is left and never asks.

    Signals:
    finished(): what was typed is kept, and the reading mode may come back.
    """

    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer: Customer | None = None
        self._draft: DraftKeeper | None = None
        self._left_behind: dict[CustomerId, DraftKeeper] = {}
        self._touched = False
        self._form = ProfileForm()
        self._restored = RestoredLine()
        self._unsaved = fault_label("unsaved_line")
        self._fill()
        self._form.changed.connect(self._take_edit)
        self._restored.discarded.connect(self._begin_anew)
        desk.refused.connect(self._show_refusal)

    def begin(self, customer: Customer) -> None:
        """Show the form of a customer, with what was typed and not kept before."""
        draft = self._left_behind.pop(customer.id, None) or self._make_draft(customer.id)
        self._form.set_profile(customer.profile)
        self._restored.hide()
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
        scroll = QScrollArea()
        scroll.setObjectName("profile_scroll")
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addLayout(top)
        layout.addWidget(self._unsaved)
        layout.addWidget(scroll, 1)

    def _take_edit(self) -> None:
        if self._draft is not None:
            self._touched = True
            self._draft.touch()

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
        return changes is not None

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
