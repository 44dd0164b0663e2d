"""What stands for a name on a paper that others see: S.K., M社."""

import jaconv

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.masking import STRUCK_OUT

_LETTERS = {
    "A": "アァ", "I": "イィヰ", "U": "ウゥ", "E": "エェヱ", "O": "オォヲ",
    "K": "カキクケコ", "G": "ガギグゲゴ", "S": "サシスセソ", "Z": "ザズゼゾヅ", "J": "ジヂ",
    "T": "タツテト", "C": "チ", "D": "ダデド", "N": "ナニヌネノン", "H": "ハヒヘホ", "F": "フ",
    "B": "バビブベボ", "P": "パピプペポ", "M": "マミムメモ", "Y": "ヤユヨャュョ",
    "R": "ラリルレロ", "W": "ワ", "V": "ヴ",
}  # fmt: skip
_LETTER = {kana: letter for letter, row in _LETTERS.items() for kana in row}
_COMPANY_FORMS = (
    "カブシキガイシャ", "カブシキカイシャ", "ユウゲンガイシャ", "ユウゲンカイシャ",
    "ゴウドウガイシャ", "ゴウドウカイシャ",
)  # fmt: skip


def initials(profile: Profile) -> str:
    """Return the first letters of the reading, family name first; circles where none is known."""
    kana = jaconv.hira2kata(jaconv.h2z(profile.kana))
    if profile.is_company:
        for form in _COMPANY_FORMS:
            kana = kana.replace(form, " ")
    letters = [letter for part in (kana.split() or profile.name.split())
               if (letter := _first_letter(part))]  # fmt: skip
    if profile.is_company:
        return f"{letters[0] if letters else STRUCK_OUT}社"
    return "".join(f"{letter}." for letter in letters) or STRUCK_OUT


def _first_letter(part: str) -> str:
    first = part[0]
    return first.upper() if first.isascii() and first.isalpha() else _LETTER.get(first, "")
