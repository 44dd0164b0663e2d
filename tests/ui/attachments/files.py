"""Hands that attach files, and eyes that see what became of them."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from showroom_crm.domain.attachments import Attachment
from showroom_crm.ui.attachments.model import NAME_COLUMN
from showroom_crm.ui.attachments.page import AttachmentsPage
from showroom_crm.ui.attachments.preview import AttachmentPreview
from showroom_crm.ui.desk import Desk
from tests.ui.forms import child


def settle() -> None:
    """Let workers end, those that they lead to as well, and everything that they say arrive."""
    pool = QThreadPool.globalInstance()
    while True:
        assert pool.waitForDone(20_000)
        QApplication.processEvents()
        if not pool.activeThreadCount():
            return


def names(page: AttachmentsPage) -> list[str]:
    model = child(page, QTableView, "attachments_table").model()
    return [str(model.index(row, NAME_COLUMN).data()) for row in range(model.rowCount())]


def drop(page: AttachmentsPage, paths: list[Path]) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    give(page, dropped)
    settle()


def give(page: AttachmentsPage, dropped: QMimeData) -> None:
    """Drop anything onto the page."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_key = Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(QPoint(5, 5)), copy, dropped, left, no_key))


def opened(qtbot: QtBot, desk: Desk, attachment: Attachment) -> AttachmentPreview:
    dialog = AttachmentPreview(desk, attachment)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    return dialog
