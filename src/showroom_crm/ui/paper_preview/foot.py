"""The foot of a preview: what is to be known, how far the work is, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QScrollArea, QWidget

from showroom_crm.language import formats
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.buttons import button
from showroom_crm.ui.paper_preview.printing import Printed
from showroom_crm.ui.theme.tokens import SPACE_8

_BUSY_WIDTH = 120
_MOST_LINES = 4


class PreviewFoot(QWidget):
    """Signals:
    leave_wanted(): the work is to be called off or, where there is none, the window closed.
    save_wanted(), print_wanted(): the rep wants the paper so.
    """

    leave_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setObjectName("words")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._room = QScrollArea()
        self._room.setObjectName("words_room")
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setWidgetResizable(True)
        self._room.setWidget(self._words)
        self._busy = QProgressBar()
        self._busy.setObjectName("busy")
        self._busy.setAccessibleName(_("Preparing the sheet …"))
        self._busy.setTextVisible(False)
        self._busy.setFixedWidth(_BUSY_WIDTH)
        self._leave = button("close", _("Cancel"))
        self._save = button("save", _("Save as PDF …"))
        self._print = button("print", _("Print …"), style="primary")
        self._print.setDefault(True)
        QShortcut(QKeySequence.StandardKey.Print, self, self._print.click)
        QShortcut(QKeySequence.StandardKey.Save, self, self._save.click)
        self._leave.clicked.connect(self.leave_wanted)
        self._save.clicked.connect(self.save_wanted)
        self._print.clicked.connect(self.print_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        line.addWidget(self._room, 1)
        for each in (self._busy, self._leave, self._save, self._print):
            line.addWidget(each)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def tell(self, words: str, *, fault: bool = False) -> None:
        """Say what is to be known now."""
        self._words.setProperty("fault", "true" if fault else "false")
        self._words.style().polish(self._words)
        self._words.setText(words)
        self._take_room()

    def tell_printed(self, printed: Printed) -> None:
        """Say what became of the printing, and how many pages may have come out all the same."""
        if printed.fault is not None:
            self.tell(_with_number(sentence(printed.fault), len(printed.pages)), fault=True)
        elif printed.cancelled:
            self.tell(_with_number(_("Printing was called off."), len(printed.pages)))
        else:
            self.tell(_("Sent to the printer"))

    def work(self, words: str) -> None:
        """Show that there is something to wait for, which can be called off."""
        self._count_to(0)
        self._show_work(at_work=True, ready=False)
        self.tell(words)

    def count(self, words: str, done: int, number: int) -> None:
        """Show how far the work is; `words` have a place for {done} and {number}."""
        self._count_to(number)
        self._busy.setValue(done)
        self.tell(words.format(done=formats.count(done), number=formats.count(number)))

    def rest(self, *, ready: bool) -> None:
        """Show that there is nothing to wait for, and whether there is a paper to print."""
        self._show_work(at_work=False, ready=ready)

    def offer_print(self) -> None:
        """Let Enter print."""
        self._print.setFocus()

    def _show_work(self, *, at_work: bool, ready: bool) -> None:
        self._busy.setVisible(at_work)
        self._leave.setText(_("Cancel") if at_work else _("Close"))
        self._leave.setAccessibleName(self._leave.text())
        self._save.setEnabled(ready)
        self._print.setEnabled(ready)

    def _take_room(self) -> None:
        """Of a hundred warnings some are seen, and the pages beside them."""
        bar = self._room.verticalScrollBar().sizeHint().width()
        needed = max(0, self._words.heightForWidth(self._room.width() - bar))
        most = _MOST_LINES * self._words.fontMetrics().lineSpacing()
        self._room.setFixedHeight(min(needed, most))
        scrolls = needed > most
        self._room.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def _count_to(self, number: int) -> None:
        """0 is for work of which nobody knows how much it is."""
        if self._busy.maximum() != number or self._busy.minimum() != 0:
            self._busy.setRange(0, number)
            self._busy.setProperty("counts", "true" if number else "false")
            self._busy.style().polish(self._busy)


def _with_number(words: str, pages: int) -> str:
    if not pages:
        return words
    told = ngettext(
        "{number} page may have been printed.", "{number} pages may have been printed.", pages
    )
    return words + " " + told.format(number=formats.count(pages))
