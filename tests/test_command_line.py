"""The real program in a process of its own, as a script or a person calls it."""

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from pypdf import PdfReader

from showroom_crm.domain.days_off import DayOff
from showroom_crm.domain.names import full_width_kana
from showroom_crm.services.demo.texts import read_texts
from showroom_crm.storage.store import open_store

ROOT = Path(__file__).resolve().parents[1]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(data_dir: Path, tmp_path: Path) -> Run:
    def run(*arguments: str | bytes | Path, lang: str = "en") -> subprocess.CompletedProcess[str]:
        """Run a command on the data folder of the test; its working folder is empty."""
        return subprocess.run(
            [sys.executable, "-m", "showroom_crm", "--lang", lang, "--data-dir", data_dir,
             *arguments],
            cwd=tmp_path, env=_environment(), capture_output=True, encoding="utf-8", timeout=120,
        )  # fmt: skip

    return run


@pytest.fixture
def demo(run: Run) -> Run:
    """The command on a folder with a demo of 60 customers."""
    assert run("demo").returncode == 0
    return run


def _environment(**more: str) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        **more,
    }


def refused(result: subprocess.CompletedProcess[str], *told: str) -> None:
    """Check that a command failed with one clear line and nothing else."""
    assert result.returncode == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    for words in told:
        assert words in line


def test_a_demo_fills_an_empty_folder_once(run: Run) -> None:
    first = run("demo", "--customers", "25", "--seed", "9")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == "25 customers made.\n"
    assert len(run("search", "1").stdout.splitlines()) == 25  # all numbers begin with 1
    refused(run("demo"), "already holds customers")


def test_search_says_one_customer_a_line_between_tabs(demo: Run) -> None:
    found = demo("search", "さとう")
    assert (found.returncode, found.stderr) == (0, "")
    lines = [line.split("\t") for line in found.stdout.splitlines()]
    assert lines
    for number, name, kana, phone in lines:
        assert number.isdecimal()
        assert "佐藤" in name
        assert kana.startswith("サトウ")
        assert re.fullmatch(r"[\d-]{11,13}", phone)


def test_search_needs_all_words_and_obeys_its_limit(demo: Run) -> None:
    several = demo("search", "090").stdout.splitlines()
    assert len(several) > 40
    assert demo("search", "090", "--limit", "3").stdout.splitlines() == several[:3]
    number, name, *_ = several[0].split("\t")
    family, given = name.split()
    assert demo("search", family, given, number).stdout.splitlines() == [several[0]]
    nobody = demo("search", family, "ここにない言葉")
    assert (nobody.returncode, nobody.stdout, nobody.stderr) == (0, "", "")


def test_the_options_of_all_commands_stand_before_or_after_the_command(
    demo: Run, data_dir: Path, tmp_path: Path
) -> None:
    after = subprocess.run(
        [sys.executable, "-m", "showroom_crm", "check", "--lang=en", f"--data-dir={data_dir}"],
        cwd=tmp_path, env=_environment(), capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert (after.returncode, after.stdout) == (0, "The database is sound.\n")
    assert demo("check").stdout == after.stdout


def test_japanese_is_the_language_unless_another_is_asked_for(
    demo: Run, data_dir: Path, tmp_path: Path
) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "showroom_crm", "check", "--data-dir", data_dir],
        cwd=tmp_path, env=_environment(LC_ALL="C", PYTHONIOENCODING="ascii"),
        capture_output=True, timeout=60,
    )  # fmt: skip
    assert said.returncode == 0
    assert said.stdout.decode("utf-8") == "データベースに異常はありません。\n"


def test_due_says_the_overdue_first_and_the_waiting_deals_last(demo: Run) -> None:
    said = demo("due")
    assert (said.returncode, said.stderr) == (0, "")
    shapes = [line[0] for line in said.stdout.splitlines()]
    assert shapes == sorted(shapes, key="▲◐■".index)
    assert {*shapes} == {"▲", "◐", "■"}
    assert {len(line.split("\t")) for line in said.stdout.splitlines()} == {7}


