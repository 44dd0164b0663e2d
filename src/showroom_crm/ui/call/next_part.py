"""The next contact after a call: the one proposed, another one, or the one that stands."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.follow_ups import Plan, Repeat
from showroom_crm.domain.reaching import Reach
from showroom_crm.domain.repeats import OF_ANY_CUSTOMER
from showroom_crm.language.catalog import _
from showroom_crm.language.contact_words import contact_line
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.contact.plan_form import PlanForm
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.field import Field, fault_label, plain_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12

_AGREED = "agreed"
_OWN_ACTION = "own_action"
_FORM_FIELDS = ("at", "until", "reason", "bring", "channel", "minutes")


class Kind(StrEnum):
    PROPOSED = "proposed"
    OTHER = "other"
    NONE = "none"


class NextPart(QWidget):
    """Signals:
    changed(): another contact is meant.
    form_opened(): the fields for another time take room.
    """

    changed = Signal()
    form_opened = Signal()

    def __init__(
        self,
        clock: Clock,
        reach: Reach,
        repeats: Sequence[Repeat] = OF_ANY_CUSTOMER,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._proposal: Plan | None = None
        self._standing: Plan | None = None
        self._moved: Plan | None = None
        self._beside: tuple[Plan | None, bool, bool] | None = None
        self._may_be_none = False
        self._shown_in_form: Texts = {}
        self._kind = Choices(
            "next_kind",
            [
                (Kind.PROPOSED, _("As proposed")),
                (Kind.OTHER, _("Another time")),
                (Kind.NONE, _("No further one")),
            ],
        )
        self._when = plain_label(name="next_proposal")
        self._when.setProperty("loud", "true")
        self._why = quiet_label(name="next_reason", wrap=True)
        self._ticket = self._make_ticket()
        self._moving = quiet_label(name="next_moving", wrap=True)
        self._form = PlanForm(clock, reach=reach, repeats=repeats)
        self._agreement = Choices(
            "next_agreement",
            [
                (_OWN_ACTION, "○ " + _("Set by us, not agreed yet")),
                (_AGREED, "● " + _("Agreed with the customer")),
            ],
        )
        self._other = self._make_other()
        self._kinds = Field("next_kind", _("Next contact"), self._kind)
        self._stays = quiet_label(name="next_stays", wrap=True)
        self._fault = fault_label("next_fault")
        self._fill()
        self.setFocusProxy(self._form.moment)
        self._kind.changed.connect(self._edited)
        self._form.changed.connect(self.changed)
        self._form.details_opened.connect(self.form_opened)
        self._agreement.changed.connect(self.changed)
        self.propose(None)

    def plan(self) -> Plan | None:
        """Return the contact that is meant, None where none is to be set.

        Raises RuleBroken as `PlanForm.plan`.
        """
        match self._kind_held:
            case Kind.PROPOSED:
                return self._proposal
            case Kind.OTHER:
                return self._form.plan(agreed=self._agreement.value() == _AGREED)
            case Kind.NONE:
                return None

    def propose(self, proposal: Plan | None) -> None:
        """Show what Enter accepts; a contact that was typed in stays."""
        self._proposal = proposal
        if proposal is not None and self._moved is None and self._untouched:
            self._form.set_plan(proposal)
            self._shown_in_form = self._form.texts()
        self._show()

    def take_proposal(self) -> None:
        """Mean the contact that is proposed."""
        self._kind.set_value(Kind.PROPOSED)

    def ask_to_move(self, planned: Plan | None) -> None:
        """Ask for the new day and time of a planned contact, in place of a further one.

        None: it is not moved. The old day and time are no answer, so they are left out.
        """
        if planned == self._moved:
            return
        self._moved = planned
        if planned is not None:
            self._form.set_plan(planned)
            self._form.moment.set_texts("", "")
            self._agreement.set_value(_AGREED if planned.agreed else _OWN_ACTION)
        self._shown_in_form = self._form.texts()
        self._show()

    def stand_beside(self, standing: Plan | None, *, may_be_none: bool, asks: bool = False) -> None:
        """Tell what is planned besides, and whether that, or nothing at all, is enough.

        It holds where it is enough, unless our own next try `asks` to be set.
        """
        known = (standing, may_be_none, asks)
        if known == self._beside:
            return
        self._beside = known
        self._standing = standing
        self._may_be_none = may_be_none
        self._kind.offer(Kind.NONE, offered=may_be_none)
        if standing is not None and may_be_none and not asks:
            self._kind.set_value(Kind.NONE)
        elif self._kind.value() == Kind.NONE:
            self._kind.set_value(Kind.PROPOSED)
        self._show()

    def texts(self) -> Texts:
        """Return what was chosen and typed, for a draft."""
        form = {f"next_{name}": text for name, text in self._form.texts().items()}
        return {"next": self._kind.value(), "agreement": self._agreement.value(), **form}

    def set_texts(self, texts: Texts) -> None:
        """Show a draft again, as far as it can still be meant."""
        form = {
            name.removeprefix("next_"): text
            for name, text in texts.items()
            if name.startswith("next_")
        }
        if form:
            self._form.set_texts(form)
            self._agreement.set_value(texts.get("agreement", _OWN_ACTION))
        kind = Kind(texts.get("next", Kind.PROPOSED))
        if kind is not Kind.NONE or self._may_be_none:
            self._kind.set_value(kind)
        self._show()

    def show_fault(self, fault: ShowroomError) -> None:
        """Show what was refused beside what it is about."""
        self.clear_fault()
        if self._kind_held is Kind.OTHER and fault.details.get("field") in _FORM_FIELDS:
            self._form.show_fault(fault)
        else:
            self._fault.setText(sentence(fault))
            self._fault.show()

    def clear_fault(self) -> None:
        self._fault.hide()
        self._form.clear_faults()

    @property
    def _kind_held(self) -> Kind:
        return Kind.OTHER if self._moved is not None else Kind(self._kind.value())

    @property
    def _untouched(self) -> bool:
        return not self._shown_in_form or self._form.texts() == self._shown_in_form

    def _make_ticket(self) -> QFrame:
        ticket = QFrame()
        ticket.setObjectName("next_ticket")
        ticket.setProperty("promise", "own_action")
        column = QVBoxLayout(ticket)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_4)
        column.addWidget(self._when)
        column.addWidget(self._why)
        return ticket

    def _make_other(self) -> QWidget:
        other = QWidget()
        column = QVBoxLayout(other)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._form)
        column.addWidget(Field("next_agreement", _("Agreement"), self._agreement))
        return other

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        for part in (
            self._kinds,
            self._moving,
            self._ticket,
            self._other,
            self._stays,
            self._fault,
        ):
            layout.addWidget(part)

    def _edited(self) -> None:
        self.clear_fault()
        self._show()
        self.changed.emit()
        if self._kind_held is Kind.OTHER:
            self.form_opened.emit()

    def _show(self) -> None:
        kind = self._kind_held
        self._kinds.setVisible(self._moved is None)
        self._moving.setVisible(self._moved is not None)
        if self._moved is not None:
            moved = contact_line(self._moved)
            self._moving.setText(_("In place of: {contact}").format(contact=moved))
        self._ticket.setVisible(kind is Kind.PROPOSED and self._proposal is not None)
        self._other.setVisible(kind is Kind.OTHER)
        stays = self._stays_words(kind)
        self._stays.setText(stays)
        self._stays.setVisible(bool(stays))
        if self._proposal is not None:
            self._when.setText(contact_line(self._proposal))
            self._why.setText(self._proposal.reason)

    def _stays_words(self, kind: Kind) -> str:
        if kind is Kind.PROPOSED and self._proposal is None:
            return _("It is proposed here once the result is chosen.")
        if kind is Kind.NONE and self._standing is not None:
            planned = contact_line(self._standing)
            return _("It stays at: {contact}").format(contact=planned)
        return ""
