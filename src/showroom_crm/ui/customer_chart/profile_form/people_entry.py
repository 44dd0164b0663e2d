"""The people around a customer, as a part of their profile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.language.catalog import _, pgettext
from showroom_crm.ui.customer_chart.profile_form.entry import Entry
from showroom_crm.ui.customer_chart.profile_form.people_editor import PeopleEditor
from showroom_crm.ui.drafts import Texts


class PeopleEntry(Entry):
    """Signals beside `changed` are those of `PeopleEditor`."""

    registration_wanted = Signal(int)
    chart_wanted = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        self._people = PeopleEditor()
        super().__init__("people", _("Family members"), self._people)
        self._today = today
        self._people.changed.connect(self._take_edit)
        self._people.registration_wanted.connect(self.registration_wanted)
        self._people.chart_wanted.connect(self.chart_wanted)

    def set_company(self, of_company: bool) -> None:
        """Call them family, or contacts of a company."""
        self._people.set_company(of_company)
        contacts = pgettext("people of a company", "Contacts")
        self.set_caption(contacts if of_company else _("Family members"))

    def show_profile(self, profile: Profile) -> None:
        self._people.set_people(profile.people)

    def applied_to(self, profile: Profile) -> Profile:
        return replace(profile, people=self._people.people(self._today()))

    def texts(self) -> Texts:
        return self._people.texts()

    def set_texts(self, texts: Texts) -> None:
        self._people.set_texts(texts)

    def show_refusal(self, fault: ShowroomError) -> None:
        super().show_refusal(fault)
        place = fault.details.get("person")
        if isinstance(place, int):
            self._people.point_at(place)
