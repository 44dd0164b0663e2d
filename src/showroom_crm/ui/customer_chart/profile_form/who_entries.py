"""Who the customer is: a person or a company, and how they look until their name is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.names import is_company
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.car_form import CarsEditor
from showroom_crm.ui.customer_chart.profile_form.entry import DayEntry, Entry, at_the_left
from showroom_crm.ui.drafts import Texts

_YES = "yes"


class BirthdayEntry(DayEntry):
    """The day on which a person was born."""

    def __init__(self) -> None:
        super().__init__("birthday")
        self.line.setPlaceholderText(_("1983-04-05 or S58.4.5"))


class CompanyEntry(Entry):
    """Whether it is a company; a name with 株式会社 or the like says so by itself."""

    def __init__(self) -> None:
        self._button = button("company_button", _("A company"), style="choice")
        self._button.setCheckable(True)
        super().__init__("company", _("Person or company"), at_the_left(self._button))
        self._said = False
        self._named = False
        self._button.clicked.connect(self._take_click)

    @property
    def holds(self) -> bool:
        return self._said or self._named

    def show_name(self, name: str) -> None:
        """Take notice of what the name says."""
        self._named = is_company(name)
        self._refresh()

    def show_profile(self, profile: Profile) -> None:
        self._said = profile.company
        self.show_name(profile.name)

    def applied_to(self, profile: Profile) -> Profile:
        return replace(profile, company=self._said)

    def texts(self) -> Texts:
        return {self.name: _YES if self._said else ""}

    def set_texts(self, texts: Texts) -> None:
        self._said = texts[self.name] == _YES
        self._refresh()

    def _take_click(self, checked: bool) -> None:
        self._said = checked
        self._take_edit()

    def _refresh(self) -> None:
        self._button.setChecked(self.holds)
        self._button.setEnabled(not self._named or self._said)


class CarsEntry(Entry):
    """The cars of the customer."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._cars = CarsEditor(today)
        super().__init__("vehicles", _("Cars"), self._cars)
        self._cars.changed.connect(self._take_edit)

    def show_profile(self, profile: Profile) -> None:
        self._cars.set_vehicles(profile.vehicles)

    def applied_to(self, profile: Profile) -> Profile:
        return replace(profile, vehicles=self._cars.vehicles())

    def texts(self) -> Texts:
        return self._cars.texts()

    def set_texts(self, texts: Texts) -> None:
        self._cars.set_texts(texts)

    def show_refusal(self, fault: ShowroomError) -> None:
        self._cars.show_fault(fault)

    def clear_fault(self) -> None:
        super().clear_fault()
        self._cars.clear_faults()
