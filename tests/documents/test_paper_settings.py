"""The chart as a showroom sets it: its sections in their order, and the logo."""

import random
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from pypdf import PdfReader

from showroom_crm.documents.chart.customer_chart import customer_chart_pdf
from showroom_crm.documents.chart.variant import Variant
from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.deals import DealState, LostReason
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import CustomerId, DealId
from showroom_crm.domain.logo import MOST_HIGH, MOST_WIDE, Logo
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.paper_settings import NEEDED, USUAL_ORDER, PaperSettings, Section
from showroom_crm.domain.showroom import CustomerChart
from tests.logos import logo_of

MakeChart = Callable[..., CustomerChart]

VISIT_ON = date(2026, 10, 3)
PRINTED_AT = datetime(2026, 10, 2, 9, 5)

# A word of each section that stands nowhere else on the paper.
WORDS = {
    Section.LAST_WORDS: "前回のお言葉",
    Section.NEXT_TIME: "前回のメモ",
    Section.MENTIONS: "発表会",
    Section.DEALS: "本部に再査定を依頼",
    Section.PROFILE: "システムエンジニア",
    Section.VEHICLES: "アクア",
    Section.PAST_DEALS: "過去の案件",
    Section.MEETINGS: "納期が気になる",
    Section.ATTEMPTS: "連絡の記録",
    Section.WRITING: "今回のメモ",
}


@pytest.fixture(scope="module")
def chart(make_chart: MakeChart) -> CustomerChart:
    """A chart with something in every section."""
    made = make_chart()
    [deal] = made.deals
    latest = replace(deal.meetings[0].record, next_time="色見本をお持ちする")
    meetings = (replace(deal.meetings[0], record=latest), *deal.meetings[1:])
    lost = replace(
        deal.deal,
        id=DealId(2),
        state=DealState.LOST,
        lost_reason=LostReason.POSTPONED,
        ended_on=date(2025, 3, 1),
    )
    past = replace(deal, deal=lost, meetings=(), concerns=(), planned=())
    tried = Attempt(CustomerId(1), Channel.PHONE, Result.NOT_IN, datetime(2026, 9, 30, 18))
    return replace(
        made,
        deals=(replace(deal, meetings=meetings), past),
        mentions=(Mention("お嬢様の発表会"),),
        attempts=(tried,),
    )


def printed(
    charts: Sequence[CustomerChart], own: PaperSettings, *, variant: Variant = Variant.FULL
) -> bytes:
    return customer_chart_pdf(
        charts,
        printed_at=PRINTED_AT,
        printed_by="田中 一郎",
        showroom="三鷹店",
        visit_on=VISIT_ON,
        variant=variant,
        settings=own,
    )


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def order_in(text: str) -> list[Section]:
    """Return the sections that a paper has, in its order."""
    places = {section: text.find(word) for section, word in WORDS.items()}
    found = [section for section, place in places.items() if place >= 0]
    return sorted(found, key=places.__getitem__)


SETTINGS = st.builds(
    PaperSettings,
    st.permutations(USUAL_ORDER).map(tuple),
    st.frozensets(st.sampled_from(sorted(set(Section) - NEEDED))),
)


@settings(max_examples=25, deadline=None)
@given(SETTINGS)
def test_the_sections_are_printed_in_their_order_and_no_others(
    chart: CustomerChart, own: PaperSettings
) -> None:
    assert order_in(text_of(printed([chart], own))) == list(own.shown)


@settings(max_examples=15, deadline=None)
@given(SETTINGS)
def test_head_and_foot_stay_whatever_is_set(chart: CustomerChart, own: PaperSettings) -> None:
    text = text_of(printed([chart], own))
    for told in ("佐藤健一様", "下取り額の回答", "090-1234-5678", "下取りがもう少し", "取扱注意"):
        assert told in text, told


@settings(max_examples=20, deadline=None)
@given(SETTINGS, st.sampled_from([Variant.ANONYMOUS, Variant.BRIEF]))
def test_a_paper_that_tells_less_gains_nothing_by_settings(
    chart: CustomerChart, own: PaperSettings, variant: Variant
) -> None:
    usual = Counter(text_of(printed([chart], PaperSettings(), variant=variant)))
    # On the half page what is left out makes room for what has its turn later.
    full = Counter(text_of(printed([chart], PaperSettings())))
    text = text_of(printed([chart], own, variant=variant))
    if variant is Variant.ANONYMOUS:
        assert not Counter(text) - usual
        assert not any(known in text for known in ("佐藤", "サトウ", "三鷹市", "1234", "発表会"))
    else:
        assert not set(text) - set(full) - set(usual)


def test_the_half_page_keeps_its_order_and_leaves_out_what_is_left_out(
    make_chart: MakeChart,
) -> None:
    chart = make_chart()  # short enough to have all on half a page
    usual = printed([chart], PaperSettings(), variant=Variant.BRIEF)
    turned = PaperSettings(tuple(reversed(USUAL_ORDER)))
    assert printed([chart], turned, variant=Variant.BRIEF) == usual
    without = PaperSettings(left_out=frozenset({Section.PROFILE, Section.LAST_WORDS}))
    text = text_of(printed([chart], without, variant=Variant.BRIEF))
    assert "三鷹市" in text_of(usual)
    assert "三鷹市" not in text
    assert "前回のお言葉" not in text
    assert "下取りがもう少し" in text


def test_a_state_is_told_even_where_the_profile_is_left_out(chart: CustomerChart) -> None:
    profile = replace(chart.customer.profile, state=CustomerState.DECEASED)
    died = replace(chart, customer=replace(chart.customer, profile=profile))
    without = PaperSettings(left_out=frozenset({Section.PROFILE}))
    assert "ご逝去" in text_of(printed([died], without))
    assert "システムエンジニア" not in text_of(printed([died], without))


