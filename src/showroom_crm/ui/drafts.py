"""Keep what is typed in a form at most two seconds behind the keyboard (R2)."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.services import drafts
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8

_BEHIND_MS = 1500

Texts = dict[str, str]


@dataclass(frozen=True)
class Restored:
    """What was typed before, and its wall-clock time."""

    texts: Texts
    at: datetime


class DraftKeeper(QObject):
    """Writes the texts of one form under a name while they are typed.

    A refusal of the machine reaches `desk.refused` with the parent as its origin.
    """

    def __init__(self, desk: Desk, name: str, texts: Callable[[], Texts], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name = name
        self._texts = texts
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_BEHIND_MS)
        self._timer.timeout.connect(self._keep)

    def touch(self) -> None:
        """Keep the texts soon: something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep now what was typed since."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def drop(self) -> None:
        """Forget the draft: the form was finished, or begun anew."""
        self._timer.stop()
        self._desk.note(lambda store: drafts.drop_draft(store, self._name), origin=self.parent())

    def restore(self) -> Restored | None:
        """Return what an earlier form left under this name."""
        content = self._desk.read(lambda store: drafts.draft(store, self._name))
        if content is None:
            return None
        draft = json.loads(content)
        return Restored(draft["texts"], datetime.fromisoformat(draft["at"]))

    def _keep(self) -> None:
        at = self._desk.clock.local().isoformat()
        content = json.dumps({"at": at, "texts": self._texts()})
        self._desk.note(
            lambda store: drafts.keep_draft(store, self._name, content, clock=self._desk.clock),
            origin=self.parent(),
        )


class RestoredLine(QWidget):
    """A quiet line that says a draft was restored, with a way to begin anew.

    Signals:
    discarded(): the rep does not want what was restored.
    """

    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = quiet_label(name="restored_line")
        discard = button("discard_draft", _("Discard it"), style="link")
        discard.clicked.connect(self._discard)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addWidget(self._label)
        layout.addWidget(discard)
        layout.addStretch()
        self.hide()

    def show_time(self, at: datetime) -> None:
        """Say from when the texts are."""
        self._label.setText(_("Restored from {moment}").format(moment=formats.moment(at)))
        self.show()

    def _discard(self) -> None:
        self.hide()
        self.discarded.emit()
