"""What the sections of the printed chart are called."""

from showroom_crm.domain.paper_settings import NEEDED, Section
from showroom_crm.language.catalog import _, pgettext


def section(which: Section) -> str:
    """Return the heading of a section, and more where two stand under one."""
    return {
        Section.LAST_WORDS: _("Their words last time"),
        Section.NEXT_TIME: _("For this time"),
        Section.MENTIONS: _("To mention"),
        Section.DEALS: pgettext("section of the chart", "Deal and what is on their mind"),
        Section.PROFILE: _("Customer"),
        Section.VEHICLES: _("Cars"),
        Section.PAST_DEALS: _("Past deals"),
        Section.MEETINGS: _("Meetings"),
        Section.ATTEMPTS: _("Contacts tried"),
        Section.WRITING: pgettext("section of the chart", "Notes of this visit (to write on)"),
    }[which]


def section_in_list(which: Section) -> str:
    """Return what a section is called where they are chosen."""
    name = section(which)
    return _("{section} (always printed)").format(section=name) if which in NEEDED else name
