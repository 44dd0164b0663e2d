"""The people around a customer in words: 妻 美咲さん (41歳)・運転する・決める."""

from showroom_crm.domain.names import Honorific, honorific
from showroom_crm.domain.people import Person
from showroom_crm.language import formats
from showroom_crm.language.catalog import _, pgettext


def person_line(person: Person, age: int | None) -> str:
    """Return all that is known of a person in one line."""
    who = " ".join(part for part in (person.relation.strip(), called(person.name)) if part)
    if age is not None:
        who = f"{who} ({formats.years_old(age)})"
    parts = [who]
    if person.drives:
        parts.append(_("Drives"))
    if person.decides:
        parts.append(_("Decides"))
    if person.phone is not None:
        parts.append(formats.phone(person.phone))
    parts.append(person.notes.strip())
    return "・".join(part for part in parts if part)


def called(name: str) -> str:
    """Return a name as one speaks of somebody's family: 美咲さん; empty without one."""
    if not name.strip() or honorific(name) is Honorific.TYPED:
        return name.strip()
    return pgettext("family member", "{name}").format(name=name.strip())
