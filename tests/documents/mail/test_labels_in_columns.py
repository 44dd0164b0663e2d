"""Labels written in columns: each whole on its own label, nothing over anything."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from showroom_crm.documents.mail.label_sheets import SHEETS, LabelSheet
from showroom_crm.documents.mail.labels import label_pages, labels_pdf, too_long
from showroom_crm.documents.typesetting import paper
from showroom_crm.domain.customers import Customer
from tests.documents.mail.receivers import LONG_RECEIVER, Box, assert_apart, boxes, receiver, texts

TWELVE = SHEETS["12"]

each_sheet = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())


def _place(sheet: LabelSheet, number: int) -> Box:
    """Return where a label is, counted from 0."""
    below, beside = divmod(number, sheet.columns)
    left, top = sheet.left + beside * sheet.width, sheet.top + below * sheet.height
    measures = (left, top, left + sheet.width, top + sheet.height)
    return Box(*(measure * paper.MM for measure in measures))


def _text(receivers: Sequence[Customer]) -> str:
    pdf = labels_pdf(
        receivers,
        TWELVE,
        first=1,
        printed_at=datetime(2026, 10, 2, 9, 5),
        showroom="三鷹店",
        upright=True,
    )
    [page] = PdfReader(BytesIO(pdf)).pages
    return page.extract_text()


def test_the_code_stands_level_above_the_columns() -> None:
    [page] = label_pages([receiver()], TWELVE, first=1, upright=True)
    written = list(texts(page))
    assert written[0] == "〒181-0013"
    assert "".join(written[1:-1]) == "東京都三鷹市下連雀三-一六-四"
    assert written[-1] == "佐藤 健一 様"
    code, *columns = boxes(page)
    assert all(column.top >= code.bottom for column in columns)
    assert columns[0].right == pytest.approx(code.right)


def test_a_code_that_was_typed_with_its_mark_has_one() -> None:
    [page] = label_pages([receiver(postal_code="〒181-0013")], TWELVE, first=1, upright=True)
    assert next(iter(texts(page))) == "〒181-0013"


@each_sheet
def test_every_label_of_a_sheet_holds_its_receiver(sheet: LabelSheet) -> None:
    receivers = [receiver(f"客{number}") for number in range(sheet.number)]
    for number, who in enumerate(receivers):
        [page] = label_pages([who], sheet, first=number + 1, upright=True)
        for taken in boxes(page):
            assert taken.within(_place(sheet, number))
    [page] = label_pages(receivers, sheet, first=1, upright=True)
    assert len(page.rows) == sheet.number


@each_sheet
def test_a_long_receiver_is_whole_and_apart(sheet: LabelSheet) -> None:
    assert too_long([LONG_RECEIVER], sheet, upright=True) == []
    [page] = label_pages([LONG_RECEIVER], sheet, first=1, upright=True)
    assert_apart(boxes(page))
    said = "".join(texts(page)).replace(" ", "")
    assert "茅ケ崎中央一二三四番地五六七八" in said
    assert "プレミアムレジデンスセンター南ウエストタワー一二〇三号室" in said
    assert "特定非営利活動法人多摩地域自動車文化振興協会御中" in said


@each_sheet
@settings(max_examples=40, deadline=None)
@given(
    name=st.text(min_size=1, max_size=100).filter(str.strip),
    address=st.text(min_size=1, max_size=400).filter(str.strip),
    code=st.text(max_size=20),
)
def test_any_text_stays_on_its_own_label_and_apart(
    sheet: LabelSheet, name: str, address: str, code: str
) -> None:
    who = receiver(name, address, postal_code=code)
    [page] = label_pages([who], sheet, first=2, upright=True)
    taken = boxes(page)
    for each in taken:
        assert each.within(_place(sheet, 1))
    assert_apart(taken)


def test_what_does_not_fit_in_the_smallest_type_ends_in_an_ellipsis_and_is_told() -> None:
    endless = receiver(address="三鷹市" * 1000)
    assert too_long([endless, receiver()], TWELVE, upright=True) == [endless]
    assert "…" in _text([endless])


def test_names_are_copied_out_as_they_were_typed() -> None:
    said = _text([receiver("𠮷髙﨑 葛󠄀邉", "葛󠄀飾区&<b>亀有</b>ー")])
    assert "𠮷髙﨑 葛󠄀邉 様" in said
    assert "葛󠄀飾区&<b>亀有</b>ー" in said.replace("\n", "")


def test_a_house_number_stays_whole_in_smaller_type_beside_a_name_in_large_type() -> None:
    who = receiver(address="東京都狛江市中和泉4-3-19-505")
    [page] = label_pages([who], TWELVE, first=1, upright=True)
    assert "四-三-一九-五〇五" in list(texts(page))
    [usual] = label_pages([receiver()], TWELVE, first=1, upright=True)
    name, usual_name = boxes(page)[-1], boxes(usual)[-1]
    assert name.right - name.left == pytest.approx(usual_name.right - usual_name.left)
