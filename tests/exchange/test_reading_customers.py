"""What comes in from a CSV file, however it was written."""

from datetime import date
from pathlib import Path

import pytest

from showroom_crm.domain.errors import FileUnreadable
from showroom_crm.domain.phones import Phone, PhoneKind
from showroom_crm.domain.reaching import Refusal
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.exchange.customer_csv import CustomerFile, read_customers
from showroom_crm.services.customer_import import ImportRow, Rejected

LINES = "番号,氏名,フリガナ,携帯電話\n1001,佐藤 健一,サトウ ケンイチ,090-1234-5678\n"


def read(tmp_path: Path, content: str | bytes) -> CustomerFile:
    path = tmp_path / "customers.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_customers(path)


def rows(tmp_path: Path, content: str | bytes) -> list[ImportRow]:
    read_rows = list(read(tmp_path, content).rows)
    assert all(isinstance(row, ImportRow) for row in read_rows), read_rows
    return [row for row in read_rows if isinstance(row, ImportRow)]


def faults(tmp_path: Path, content: str) -> dict[int, str]:
    return {
        row.line: row.reason.key
        for row in read(tmp_path, content).rows
        if isinstance(row, Rejected)
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_a_file_is_read_in_the_ways_that_japanese_programs_write_it(
    tmp_path: Path, encoding: str, line_end: str, delimiter: str
) -> None:
    text = LINES.replace("\n", line_end).replace(",", delimiter)
    (row,) = rows(tmp_path, text.encode(encoding))
    assert (row.line, row.number, row.profile.name) == (2, 1001, "佐藤 健一")
    assert row.profile.kana == "サトウ ケンイチ"
    assert row.profile.phones == (Phone("+819012345678", PhoneKind.MOBILE),)


def test_signs_that_only_windows_has_are_read_from_cp932(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "氏名\n髙橋㈱①〜\n".replace("〜", "～").encode("cp932"))
    assert row.profile.name == "髙橋㈱①～"


@pytest.mark.parametrize(
    "content",
    [
        LINES.encode("utf-16"),
        LINES.encode("utf-8") + b"\xff",
        b"\xef\xbb\xbf" + LINES.encode("cp932"),
        "氏名\n".encode("cp932") + b"\x81\n",
    ],
)
def test_a_file_of_another_encoding_is_refused_whole(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(tmp_path, content)
    assert refused.value.key == "import.encoding_unknown"


def test_a_file_without_a_name_column_is_refused_with_its_headings(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(tmp_path, "電話,住所\n090-1234-5678,三鷹市\n")
    assert refused.value.key == "import.no_name_column"
    assert refused.value.details["columns"] == "電話, 住所"


@pytest.mark.parametrize("content", ["", "\n\n", "氏名,電話\n", "氏名,電話\n\n,\n"])
def test_a_file_without_rows_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(tmp_path, content)
    assert refused.value.key == "import.empty"


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match=r"file\.missing"):
        read_customers(tmp_path / "nowhere.csv")
    with pytest.raises(FileUnreadable, match=r"file\.unreadable"):
        read_customers(tmp_path)


@pytest.mark.parametrize(
    "heading",
    ["氏名", "お名前", "顧客名", "名前", "name", "Full Name", "氏名（必須）", " 氏　名 ", "ｵ名前"],
)
def test_the_name_is_known_by_many_headings(tmp_path: Path, heading: str) -> None:
    (row,) = rows(tmp_path, f"{heading}\n佐藤 健一\n")
    assert row.profile.name == "佐藤 健一"


def test_names_in_two_columns_become_one(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "姓,名,セイ,メイ\n佐藤,健一,サトウ,ケンイチ\n")
    assert (row.profile.name, row.profile.kana) == ("佐藤 健一", "サトウ ケンイチ")


def test_every_column_has_its_place(tmp_path: Path) -> None:
    (row,) = rows(
        tmp_path,
        "お名前,ふりがな,自宅電話,携帯,勤務先電話,〒,住所1,住所2,生年月日,ご職業,ご家族,趣味,"
        "来店きっかけ,備考,メモ,メーカー,車種,ナンバー,車検,営業担当,希望車種\n"
        "佐藤 健一,さとう けんいち,0422-40-0001,090-1234-5678,03-1000-0001,181-0013,"
        "三鷹市下連雀1-2-3,ハイツ101,S58.4.5,会社員,妻,釣り,チラシ,急がない,午後に電話,"
        "トヨタ,アクア,多摩 530 さ 12-34,令和9年3月31日,田中,シエンタ\n",
    )
    profile = row.profile
    assert [(phone.number, phone.kind) for phone in profile.phones] == [
        ("+81422400001", PhoneKind.HOME),
        ("+819012345678", PhoneKind.MOBILE),
        ("+81310000001", PhoneKind.WORK),
    ]
    assert profile.address == "三鷹市下連雀1-2-3 ハイツ101"
    assert (profile.postal_code, profile.birthday) == ("181-0013", date(1983, 4, 5))
    assert (profile.job, profile.family, profile.hobbies) == ("会社員", "妻", "釣り")
    assert (profile.source, profile.notes) == ("チラシ", "急がない\n午後に電話")
    assert profile.vehicles == (
        Vehicle("アクア", "トヨタ", "多摩 530 さ 12-34", date(2027, 3, 31)),
    )
    assert (row.staff, row.wish) == ("田中", "シエンタ")


def test_several_phones_and_cars_stand_in_numbered_columns(tmp_path: Path) -> None:
    (row,) = rows(
        tmp_path,
        "氏名,電話,電話の種別,電話2,電話の種別2,車種,車種2,登録番号2\n"
        "佐藤,0422-40-0001,その他,090-1234-5678、03-1000-0001,,アクア,ノア,多摩 300 さ 1\n",
    )
    assert [(phone.number, phone.kind) for phone in row.profile.phones] == [
        ("+81422400001", PhoneKind.OTHER),
        ("+819012345678", PhoneKind.MOBILE),
        ("+81310000001", PhoneKind.HOME),
    ]
    assert row.profile.vehicles == (Vehicle("アクア"), Vehicle("ノア", plate="多摩 300 さ 1"))


def test_columns_that_mean_nothing_are_named(tmp_path: Path) -> None:
    file = read(tmp_path, "氏名,血液型,,星座\n佐藤,A,,牡牛座\n")
    assert file.unread_columns == ("血液型", "星座")


def test_a_broken_line_is_left_out_and_the_rest_goes_on(tmp_path: Path) -> None:
    content = (
        "氏名,備考\n"
        "佐藤,ふつう\n"
        '鈴木,"引用符が閉じない\n'
        "高橋,これは読める\n"
        '田中,"二行に\nわたる備考"\n'
        '伊藤,"途中"で閉じる\n'
        "渡辺,備考,余分\n"
        "山本,引用符が,,,\n"
        '最後,"開いたまま\n'
    )
    assert faults(tmp_path, content) == {
        3: "import.line_broken",
        7: "import.line_broken",
        8: "import.too_many_cells",
        10: "import.line_broken",
    }
    kept = [r for r in read(tmp_path, content).rows if isinstance(r, ImportRow)]
    assert [(row.line, row.profile.name) for row in kept] == [
        (2, "佐藤"),
        (4, "高橋"),
        (5, "田中"),
        (9, "山本"),
    ]
    assert kept[2].profile.notes == "二行に\nわたる備考"


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ("佐藤,12a,,,", "import.number_unreadable"),
        ("佐藤,9999999999,,,", "import.number_unreadable"),
        ("佐藤,,でんわ,,", "phone.unreadable"),
        ("佐藤,,,13月40日,", "date.unreadable"),
        ("佐藤,,,,いつか", "date.unreadable"),
    ],
)
def test_a_cell_that_cannot_be_read_rejects_its_line(tmp_path: Path, cells: str, key: str) -> None:
    content = f"氏名,番号,電話,生年月日,車検満了日\n{cells}\n鈴木,,,,\n"
    assert faults(tmp_path, content) == {2: key}


def test_a_line_that_ends_early_is_read(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "氏名,フリガナ,住所\n佐藤\n")
    assert row.profile.name == "佐藤"


def test_a_word_that_we_have_no_value_for_is_kept_in_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_text(
        "氏名,車種,支払方法,お断り,顧客状態,備考\n佐藤,アクア,分割,DM不可、夜間不可,休眠,犬好き\n",
        "utf-8",
    )
    (row,) = read_customers(path).rows
    assert isinstance(row, ImportRow)
    assert row.profile.notes.splitlines() == [
        "犬好き", "支払方法: 分割", "お客様の状態: 休眠", "お断り: 夜間不可",
    ]  # fmt: skip
    assert row.profile.vehicles[0].payment is None
    assert row.profile.reach.refusals == {Refusal.NO_DIRECT_MAIL}
