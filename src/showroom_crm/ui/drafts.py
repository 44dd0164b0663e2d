"""Keep what is typed in a form at most two seconds behind the keyboard (R2)."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget

from showroom_crm.domain.errors import ShowroomError, StoreFailed
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import drafts
from showroom_crm.services.store import Store
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8

_BEHIND_MS = 1500
_AGAIN_MS = 10_000

Texts = dict[str, str]


class Upkeep(QObject):
    """Saves what is edited at most two seconds later, and never forgets what was refused.

    What the machine refused is tried again every ten seconds, whatever is edited meanwhile: a
    database that another program holds lets each try wait. What a rule refused is tried at
    the next edit. `_save` acts with this object as the origin.

    Signals:
    told(str): what stands in the way, for a line beside the buttons; empty: nothing does.
    """

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._behind = False
        self._warned = False
        self._fault: ShowroomError | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        desk.refused.connect(self._take_refusal)

    @property
    def behind(self) -> bool:
        """Whether something was edited that is not saved."""
        return self._behind

    def touch(self) -> None:
        """Save soon: something was edited."""
        self._behind = True
        if self._warned:
            self._warned = False
            self._tell()
        if not self._timer.isActive():
            self._timer.start(_BEHIND_MS)

    def flush(self) -> bool:
        """Save now what was edited since; False where it was refused."""
        if self._behind:
            self._timer.stop()
            self._fault = None
            self._save()
            self._behind = self._fault is not None
            self._warned = self._warned and self._behind
            if isinstance(self._fault, StoreFailed):
                self._timer.start(_AGAIN_MS)
            self._tell()
        return not self._behind

    def may_leave(self) -> bool:
        """Save, and refuse once to leave behind what could not be saved."""
        if self.flush() or self._warned:
            return True
        self._warned = True
        self._tell()
        return False

    def forget(self) -> None:
        """Have nothing to save: it was saved elsewhere, or is not wanted."""
        self._timer.stop()
        self._behind = self._warned = False
        self._fault = None
        self._tell()

    def tell(self, fault: StoreFailed) -> None:
        """Say what keeps the whole act from being saved, where it is said of the draft too."""
        self._fault = fault
        self._tell()

    def _save(self) -> None:
        raise NotImplementedError

    def _take_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._fault = fault

    def _tell(self) -> None:
        """A fault of a field stands beside its field."""
        parts = []
        if self._fault is not None and "field" not in self._fault.details:
            parts.append(sentence(self._fault))
        if self._warned:
            unsaved = _("Not all of it could be saved. Closing once more leaves without the rest.")
            parts.append(unsaved)
        self.told.emit(" ".join(parts))


def unsaved_line(upkeep: Upkeep, name: str = "unsaved_line") -> QLabel:
    """Return a line for beside the buttons; it says what could not be saved."""
    line = fault_label(name)

    def say(text: str) -> None:
        line.setText(text)
        line.setVisible(bool(text))
        _give_room(line.window())

    upkeep.told.connect(say)
    return line


def _give_room(window: QWidget) -> None:
    """Qt leaves a dialog as high as it was when a line that wraps comes up in it."""
    layout = window.layout()
    if isinstance(window, QDialog) and layout is not None and layout.hasHeightForWidth():
        needed = layout.minimumHeightForWidth(window.width())
        window.resize(window.width(), max(window.height(), needed))


@dataclass(frozen=True)
class Restored:
    """What was typed before, and its wall-clock time."""

    texts: Texts
    at: datetime


class DraftKeeper(Upkeep):
    """Writes the texts of one form under a name while they are typed."""

    def __init__(self, desk: Desk, name: str, texts: Callable[[], Texts], parent: QObject) -> None:
        super().__init__(desk, parent)
        self.name = name
        self._texts = texts
        self._held: Restored | None = None
        self._dropped = False

    def touch(self) -> None:
        """Keep the texts soon: something was typed."""
        self._dropped = False
        super().touch()

    def drop(self) -> None:
        """Forget the draft: the form was finished, or begun anew."""
        self._dropped = self._behind = True
        self.flush()

    def hold(self) -> None:
        """Take the texts as they stand for the draft: the form goes to another matter."""
        self._held = self._typed()

    def restore(self) -> Restored | None:
        """Return what an earlier form left under this name, and follow the form again."""
        held, self._held = self._held, None
        if held is not None:
            return held
        content = self._desk.read(lambda store: drafts.draft(store, self.name))
        if content is None:
            return None
        draft = json.loads(content)
        return Restored(draft["texts"], datetime.fromisoformat(draft["at"]))

    def _typed(self) -> Restored:
        return Restored(self._texts(), self._desk.clock.local())

    def _save(self) -> None:
        self._desk.note(self._drop if self._dropped else self._keep, origin=self)

    def _drop(self, store: Store) -> None:
        drafts.drop_draft(store, self.name)

    def _keep(self, store: Store) -> None:
        typed = self._held or self._typed()
        content = json.dumps({"at": typed.at.isoformat(), "texts": typed.texts})
        drafts.keep_draft(store, self.name, content, clock=self._desk.clock)


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