def test_due_as_json_has_the_fields_that_the_documentation_names(demo: Run) -> None:
    due = json.loads(demo("due", "--json").stdout)
    documentation = (ROOT / "docs" / "command_line.md").read_text("utf-8")
    assert due["due"][0]["urgency"] == "overdue"
    assert due["due"][0]["late_minutes"] > 0
    assert due["waiting"]
    for thing in (due, due["due"][0], due["waiting"][0]):
        assert all(f"`{field}`" in documentation for field in thing)


def test_due_looks_as_far_ahead_as_it_is_asked_to(demo: Run) -> None:
    far = (date.today() + timedelta(days=60)).isoformat()
    today = json.loads(demo("due", "--json").stdout)["due"]
    later = json.loads(demo("due", "--json", "--until", f"{far} 18:00").stdout)["due"]
    none = json.loads(demo("due", "--json", "--until", "2020-01-01 09:00").stdout)["due"]
    assert [*later[: len(today)]] == today
    assert len(later) > len(today)
    assert none == []


def test_a_stand_in_has_the_contacts_of_that_day_and_the_line_says_for_whom(
    demo: Run, data_dir: Path, tmp_path: Path
) -> None:
    store = open_store(data_dir)
    today, (absent, doing) = date.today(), store.staff.all()[:2]
    for each in store.days_off.since(today):
        assert each.id is not None
        store.days_off.drop(each.id)
    store.days_off.save(DayOff(absent.id, today, today, doing.id))
    store.close_thread()
    others = json.loads(demo("due", "--json", "--staff", doing.code).stdout)["due"]
    taken = [each for each in others if each["stand_in"] is not None]
    assert taken
    assert {each["staff"]["code"] for each in taken} == {absent.code}
    assert {each["stand_in"]["code"] for each in taken} == {doing.code}
    assert {each["at"][:10] for each in taken} == {today.isoformat()}
    left = json.loads(demo("due", "--json", "--staff", absent.code).stdout)["due"]
    assert {each["at"][:10] for each in left}.isdisjoint({today.isoformat()})
    lines = demo("due", "--staff", doing.code).stdout.splitlines()
    reps = {line.split("\t")[-1] for line in lines}
    assert reps == {doing.name, f"{doing.name} (standing in for {absent.name})"}
    sheet = demo("day-sheet", "--staff", doing.code, "-o", "sheet.pdf")
    assert (sheet.returncode, sheet.stderr) == (0, "")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "sheet.pdf").pages)
    assert f"standing in for {absent.name}" in text


def test_a_chart_is_written_as_a_pdf_of_the_customers_asked_for(demo: Run, tmp_path: Path) -> None:
    names = {
        line.split("\t")[0]: line.split("\t")[1]
        for line in demo("search", "090").stdout.splitlines()
    }
    first, second = list(names)[:2]
    written = demo("chart", first, second, "-o", "charts.pdf")
    assert (written.returncode, written.stderr) == (0, "")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "charts.pdf").pages)
    assert names[first] in text
    assert names[second] in text


def test_a_variant_of_a_chart_is_written(demo: Run, tmp_path: Path) -> None:
    found = [line.split("\t") for line in demo("search", "090").stdout.splitlines()[:2]]
    numbers, names = [fields[0] for fields in found], [fields[1] for fields in found]
    texts = {}
    for variant in ("full", "brief", "anonymous"):
        written = demo("chart", *numbers, "--variant", variant, "-o", f"{variant}.pdf")
        assert (written.returncode, written.stderr) == (0, "")
        pages = PdfReader(tmp_path / f"{variant}.pdf").pages
        texts[variant] = [page.extract_text() for page in pages]
    assert len(texts["brief"]) == 1 < len(texts["full"])
    for variant, text in texts.items():
        assert all(number in "".join(text) for number in numbers)
        assert all((name in "".join(text)) == (variant != "anonymous") for name in names)


