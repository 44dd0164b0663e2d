"""Initials stand for a name."""

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.initials import initials


@pytest.mark.parametrize(
    ("name", "kana", "expected"),
    [
        ("佐藤 健一", "サトウ ケンイチ", "S.K."),
        ("千葉 雄二", "ちば ゆうじ", "C.Y."),
        ("藤井", "ﾌｼﾞｲ", "F."),
        ("Smith John", "", "S.J."),
        ("佐藤", "", "○○"),
        ("", "", "○○"),
        ("(有)小金井造園", "コガネイゾウエン", "K社"),
        ("株式会社山本", "カブシキガイシャ ヤマモト", "Y社"),
        ("株式会社山本", "", "○○社"),
    ],
)
def test_initials_stand_for_a_name(name: str, kana: str, expected: str) -> None:
    assert initials(Profile(name, kana)) == expected
