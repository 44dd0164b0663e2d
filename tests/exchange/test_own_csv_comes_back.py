"""What we write as CSV is read back unchanged, whatever stands in it."""

import csv
import io
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.names import full_width_kana
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import Phone, PhoneKind
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.vehicles import Payment, Vehicle, VehicleUse
from showroom_crm.exchange.customer_csv import read_customers
from showroom_crm.exchange.customer_csv_writing import write_customers
from showroom_crm.exchange.formula_cells import neutralised, restored
from showroom_crm.services.customer_import import ImportRow
from tests.exchange.customer_charts import chart_of

_NUMBERS = (
    "+819012345678", "+81422400001", "+81310000001", "+815012345678", "+81120444444",
    "+821012345678", "+14155552671", "+390612345678", "+8190000000",
)  # fmt: skip
_FORMULAS = "=+-@'\"＝＋－＠, \t"


def texts(extra: str = "", *, most: int = 30) -> st.SearchStrategy[str]:
    """Return texts such as a rep may type: any sign but controls, formulas more than by chance."""
    signs = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("=+-@'\"＝, ;" + extra)
    return st.text(signs, max_size=most)


def filled(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return strategy.filter(lambda text: bool(text.strip()))


LINES = texts()
NOTES = texts("\n\r\t")
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
PHONES = st.builds(Phone, st.sampled_from(_NUMBERS), st.sampled_from(PhoneKind))
VEHICLES = st.builds(
    Vehicle,
    model=filled(LINES),
    maker=LINES,
    plate=LINES,
    inspection_until=DAYS,
    grade=LINES,
    use=st.sampled_from(VehicleUse),
    first_registered=DAYS.map(lambda day: day and day.replace(day=1)),
    mileage_km=st.none() | st.integers(0, 999_999),
    payment=st.none() | st.sampled_from(Payment),
    payment_until=DAYS,
    maintenance_until=DAYS,
    warranty_until=DAYS,
    insurer=LINES,
    insurance_until=DAYS,
    owned_until=DAYS,
)
# Whose chart a person has is not told in a file, nor a year of birth beside the birthday.
PEOPLE = st.builds(
    Person,
    name=LINES,
    relation=filled(LINES),
    phone=st.none() | PHONES,
    birthday=DAYS,
    drives=st.booleans(),
    decides=st.booleans(),
    notes=LINES,
) | st.builds(Person, name=filled(LINES), born_in=st.integers(1900, 2026))
HOURS = st.lists(
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    min_size=2,
    max_size=2,
    unique=True,
).map(lambda ends: tuple(sorted(ends)))
REACHES = st.builds(
    Reach,
    channel=st.none() | st.sampled_from(Channel),
    hours=st.none() | HOURS,
    refusals=st.frozensets(st.sampled_from(Refusal)),
    consent_on=DAYS,
)
PROFILES = st.builds(
    Profile,
    name=filled(LINES),
    kana=LINES.map(full_width_kana),
    phones=st.lists(PHONES, unique=True, max_size=4).map(tuple),
    postal_code=LINES,
    address=NOTES,
    birthday=DAYS,
    job=LINES,
    family=NOTES,
    hobbies=NOTES,
    source=LINES,
    notes=NOTES,
    vehicles=st.lists(VEHICLES, max_size=3).map(tuple),
    looks=LINES,
    company=st.booleans(),
    state=st.sampled_from(CustomerState),
    reach=REACHES,
    people=st.lists(PEOPLE, max_size=3).map(tuple),
)
CHARTS = st.builds(chart_of, PROFILES, number=st.integers(1, 10**9 - 1), staff=LINES, wish=LINES)


def walk_in(looks: str) -> Profile:
    return Profile(looks=looks, vehicles=(Vehicle("フィット"),))


def there_and_back(charts: list[CustomerChart], *, language: str) -> list[ImportRow]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "customers.csv"
        assert write_customers(path, charts, language=language) == len(charts)
        rows = list(read_customers(path).rows)
    assert all(isinstance(row, ImportRow) for row in rows), rows
    return [row for row in rows if isinstance(row, ImportRow)]


@given(st.lists(CHARTS, min_size=1, max_size=3), st.sampled_from(["ja", "en"]))
def test_every_customer_comes_back_unchanged(charts: list[CustomerChart], language: str) -> None:
    back = there_and_back(charts, language=language)
    assert [row.profile for row in back] == [chart.customer.profile for chart in charts]
    assert [row.number for row in back] == [chart.customer.number for chart in charts]
    assert [row.staff for row in back] == [c.staff.name if c.staff else "" for c in charts]
    assert [row.wish for row in back] == [c.deals[0].deal.wish if c.deals else "" for c in charts]


def test_every_hard_name_comes_back_unchanged(hard_names: list[dict[str, str]]) -> None:
    charts = [chart_of(Profile(name["name"], full_width_kana(name["kana"]))) for name in hard_names]
    back = there_and_back(charts, language="ja")
    assert [row.profile.name for row in back] == [name["name"] for name in hard_names]


@given(st.text(st.sampled_from(_FORMULAS + "\r\nA1"), max_size=6) | NOTES)
def test_a_neutralised_cell_is_no_formula_and_is_restored(cell: str) -> None:
    written = neutralised(cell)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert restored(written) == cell


def test_columns_that_nobody_needs_are_not_written(
    tmp_path: Path, cells_in: Callable[[Path], list[list[str]]]
) -> None:
    path = tmp_path / "customers.csv"
    write_customers(path, [chart_of(Profile("佐藤"))], language="ja")
    headings = cells_in(path)[0]
    assert headings[-2:] == ["担当", "案件"]
    assert "お断り" not in headings
    write_customers(path, [chart_of(Profile("佐藤", looks="白い帽子"))], language="ja")
    assert cells_in(path)[0][-1] == "特徴"


def test_a_customer_without_a_name_comes_back() -> None:
    [back] = there_and_back([chart_of(walk_in("赤いフィットの親子"))], language="ja")
    assert back.profile == walk_in("赤いフィットの親子")


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "@SUM(1)", "-1+1", "'=1", "''+1"])
def test_excel_finds_no_formula_in_the_file(
    tmp_path: Path, name: str, cells_in: Callable[[Path], list[list[str]]]
) -> None:
    path = tmp_path / "customers.csv"
    write_customers(path, [chart_of(Profile(name))], language="ja")
    assert cells_in(path)[1][1] == "'" + name


@pytest.fixture
def cells_in() -> Callable[[Path], list[list[str]]]:
    def read(path: Path) -> list[list[str]]:
        return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))

    return read


def test_the_file_begins_with_the_mark_that_excel_needs_and_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    write_customers(path, [], language="ja")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert path.read_text("utf-8-sig").startswith("番号,氏名,フリガナ,電話,電話の種別,郵便番号,")


def test_further_phones_and_cars_stand_beside_the_first_ones(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    phones = (Phone("+819012345678"), Phone("+81422400001", PhoneKind.HOME))
    vehicles = (Vehicle("アクア"), Vehicle("ノア"))
    write_customers(
        path, [chart_of(Profile("佐藤", phones=phones, vehicles=vehicles))], language="ja"
    )
    headings = path.read_text("utf-8-sig").splitlines()[0].split(",")
    assert headings[3:7] == ["電話", "電話の種別", "電話2", "電話の種別2"]
    first = headings.index("メーカー")
    assert headings[first + 4 : first + 6] == ["メーカー2", "車種2"]
