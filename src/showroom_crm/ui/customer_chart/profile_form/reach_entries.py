"""How the customer likes to be reached, what they refuse, and their consent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from PySide6.QtWidgets import QPushButton, QWidget

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.phones import Phone, PhoneKind, read_phone
from showroom_crm.domain.reaching import Refusal
from showroom_crm.domain.written_dates import read_window
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.language.sentences import field_name
from showroom_crm.services.profile_changes import AtStake
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.profile_form.entry import (
    ComboEntry,
    DayEntry,
    Entry,
    TextEntry,
    at_the_left,
)
from showroom_crm.ui.customer_chart.rows_editor import Row, RowsEditor
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.field import fault_label
from showroom_crm.ui.flow import FlowLayout
from showroom_crm.ui.theme.tokens import SPACE_4


class PhonesEntry(Entry):
    """The numbers of the customer, each with where it rings; the first one is called first."""

    def __init__(self) -> None:
        self._rows = RowsEditor(
            "phone",
            (_("Phone"),),
            _("＋ Phone"),
            kinds=[(kind.value, words.phone_kind(kind)) for kind in PhoneKind],
            kind_caption=_("Kind of phone"),
            first_caption=_("Called first"),
            make_first_caption=_("Make it first"),
        )
        super().__init__("phones", _("Phone"), self._rows)
        self._rows.changed.connect(self._take_edit)

    def show_profile(self, profile: Profile) -> None:
        self._rows.set_rows([(each.kind, formats.phone(each)) for each in profile.phones])

    def applied_to(self, profile: Profile) -> Profile:
        return replace(profile, phones=tuple(map(_phone, self._rows.rows())))

    def texts(self) -> Texts:
        return self._rows.texts()

    def set_texts(self, texts: Texts) -> None:
        self._rows.set_texts(texts)


class ChannelEntry(ComboEntry):
    """The channel by which they like to be reached."""

    def __init__(self) -> None:
        channels = [(channel.value, words.channel(channel)) for channel in Channel]
        none = ("", _("No preference"))
        super().__init__("reach_channel", field_name("channel"), [none, *channels])

    def show_profile(self, profile: Profile) -> None:
        self.set_value(profile.reach.channel or "")

    def applied_to(self, profile: Profile) -> Profile:
        channel = Channel(self.value()) if self.value() else None
        return replace(profile, reach=replace(profile.reach, channel=channel))


class HoursEntry(TextEntry):
    """The time of day that suits them: 18:00-20:00."""

    def __init__(self) -> None:
        super().__init__("hours")
        self.line.setPlaceholderText("18:00-20:00")

    def show_profile(self, profile: Profile) -> None:
        hours = profile.reach.hours
        self._show("" if hours is None else "-".join(map(formats.clock_time, hours)))

    def applied_to(self, profile: Profile) -> Profile:
        return replace(profile, reach=replace(profile.reach, hours=self._hours()))

    def _hours(self) -> tuple[time, time] | None:
        if not self.typed().strip():
            return None
        start, end = read_window(self.typed(), field=self.name)
        if end is None:
            raise RuleBroken("reach.hours_one_end", field=self.name)
        return start, end


class ConsentEntry(DayEntry):
    """The day on which they agreed to the use of their data; a link fills in today."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("consent_on")
        agreed = button("consent_today", _("Agreed today"), style="link")
        agreed.setProperty("flush", "true")
        agreed.clicked.connect(lambda: self._show(str(today())))
        self.add_below(at_the_left(agreed))

    def _day_of(self, profile: Profile) -> date | None:
        return profile.reach.consent_on

    def _with_day(self, profile: Profile, day: date | None) -> Profile:
        return replace(profile, reach=replace(profile.reach, consent_on=day))


class RefusalsEntry(Entry):
    """What they refuse, a button each; what a wish for no contact ends is told beforehand."""

    def __init__(self, at_stake: Callable[[], AtStake]) -> None:
        toggles = QWidget()
        super().__init__("refusals", field_name("refusals"), toggles)
        self._at_stake = at_stake
        self._before: frozenset[Refusal] = frozenset()
        self._toggles = {refusal: _toggle(refusal) for refusal in Refusal}
        row = FlowLayout(SPACE_4, toggles)
        for toggle in self._toggles.values():
            row.addWidget(toggle)
            toggle.toggled.connect(self._take_edit)
        toggles.setFocusProxy(next(iter(self._toggles.values())))
        self._stake = fault_label("refusals_stake")
        self.add_below(self._stake)
        self.changed.connect(self._show_stake)

    def show_profile(self, profile: Profile) -> None:
        self._before = profile.reach.refusals
        self._show(self._before)

    def applied_to(self, profile: Profile) -> Profile:
        return replace(profile, reach=replace(profile.reach, refusals=self._chosen()))

    def texts(self) -> Texts:
        chosen = self._chosen()
        return {self.name: " ".join(refusal for refusal in Refusal if refusal in chosen)}

    def set_texts(self, texts: Texts) -> None:
        self._show(frozenset(map(Refusal, texts[self.name].split())))

    def _chosen(self) -> frozenset[Refusal]:
        return frozenset(refusal for refusal, toggle in self._toggles.items() if toggle.isChecked())

    def _show(self, refusals: frozenset[Refusal]) -> None:
        for refusal, toggle in self._toggles.items():
            toggle.setChecked(refusal in refusals)
        self._show_stake()

    def _show_stake(self) -> None:
        new = Refusal.NO_CONTACT in self._chosen() - self._before
        self._stake.setVisible(new)
        if new:
            self._stake.setText(_stake_words(self._at_stake()))


def _phone(row: Row) -> Phone:
    kind, typed = row
    return read_phone(typed.strip(), kind=PhoneKind(kind))


def _toggle(refusal: Refusal) -> QPushButton:
    toggle = button(f"refusal_{refusal}", words.refusal(refusal), style="choice")
    toggle.setCheckable(True)
    return toggle


def _stake_words(stake: AtStake) -> str:
    deals = ngettext("{number} open deal", "{number} open deals", stake.deals).format(
        number=stake.deals
    )
    contacts = ngettext(
        "{number} planned contact", "{number} planned contacts", stake.contacts
    ).format(number=stake.contacts)
    match bool(stake.deals), bool(stake.contacts):
        case True, True:
            said = _("When you save, {deals} will be lost (no contact) and {contacts} will end.")
        case True, False:
            said = _("When you save, {deals} will be lost (no contact wished).")
        case False, True:
            said = _("When you save, {contacts} will end.")
        case _none:
            said = _("When you save, no contact with this customer can be planned any more.")
    return said.format(deals=deals, contacts=contacts)
