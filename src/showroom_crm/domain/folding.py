"""Folding: the form in which the search compares text, never the one that is shown.

Width, case, hiragana and katakana, small kana, the kana ヴ and ゑ, and variants of one kanji
in names (髙 and 高) fold together; signs that are not letters or digits fall away.
"""

import unicodedata

import jaconv

# Each group: the usual sign first, then the variants found in Japanese family registers.
_VARIANTS = (
    "高髙", "崎﨑嵜碕", "吉𠮷", "辺邉邊", "斎齋齊斉", "浜濵濱", "桑桒", "柳栁桺", "橋𣘺", "徳德",
    "神神", "沢澤", "広廣", "国國圀", "島嶋嶌", "富冨", "桜櫻", "滝瀧", "竜龍", "恵惠", "関關",
    "条條", "真眞", "万萬", "塩鹽", "豊豐", "鉄鐵銕", "館舘", "蔵藏", "栄榮", "円圓", "学學",
    "岳嶽", "峰峯", "隆隆", "福福", "祥祥", "緑綠", "瀬瀨", "頼賴", "穂穗", "薮藪籔", "鶴靏靍",
    "曽曾", "剣劍劔", "弥彌", "寿壽", "実實", "礼禮", "兎兔", "寛寬", "黒黑", "草艸", "荘莊",
    "来來", "亀龜", "児兒", "与與", "団團", "桧檜", "凛凜", "巌巖", "巻卷", "諸諸", "祐祐",
)  # fmt: skip
_KANA = str.maketrans(
    {
        **dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True)),
        "ゑ": "え", "ゐ": "い", "を": "お", "ゔ": "ぶ",
    }
)  # fmt: skip
_V_SOUNDS = {"ゔぁ": "ば", "ゔぃ": "び", "ゔぇ": "べ", "ゔぉ": "ぼ"}
_KANJI = str.maketrans({variant: group[0] for group in _VARIANTS for variant in group[1:]})
_KEPT = ("L", "N")
_KEPT_SIGNS = frozenset("ー々ゝゞ")


def fold(text: str) -> str:
    """Return the text as the search compares it."""
    folded = unicodedata.normalize("NFKC", text.translate(_KANJI)).translate(_KANJI)
    folded = jaconv.kata2hira(folded).casefold()
    for sounds, kana in _V_SOUNDS.items():
        folded = folded.replace(sounds, kana)
    folded = folded.translate(_KANA)
    return "".join(sign for sign in _base_letters(folded) if _is_kept(sign))


def folded_words(query: str) -> list[str]:
    """Return the words of a search box's text, each folded; empty ones fall away."""
    return [word for word in map(fold, query.split()) if word]


def too_common_to_say(word: str) -> bool:
    """Tell whether a folded word stands in nearly every sentence: one kana, letter or digit.

    Someone who types it is on the way to a name; one kanji (犬) is a word of its own.
    """
    return len(word) == 1 and not _is_kanji(word)


def sort_key(kana: str, name: str) -> str:
    """Return the key that puts customers in order of their reading."""
    return fold(kana) or fold(name) or name


def _base_letters(text: str) -> str:
    """Drop the marks of Latin letters (ü, ễ) but keep dakuten, which make another kana."""
    decomposed = unicodedata.normalize("NFD", text)
    kept = (
        sign for sign in decomposed if not unicodedata.combining(sign) or sign in "\u3099\u309a"
    )
    return unicodedata.normalize("NFC", "".join(kept))


def _is_kanji(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("CJK")


def _is_kept(sign: str) -> bool:
    return sign in _KEPT_SIGNS or unicodedata.category(sign).startswith(_KEPT)
