"""All things to mention to a customer: tick them, correct them, delete them."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId, MentionId
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import mentions
from showroom_crm.services.customers import customer
from showroom_crm.services.store import Store
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.mentions.model import MENTION_ROLE, MentionModel
from showroom_crm.ui.theme.tokens import SPACE_12, SPACE_24

_SIZE = QSize(520, 380)
_ROW_PX = 30


class MentionsDialog(QDialog):
    """What is changed is kept at once; a deletion can be undone with Ctrl+Z."""

    def __init__(self, desk: Desk, customer_id: CustomerId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mentions_dialog")
        self.setWindowTitle(_("To mention"))
        self._desk = desk
        self._customer_id = customer_id
        self._model = MentionModel(self)
        self._list = QListView()
        self._list.setObjectName("mentions_list")
        self._list.setAccessibleName(_("To mention"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Rows(self._list))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fault = fault_label("mentions_fault")
        self._edit = button("edit_mention", _("Edit"))
        self._delete = button("delete_mention", _("Delete"))
        self._close = button("close_mentions", _("Close"), style="primary")
        self._fill()
        self._connect()
        self._read()

    def sizeHint(self) -> QSize:
        return _SIZE

    def _fill(self) -> None:
        name = words.customer(self._desk.read(lambda store: customer(store, self._customer_id)))
        hint = _("Tick what was mentioned. A day at the end of the line brings it up again.")
        foot = QHBoxLayout()
        foot.addWidget(self._edit)
        foot.addWidget(self._delete)
        foot.addStretch()
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(plain_label(name, name="mentions_customer", wrap=True))
        layout.addWidget(quiet_label(hint, name="mentions_hint", wrap=True))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._fault)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._model.edited.connect(self._keep)
        self._model.ticked.connect(self._tick)
        self._edit.clicked.connect(lambda: self._list.edit(self._list.currentIndex()))
        self._delete.clicked.connect(self._drop)
        self._close.clicked.connect(self.accept)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._list, self._drop)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._list.selectionModel().currentChanged.connect(self._offer)
        self._desk.changed.connect(self._take_changes)
        self._desk.refused.connect(self._show_refusal)

    def _read(self) -> None:
        """Show what is kept; the row that was chosen stays chosen where it still is."""
        row = self._list.currentIndex().row()
        noted = self._desk.read(lambda store: mentions.all_mentions(store, self._customer_id))
        self._model.show_mentions(noted, self._desk.clock.local().date())
        last = self._model.rowCount() - 1
        self._list.setCurrentIndex(self._model.index(min(max(row, 0), last)))
        self._offer()

    def _offer(self) -> None:
        chosen = self._list.currentIndex().isValid()
        self._edit.setEnabled(chosen)
        self._delete.setEnabled(chosen)

    def _keep(self, mention_id: MentionId, typed: str) -> None:
        desk = self._desk
        self._act(
            lambda store: mentions.edit_mention(
                store, mention_id, typed, by=desk.staff_id, clock=desk.clock
            )
        )

    def _tick(self, mention_id: MentionId, ticked: bool) -> None:
        desk, act = self._desk, mentions.tick_mention if ticked else mentions.untick_mention
        self._act(lambda store: act(store, mention_id, by=desk.staff_id, clock=desk.clock))

    def _drop(self) -> None:
        mention = self._list.currentIndex().data(MENTION_ROLE)
        if mention is not None:
            desk = self._desk
            self._act(
                lambda store: mentions.drop_mention(
                    store, mention.id, by=desk.staff_id, clock=desk.clock
                )
            )

    def _act(self, work: Callable[[Store], Changes]) -> None:
        self._fault.hide()
        self._desk.run(work, origin=self)

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if self._customer_id in changes.gone:
            self.reject()
        elif changes.touches(self._customer_id):
            self._read()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._fault.setText(sentence(fault))
            self._fault.show()


class _Rows(QStyledItemDelegate):
    """Rows with air between them, edited in a line that takes no Enter of a composition."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), _ROW_PX))

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = Line(parent=parent)
        editor.setObjectName("mention_edit")
        editor.setAccessibleName(_("Something to mention"))
        editor.setProperty("slim", "true")
        return editor