def test_a_promise_that_its_box_cuts_off_stays_close_to_the_head(
    make_chart: MakeChart,
) -> None:
    long = make_chart(reason="長い約束の理由" * 40 + "おしまい")
    for first in Section:
        order = (first, *(section for section in USUAL_ORDER if section is not first))
        text = text_of(printed([long], PaperSettings(order)))
        place = text.index("おしまい")
        before = {section for section in order_in(text) if text.index(WORDS[section]) < place}
        assert before <= {Section.LAST_WORDS, Section.NEXT_TIME, Section.MENTIONS}


def test_without_room_for_notes_nothing_is_ruled(chart: CustomerChart) -> None:
    without = PaperSettings(left_out=frozenset({Section.WRITING}))
    assert b"[.8 2]" in _content(printed([chart], PaperSettings()))
    assert b"[.8 2]" not in _content(printed([chart], without))


def test_every_section_may_be_the_only_one_with_the_deal(chart: CustomerChart) -> None:
    for only in Section:
        left_out = frozenset(Section) - NEEDED - {only}
        assert set(order_in(text_of(printed([chart], PaperSettings(left_out=left_out))))) == {
            only,
            Section.DEALS,
        }


# -- the logo ------------------------------------------------------------------


def red_logo(width: int, height: int, *, noisy: bool = False) -> Logo:
    """Return a red logo, or one of dots that nothing makes smaller."""
    count = width * height * 3
    dots = random.Random(1).randbytes(count) if noisy else b"\xc8\x10\x10" * (count // 3)
    return logo_of(dots, width, height)


FINEST = red_logo(MOST_WIDE, MOST_HIGH)
HEAVIEST = red_logo(214, 77, noisy=True)  # close to the most bytes that are kept


def pictures(pdf: bytes) -> list[Any]:
    """Return the pictures that a PDF holds, each once."""
    found = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        objects = resources.get("/XObject", {})
        for reference in (objects.raw_get(name) for name in objects):
            found[reference.idnum] = reference.get_object()
    return list(found.values())


def test_a_logo_is_in_a_batch_once_and_on_every_first_page(chart: CustomerChart) -> None:
    pdf = printed([chart] * 5, PaperSettings(logo=FINEST))
    [picture] = pictures(pdf)
    assert (picture["/Width"], picture["/Height"]) == (MOST_WIDE, MOST_HIGH)
    assert "/SMask" not in picture
    assert len(re.findall(rb"/FormXob\S+ Do", _content(pdf))) == 5


@pytest.mark.parametrize("variant", Variant)
def test_every_variant_has_the_logo_and_the_same_bytes_each_time(
    chart: CustomerChart, variant: Variant
) -> None:
    own = PaperSettings(logo=FINEST)
    pdf = printed([chart], own, variant=variant)
    assert len(pictures(pdf)) == 1
    assert printed([chart], own, variant=variant) == pdf


def test_without_a_logo_a_chart_holds_no_picture(chart: CustomerChart) -> None:
    assert pictures(printed([chart], PaperSettings())) == []


def test_the_heaviest_logo_keeps_charts_small(chart: CustomerChart) -> None:
    own = PaperSettings(logo=HEAVIEST)
    assert len(HEAVIEST.png) > 49_000
    assert len(printed([chart], own)) - len(printed([chart], PaperSettings())) < 51_000
    assert len(printed([chart], own)) < 150_000
    assert len(printed([chart] * 100, own)) < 2_000_000


@pytest.mark.parametrize(
    ("logo", "millimetres"),
    [
        (FINEST, (36.7, 11)),
        (red_logo(945, 50), (40, 2.1)),
        (red_logo(50, 283), (1.9, 11)),
        (red_logo(30, 15), (5.1, 2.5)),  # no coarser than 150 dots an inch
        (red_logo(1, 1), (0.2, 0.2)),
    ],
)
def test_a_logo_keeps_its_shape_and_stands_at_the_right_above_the_rule(
    chart: CustomerChart, logo: Logo, millimetres: tuple[float, float], tmp_path: Path
) -> None:
    page = _rendered(printed([chart], PaperSettings(logo=logo)), tmp_path)
    reds, greens, _blues = page.split()
    red = ImageChops.subtract(reds, greens).point(lambda more: 255 * (more > 100))
    left, top, right, bottom = red.getbbox() or (0, 0, 0, 0)
    dot = 25.4 / 300
    assert ((right - left) * dot, (bottom - top) * dot) == pytest.approx(millimetres, abs=0.25)
    assert right * dot == pytest.approx(196, abs=0.3)
    assert top * dot >= 9.8  # what every printer reaches


def test_white_around_a_logo_is_white_paper(chart: CustomerChart, tmp_path: Path) -> None:
    white = logo_of(b"\xff" * 3 * 300 * 90, 300, 90)
    page = _rendered(printed([chart], PaperSettings(logo=white)), tmp_path)
    corner = page.crop((int(196 * 300 / 25.4) - 400, 0, page.width, int(17 * 300 / 25.4)))
    assert corner.getextrema() == ((255, 255),) * 3


def _content(pdf: bytes) -> bytes:
    contents = (page.get_contents() for page in PdfReader(BytesIO(pdf)).pages)
    return b"".join(each.get_data() for each in contents if each is not None)


def _rendered(pdf: bytes, folder: Path) -> Image.Image:
    """Return the first page as poppler draws it, at 300 dots an inch."""
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    (folder / "chart.pdf").write_bytes(pdf)
    command = [program, "-r", "300", "-png", "-singlefile", "chart.pdf", "page"]
    subprocess.run(command, check=True, cwd=folder)
    return Image.open(folder / "page.png").convert("RGB")
