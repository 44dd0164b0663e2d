"""The search finds what holds a word, and nothing else."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.folding import fold
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.showroom import Query
from showroom_crm.services.customers import add_customer
from showroom_crm.services.finding import count, page
from showroom_crm.services.store import Store
from showroom_crm.storage.database import Database
from showroom_crm.storage.search_index import CUSTOMERS, SearchIndex, match_expression
from tests.conftest import MovableClock, Sato

_FILE = Path(__file__).parents[1] / "data" / "hard_names.tsv"
HARD_NAMES = list(
    csv.DictReader(_FILE.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
)
SIGNS = st.text(alphabet="あいアイ佐藤高髙𠮷吉0９aB　 ー・ヴゑっ()<>\"'*-", max_size=12)


def found(store: Store, words: str, clock: MovableClock) -> list[str]:
    return [row.name for row in page(store, Query(words), offset=0, limit=100, clock=clock)]


@pytest.mark.parametrize("words", ["さとう", "サトウ", "ｻﾄｳ", "佐藤", "藤健", "佐藤　健一", "け"])
def test_a_name_is_found_by_kanji_and_kana_of_any_width(
    store: Store, sato: Sato, clock: MovableClock, words: str
) -> None:
    assert found(store, words, clock) == ["佐藤 健一"]


@pytest.mark.parametrize("words", ["0901234", "090-1234-5678", "５６７８", "12345"])
def test_a_phone_is_found_by_any_of_its_digits(
    store: Store, sato: Sato, clock: MovableClock, words: str
) -> None:
    assert found(store, words, clock) == ["佐藤 健一"]


@pytest.mark.parametrize("words", ["後部座席", "アクア", "三鷹", "キャンプ 佐藤", "試乗 さとう"])
def test_cars_places_and_words_said_are_found_and_words_combine(
    store: Store, sato: Sato, clock: MovableClock, words: str
) -> None:
    assert found(store, words, clock) == ["佐藤 健一"]
    assert found(store, words + " 存在しない語", clock) == []


def test_one_kanji_is_found_in_what_was_said_and_one_kana_in_names_only(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    assert found(store, "妻", clock) == ["佐藤 健一"]
    assert found(store, "さ", clock) == ["佐藤 健一"]
    assert found(store, "に", clock) == []
    assert found(store, "気に", clock) == ["佐藤 健一"]


@pytest.mark.parametrize("words", ['"*%_', "'", "・", "<>"])
def test_signs_alone_find_nobody(store: Store, sato: Sato, clock: MovableClock, words: str) -> None:
    assert found(store, words, clock) == []


def test_what_was_edited_is_found_by_its_new_text_only(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    from dataclasses import replace

    from showroom_crm.services.customers import edit_profile
    from tests.conftest import SATO

    renamed = replace(SATO, name="加藤 健一", kana="かとう ケンイチ")
    edit_profile(store, sato.customer_id, renamed, by=tanaka, clock=clock)
    assert found(store, "佐藤", clock) == []
    assert found(store, "カトウ", clock) == ["加藤 健一"]


@pytest.mark.parametrize("row", HARD_NAMES, ids=lambda row: row["why"] or row["kana"])
def test_every_hard_name_is_found_by_its_spelling_and_its_kana(
    store: Store, clock: MovableClock, tanaka: StaffId, row: dict[str, str]
) -> None:
    add_customer(store, Profile(name=row["name"], kana=row["kana"]), by=tanaka, clock=clock)
    assert found(store, row["name"], clock) == [row["name"]]
    assert found(store, row["kana"], clock) == [row["name"]]


@pytest.mark.parametrize(
    ("stored", "usual"),
    [
        ("髙橋", "高橋"),
        ("﨑山", "崎山"),
        ("𠮷田", "吉田"),
        ("渡邉", "渡辺"),
        ("渡邊", "渡辺"),
        ("齋藤", "斎藤"),
        ("齊藤", "斎藤"),
        ("濵田", "浜田"),
        ("桒原", "桑原"),
        ("栁沢", "柳沢"),
        ("𣘺本", "橋本"),
        ("德川", "徳川"),
        ("葛󠄀城", "葛城"),
        ("与那覇 ヴェロニカ", "ベロニカ"),
        ("Müller Anna", "muller"),
        ("Nguyễn", "nguyen"),
        ("まりゑ", "まりえ"),
        ("佐藤‍花子", "佐藤花子"),
    ],
)
def test_variants_are_found_by_their_usual_spelling_and_the_other_way_round(
    store: Store, clock: MovableClock, tanaka: StaffId, stored: str, usual: str
) -> None:
    add_customer(store, Profile(name=stored), by=tanaka, clock=clock)
    assert found(store, usual, clock) == [stored]
    assert found(store, stored, clock) == [stored]
    assert count(store, Query(usual), clock=clock) == 1


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> tuple[Database, SearchIndex]:
    from showroom_crm.storage.migrating import bring_up_to_date

    database = Database(tmp_path_factory.mktemp("index") / "index.db", bytes(range(32)))
    bring_up_to_date(database)
    return database, SearchIndex(database)


@given(texts=st.lists(SIGNS, max_size=3), word=SIGNS.filter(fold))
def test_the_index_finds_a_word_exactly_where_the_folded_text_holds_it(
    index: tuple[Database, SearchIndex], texts: list[str], word: str
) -> None:
    database, search_index = index
    search_index.put(CUSTOMERS, 1, texts)
    held = any(fold(word) in fold(text) for text in texts)
    rows = database.rows(
        "SELECT rowid FROM customer_search WHERE customer_search MATCH ?",
        (match_expression(fold(word)),),
    )
    assert bool(rows) == held


@given(st.text(max_size=50))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
