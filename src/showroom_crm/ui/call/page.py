"""One customer's call: who they are, the fields, and the way it is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.attempts import tries_in_vain
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.identifiers import CustomerId, FollowUpId
from showroom_crm.domain.matters import Matter, matter_at_hand
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import words
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.language.sentences import sentence
from showroom_crm.services import calls, customers, follow_ups
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.ui.buttons import button
from showroom_crm.ui.call.form import CallForm
from showroom_crm.ui.call.proposing import last_meeting_at
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, RestoredLine, unsaved_line
from showroom_crm.ui.face import Face
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.screen_room import scrolling
from showroom_crm.ui.theme.tokens import CUSTOMER_NAME_PX, SPACE_4, SPACE_8, SPACE_12

_FACE_PX = 56


class CallPage(QWidget):
    """Signals:
    recorded(CustomerId): the call is kept.
    meeting_wanted(CustomerId, DealId | None, FollowUpId | None, Record): record it as a meeting.
    """

    recorded = Signal(object)
    meeting_wanted = Signal(object, object, object, object)

    def __init__(
        self,
        desk: Desk,
        customer_id: CustomerId,
        follow_up_id: FollowUpId | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.customer_id = customer_id
        self._desk = desk
        chart = desk.read(
            lambda store: customers.open_chart(
                store, customer_id, by=desk.staff_id, clock=desk.clock
            )
        )
        self._form = CallForm(
            chart,
            _matter(chart, follow_up_id, desk),
            desk.read(showroom_days),
            desk.clock,
            named=follow_up_id,
        )
        self._draft = DraftKeeper(desk, calls.draft_name(customer_id), self._form.texts, self)
        self._restored = RestoredLine()
        self._message = fault_label("call_message")
        self._scroll = scrolling(self._form)
        self._fresh = self._form.texts()
        self._fill(chart)
        self._restore()
        self._connect()
        self._offer_meeting()

    def take_focus(self) -> None:
        """Let the keys work on the fields."""
        self._form.take_focus()

    def pick(self, number: int) -> None:
        """Take a result by its number."""
        self._form.pick(number)

    def may_leave(self) -> bool:
        """Keep the draft, and refuse once to leave behind what could not be kept."""
        return self._draft.may_leave()

    def save(self) -> None:
        """Keep the call with the next contact that is meant; say what is refused."""
        QGuiApplication.inputMethod().commit()
        self._message.hide()
        desk = self._desk
        try:
            attempt, planned = self._form.attempt(), self._form.next.plan()
            moves_id = self._form.moves_id
        except RuleBroken as fault:
            self._show_fault(fault)
            return
        kept = desk.run(
            lambda store: calls.record_attempt(
                store, attempt, planned, moves=moves_id, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        if kept is not None:
            self._draft.drop()
            self.recorded.emit(self.customer_id)

    def go_on_to_meeting(self) -> None:
        """Wish for a meeting's record that begins with what was typed here.

        A contact that was to be moved is moved first.
        """
        QGuiApplication.inputMethod().commit()
        if not (self._form.reached and self._moved()):
            return
        form, begun = self._form, self._form.as_meeting()
        self._draft.drop()
        self.meeting_wanted.emit(self.customer_id, form.deal_id, form.answers_id, begun)

    def _moved(self) -> bool:
        """Move the contact of which another time was asked for; False where it is refused."""
        self._message.hide()
        desk, moves_id = self._desk, self._form.moves_id
        if moves_id is None:
            return True
        try:
            plan = self._form.next.plan()
        except RuleBroken as fault:
            self._show_fault(fault)
            return False
        if plan is None:
            return True
        moved = desk.run(
            lambda store: follow_ups.move_contact(
                store, moves_id, plan, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        return moved is not None

    def _fill(self, chart: CustomerChart) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_12)
        layout.addLayout(self._heading(chart))
        layout.addWidget(self._restored)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._message)
        layout.addWidget(unsaved_line(self._draft, "call_unsaved"))
        layout.addLayout(self._buttons())

    def _heading(self, chart: CustomerChart) -> QHBoxLayout:
        name = plain_label(words.customer(chart.customer), name="call_customer", wrap=True)
        name.setFont(font_of(name.font(), CUSTOMER_NAME_PX))
        names = QVBoxLayout()
        names.setSpacing(SPACE_4)
        names.addWidget(quiet_label(chart.customer.profile.kana, name="call_kana"))
        names.addWidget(name)
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(Face(chart.portrait, chart.customer.name, _FACE_PX))
        row.addLayout(names, 1)
        row.addWidget(quiet_label(_which_try(chart), name="call_tries"))
        return row

    def _buttons(self) -> QHBoxLayout:
        self._save_button = button("save_call", _("Keep it  Enter"), style="primary")
        self._save_button.setDefault(True)
        self._meeting_button = button("call_as_meeting", _("Record it as a meeting  F4"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._meeting_button)
        row.addStretch()
        row.addWidget(self._save_button)
        return row

    def _connect(self) -> None:
        self._form.changed.connect(self._take_edit)
        self._save_button.clicked.connect(self.save)
        self._meeting_button.clicked.connect(self.go_on_to_meeting)
        self._restored.discarded.connect(self._begin_anew)
        self._form.next.form_opened.connect(self._show_next, Qt.ConnectionType.QueuedConnection)
        self._desk.refused.connect(self._take_refusal)

    def _restore(self) -> None:
        restored = self._draft.restore()
        if restored is not None:
            self._form.set_texts(restored.texts)
            self._restored.show_time(restored.at)

    def _begin_anew(self) -> None:
        self._form.set_texts(self._fresh)
        self._draft.drop()
        self.take_focus()

    def _take_edit(self) -> None:
        self._message.hide()
        self._offer_meeting()
        self._draft.touch()

    def _show_next(self) -> None:
        """Its fields lie below what there is room for."""
        self._scroll.ensureWidgetVisible(self._form.next)

    def _offer_meeting(self) -> None:
        self._meeting_button.setVisible(self._form.reached)

    def _take_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._show_fault(fault)

    def _show_fault(self, fault: ShowroomError) -> None:
        if not self._form.show_fault(fault):
            self._message.setText(sentence(fault))
            self._message.show()


def _matter(chart: CustomerChart, follow_up_id: FollowUpId | None, desk: Desk) -> Matter:
    """Return what is called about: the contact that was named, or the one that is due."""
    named = next((each for each in chart.planned if each.id == follow_up_id), None)
    at_hand = matter_at_hand(chart, now=desk.clock.local())
    return at_hand if named is None else Matter(named.deal_id or at_hand.deal_id, named.id)


def _which_try(chart: CustomerChart) -> str:
    """Return which try it is where the earlier ones were in vain; else nothing."""
    in_vain = tries_in_vain(chart.attempts, since=last_meeting_at(chart))
    if not in_vain:
        return ""
    number = in_vain + 1
    return ngettext("Try number {number}", "Try number {number}", number).format(number=number)
