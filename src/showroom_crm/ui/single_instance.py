"""One running program for each user and data folder; a second start hands its wish over."""

import getpass
import hashlib
import sys
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QDir, QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from showroom_crm.domain.errors import FileUnreadable

_ANSWER_MS = 5000
_RETRY_MS = 100
_LONGEST_REQUEST = 4096
_HEARD = b"heard\n"


class SingleInstance(QObject):
    """Signals:
    requested(str): a second start hands over what it was asked to do, such as "show".
    """

    requested = Signal(str)

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(getpass.getuser(), data_dir)
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        # A lock ends with its process, never with its age: the program runs for weeks.
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def claim(self) -> bool:
        """Return whether this is the first; from then on it hears the requests of others.

        Raises FileUnreadable: "file.not_writable", where no lock can be kept at all.
        """
        if not self._lock.tryLock(0):
            fault = self._lock.error()
            if fault is QLockFile.LockError.LockFailedError:
                return False
            path = self._lock.fileName()
            raise FileUnreadable("file.not_writable", path=path, reason=fault.name)
        # After a crash the socket is still there and nobody answers it.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def hand_over(self, request: str) -> bool:
        """Tell the first what to do; False when it does not answer within five seconds."""
        deadline = QDeadlineTimer(_ANSWER_MS)
        _let_the_other_come_to_the_front()
        while not deadline.hasExpired():
            if self._told(request, deadline):
                return True
            # The first one holds the lock a moment before it listens.
            QThread.msleep(_RETRY_MS)
        return False

    def release(self) -> None:
        """Make room for the next start."""
        self._server.close()
        self._lock.unlock()

    def _told(self, request: str, deadline: QDeadlineTimer) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_left(deadline)):
            return False
        socket.write(request.encode() + b"\n")
        return socket.waitForReadyRead(_left(deadline)) and bytes(socket.readAll().data()) == _HEARD

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_REQUEST:
                socket.abort()
            return
        request = bytes(socket.readLine(_LONGEST_REQUEST).data())
        socket.write(_HEARD)
        socket.disconnectFromServer()
        self.requested.emit(request.decode(errors="replace").strip())


def server_name(user: str, data_dir: Path) -> str:
    """Return a name short enough for a socket, of its own for each user and data folder."""
    owner = f"{user}\0{data_dir.resolve()}"
    return f"showroom-crm-{hashlib.sha256(owner.encode()).hexdigest()[:32]}"


def _left(deadline: QDeadlineTimer) -> int:
    return max(deadline.remainingTime(), 1)


def _let_the_other_come_to_the_front() -> None:
    """Windows lets a program raise its window only when the one in front allows it."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
