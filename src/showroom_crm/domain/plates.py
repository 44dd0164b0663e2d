"""Number plates as they are typed: 品川 500 あ 12-34 in any width and spacing.

Source: 自動車登録規則 第13条 and its tables. Nothing is refused: what looks wrong may be a plate
that we do not know.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

import jaconv

from showroom_crm.domain.plate_regions import EARLIER_REGIONS, REGIONS

_BETWEEN = re.compile(r"[\s.,、。·・…‥'\"「」()/\-‐‑–—−ー~〜_]")
_PARTS = re.compile(
    r"(?P<region>[^0-9A-Z]+)(?P<class_number>[0-9][0-9A-Z]{0,2})"
    r"(?P<kana>[ぁ-ゖァ-ヶA-Z])(?P<serial>[0-9]+)"
)
_SERIAL = re.compile(r"(?!0+$)[0-9]{1,4}")
# Letters came into use in 2018; the second place takes fewer of them than the third.
_CLASS_NUMBER = re.compile(r"[0-9](?:[0-9PXY][0-9ACFHKLMPXY]?)?")
_KANA = frozenset(
    "あいうえかきくけこさすせそたちつてとなにぬねのはひふほまみむめもやゆよらりるれろわを"
)
# Private cars of the foreign forces; A and B stand on their kei cars.
_FORCES_LETTERS = frozenset("ABEHKMTY")
_RENTAL_KANA = frozenset("われ")
_OTHER_SPELLINGS = {"袖ケ浦": "袖ヶ浦", "袖が浦": "袖ヶ浦", "飛驒": "飛騨", "會津": "会津"}


class PlateDoubt(StrEnum):
    """Why a plate that was typed looks wrong: a warning, never a refusal."""

    FORM = "form"
    REGION = "region"
    CLASS_NUMBER = "class_number"
    KANA = "kana"
    RENTAL = "rental"
    SERIAL = "serial"


@dataclass(frozen=True)
class Plate:
    """地域名, 分類番号, かな (or the letter of the foreign forces) and 一連番号 from 1 to 9999."""

    region: str
    class_number: str
    kana: str
    serial: int

    @property
    def written(self) -> str:
        """The plate as it is shown: 品川 500 あ 12-34, 品川 500 あ ・・・1."""
        digits = str(self.serial)
        serial = f"{digits[:2]}-{digits[2:]}" if len(digits) == 4 else digits.rjust(4, "・")
        return f"{self.region} {self.class_number} {self.kana} {serial}"


def read_plate(typed: str) -> Plate | None:
    """Return the plate that was typed, or None where its four parts cannot be told apart."""
    parts = _parts(typed)
    if parts is None or not _SERIAL.fullmatch(parts["serial"]):
        return None
    return Plate(parts["region"], parts["class_number"], parts["kana"], int(parts["serial"]))


def doubt(typed: str) -> PlateDoubt | None:
    """Return what looks wrong first in the plate that was typed; None too where none was."""
    if not typed.strip():
        return None
    parts = _parts(typed)
    if parts is None:
        return PlateDoubt.FORM
    if parts["region"] not in REGIONS | EARLIER_REGIONS:
        return PlateDoubt.REGION
    if not _CLASS_NUMBER.fullmatch(parts["class_number"]):
        return PlateDoubt.CLASS_NUMBER
    if parts["kana"] not in _KANA | _FORCES_LETTERS:
        return PlateDoubt.KANA
    if not _SERIAL.fullmatch(parts["serial"]):
        return PlateDoubt.SERIAL
    return PlateDoubt.RENTAL if parts["kana"] in _RENTAL_KANA else None


def _parts(typed: str) -> dict[str, str] | None:
    written = unicodedata.normalize("NFKC", typed).upper()
    match = _PARTS.fullmatch(_BETWEEN.sub("", written))
    if match is None:
        return None
    parts = match.groupdict()
    parts["region"] = _OTHER_SPELLINGS.get(parts["region"], parts["region"])
    parts["kana"] = jaconv.kata2hira(parts["kana"])
    return parts
