"""Word the sentences that are said at the close."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.said_sentences import PLACEHOLDERS, Said
from showroom_crm.language import closing_sentences
from showroom_crm.language.catalog import _, current_language
from showroom_crm.language.placeholders import as_kept, as_written, placeholder
from showroom_crm.language.sentences import sentence
from showroom_crm.services.said_sentences import keep_sentences, own_sentences
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, note_edit, quiet_label
from showroom_crm.ui.screen_room import scrolling
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24

_WIDTH, _HEIGHT = 680, 640
_LINES = 2


class SaidSentencesDialog(QDialog):
    """They are those of every rep, in the language in use; each original can be had again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("said_sentences_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What we say at the close"))
        self._desk = desk
        closing_sentences.use_own_sentences(desk.read(own_sentences))
        self._texts: dict[Said, QPlainTextEdit] = {said: note_edit(_LINES) for said in Said}
        self._fields = {said: Field(said.value, _caption(said), self._texts[said]) for said in Said}
        self._keep = button("keep_sentences", _("Save"), style="primary")
        self._back = button("leave_sentences", _("Back"))
        self._fill()
        self._keep.clicked.connect(self._save)
        self._back.clicked.connect(self.reject)
        desk.refused.connect(self._show_refusal)
        self.resize(_WIDTH, _HEIGHT)

    def _fill(self) -> None:
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setSpacing(SPACE_12)
        about = _("The words in braces are filled in while you talk.")
        rows.addWidget(quiet_label(about, wrap=True))
        for said, field in self._fields.items():
            written = as_written(closing_sentences.sentence_in_use(said))
            self._texts[said].setPlainText(written)
            original = button(f"{said.value}_original", _("Original wording"), style="link")
            original.clicked.connect(partial(self._restore, said))
            below = QWidget()
            hint = QHBoxLayout(below)
            hint.setContentsMargins(0, 0, 0, 0)
            known = " ".join(placeholder(each) for each in PLACEHOLDERS[said])
            hint.addWidget(quiet_label(known, name=f"{said.value}_placeholders"))
            hint.addStretch()
            hint.addWidget(original)
            field.add_below(below)
            rows.addWidget(field)
        rows.addStretch()
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addStretch()
        foot.addWidget(self._back)
        foot.addWidget(self._keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(scrolling(content), 1)
        layout.addLayout(foot)

    def _restore(self, said: Said) -> None:
        original = closing_sentences.original_sentence(said)
        self._texts[said].setPlainText(as_written(original))
        self._fields[said].show_fault("")

    def _save(self) -> None:
        """What reads as the original follows it, also when a later version words it better."""
        for field in self._fields.values():
            field.show_fault("")
        typed = {said: as_kept(text.toPlainText()) for said, text in self._texts.items()}
        own = {
            said: text
            for said, text in typed.items()
            if text.strip() != closing_sentences.original_sentence(said)
        }
        desk = self._desk
        kept = desk.run(
            lambda store: keep_sentences(store, current_language(), own, clock=desk.clock),
            origin=self,
        )
        if kept is not None:
            closing_sentences.use_own_sentences(desk.read(own_sentences))
            self.accept()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is not self:
            return
        field = self._fields[Said(str(fault.details["field"]))]
        field.show_fault(sentence(fault))
        field.editor.setFocus()


def _caption(said: Said) -> str:
    return {
        Said.CONCERNS: _("1. What is on the customer's mind"),
        Said.WOULD_BUY: _("2. If solved, would you buy"),
        Said.NOTHING_OPEN: _("2. Where nothing is open"),
        Said.DECISION: _("3. When will you decide"),
        Said.NEXT_CONTACT: _("4. Our next contact"),
        Said.NEXT_CONTACT_NOTHING_OPEN: _("4. Our next contact, where nothing is open"),
        Said.NEXT_CONTACT_OTHER_CAR: _("4. Our next contact, with another car"),
    }[said]
