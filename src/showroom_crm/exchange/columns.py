"""The columns of a customer file: our headings, and those of other programs that mean the same."""

import re
from dataclasses import dataclass

from showroom_crm.domain.folding import fold
from showroom_crm.domain.phones import PhoneKind


@dataclass(frozen=True)
class Column:
    """A column and its headings in both languages; the first of each is the one we write."""

    field: str
    japanese: tuple[str, ...]
    english: tuple[str, ...]


COLUMNS = (
    Column(
        "number",
        ("番号", "顧客番号", "お客様番号", "顧客No"),
        ("Number", "Customer number", "No"),
    ),
    Column(
        "name",
        ("氏名", "名前", "お名前", "顧客名", "お客様名", "漢字氏名", "名称", "会社名"),
        ("Name", "Full name", "Customer", "Customer name"),
    ),
    Column("family_name", ("姓", "苗字", "名字"), ("Last name", "Family name", "Surname")),
    Column("given_name", ("名",), ("First name", "Given name")),
    Column(
        "kana",
        ("フリガナ", "カナ", "氏名カナ", "カナ氏名", "氏名フリガナ", "お名前カナ", "お名前フリガナ",
         "読み", "よみがな", "読み仮名", "顧客名カナ", "顧客名フリガナ"),
        ("Furigana", "Kana", "Reading", "Name kana"),
    ),
    Column("family_kana", ("セイ", "姓カナ", "姓フリガナ"), ("Last name kana",)),
    Column("given_kana", ("メイ", "名カナ", "名フリガナ"), ("First name kana",)),
    Column(
        "phone",
        ("電話", "電話番号", "TEL", "連絡先", "連絡先電話番号"),
        ("Phone", "Phone number", "Telephone"),
    ),
    Column("phone_kind", ("電話の種別", "電話種別", "電話区分"), ("Phone kind", "Phone type")),
    Column(
        "mobile",
        ("携帯電話", "携帯", "携帯番号", "携帯電話番号", "電話(携帯)", "TEL(携帯)"),
        ("Mobile", "Mobile phone", "Cell phone", "Cell"),
    ),
    Column(
        "home",
        ("自宅電話", "自宅", "自宅TEL", "自宅電話番号", "固定電話", "電話(自宅)", "TEL(自宅)"),
        ("Home phone", "Home"),
    ),
    Column(
        "work",
        ("勤務先電話", "勤務先TEL", "勤務先電話番号", "会社電話", "会社電話番号", "電話(勤務先)"),
        ("Work phone", "Office phone", "Business phone"),
    ),
    Column("postal_code", ("郵便番号", "郵便"), ("Postal code", "Postcode", "Zip", "Zip code")),
    Column("address", ("住所", "現住所", "ご住所", "自宅住所"), ("Address", "Home address")),
    Column("birthday", ("生年月日", "誕生日"), ("Birthday", "Date of birth", "Birth date")),
    Column("job", ("職業", "ご職業", "勤務先", "お勤め先"), ("Job", "Occupation")),
    Column("family", ("ご家族", "家族", "家族構成", "ご家族構成"), ("Family",)),
    Column("hobbies", ("趣味", "ご趣味"), ("Hobbies", "Hobby")),
    Column(
        "source",
        ("来店きっかけ", "きっかけ", "来店動機", "来店経緯", "媒体"),
        ("How they found us", "Source"),
    ),
    Column("notes", ("備考", "メモ", "特記事項", "コメント"), ("Notes", "Note", "Memo", "Remarks")),
    Column("maker", ("メーカー", "メーカ", "車メーカー"), ("Maker", "Make")),
    Column("model", ("車種", "車名", "所有車", "現有車"), ("Model", "Car", "Car model")),
    Column("plate", ("登録番号", "車両番号", "ナンバー"), ("Plate", "Plate number")),
    Column(
        "inspection_until",
        ("車検満了日", "車検", "車検満期", "車検満期日", "車検有効期限", "次回車検"),
        ("Inspection until", "Inspection expiry"),
    ),
    Column("grade", ("グレード",), ("Grade",)),
    Column("use", ("用途", "車両区分"), ("Use",)),
    Column("first_registered", ("初度登録", "初度登録年月", "年式"), ("First registered",)),
    Column("mileage_km", ("走行距離",), ("Mileage",)),
    Column("payment", ("支払方法", "お支払方法"), ("Payment",)),
    Column("payment_until", ("支払終了日", "残価設定満了日"), ("Payment until",)),
    Column("maintenance_until", ("点検パック期限",), ("Maintenance until",)),
    Column("warranty_until", ("延長保証期限",), ("Warranty until",)),
    Column("insurer", ("任意保険会社", "保険会社"), ("Insurer",)),
    Column("insurance_until", ("任意保険満期", "任意保険満期日"), ("Insurance until",)),
    Column("owned_until", ("手放した日",), ("Owned until",)),
    Column("looks", ("特徴",), ("Looks",)),
    Column("company", ("法人", "法人区分"), ("Company",)),
    Column("state", ("お客様の状態", "顧客状態", "顧客の状態"), ("State",)),
    Column("reach_channel", ("ご希望の連絡方法", "連絡方法"), ("Preferred channel",)),
    Column("reach_hours", ("ご希望の時間帯", "連絡希望時間"), ("Preferred hours",)),
    Column("refusals", ("お断り", "連絡のご要望"), ("Refusals",)),
    Column("consent_on", ("個人情報同意日",), ("Consent on",)),
    Column("person_relation", ("続柄",), ("Relation",)),
    Column("person_name", ("ご家族の氏名", "ご家族氏名"), ("Relative",)),
    Column("person_born", ("ご家族の生年月日",), ("Relative born",)),
    Column("person_phone", ("ご家族の電話",), ("Relative phone",)),
    Column("person_phone_kind", ("ご家族の電話の種別",), ("Relative phone kind",)),
    Column("person_drives", ("ご家族が運転",), ("Relative drives",)),
    Column("person_decides", ("ご家族が決定",), ("Relative decides",)),
    Column("person_notes", ("ご家族のメモ",), ("Relative notes",)),
    Column(
        "staff",
        ("担当", "担当者", "主担当", "営業担当", "担当営業", "担当者名"),
        ("Rep", "Sales rep", "Staff"),
    ),
    Column(
        "wish",
        ("案件", "希望車種", "検討車種", "商談車種", "購入希望車"),
        ("Deal", "Car they want", "Wish"),
    ),
)  # fmt: skip

