"""Take down a new customer: the name or the looks, and what they said first."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain.changes import CustomerAdded, MeetingBegun
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.identifiers import CustomerId, MeetingId
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers, first_visit
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, RestoredLine, unsaved_line
from showroom_crm.ui.field import fault_label
from showroom_crm.ui.new_customer.form import NewCustomerForm
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24

_DRAFT = "new_customer"
_KEY = "F3"


class NewCustomerDialog(QDialog):
    """Only the name, or the looks, must be there; first words go on to the close of the meeting.

    Signals:
    customer_added(CustomerId): the customer is kept.
    first_words_saved(MeetingId): after it, when they said or wished something.
    portrait_wanted(CustomerId): after it instead, to draw the face while they stand there.
    existing_wanted(CustomerId): the rep wants the customer that this one may be.
    """

    customer_added = Signal(object)
    first_words_saved = Signal(object)
    portrait_wanted = Signal(object)
    existing_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, unnamed: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("new_customer_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._form = NewCustomerForm(desk)
        self._restored = RestoredLine()
        self._fault = fault_label("new_customer_fault")
        self._draft = DraftKeeper(desk, _DRAFT, self._form.texts, self)
        self._fill()
        self._restore()
        if unnamed:
            self._form.set_unnamed(True)
        self._connect()
        self._name_the_act()

    def be_unnamed(self) -> None:
        """Ask for the looks: the name is not known."""
        if not self._form.unnamed:
            self._form.set_unnamed(True)

    def sizeHint(self) -> QSize:
        return QSize(600, super().sizeHint().height())

    def done(self, result: int) -> None:
        if self._draft.may_leave():
            super().done(result)

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._restored)
        layout.addWidget(self._form)
        layout.addWidget(self._fault)
        layout.addStretch()
        layout.addWidget(unsaved_line(self._draft))
        layout.addLayout(self._buttons())
        order = (
            self._form.last_field, self._save_button, self._draw_button, self._back_button,
            self._switch,
        )  # fmt: skip
        for one, another in pairwise(order):
            self.setTabOrder(one, another)

    def _buttons(self) -> QHBoxLayout:
        self._switch = button("switch_unnamed", "", style="link")
        self._switch.clicked.connect(self._toggle)
        self._save_button = QPushButton()
        self._save_button.setObjectName("save_customer")
        self._save_button.setProperty("primary", "true")
        self._save_button.setToolTip("Ctrl+Enter")
        # Enter goes to the next field, so no button may take it.
        self._save_button.setAutoDefault(False)
        self._save_button.clicked.connect(self._save)
        self._draw_button = button("draw_portrait", _("Draw the portrait"))
        self._draw_button.clicked.connect(self._save_and_draw)
        self._back_button = button("leave_new_customer", _("Back"))
        self._back_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._switch)
        row.addStretch()
        for each in (self._back_button, self._draw_button, self._save_button):
            row.addWidget(each)
        return row

    def _connect(self) -> None:
        self._form.edited.connect(self._edited)
        self._form.existing_wanted.connect(self._want_existing)
        self._restored.discarded.connect(self._begin_anew)
        self._desk.refused.connect(self._show_refusal)
        QShortcut(QKeySequence(_KEY), self, self._toggle)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save)

    def _toggle(self) -> None:
        QGuiApplication.inputMethod().commit()
        self._form.set_unnamed(not self._form.unnamed)

    def _edited(self) -> None:
        self._fault.hide()
        self._draft.touch()
        self._name_the_act()

    def _name_the_act(self) -> None:
        """Say on the buttons, and in the title, what is being done."""
        unnamed = self._form.unnamed
        self.setWindowTitle(_("Visitor without a name") if unnamed else _("New customer"))
        self._draw_button.setVisible(unnamed)
        switch = _("Enter the name") if unnamed else _("Name not known")
        for each, words in (
            (self._save_button, self._words_of_act()),
            (self._switch, f"{switch}  {_KEY}"),
        ):
            each.setText(as_typed(words))
            each.setAccessibleName(words)

    def _words_of_act(self) -> str:
        return _("Save and go on to the close") if self._form.has_words else _("Save")

    def _restore(self) -> None:
        restored = self._draft.restore()
        if restored is not None and any(restored.texts.values()):
            self._form.set_texts(restored.texts)
            self._restored.show_time(restored.at)

    def _begin_anew(self) -> None:
        self._form.set_texts({})
        self._draft.drop()
        self._form.take_focus()

    def _want_existing(self, customer_id: CustomerId) -> None:
        self.existing_wanted.emit(customer_id)
        self.reject()

    def _save(self) -> None:
        kept = self._kept()
        if kept is not None:
            customer_id, meeting_id = kept
            self._finish(customer_id)
            if meeting_id is not None:
                self.first_words_saved.emit(meeting_id)

    def _save_and_draw(self) -> None:
        """The meeting that begins with it is closed when the face is drawn."""
        kept = self._kept()
        if kept is not None:
            self._finish(kept[0])
            self.portrait_wanted.emit(kept[0])

    def _kept(self) -> tuple[CustomerId, MeetingId | None] | None:
        """Keep the customer and their first words; None where it was refused."""
        QGuiApplication.inputMethod().commit()
        try:
            profile = self._form.profile()
        except RuleBroken as fault:
            self._show_refusal(fault, self)
            return None
        return self._kept_with_words(profile) if self._form.has_words else self._kept_alone(profile)

    def _kept_with_words(self, profile: Profile) -> tuple[CustomerId, MeetingId] | None:
        desk, form = self._desk, self._form
        begun: MeetingBegun | None = desk.run(
            lambda store: first_visit.add_with_first_words(
                store,
                profile,
                form.said,
                form.wish,
                attendees=form.attendees,
                by=desk.staff_id,
                clock=desk.clock,
                draft=_DRAFT,
            ),
            origin=self,
        )
        return None if begun is None else (begun.customer_id, begun.meeting_id)

    def _kept_alone(self, profile: Profile) -> tuple[CustomerId, None] | None:
        desk = self._desk
        added: CustomerAdded | None = desk.run(
            lambda store: customers.add_customer(
                store, profile, by=desk.staff_id, clock=desk.clock, draft=_DRAFT
            ),
            origin=self,
        )
        return None if added is None else (added.customer_id, None)

    def _finish(self, customer_id: CustomerId) -> None:
        self._draft.forget()
        self.accept()
        self.customer_added.emit(customer_id)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self and not self._form.show_fault(
            str(fault.details.get("field")), sentence(fault)
        ):
            self._fault.setText(sentence(fault))
            self._fault.show()
