"""Postal code and address help each other out, offline."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPlainTextEdit, QWidget

from showroom_crm.domain.postal_areas import PostalArea, read_code, written_code
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.services import postal_codes
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.field import quiet_label

_OFFERED = 12
_NOTE_SIGNS = 24


class PostalCodeHelp(QWidget):
    """Stands below the field of a postal code: a sentence where there is no such code, a link.

    Seven digits fill in the address unless the rep typed one; the link fills in the code of
    the address, or offers those it may have. Texts that are set, not typed, change nothing.
    """

    def __init__(
        self, line_code: QLineEdit, note_address: QPlainTextEdit, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._code = line_code
        self._address = note_address
        self._filled = ""
        self._sentence = quiet_label(name="postal_code_sentence", wrap=True)
        self._link = button("postal_code_of_address", _("Postal code of the address"), style="link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._link)
        line_code.textChanged.connect(self._take_code)
        self._link.clicked.connect(self._search)

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes from the code to the address; the link comes after it."""
        super().showEvent(event)
        QWidget.setTabOrder(self._address, self._link)

    def _take_code(self, typed: str) -> None:
        self._say("")
        if not self._code.isModified() or read_code(typed) is None:
            return
        address = postal_codes.address_of(typed)
        if address is None:
            self._say(_("This postal code is not found."))
        elif address and self._address.toPlainText().strip() in ("", self._filled):
            self._fill_address(address)

    def _fill_address(self, address: str) -> None:
        """Insert the address as an edit, which Ctrl+Z takes back."""
        self._filled = address
        cursor = QTextCursor(self._address.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(address)
        self._address.moveCursor(QTextCursor.MoveOperation.End)

    def _search(self) -> None:
        address = self._address.toPlainText()
        self._link.setEnabled(False)
        search = BackgroundJob(lambda: postal_codes.codes_of(address))
        search.done.connect(partial(self._take_areas, address))
        search.ended.connect(self._allow_search)
        search.start()

    def _allow_search(self) -> None:
        self._link.setEnabled(True)

    def _take_areas(self, address: str, areas: Sequence[PostalArea]) -> None:
        if address != self._address.toPlainText():
            return
        codes = {area.code for area in areas}
        if not codes:
            self._say(_("No postal code is found. Please type the address down to the town."))
        elif len(codes) == 1:
            self._fill_code(codes.pop())
        else:
            self._offer(areas)

    def _fill_code(self, code: str) -> None:
        self._say("")
        self._code.setText(written_code(code))

    def _offer(self, areas: Sequence[PostalArea]) -> None:
        menu = QMenu(self)
        menu.setObjectName("postal_code_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        for area in areas[:_OFFERED]:
            menu.addAction(as_typed(_caption(area)), partial(self._fill_code, area.code))
        left_out = len(areas) - _OFFERED
        if left_out > 0:
            more = ngettext("{number} more", "{number} more", left_out).format(number=left_out)
            menu.addAction(more).setEnabled(False)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._link.mapToGlobal(QPoint(0, self._link.height())))

    def _say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._code.setAccessibleDescription(sentence)


def _caption(area: PostalArea) -> str:
    """Return a code with what tells it apart from the others: 060-0001 北一条西(1〜19丁目)."""
    note = area.note if len(area.note) <= _NOTE_SIGNS else f"{area.note[:_NOTE_SIGNS]}…"
    return f"{written_code(area.code)} {area.city}{area.town}" + (f"({note})" if note else "")
