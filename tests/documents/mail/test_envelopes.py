"""Envelopes: in their own size, the code in its boxes, whatever was typed."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from showroom_crm.documents.mail.envelope_sizes import BOX_LEFTS, ENVELOPES, Envelope
from showroom_crm.documents.mail.envelopes import (
    envelope_pages,
    envelopes_pdf,
    too_long_for_envelope,
)
from showroom_crm.documents.typesetting import paper
from showroom_crm.domain.customers import Customer
from tests.documents.mail.receivers import LONG_RECEIVER, Box, assert_apart, boxes, receiver, texts

LONG_3 = ENVELOPES["long_3"]
SHOWROOM = "多摩自動車販売株式会社 三鷹店"
BOX_MIDDLES = (67.15, 74.15, 81.15, 88.75, 95.55, 102.35, 109.15)  # mm from the left
STAMP = Box(0, 0, 35 * paper.MM, 70 * paper.MM)

each_envelope = pytest.mark.parametrize("envelope", ENVELOPES.values(), ids=ENVELOPES.keys())


def _pdf(receivers: Sequence[Customer], envelope: Envelope = LONG_3, **other: object) -> PdfReader:
    pdf = envelopes_pdf(
        receivers,
        envelope,
        printed_at=datetime(2026, 10, 2, 9, 5),
        showroom=SHOWROOM,
        **other,  # type: ignore[arg-type]
    )
    return PdfReader(BytesIO(pdf))


@pytest.fixture
def copied_out(tmp_path: Path) -> Callable[[Sequence[Customer]], str]:
    """What poppler copies out of 長形3号, as a person who selects all of it would get it."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")

    def copy(receivers: Sequence[Customer]) -> str:
        file = tmp_path / "envelopes.pdf"
        moment = datetime(2026, 10, 2, 9, 5)
        file.write_bytes(envelopes_pdf(receivers, LONG_3, printed_at=moment, showroom=SHOWROOM))
        command = [program, str(file), "-"]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()

    return copy


@each_envelope
def test_a_page_is_as_large_as_the_envelope_and_there_is_one_for_each(envelope: Envelope) -> None:
    reader = _pdf([receiver(), LONG_RECEIVER], envelope)
    assert [
        (
            round(float(page.mediabox.width) / paper.MM),
            round(float(page.mediabox.height) / paper.MM),
        )
        for page in reader.pages
    ] == [(envelope.width, envelope.height)] * 2
    assert [entry.title for entry in reader.outline] == [  # type: ignore[union-attr]
        "佐藤 健一 様",
        "特定非営利活動法人 多摩地域自動車文化振興協会 御中",
    ]


@pytest.mark.parametrize(
    "typed", ["181-0013", "1810013", "〒181-0013", "１８１−００１３", "181ー0013"]
)
def test_each_digit_of_the_code_stands_in_the_middle_of_its_box(typed: str) -> None:
    [page] = envelope_pages([receiver(postal_code=typed)], LONG_3, showroom="")
    digits = boxes(page)[: len(BOX_LEFTS)]
    assert list(texts(page))[: len(BOX_LEFTS)] == list("1810013")
    for digit, middle in zip(digits, BOX_MIDDLES, strict=True):
        assert (digit.left + digit.right) / 2 / paper.MM == pytest.approx(middle, abs=0.1)
        assert digit.top / paper.MM > 12.5  # of the box from 12.0 to 20.0 mm
        assert digit.bottom / paper.MM < 19.5
        assert (digit.right - digit.left) / paper.MM < 5.7 - 1


@pytest.mark.parametrize("typed", ["181", "SW1A 1AA", "不明", "12345678"])
def test_what_is_no_postal_code_stands_there_as_it_was_typed(typed: str) -> None:
    [page] = envelope_pages([receiver(postal_code=typed)], LONG_3, showroom="")
    assert next(iter(texts(page))) == typed


def test_address_and_name_run_down_and_are_copied_out_in_order(
    copied_out: Callable[[Sequence[Customer]], str],
) -> None:
    typed = receiver("𠮷髙﨑 葛󠄀邉", "東京都葛󠄀飾区亀有3-49-1(仮)コーポ〜「さくら」A-203")
    lines = [line for line in copied_out([typed]).split("\n") if line.strip()]
    assert lines[1:] == [
        "東京都葛󠄀飾区亀有三-四九-一",
        "(仮)コーポ〜「さくら」A-二〇三",
        "𠮷髙﨑 葛󠄀邉 様",
        SHOWROOM,
    ]


def test_a_long_latin_word_lies_on_its_side_and_is_copied_out_as_it_was_typed(
    copied_out: Callable[[Sequence[Customer]], str],
) -> None:
    said = copied_out([receiver("株式会社Mobility東京", "港区芝公園4-2-8 Park Axis")])
    assert "Mobility" in said
    assert "Park Axis" in said