_KINDS = {
    PhoneKind.MOBILE: ("携帯", "Mobile", "携帯電話", "Cell"),
    PhoneKind.HOME: ("自宅", "Home", "固定", "固定電話"),
    PhoneKind.WORK: ("勤務先", "Work", "会社", "職場", "Office"),
    PhoneKind.OTHER: ("その他", "Other"),
}
_NUMBERED = re.compile(r"(.*?)(\d{0,2})")
_REMARK = re.compile(r"[(（\[【].*?[)）\]】]")

_SIGN_FOR_POSTAL_CODE = "〒"
_FIELD_OF = {
    fold(heading): column.field
    for column in COLUMNS
    for heading in (*column.japanese, *column.english)
}
_KIND_OF = {fold(word): kind for kind, words in _KINDS.items() for word in words}


def field_of(heading: str) -> tuple[str, int] | None:
    """Return the field that a heading means and its number (電話2 is the second), or None.

    A remark in brackets (必須) is aside.
    """
    if heading.strip() == _SIGN_FOR_POSTAL_CODE:
        return "postal_code", 1
    for candidate in (heading, _REMARK.sub("", heading)):
        match = _NUMBERED.fullmatch(fold(candidate))
        if match is not None and match[1] in _FIELD_OF:
            return _FIELD_OF[match[1]], int(match[2] or 1)
    return None


def kind_of(word: str) -> PhoneKind | None:
    """Return the kind of phone that a word means, or None."""
    return _KIND_OF.get(fold(word))


def kind_word(kind: PhoneKind, *, language: str) -> str:
    """Return the word for a kind of phone in a file."""
    japanese, english = _KINDS[kind][:2]
    return japanese if language == "ja" else english


def heading(field: str, *, language: str, number: int = 1) -> str:
    """Return our heading of a field; the second and further ones bear a number."""
    column = next(column for column in COLUMNS if column.field == field)
    words = (column.japanese if language == "ja" else column.english)[0]
    if number == 1:
        return words
    return f"{words}{number}" if language == "ja" else f"{words} {number}"