def test_a_sign_that_no_font_has_is_told_when_a_chart_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("氏名\n佐藤\U0010fffd\n", "utf-8")
    assert run("import", "one.csv").returncode == 0
    number = run("search", "佐藤").stdout.split("\t")[0]
    written = run("chart", number, "-o", "chart.pdf")
    assert written.returncode == 0
    assert "no font can print" in written.stderr
    assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF")


def test_a_day_sheet_is_written_of_a_day_and_of_a_rep(demo: Run, tmp_path: Path) -> None:
    told = json.loads(demo("due", "--json").stdout)
    due = told["due"]
    assert demo("day-sheet", "-o", "all.pdf").returncode == 0
    assert demo("day-sheet", "--staff", "101", "-o", "mine.pdf").returncode == 0
    assert demo("day-sheet", "--date", "2020-01-01", "-o", "none.pdf").returncode == 0
    everyone, mine, nobody = (
        "".join(page.extract_text() for page in PdfReader(tmp_path / name).pages)
        for name in ("all.pdf", "mine.pdf", "none.pdf")
    )
    for contact in due:
        assert contact["name"] in everyone
        # 103 has the day off, and 101 stands in.
        if contact["staff"]["code"] != "103":
            assert (contact["name"] in mine) == (contact["staff"]["code"] == "101")
        assert contact["name"] not in nobody
    assert told["waiting"]
    for waiting in told["waiting"]:
        assert waiting["name"] in everyone
        assert waiting["name"] not in nobody


def test_export_writes_csv_and_json(demo: Run, tmp_path: Path) -> None:
    assert "60 customers written" in demo("export", "all.csv").stdout
    assert demo("export", "all.json", "--portraits").returncode == 0
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    written = json.loads((tmp_path / "all.json").read_text("utf-8"))["customers"]
    assert [row["Name"] for row in rows] == [customer["name"] for customer in written]
    assert any(customer["portrait"] for customer in written)


def cp932_file(path: Path, number: int) -> list[tuple[str, str]]:
    """Write a file as the dealer's old program would, and return its names and kana."""
    random = Random(20)
    texts = read_texts()
    people = []
    with path.open("w", encoding="cp932", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(
            ["顧客番号", "お名前", "フリガナ", "携帯電話", "ご住所", "生年月日", "車種"]
        )
        for i in range(number):
            family, family_kana = texts.families[i % 40]
            given, given_kana = random.choice(texts.given["m-middle"])
            people.append((f"{family}　{given}", f"{family_kana}　{given_kana}"))
            writer.writerow(
                [
                    i + 1,
                    *people[-1],
                    f"090-1000-{i:04}",
                    "東京都三鷹市下連雀",
                    "昭和58年4月5日",
                    "アクア",
                ]
            )
    return people


def test_two_hundred_customers_come_in_from_cp932(run: Run, tmp_path: Path) -> None:
    people = cp932_file(tmp_path / "old.csv", 200)
    dry = run("import", "old.csv", "--dry-run")
    assert (dry.returncode, dry.stderr) == (0, "")
    assert "Added: 200" in dry.stdout
    assert run("search", "サトウ").stdout == ""
    real = run("import", "old.csv")
    assert "Read: 200  Added: 200  Updated: 0  Rejected: 0" in real.stdout
    found = {tuple(line.split("\t")[1:3]) for line in run("search", "さとう").stdout.splitlines()}
    assert found == {person for person in people if person[0].startswith("佐藤")}
    again = run("import", "old.csv")
    assert "Added: 0  Updated: 200" in again.stdout


def test_a_broken_line_is_told_with_its_number_and_the_rest_goes_in(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "some.csv").write_text(
        '氏名,電話,血液型,担当\n佐藤,090-1234-5678,A,佐久間\n鈴木,でんわ,B,\n"高橋,,,\n田中,,,\n',
        "utf-8",
    )
    result = run("import", "some.csv", lang="ja")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "読込 4件  追加 2件  更新 0件  除外 2件",
        "3行目：「でんわ」は電話番号として読み取れません。数字をご確認ください。",
        '4行目：行が壊れています。引用符（"）が足りないか、余分です。',
        "読み取らなかった列：血液型",
        "担当者に登録がないため、担当なしで取り込みました：佐久間",
    ]


