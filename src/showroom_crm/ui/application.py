"""The running program: one for each data folder, from its start to its orderly end."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import ShowroomError, Unreachable
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.autostart import Autostart
from showroom_crm.services.store import Store
from showroom_crm.ui.faults import install_fault_dialogs
from showroom_crm.ui.qt_texts import speak_as_we_do
from showroom_crm.ui.single_instance import SingleInstance
from showroom_crm.ui.start_request import StartRequest, read_request
from showroom_crm.ui.theme import style
from showroom_crm.ui.workplace import Workplace

_WINDOW = StartRequest()


class Application:
    """Qt's application with one workplace in it."""

    def __init__(self, data_dir: Path) -> None:
        self._qt = QApplication(sys.argv[:1])
        self._qt.setApplicationName("showroom_crm")
        self._qt.setApplicationDisplayName(_("Showroom CRM"))
        self._qt.setDesktopFileName("showroom_crm")
        self._qt.setQuitOnLastWindowClosed(False)
        speak_as_we_do(self._qt)
        self._instance = SingleInstance(data_dir, self._qt)
        install_fault_dialogs(self._qt, data_dir)

    def hands_over(self, request: StartRequest = _WINDOW) -> bool:
        """Return whether another program runs for this data folder, which was told of the request.

        Raises Unreachable: "program.not_answering"; FileUnreadable: "file.not_writable".
        """
        if self._instance.claim():
            return False
        if self._instance.hand_over(request.written()):
            return True
        # It may have ended while it was asked.
        if not self._instance.claim():
            raise Unreachable("program.not_answering")
        return False

    def start(
        self,
        store: Store,
        clock: Clock,
        *,
        request: StartRequest = _WINDOW,
        autostart: Autostart | None = None,
    ) -> None:
        """Build the workplace and do what was asked for."""
        style.apply(self._qt)
        self._store = store
        self._workplace = Workplace(store, clock, self._qt, autostart=autostart)
        self._workplace.quit_wanted.connect(self._qt.quit, Qt.ConnectionType.QueuedConnection)
        self._instance.requested.connect(self._serve)
        self._workplace.start(request)

    def tell(self, fault: ShowroomError) -> None:
        """Show why the program cannot start, until it was read."""
        style.apply(self._qt)
        box = QMessageBox(QMessageBox.Icon.Critical, self._qt.applicationDisplayName(), "")
        box.setObjectName("start_fault")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence(fault))
        box.exec()
        self._instance.release()

    def run(self) -> int:
        """Run until the program is quit, and return its exit code."""
        code = self._qt.exec()
        self._workplace.take_down()
        self._qt.processEvents()
        self._instance.release()
        # The database closes before Qt does, or a late timer would find it gone.
        self._store.close_thread()
        return code

    def _serve(self, written: str) -> None:
        """Anybody of this user may write to the socket: what is no request is ignored."""
        request = read_request(written)
        if request is not None:
            self._workplace.serve(request)
