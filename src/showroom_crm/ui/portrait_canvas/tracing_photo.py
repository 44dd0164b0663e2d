"""A photo underneath the portrait, to trace it: gone at leaving, unless it may be kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.portraits import KeptPhoto
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import portraits, staff
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from showroom_crm.ui.portrait_canvas.photo_intake import PhotoIntake
from showroom_crm.ui.portrait_canvas.photo_reading import (
    Photo,
    kept_photo,
    photo_of,
    read_photo,
)
from showroom_crm.ui.portrait_canvas.photo_row import PhotoRow, PhotoState

STRENGTH = 0.5


@dataclass(frozen=True)
class _Found:
    """A photo that was read; `stored` is what the portrait keeps, `fault` why nothing shows."""

    photo: Photo | None = None
    stored: KeptPhoto | None = None
    fault: ShowroomError | None = None


class TracingPhoto(QObject):
    """Shows one photo under the ink of an editor, and keeps it only with the customer's consent.

    The window that owns the editor calls
    - `TracingPhoto(desk, editor, self)` once; it puts its row into the editor, answers
      `photo_wanted`, and takes what is dropped or pasted there;
    - `show_customer()` once the editor shows a customer's portrait;
    - `leave()` after each time it has saved the portrait, also the last time before it closes;
      False: the photo could not be kept, and the row says why;
    - `show_kept()` after another of the customer's portraits is shown;
    - `begin_anew()` when an empty paper takes the place of the portrait.
    """

    def __init__(self, desk: Desk, editor: PortraitEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editor = editor
        self._customer_id: CustomerId | None = None
        self._reading = 0
        self._photo: Photo | None = None
        self._under: Photo | None = None
        self._stored: KeptPhoto | None = None
        self._noted_by: StaffId | None = None
        self._state = PhotoState()
        self.row = PhotoRow(STRENGTH)
        editor.set_photo_row(self.row)
        editor.canvas.set_underlay_strength(STRENGTH)
        self._connect()

    def show_customer(self, customer_id: CustomerId) -> None:
        """Belong to a customer's portrait, with the photo that is kept with it underneath."""
        self._customer_id = customer_id
        self.show_kept()

    def take_file(self, path: Path) -> None:
        """Put the photo in a file underneath, once it is read."""
        self._read(lambda: _Found(read_photo(path)))

    def show_kept(self) -> None:
        """Put the photo underneath that is kept with the portrait shown, if there is one."""
        self.begin_anew()
        desk, customer_id, by = self._desk, self._customer_id, self._desk.staff_id
        if customer_id is None:
            return

        def read() -> _Found:
            stored = desk.in_worker(
                lambda store: portraits.photo(store, customer_id, by=by, clock=desk.clock)
            )
            if stored is None:
                return _Found()
            try:
                return _Found(kept_photo(stored.picture), stored)
            except RuleBroken as fault:
                return _Found(stored=stored, fault=fault)

        self._start(read)

    def begin_anew(self) -> None:
        """Have no photo underneath, nor any that is still on its way."""
        self._reading += 1
        self._photo = self._stored = None
        self._state = PhotoState()
        self._show()

    def leave(self) -> bool:
        """Keep the photo with the portrait just saved, if the customer has consented to that."""
        state = self._state
        if not (state.wanted and state.consented) or state.stored or self._photo is None:
            return True
        desk, customer_id, jpeg = self._desk, self._customer_id, self._photo.jpeg
        if customer_id is None or self._editor.drawing().empty:
            return True
        by = self._noted_by
        kept = desk.run(
            lambda store: portraits.keep_photo(store, customer_id, jpeg, by=by, clock=desk.clock),
            origin=self,
        )
        if kept is None:
            return False
        self._stored = KeptPhoto(jpeg, desk.clock.local().date(), by)
        self._show(stored=True, fault="")
        return True

    def _connect(self) -> None:
        row = self.row
        intake = PhotoIntake(self._editor, self)
        intake.file_given.connect(self.take_file)
        intake.picture_given.connect(self._take_picture)
        intake.nothing_given.connect(self._tell_of_nothing)
        self._editor.photo_wanted.connect(intake.choose)
        self._editor.drawing_changed.connect(self._tell_of_drawing)
        row.other_wanted.connect(intake.choose)
        row.shown_toggled.connect(lambda shown: self._show(shown=shown))
        row.strength_chosen.connect(self._editor.canvas.set_underlay_strength)
        row.taken_off.connect(self.show_kept)
        row.keep_toggled.connect(self._want)
        row.consent_toggled.connect(self._note_consent)
        self._desk.refused.connect(self._tell_refused)

    def _take_picture(self, picture: QImage) -> None:
        name = _("Pasted picture")
        self._read(lambda: _Found(photo_of(picture, name)))

    def _tell_of_nothing(self) -> None:
        self._show(fault=_("There is no photo in what was given."))

    def _read(self, work: Callable[[], _Found]) -> None:
        self._show(words=_("Reading the photo …"), fault="")
        self._start(work)

    def _start(self, work: Callable[[], _Found]) -> None:
        """Read in a worker; what comes after something else was asked for is let go."""
        self._reading += 1
        number = self._reading

        def read() -> tuple[int, _Found]:
            try:
                return number, work()
            except ShowroomError as fault:
                return number, _Found(fault=fault)

        job = BackgroundJob(read)
        job.done.connect(self._take)
        job.failed.connect(self._take_bug)
        job.start()

    def _take(self, read: tuple[int, _Found]) -> None:
        number, found = read
        if number != self._reading:
            return
        if found.stored is not None:
            self._take_stored(found, found.stored)
        elif found.photo is not None:
            self._photo = found.photo
            self._state = PhotoState(photo=True)
            self._show(shown=True)
        else:
            # The photo that was there before stays.
            self._show(fault="" if found.fault is None else sentence(found.fault))

    def _take_stored(self, found: _Found, stored: KeptPhoto) -> None:
        """The face is what the rep opens; the photo waits until it is asked for."""
        self._photo, self._stored = found.photo, stored
        self._state = PhotoState(
            photo=found.photo is not None, wanted=True, consented=True, stored=True
        )
        self._show(fault="" if found.fault is None else sentence(found.fault))

    def _take_bug(self, _fault: Exception) -> None:
        self._show(fault=_("The photo could not be read."))

    def _want(self, wanted: bool) -> None:
        if not wanted and self._state.stored and not self._forgotten():
            self._show()
            return
        self._show(wanted=wanted, consented=False, stored=False, fault="")

    def _forgotten(self) -> bool:
        """Remove the kept photo; it stays underneath until the window is left."""
        desk, customer_id = self._desk, self._customer_id
        if customer_id is None:
            return False
        forgotten = desk.run(
            lambda store: portraits.forget_photo(
                store, customer_id, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        if forgotten is not None:
            self._stored = None
        return forgotten is not None

    def _note_consent(self, consented: bool) -> None:
        self._noted_by = self._desk.staff_id
        self._show(consented=consented, fault="")

    def _tell_of_drawing(self) -> None:
        state = self._state
        if not state.stored and (state.consented or state.fault):
            self._show(fault="")

    def _tell_refused(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._show(fault=sentence(fault))

    def _show(self, **changed: object) -> None:
        """Show what holds now, with what has just changed."""
        self._state = replace(self._state, **changed)  # type: ignore[arg-type]
        if "words" not in changed:
            self._state = replace(self._state, words=self._words())
        under = self._photo if self._state.shown else None
        if under is not self._under:
            self._under = under
            self._editor.canvas.set_underlay(None if under is None else under.image)
        self.row.show_state(self._state)

    def _words(self) -> str:
        """Say what becomes of the photo."""
        state = self._state
        if state.stored and self._stored is not None:
            return self._consent_words(self._stored)
        if not state.photo:
            return ""
        if state.wanted and not state.consented:
            return _("Without consent the photo is not kept")
        if state.wanted and self._editor.canvas.drawing().empty:
            return _("Once something is drawn, the photo is kept too")
        if state.wanted:
            return _("The photo is kept with the portrait")
        if self._stored is not None:
            return _("This photo is not kept; the former one is")
        return _("The photo is not kept")

    def _consent_words(self, stored: KeptPhoto) -> str:
        today = self._desk.clock.local().date()
        same_year = stored.consent_on.year == today.year
        day = (formats.day if same_year else formats.full_day)(stored.consent_on)
        members = self._desk.read(staff.all_staff)
        name = next((each.name for each in members if each.id == stored.consent_noted_by), "")
        return _("Consent: {day} {name}").format(day=day, name=name).strip()
