"""Names of people and companies: what is accepted, and how one is addressed."""

from enum import StrEnum

import jaconv

from showroom_crm.domain import plain_text
from showroom_crm.domain.errors import RuleBroken

NAME_LIMIT = 100
_COMPANY_FORMS = (
    "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "法人", "協同組合",
    "㈱", "㈲", "(株)", "(有)", "（株）", "（有）", "(同)", "（同）",
)  # fmt: skip
_HONORIFICS = ("様", "さま", "御中", "殿")


class Honorific(StrEnum):
    PERSON = "person"
    COMPANY = "company"
    TYPED = "typed"


def accepted_name(name: str) -> str:
    """Return the name exactly as it was typed.

    Raises RuleBroken: "name.empty", and those of `plain_text.line`.
    """
    if not name.strip():
        raise RuleBroken("name.empty", field="name")
    return plain_text.line(name, field="name", limit=NAME_LIMIT)


def full_width_kana(kana: str) -> str:
    """Return furigana typed in any width or in hiragana as full-width katakana."""
    plain_text.line(kana, field="kana", limit=NAME_LIMIT)
    return jaconv.hira2kata(jaconv.h2z(kana, kana=True, ascii=False, digit=False))


def is_company(name: str) -> bool:
    """Tell whether the name bears a Japanese legal form."""
    return any(form in name for form in _COMPANY_FORMS)


def honorific(name: str) -> Honorific:
    """Return how the name is addressed: 様, 御中, or as it was typed."""
    if name.rstrip().endswith(_HONORIFICS):
        return Honorific.TYPED
    return Honorific.COMPANY if is_company(name) else Honorific.PERSON