def hard_names() -> list[dict[str, str]]:
    text = (ROOT / "tests" / "data" / "hard_names.tsv").read_text("utf-8")
    return list(csv.DictReader(text.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_hard_name_comes_in_is_found_and_goes_out_unchanged(run: Run, tmp_path: Path) -> None:
    names = hard_names()
    with (tmp_path / "hard.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["氏名", "フリガナ"])
        writer.writerows((name["name"], name["kana"]) for name in names)
    assert f"Added: {len(names)} " in run("import", "hard.csv").stdout
    everyone = run("search", "1").stdout.split("\n")  # all numbers begin with 1
    assert {line.split("\t")[1] for line in everyone[:-1]} == {name["name"] for name in names}
    for usual, kana, spelt in (
        ("高橋 健一", "たかはし", "髙橋 健一"),
        ("吉田", "ﾖｼﾀﾞ ﾀﾛｳ", "𠮷田 太郎"),
        ("渡辺 龍之介", "わたなべ", "渡邉 龍之介"),
        ("辻 陽菜", "ツジ", "辻󠄁 陽菜"),
        ("muller", "みゅらー", "Müller Anna"),
        ("与那覇", "ベロニカ", "与那覇 ヴェロニカ"),
        ("佐藤花子", "さとうはなこ", "佐藤\u200d花子"),
        ("太字", "ふとじ", "<b>太字</b>"),
        ("HYPERLINK", "はいぱー", '=HYPERLINK("x")'),
    ):
        for words in (usual, kana):
            found = [line.split("\t")[1] for line in run("search", words).stdout.split("\n")[:-1]]
            assert spelt in found, words
    assert run("export", "out.csv", lang="ja").returncode == 0
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        out = {(row["氏名"], row["フリガナ"]) for row in csv.DictReader(file)}
    neutral = {
        ("'" + name["name"] if name["name"].startswith("=") else name["name"],
         full_width_kana(name["kana"]))
        for name in names
    }  # fmt: skip
    assert out == neutral
    again = run("import", "out.csv").stdout
    assert f"Added: 0  Updated: {len(names)}  Rejected: 0" in again


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["search"],
        ["search", "佐藤", "--limit", "0"],
        ["search", "佐藤", "--limit", "many"],
        ["chart", "1001"],
        ["chart", "一", "-o", "x.pdf"],
        ["chart", "1001", "--variant", "half", "-o", "x.pdf"],
        ["chart", "9" * 5000, "-o", "x.pdf"],
        ["day-sheet", "--date", "tomorrow", "-o", "x.pdf"],
        ["due", "--until", "15:00"],
        ["due", "--until", "2026-10-03T15:00+09:00"],
        ["demo", "--customers", "100001"],
        ["import"],
        ["--tray", "search", "佐藤"],
        ["--customer", "1", "check"],
        ["--customer", "0"],
        ["--customer", "佐藤"],
        ["--tray", "--customer", "1"],
        ["--lang", "fr", "check"],
        ["--unknown"],
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_wrong_usage_is_told_in_one_line(run: Run, arguments: list[str], lang: str) -> None:
    result = run(*arguments, lang=lang)
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [[], ["import"], ["day-sheet"]])
def test_help_is_given_in_japanese(run: Run, command: list[str]) -> None:
    result = run(*command, "--help", lang="ja")
    assert (result.returncode, result.stderr) == (0, "")
    assert "データのフォルダー" in result.stdout


@pytest.mark.parametrize(
    "command",
    [["search", "佐藤"], ["due"], ["check"], ["export", "x.csv"], ["chart", "1", "-o", "x.pdf"]],
)
def test_a_folder_without_a_showroom_is_told_and_not_made(
    run: Run, data_dir: Path, command: list[str]
) -> None:
    refused(run(*command), "no showroom", str(data_dir))
    assert not data_dir.exists()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, run: Run, lang: str) -> None:
    (tmp_path / "a_file").touch()
    refused(run("demo", "--data-dir", tmp_path / "a_file" / "folder", lang=lang), "a_file/folder")


def test_a_database_that_is_none_is_told_and_left_as_it_is(demo: Run, data_dir: Path) -> None:
    database = data_dir / "showroom.db"
    database.write_bytes(b"no database at all" * 500)
    for path in data_dir.glob("showroom.db-*"):
        path.unlink()
    for command in (["search", "佐藤"], ["check"], ["due"], ["demo"]):
        refused(demo(*command), "is not this program's database")
    assert database.read_bytes() == b"no database at all" * 500


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["import", "nowhere.csv"], "does not exist"),
        (["import", "."], "not known here"),
        (["import", "list.xlsx"], "“.xlsx”"),
        (["export", "list.vcf"], "“.vcf”"),
        (["export", "list.ics"], "“.ics”"),
        (["export", "list"], "“list”"),
        (["export", "no/such/folder/list.csv"], "cannot be written"),
        (["chart", "999999", "-o", "x.pdf"], "999999"),
        (["chart", "1001", "-o", "no/such/x.pdf"], "cannot be written"),
        (["day-sheet", "--staff", "nobody", "-o", "x.pdf"], "nobody"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    demo: Run, tmp_path: Path, arguments: list[str], told: str
) -> None:
    refused(demo(*arguments), told)
    assert {path.name for path in tmp_path.iterdir()} == {"showroom"}


