"""The form in which a profile is edited."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import field_name, sentence
from showroom_crm.services.profile_changes import AtStake
from showroom_crm.ui.customer_chart.profile_form.entry import Entry, StateEntry, TextEntry
from showroom_crm.ui.customer_chart.profile_form.people_entry import PeopleEntry
from showroom_crm.ui.customer_chart.profile_form.reach_entries import (
    ChannelEntry,
    ConsentEntry,
    HoursEntry,
    PhonesEntry,
    RefusalsEntry,
)
from showroom_crm.ui.customer_chart.profile_form.who_entries import (
    BirthdayEntry,
    CarsEntry,
    CompanyEntry,
)
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.field import fault_label
from showroom_crm.ui.new_customer.furigana import FuriganaTracker
from showroom_crm.ui.postal_code import PostalCodeHelp
from showroom_crm.ui.theme.tokens import SPACE_12, SPACE_24

_LAID_OUT = (
    (("name", "kana", "looks", "company"), ("birthday", "job", "state", "source")),
    (("phones",), ("postal_code", "address")),
    (("reach_channel",), ("hours",), ("consent_on",)),
    (("refusals",),),
    (("people",),),
    (("family",), ("hobbies",)),
    (("vehicles",),),
    (("notes",),),
)
_EDITED = "edited"
# What a rule calls by another name than the form.
_FIELD_OF_RULE = {"phone": "phones"}


class ProfileForm(QWidget):
    """All that a rep can type about a customer.

    Signals:
    changed(): something was edited.
    registration_wanted(int): the person of this place in `people` is to be a customer too.
    chart_wanted(CustomerId): the chart that a person has.
    """

    changed = Signal()
    registration_wanted = Signal(int)
    chart_wanted = Signal(object)

    def __init__(
        self,
        today: Callable[[], date],
        at_stake: Callable[[], AtStake],
        parent: QWidget | None = None,
    ) -> None:
        """`at_stake` tells what ends if the customer wishes no contact any more."""
        super().__init__(parent)
        self._name, self._kana = TextEntry("name"), TextEntry("kana")
        self._looks = TextEntry("looks")
        self._company = CompanyEntry()
        self._people = PeopleEntry(today)
        self._family = TextEntry("family", lines=2)
        self._birthday, self._job = BirthdayEntry(), TextEntry("job")
        postal_code, address = TextEntry("postal_code"), TextEntry("address", lines=2)
        postal_code.add_below(PostalCodeHelp(postal_code.line, address.note))
        parts: tuple[Entry, ...] = (
            self._name, self._kana, self._looks, self._company, self._birthday, self._job,
            StateEntry(), TextEntry("source"), PhonesEntry(), postal_code, address,
            ChannelEntry(), HoursEntry(), ConsentEntry(today), RefusalsEntry(at_stake),
            self._people, self._family, TextEntry("hobbies", lines=2), CarsEntry(today),
            TextEntry("notes", lines=3),
        )  # fmt: skip
        self.entries: dict[str, Entry] = {entry.name: entry for entry in parts}
        self._furigana = FuriganaTracker(self._name.line, self._kana.line)
        self._fault = fault_label("profile_fault")
        self._refused: Entry | None = None
        self.setFocusProxy(self._name.editor)
        self._fill()
        self._shown = self._standing()
        self._connect()

    @property
    def edited(self) -> frozenset[str]:
        """The parts of the profile that no longer stand as they were shown."""
        standing = self._standing()
        return frozenset(name for name in standing if standing[name] != self._shown[name])

    def applied_to(self, profile: Profile) -> Profile:
        """Return a profile with what was edited here.

        Raises RuleBroken with its field, those of `Entry.applied_to`.
        """
        for name in self.edited:
            profile = self.entries[name].applied_to(profile)
        return profile

    def set_profile(self, profile: Profile) -> None:
        for entry in self.entries.values():
            entry.show_profile(profile)
        self._shown = self._standing()
        self._settle()

    def texts(self) -> Texts:
        """Return the edited parts as they were typed, for a draft."""
        edited = self.edited
        texts = {_EDITED: " ".join(sorted(edited))}
        for name in edited:
            texts |= self.entries[name].texts()
        return texts

    def set_texts(self, texts: Texts) -> None:
        """Set the parts that `texts` gave; all others stay."""
        for name in texts[_EDITED].split():
            self.entries[name].set_texts(texts)
        self._settle()

    def show_fault(self, fault: ShowroomError) -> None:
        """Show what was refused beside the part it names."""
        self.clear_faults()
        name = str(fault.details.get("field"))
        entry = self.entries.get(_FIELD_OF_RULE.get(name, name))
        if entry is None:
            self._fault.setText(sentence(fault))
            self._fault.show()
        else:
            entry.show_refusal(fault)
            self._refused = entry

    def focus_fault(self) -> None:
        """Go to the part that was refused last."""
        if self._refused is not None:
            self._refused.editor.setFocus()

    def clear_faults(self) -> None:
        """Take away every sentence."""
        self._refused = None
        self._fault.hide()
        for entry in self.entries.values():
            entry.clear_fault()

    def _standing(self) -> dict[str, Texts]:
        """Return what stands in each part."""
        return {name: entry.texts() for name, entry in self.entries.items()}

    def _settle(self) -> None:
        self._furigana.leave_alone()
        self._show_kind()
        self.clear_faults()

    def _show_kind(self) -> None:
        """Ask for what belongs to a person or to a company, and for looks without a name."""
        self._company.show_name(self._name.typed())
        company = self._company.holds
        self._people.set_company(company)
        about = _("About the company") if company else _("Notes on the family")
        self._family.set_caption(about)
        self._birthday.setVisible(not company or bool(self._birthday.typed().strip()))
        self._job.set_caption(_("Line of business") if company else field_name("job"))
        looks = bool(self._looks.typed().strip()) or not self._name.typed().strip()
        self._looks.setVisible(looks or self._looks.editor.hasFocus())

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, SPACE_12, 0)
        layout.setSpacing(SPACE_24)
        for columns in _LAID_OUT:
            layout.addLayout(self._side_by_side(columns))
        layout.addWidget(self._fault)
        layout.addStretch()

    def _side_by_side(self, columns: tuple[tuple[str, ...], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_24)
        for number, names in enumerate(columns):
            column = QVBoxLayout()
            column.setSpacing(SPACE_12)
            for name in names:
                column.addWidget(self.entries[name])
            column.addStretch()
            grid.addLayout(column, 0, number)
            grid.setColumnStretch(number, 1)
        return grid

    def _connect(self) -> None:
        for entry in self.entries.values():
            entry.changed.connect(partial(self._take_edit, entry))
        self._people.registration_wanted.connect(self.registration_wanted)
        self._people.chart_wanted.connect(self.chart_wanted)

    def _take_edit(self, entry: Entry) -> None:
        if entry in (self._name, self._company, self._looks):
            self._show_kind()
        self.changed.emit()
