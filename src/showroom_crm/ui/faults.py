"""What happens to an error that nobody expected: one sentence, a report, and a choice."""

import logging
import sys
import threading
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox
from shiboken6 import isValid

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence

REPORT_NAME = "faults.log"
_REPORT_BYTES = 200_000
_REPORTS_KEPT = 3
_PACKAGE = "showroom_crm"
_DEEPEST_CAUSE = 5


class FaultDialogs(QObject):
    """Shows one fault at a time; those that come meanwhile are only reported.

    Signals:
    raised(BaseException): from whichever thread; it is shown in the thread of the windows.
    """

    raised = Signal(object)

    def __init__(self, app: QApplication, log_folder: Path) -> None:
        super().__init__(app)
        self._app = app
        self.report = log_folder / REPORT_NAME
        self._log = _report_log(self.report)
        self._shown: QMessageBox | None = None
        self._former = (sys.excepthook, threading.excepthook)
        self.raised.connect(self._show, Qt.ConnectionType.AutoConnection)

    def install(self) -> None:
        """Take over errors that nothing else catches; Qt's slots raise theirs here too."""
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread

    def remove(self) -> None:
        """Give the hooks back and close the report."""
        sys.excepthook, threading.excepthook = self._former
        for handler in list(self._log.handlers):
            self._log.removeHandler(handler)
            handler.close()

    def _take(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        if not isinstance(fault, ShowroomError):
            self._log.error("%s", report_of(fault))
        self.raised.emit(fault)

    def _take_from_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._take(given.exc_type, given.exc_value, given.exc_traceback)

    def _show(self, fault: BaseException) -> None:
        """A fault that is raised while one is shown, perhaps by showing it, opens no second."""
        if self._shown is not None and isValid(self._shown):
            return
        box = QMessageBox(QApplication.activeWindow())
        self._shown = box
        box.setObjectName("fault_dialog")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.finished.connect(self._forget_shown)
        words = self._words_for(fault)
        if words is None:
            self._fill_with_crash(box)
        else:
            _fill_with_sentence(box, words)
        box.open()

    def _words_for(self, fault: BaseException) -> str | None:
        """Return the sentence of a fault that has one; that it has none is a fault of ours."""
        if not isinstance(fault, ShowroomError):
            return None
        try:
            return sentence(fault)
        except KeyError as missing:
            self._log.error("%s", report_of(missing))
            return None

    def _fill_with_crash(self, box: QMessageBox) -> None:
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle(_("Unexpected fault"))
        box.setText(_("Something went wrong here. What was saved is safe."))
        box.setInformativeText(
            _("A report without customer data lies in {path}.").format(path=self.report)
        )
        go_on = box.addButton(_("Continue"), QMessageBox.ButtonRole.AcceptRole)
        quit_button = box.addButton(_("Quit the program"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        # quit() would ask the windows first, and the main window only hides when it is closed.
        quit_button.clicked.connect(lambda: self._app.exit(1))

    def _forget_shown(self) -> None:
        self._shown = None


def install_fault_dialogs(app: QApplication, log_folder: Path) -> FaultDialogs:
    """Show each error that nothing else catches, and report it in `log_folder`."""
    dialogs = FaultDialogs(app, log_folder)
    dialogs.install()
    return dialogs


def _fill_with_sentence(box: QMessageBox, words: str) -> None:
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Please note"))
    box.setText(words)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)


def report_of(fault: BaseException) -> str:
    """Return kinds of error and places in the code; no message, no value, no folder (R5)."""
    return "\n".join(line for each in _causes(fault) for line in _lines_of(each))


def _causes(fault: BaseException) -> Iterator[BaseException]:
    each: BaseException | None = fault
    for _depth in range(_DEEPEST_CAUSE):
        if each is None:
            return
        yield each
        each = each.__cause__ or each.__context__


def _lines_of(fault: BaseException) -> list[str]:
    kind = type(fault)
    places = [
        f"    {_in_package(Path(frame.filename))}:{frame.lineno} {frame.name}"
        for frame in extract_tb(fault.__traceback__)
    ]
    return [f"{kind.__module__}.{kind.__qualname__}", *places]


def _in_package(file: Path) -> str:
    """Return where a file lies in our package; of others the name only, as folders name users."""
    parts = file.parts
    if _PACKAGE not in parts:
        return file.name
    last = len(parts) - 1 - parts[::-1].index(_PACKAGE)
    return "/".join(parts[last:])


def _report_log(file: Path) -> logging.Logger:
    log = logging.Logger(f"{_PACKAGE}.faults")
    handler = RotatingFileHandler(
        file, maxBytes=_REPORT_BYTES, backupCount=_REPORTS_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.addHandler(handler)
    return log
