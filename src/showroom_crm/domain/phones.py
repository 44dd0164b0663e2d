"""Phone numbers, by Google's numbering plan data (the `phonenumbers` library)."""

from dataclasses import dataclass
from enum import StrEnum

from showroom_crm.domain.errors import RuleBroken

_HOME_REGION = "JP"


class PhoneKind(StrEnum):
    MOBILE = "mobile"
    HOME = "home"
    WORK = "work"
    OTHER = "other"


@dataclass(frozen=True)
class Phone:
    """A number in E.164 form (`+819012345678`), and where it rings."""

    number: str
    kind: PhoneKind = PhoneKind.MOBILE

    @property
    def digits(self) -> str:
        """The digits as dialled in Japan (`09012345678`), for the search."""
        return "".join(sign for sign in national_format(self.number) if sign.isdigit())


def read_phone(typed: str, *, kind: PhoneKind | None = None) -> Phone:
    """Return the phone that was typed, in any width and with or without hyphens.

    Without a `kind`, a 070/080/090 number is a mobile and any other one is at home.
    Raises RuleBroken: "phone.unreadable".
    """
    import phonenumbers  # WORKAROUND(17 ms to import): loaded at first use, not at start

    try:
        parsed = phonenumbers.parse(typed, _HOME_REGION)
    except phonenumbers.NumberParseException as fault:
        raise RuleBroken("phone.unreadable", field="phone", typed=typed) from fault
    if not phonenumbers.is_possible_number(parsed):
        raise RuleBroken("phone.unreadable", field="phone", typed=typed)
    number = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if kind is None:
        mobile = phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE
        kind = PhoneKind.MOBILE if mobile else PhoneKind.HOME
    return Phone(number, kind)


def national_format(number: str) -> str:
    """Return an E.164 number as it is written in Japan (`090-1234-5678`)."""
    import phonenumbers  # WORKAROUND(17 ms to import): loaded at first use, not at start

    parsed = phonenumbers.parse(number)
    japanese = phonenumbers.region_code_for_country_code(parsed.country_code or 0) == _HOME_REGION
    return phonenumbers.format_number(
        parsed,
        phonenumbers.PhoneNumberFormat.NATIONAL
        if japanese
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL,
    )