@each_envelope
@pytest.mark.parametrize("who", [receiver(), LONG_RECEIVER], ids=["short", "long"])
def test_a_receiver_is_whole_and_nothing_stands_over_anything(
    envelope: Envelope, who: Customer
) -> None:
    assert too_long_for_envelope([who], envelope, showroom=SHOWROOM) == []
    [page] = envelope_pages([who], envelope, showroom=SHOWROOM)
    taken = boxes(page)
    assert_apart(taken)
    if envelope.upright:
        assert not any(each.touches(STAMP) for each in taken[7:])


def test_the_name_stands_in_the_middle_in_one_column_larger_than_the_address() -> None:
    [page] = envelope_pages([LONG_RECEIVER], LONG_3, showroom=SHOWROOM)
    written = list(texts(page))
    name = boxes(page)[written.index("特定非営利活動法人 多摩地域自動車文化振興協会 御中")]
    assert (name.left + name.right) / 2 == pytest.approx(60 * paper.MM, abs=1)
    address = boxes(page)[7]
    assert name.right - name.left > address.right - address.left


@each_envelope
@settings(max_examples=40, deadline=None)
@given(
    name=st.text(min_size=1, max_size=100).filter(str.strip),
    address=st.text(min_size=1, max_size=400).filter(str.strip),
    code=st.text(max_size=20),
    showroom=st.text(max_size=80),
)
def test_any_text_stays_on_its_envelope_and_apart(
    envelope: Envelope, name: str, address: str, code: str, showroom: str
) -> None:
    who = receiver(name, address, postal_code=code)
    [page] = envelope_pages([who], envelope, showroom=showroom)
    whole = Box(0, 0, page.width, page.height)
    taken = boxes(page)
    for each in taken:
        assert each.within(whole)
    assert_apart(taken)


@each_envelope
def test_what_does_not_fit_in_the_smallest_type_ends_in_an_ellipsis_and_is_told(
    envelope: Envelope,
) -> None:
    endless = receiver("森蓮" * 300, "三鷹市" * 1000)
    both = [endless, receiver()]
    assert too_long_for_envelope(both, envelope, showroom=SHOWROOM) == [endless]
    [page] = envelope_pages([endless], envelope, showroom=SHOWROOM)
    assert sum("…" in text for text in texts(page)) == 2
    assert_apart(boxes(page))


@each_envelope
@pytest.mark.parametrize(
    "typed",
    ["A & B &amp; C", "<para>段落</para>", '<img src="x"/>', '<font color="[x]">赤</font>'],
)
def test_markup_prints_as_it_was_typed(typed: str, envelope: Envelope) -> None:
    [page] = _pdf([receiver(typed, typed, postal_code=typed)], envelope).pages
    said = page.extract_text().replace("\n", "").replace(" ", "")
    assert said.count(typed.replace(" ", "")) == 3


def test_a_shift_moves_all_of_it() -> None:
    level = _pdf([receiver()], ENVELOPES["western_2"])
    moved = _pdf([receiver()], ENVELOPES["western_2"], shift=(2.0, -1.0))

    def first_place(reader: PdfReader) -> tuple[float, float]:
        places: list[tuple[float, float]] = []
        reader.pages[0].extract_text(
            visitor_text=lambda text, cm, tm, _font, _size: places.append(
                (tm[4] + cm[4], tm[5] + cm[5])
            )
        )
        return places[-1]

    (x, y), (moved_x, moved_y) = first_place(level), first_place(moved)
    assert moved_x - x == pytest.approx(2 * paper.MM, abs=0.01)
    assert moved_y - y == pytest.approx(1 * paper.MM, abs=0.01)


def test_the_document_says_what_it_is_and_embeds_its_fonts() -> None:
    reader = _pdf([receiver("𠮷田 葛󠄀")])
    assert reader.metadata is not None
    assert reader.metadata.title == "封筒"
    assert reader.metadata.author == SHOWROOM
    fonts = reader.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    columns = [
        font.get_object() for font in fonts if font.get_object()["/Encoding"] == "/Identity-V"
    ]
    assert len(columns) == 3  # regular, bold, and the kanji that they lack
    for font in columns:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor
    names = [font["/BaseFont"] for font in columns]
    assert len(set(names)) == len(names)


def test_a_sender_of_two_lines_is_whole_on_a_western_envelope() -> None:
    sender = "多摩トヨタ自動車株式会社 三鷹店 〒181-0013 東京都三鷹市下連雀3-16-4"
    [page] = envelope_pages([receiver()], ENVELOPES["western_2"], showroom=sender)
    assert sender.replace(" ", "") in "".join(texts(page)).replace(" ", "")
    assert_apart(boxes(page))
