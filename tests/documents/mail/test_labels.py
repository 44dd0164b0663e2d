"""Address labels: each whole on its own label, whatever was typed."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from showroom_crm.documents.mail.label_sheets import SHEETS, LabelSheet
from showroom_crm.documents.mail.labels import (
    label_pages,
    labels_pdf,
    too_long,
    unprintable_on_labels,
)
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.marks import Text
from showroom_crm.domain.customers import Customer
from tests.documents.mail.receivers import ROUNDING, receiver

TWELVE = SHEETS["12"]


def _pages(receivers: Sequence[Customer], sheet: LabelSheet = TWELVE, first: int = 1) -> list[str]:
    pdf = labels_pdf(
        receivers, sheet, first=first, printed_at=datetime(2026, 10, 2, 9, 5), showroom="三鷹店"
    )
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def _places(
    receivers: Sequence[Customer], sheet: LabelSheet, first: int
) -> list[list[tuple[int, int]]]:
    """Return the column and row on the sheet of each label, and hold its text inside it."""
    found: list[list[tuple[int, int]]] = []
    for page in label_pages(receivers, sheet, first=first):
        found.append([])
        for top, label in page.rows:
            texts = [mark for mark in label.marks if isinstance(mark, Text)]
            column = int((texts[0].x / paper.MM - sheet.left) / sheet.width)
            row = int((top / paper.MM - sheet.top) / sheet.height)
            found[-1].append((column, row))
            left = (sheet.left + column * sheet.width) * paper.MM
            upper = (sheet.top + row * sheet.height) * paper.MM
            for text in texts:
                size = text.line.style.size
                assert text.x >= left
                assert text.x + text.line.width <= left + sheet.width * paper.MM + ROUNDING
                assert top + text.y - 0.75 * size >= upper
                assert top + text.y + 0.1 * size <= upper + sheet.height * paper.MM
            baselines = [text.y for text in texts]
            assert baselines == sorted(set(baselines))
    return found


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_a_sheet_lies_within_the_paper_with_as_many_labels_as_it_is_named_by(
    sheet: LabelSheet,
) -> None:
    assert SHEETS[str(sheet.number)] is sheet
    assert sheet.left >= 0
    assert sheet.top >= 0
    assert 2 * sheet.left + sheet.columns * sheet.width == pytest.approx(210)
    assert 2 * sheet.top + sheet.rows * sheet.height == pytest.approx(297)


def test_postal_code_address_and_name_stand_below_each_other() -> None:
    [page] = _pages([receiver()])
    assert page.split("\n") == ["〒181-0013", "東京都三鷹市下連雀3-16-4", "佐藤 健一 様"]


@pytest.mark.parametrize(
    ("customer", "addressed"),
    [
        (receiver("森 蓮"), "森 蓮 様"),
        (receiver("株式会社緑"), "株式会社緑 御中"),
        (receiver("緑工務店", company=True), "緑工務店 御中"),
        (receiver("森 蓮様"), "森 蓮様"),
    ],
)
def test_a_person_is_sama_and_a_company_onchu(customer: Customer, addressed: str) -> None:
    [page] = _pages([customer])
    assert page.split("\n")[-1] == addressed


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_labels_go_on_from_the_first_unused_one_over_sheets(sheet: LabelSheet) -> None:
    receivers = [receiver(f"客{number}") for number in range(sheet.number + 1)]
    in_order = [(column, row) for row in range(sheet.rows) for column in range(sheet.columns)]
    assert _places(receivers, sheet, 1) == [in_order, in_order[:1]]
    assert _places(receivers, sheet, sheet.number) == [in_order[-1:], in_order]
    assert len(_places(receivers[:1], sheet, sheet.number)) == 1


@settings(max_examples=60, deadline=None)
@given(
    name=st.text(min_size=1, max_size=100).filter(str.strip),
    address=st.text(min_size=1, max_size=400).filter(str.strip),
    code=st.text(max_size=20),
    key=st.sampled_from(sorted(SHEETS)),
)
def test_any_text_stays_on_its_own_label(name: str, address: str, code: str, key: str) -> None:
    customer = receiver(name, address, postal_code=code)
    assert len(_places([customer], SHEETS[key], 2)) == 1


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_a_long_address_is_made_smaller_and_whole_on_every_sheet(sheet: LabelSheet) -> None:
    address = (
        "神奈川県横浜市都筑区茅ケ崎中央1234番地5678"
        " プレミアムレジデンスセンター南ウエストタワー1203号室"
    )
    customer = receiver("特定非営利活動法人 多摩地域自動車文化振興協会", address)
    [page] = _pages([customer], sheet)
    assert address.replace(" ", "") in page.replace("\n", "").replace(" ", "")
    assert too_long([customer], sheet) == []


def test_what_does_not_fit_in_the_smallest_type_ends_in_an_ellipsis_and_is_told() -> None:
    endless = receiver(address="三鷹市" * 1000)
    [page] = _pages([endless, receiver()])
    assert "…" in page
    assert too_long([endless, receiver()], TWELVE) == [endless]


@pytest.mark.parametrize(
    "typed",
    ["A & B &amp; C", "<para>段落</para>", '<img src="x"/>', '<font color="[1]">赤</font>'],
)
def test_markup_prints_as_it_was_typed(typed: str) -> None:
    [page] = _pages([receiver(typed, typed, postal_code=typed)])
    assert page.replace("\n", "").count(typed) == 3


def test_a_sign_that_no_font_has_is_told_by_customer_and_field() -> None:
    told = unprintable_on_labels([receiver(), receiver("森🚗", "🚗三鷹市🚗")])
    assert [(each.field, each.characters) for each in told] == [
        ("お名前", ("🚗",)),
        ("ご住所", ("🚗",)),
    ]


def test_the_document_says_what_it_is() -> None:
    pdf = labels_pdf(
        [receiver()],
        TWELVE,
        first=1,
        printed_at=datetime(2026, 10, 2, 9, 5),
        showroom="三鷹店",
    )
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "宛名ラベル"
    assert reader.metadata.author == "三鷹店"
    assert str(reader.root_object["/Lang"]) == "ja"


def test_an_address_a_little_too_long_is_made_smaller_before_a_sign_is_left_alone() -> None:
    customer = receiver(address="北海道札幌市中央区北１条西2丁目")
    [page] = _pages([customer], SHEETS["24"])
    assert page.split("\n") == ["〒181-0013", customer.profile.address, "佐藤 健一 様"]