def test_a_file_of_an_unknown_encoding_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes("氏名\n佐藤\n".encode("utf-16"))
    refused(run("import", "list.csv"), "encoding is not known")


@pytest.mark.skipif(os.name == "nt", reason="arguments are text on Windows")
def test_bytes_that_are_no_text_are_told_as_such(demo: Run) -> None:
    refused(demo("search", b"\xff\x8d\xb2"), "broken character")
    refused(demo("import", b"\xff.csv"), "does not exist", "\\udcff.csv")
    assert demo(b"\xff").returncode == 2


def test_a_reader_who_has_read_enough_is_no_fault(demo: Run, data_dir: Path) -> None:
    command = [sys.executable, "-m", "showroom_crm", "--data-dir", str(data_dir), "due", "--json"]
    process = subprocess.Popen(
        command, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_command_loads_no_window_library(demo: Run, data_dir: Path) -> None:
    program = (
        "import sys\n"
        "from showroom_crm.cli import main\n"
        f"code = main(['search', '佐藤', '--data-dir', {str(data_dir)!r}])\n"
        "print(code, 'PySide6' in sys.modules, 'reportlab' in sys.modules)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], env=_environment(), capture_output=True,
        encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert result.stdout.splitlines()[-1] == "0 False False"


def test_a_fault_of_the_program_itself_is_one_line_and_a_log(demo: Run, data_dir: Path) -> None:
    program = (
        "import sys\n"
        "from showroom_crm import cli\n"
        "from showroom_crm.services import finding\n"
        "finding.page = lambda *_, **__: 1 / 0\n"
        f"sys.exit(cli.main(['search', 'x', '--lang', 'en', '--data-dir', {str(data_dir)!r}]))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], env=_environment(), capture_output=True,
        encoding="utf-8", timeout=60,
    )  # fmt: skip
    refused(result, "unexpected", "showroom_crm.log")
    assert "ZeroDivisionError" in (data_dir / "showroom_crm.log").read_text("utf-8")
