"""Take down a new customer: the name, and what they said first."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain.changes import CustomerAdded, MeetingBegun
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.phones import Phone, read_phone
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers, first_visit
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, RestoredLine, Texts, unsaved_line
from showroom_crm.ui.field import Field, fault_label, note_edit, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.new_customer.furigana import FuriganaTracker
from showroom_crm.ui.theme.tokens import CUSTOMER_NAME_PX, NAME_PX, SPACE_8, SPACE_12, SPACE_24

_DRAFT = "new_customer"


class NewCustomerDialog(QDialog):
    """Only the name must be there; first words go on to the close of the meeting.

    Signals:
    customer_added(CustomerId): the customer is kept.
    first_words_saved(MeetingId): after it, when they said or wished something.
    existing_wanted(CustomerId): the rep wants the customer who has the same phone.
    """

    customer_added = Signal(object)
    first_words_saved = Signal(object)
    existing_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("new_customer_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("New customer"))
        self._desk = desk
        self._existing: Customer | None = None
        self._name, self._kana, self._phone, self._wish = (Line() for _each in range(4))
        self._words = note_edit(6)
        self._furigana = FuriganaTracker(self._name, self._kana)
        self._fields = {
            "name": Field("name", _("Name"), self._name),
            "kana": Field("kana", _("Furigana"), self._kana),
            "phone": Field("phone", _("Phone"), self._phone),
            "said": Field("first_words", _("What the customer said first"), self._words),
            "wish": Field("wish", _("Car they want"), self._wish),
        }
        self._restored = RestoredLine()
        self._fault = fault_label("new_customer_fault")
        self._draft = DraftKeeper(desk, _DRAFT, self._texts, self)
        self._fill()
        self._restore()
        self._connect()
        self._name_the_act()

    def sizeHint(self) -> QSize:
        return QSize(600, super().sizeHint().height())

    def done(self, result: int) -> None:
        if self._draft.may_leave():
            super().done(result)

    def _fill(self) -> None:
        _enlarge(self._name, CUSTOMER_NAME_PX)
        _enlarge(self._words, NAME_PX)
        self._words.setPlaceholderText(_("As they said it: “my wife worries about the back seat”"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._restored)
        for name, field in self._fields.items():
            layout.addWidget(field)
            if name == "phone":
                layout.addWidget(self._existing_line())
        layout.addWidget(self._fault)
        layout.addStretch()
        layout.addWidget(unsaved_line(self._draft))
        layout.addLayout(self._buttons())
        self.setTabOrder(self._wish, self._save_button)
        self.setTabOrder(self._save_button, self._back_button)

    def _existing_line(self) -> QWidget:
        self._existing_name = quiet_label(name="existing_customer", wrap=True)
        opened = button("open_existing", _("Open"), style="link")
        opened.clicked.connect(self._want_existing)
        self._existing_row = QWidget()
        row = QHBoxLayout(self._existing_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._existing_name)
        row.addWidget(opened)
        row.addStretch()
        self._existing_row.hide()
        return self._existing_row

    def _buttons(self) -> QHBoxLayout:
        self._save_button = QPushButton()
        self._save_button.setObjectName("save_customer")
        self._save_button.setProperty("primary", "true")
        self._save_button.setToolTip("Ctrl+Enter")
        # Enter goes to the next field, so no button may take it.
        self._save_button.setAutoDefault(False)
        self._save_button.clicked.connect(self._save)
        back = button("leave_new_customer", _("Back"))
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(self._save_button)
        self._back_button = back
        return row

    def _connect(self) -> None:
        for name, line in (
            ("name", self._name),
            ("kana", self._kana),
            ("phone", self._phone),
            ("wish", self._wish),
        ):
            line.returnPressed.connect(self.focusNextChild)
            line.textChanged.connect(partial(self._edited, name))
        self._words.textChanged.connect(partial(self._edited, "said"))
        self._phone.editingFinished.connect(self._look_for_existing)
        self._restored.discarded.connect(self._begin_anew)
        self._desk.refused.connect(self._show_refusal)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save)

    def _edited(self, name: str, _typed: str = "") -> None:
        self._fields[name].show_fault("")
        self._fault.hide()
        self._draft.touch()
        self._name_the_act()

    def _name_the_act(self) -> None:
        words_of_act = _("Save and go on to the close") if self._has_words() else _("Save")
        self._save_button.setText(words_of_act)
        self._save_button.setAccessibleName(words_of_act)

    def _has_words(self) -> bool:
        return bool(self._words.toPlainText().strip() or self._wish.text().strip())

    def _texts(self) -> Texts:
        return {
            "name": self._name.text(),
            "kana": self._kana.text(),
            "phone": self._phone.text(),
            "said": self._words.toPlainText(),
            "wish": self._wish.text(),
        }

    def _set_texts(self, texts: Texts) -> None:
        self._name.setText(texts.get("name", ""))
        self._kana.setText(texts.get("kana", ""))
        self._furigana.leave_alone()
        self._phone.setText(texts.get("phone", ""))
        self._words.setPlainText(texts.get("said", ""))
        self._wish.setText(texts.get("wish", ""))

    def _restore(self) -> None:
        restored = self._draft.restore()
        if restored is not None and any(restored.texts.values()):
            self._set_texts(restored.texts)
            self._restored.show_time(restored.at)

    def _begin_anew(self) -> None:
        self._set_texts({})
        self._existing_row.hide()
        self._draft.drop()
        self._name.setFocus()

    def _read_phones(self) -> tuple[Phone, ...]:
        typed = self._phone.text().strip()
        return (read_phone(typed),) if typed else ()

    def _look_for_existing(self) -> None:
        """Say quietly that a customer with this phone is registered already."""
        try:
            phones = self._read_phones()
        except RuleBroken as fault:
            self._fields["phone"].show_fault(sentence(fault))
            return
        found = self._desk.read(lambda store: customers.customers_with_phone(store, phones))
        self._existing = found[0] if found else None
        self._existing_row.setVisible(bool(found))
        if found:
            self._existing_name.setText(
                _("{customer} is registered already").format(customer=words.customer(found[0]))
            )

    def _want_existing(self) -> None:
        if self._existing is not None:
            self.existing_wanted.emit(self._existing.id)
            self.reject()

    def _save(self) -> None:
        QGuiApplication.inputMethod().commit()
        try:
            phones = self._read_phones()
        except RuleBroken as fault:
            self._show_refusal(fault, self)
            return
        profile = Profile(name=self._name.text(), kana=self._kana.text(), phones=phones)
        if self._has_words():
            self._save_with_words(profile)
        else:
            self._save_alone(profile)

    def _save_with_words(self, profile: Profile) -> None:
        desk, said, wish = self._desk, self._words.toPlainText(), self._wish.text()
        begun: MeetingBegun | None = desk.run(
            lambda store: first_visit.add_with_first_words(
                store, profile, said, wish, by=desk.staff_id, clock=desk.clock, draft=_DRAFT
            ),
            origin=self,
        )
        if begun is not None:
            self._finish(begun.customer_id)
            self.first_words_saved.emit(begun.meeting_id)

    def _save_alone(self, profile: Profile) -> None:
        desk = self._desk
        added: CustomerAdded | None = desk.run(
            lambda store: customers.add_customer(
                store, profile, by=desk.staff_id, clock=desk.clock, draft=_DRAFT
            ),
            origin=self,
        )
        if added is not None:
            self._finish(added.customer_id)

    def _finish(self, customer_id: CustomerId) -> None:
        self._draft.forget()
        self.accept()
        self.customer_added.emit(customer_id)

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


def _enlarge(editor: QWidget, size_px: int) -> None:
    font = editor.font()
    font.setPixelSize(size_px)
    editor.setFont(font)
