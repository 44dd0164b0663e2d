"""What holds for every paper: well placed, as typed, all embedded, with a title and bookmarks."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtPdf import QPdfDocument

from showroom_crm.documents.board import board_pdf
from showroom_crm.documents.chart.customer_chart import customer_chart_pdf
from showroom_crm.documents.chart.variant import Variant
from showroom_crm.documents.day_sheet import day_sheet_pdf
from showroom_crm.documents.mail.envelope_sizes import ENVELOPES
from showroom_crm.documents.mail.envelopes import envelopes_pdf
from showroom_crm.documents.mail.label_sheets import SHEETS
from showroom_crm.documents.mail.labels import labels_pdf
from showroom_crm.documents.statistics import statistics_pdf
from showroom_crm.domain.day_sheet import DaySheet, day_sheet_of
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.mailing import mailing_to
from showroom_crm.domain.manager_words import ManagerWord
from showroom_crm.domain.showroom import CustomerChart, DueContact, WaitingDeal
from showroom_crm.domain.staff import Staff
from showroom_crm.domain.statistics import Scope
from showroom_crm.language.catalog import use_language
from showroom_crm.services.board import board
from showroom_crm.services.demo import fill_demo
from showroom_crm.services.statistics import statistics
from showroom_crm.services.store import Store
from showroom_crm.storage.store import open_store
from tests.conftest import NOON, MovableClock
from tests.documents.placing import assert_well_drawn, assert_well_placed, words_on

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]
Papers = tuple[bytes, ...]

DAY = NOON.date()
VISIT_ON = date(2026, 10, 3)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(tmp_path_factory.mktemp("demo"))
    fill_demo(store, customers=25, clock=MovableClock())
    yield store
    store.close_thread()


@pytest.fixture(scope="session")
def pdftotext() -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    return program


def _charts(demo: Store) -> list[CustomerChart]:
    return [demo.charts.chart(customer_id) for customer_id in demo.customers.ids()]


def _papers(demo: Store) -> Iterator[bytes]:
    """Every paper there is, of the demo."""
    charts = _charts(demo)
    by: dict[str, Any] = {"printed_by": "田中 一郎", "showroom": "三鷹店"}
    for variant in Variant:
        yield customer_chart_pdf(charts, printed_at=NOON, variant=variant, **by)
    contacts = [
        DueContact(planned, chart.customer, chart.staff, "色は白がいい")
        for chart in charts
        for planned in chart.planned
    ]
    waiting = demo.charts.waiting_deals(staff_id=None)
    for day in {DAY, *(each.follow_up.plan.at.date() for each in contacts)}:
        of_day = day_sheet_of(contacts, waiting, day=day, whose=None, now=NOON)
        yield day_sheet_pdf(of_day, [], printed_at=NOON, **by)
    clock = MovableClock()
    yield board_pdf(board(demo, clock), **by)
    scope = Scope(date(2026, 1, 1), DAY)
    figures = statistics(demo, scope, by=None, clock=clock)
    yield statistics_pdf(figures, whose="全員", **by)
    receivers = mailing_to(chart.customer for chart in charts).receivers
    for sheet in SHEETS.values():
        yield labels_pdf(receivers, sheet, first=3, printed_at=NOON, showroom="三鷹店")
    for envelope in ENVELOPES.values():
        if not envelope.upright:
            yield envelopes_pdf(receivers, envelope, printed_at=NOON, showroom="三鷹店")


def _papers_in_columns(demo: Store) -> Iterator[bytes]:
    """Papers whose words poppler finds beside their place: it leaves out where a glyph begins."""
    receivers = mailing_to(chart.customer for chart in _charts(demo)).receivers
    for envelope in ENVELOPES.values():
        yield envelopes_pdf(receivers, envelope, printed_at=NOON, showroom="三鷹店")
    for sheet in SHEETS.values():
        yield labels_pdf(
            receivers, sheet, first=3, printed_at=NOON, showroom="三鷹店", upright=True
        )


@pytest.fixture(scope="session")
def papers(demo: Store) -> Papers:
    use_language("ja")
    return tuple(_papers(demo))


@pytest.fixture(scope="session")
def papers_in_columns(demo: Store) -> Papers:
    use_language("ja")
    return tuple(_papers_in_columns(demo))


def test_every_paper_of_a_demo_is_well_placed(
    papers: Papers, pdftotext: str, tmp_path: Path
) -> None:
    for pdf in papers:
        assert_well_placed(words_on(pdftotext, pdf, tmp_path))


def test_every_paper_has_a_title_an_author_a_language_and_bookmarks(
    papers: Papers, papers_in_columns: Papers
) -> None:
    for pdf in chain(papers, papers_in_columns):
        reader = PdfReader(BytesIO(pdf))
        assert reader.metadata is not None
        assert reader.metadata.title
        assert reader.metadata.author == "三鷹店"
        assert str(reader.root_object["/Lang"]) == "ja"
        assert reader.outline
        assert not {"/JavaScript", "/OpenAction", "/AA"} & set(reader.root_object)


def test_every_paper_embeds_what_it_uses_of_its_fonts_and_has_no_picture(
    papers: Papers, papers_in_columns: Papers
) -> None:
    for pdf in chain(papers, papers_in_columns):
        pages = PdfReader(BytesIO(pdf)).pages
        for page in pages:
            resources: Any = page["/Resources"]
            assert not resources.get("/XObject")
        for font in (each.get_object() for each in resources["/Font"].values()):
            assert font["/BaseFont"].startswith("/SHOWRM+")
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert len(descriptor["/FontFile2"].get_data()) < 500_000


def test_no_paper_holds_anything_that_acts_or_leads_elsewhere(
    papers: Papers, papers_in_columns: Papers
) -> None:
    acting = {"/A", "/AA", "/JS", "/JavaScript", "/OpenAction", "/URI", "/Launch", "/AcroForm"}
    for pdf in chain(papers, papers_in_columns):
        reader = PdfReader(BytesIO(pdf))
        objects = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
        dictionaries = [each for each in objects if isinstance(each, DictionaryObject)]
        assert len(dictionaries) > len(reader.pages)
        assert not [each for each in dictionaries if acting & set(each) or "/EF" in each]


def test_no_line_box_or_portrait_leaves_its_page_or_crosses_a_word(
    papers: Papers, pdftotext: str, tmp_path: Path
) -> None:
    strokes = 0
    for pdf in papers:
        strokes += assert_well_drawn(pdf, words_on(pdftotext, pdf, tmp_path))
    assert strokes > 100


def test_every_paper_opens_and_is_drawn_without_a_complaint(
    papers: Papers, papers_in_columns: Papers, tmp_path: Path, qapp: QCoreApplication
) -> None:
    """PDFium is what Edge shows a PDF by, poppler what evince does; qpdf reads it by the book."""
    file = tmp_path / "opened.pdf"
    drawing = ["pdftoppm", "-r", "9", str(file), str(tmp_path / "page")]
    commands = (drawing, ["pdfinfo", str(file)], ["qpdf", "--check", str(file)])
    for pdf in chain(papers, papers_in_columns):
        file.write_bytes(pdf)
        document = QPdfDocument()
        assert document.load(str(file)) is QPdfDocument.Error.None_
        assert not document.render(0, QSize(210, 297)).isNull()
        document.close()
        for command in commands:
            if shutil.which(command[0]) is not None:
                said = subprocess.run(command, capture_output=True, check=True)
                assert said.stderr == b""
                assert b"WARNING" not in said.stdout


MARKUP = '<para>&amp;<img src="x"/><font color="[1]">a</font>'


def test_markup_prints_as_it_was_typed_on_every_paper(
    make_chart: MakeChart, print_charts: PrintCharts, demo: Store
) -> None:
    made = make_chart(MARKUP, MARKUP, said=MARKUP, reason=MARKUP, bring=MARKUP, notes=MARKUP)
    [deal] = made.deals
    texts: dict[str, Any] = dict.fromkeys(("address", "job", "family", "hobbies", "source"), MARKUP)
    profile = replace(made.customer.profile, **texts)
    record = replace(deal.meetings[0].record, attendees=MARKUP, proposed=MARKUP)
    deal = replace(
        deal,
        deal=replace(deal.deal, wish=MARKUP, competitor=MARKUP),
        meetings=(replace(deal.meetings[0], record=record),),
    )
    chart = replace(made, customer=replace(made.customer, profile=profile), deals=(deal,))
    assert _without_spaces(print_charts(chart)).count("".join(MARKUP.split())) >= 14
    contact = DueContact(chart.planned[0], chart.customer, chart.staff, MARKUP)
    figures = statistics(demo, Scope(date(2026, 1, 1), DAY), by=None, clock=MovableClock())
    by: dict[str, Any] = {"printed_by": MARKUP, "showroom": MARKUP}
    sheet = day_sheet_pdf(_sheet([contact]), [], printed_at=NOON, **by)
    assert _without_spaces(sheet).count("".join(MARKUP.split())) >= 4
    assert "".join(MARKUP.split()) in _without_spaces(statistics_pdf(figures, whose=MARKUP, **by))


# Letters of many writings, signs beyond the first plane, marks of direction, controls, markup.
WRITINGS = st.text(
    st.sampled_from("漢字かなカナABCabc123 、。「」ーㇷ゚\u0301\u202e\u2067\u200d\U000e0100")
    | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=80,
)


@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a smaller one takes minutes to find
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(line=WRITINGS, note=WRITINGS, times=st.sampled_from([1, 40, 10_000]))
def test_every_paper_of_any_text_is_well_placed(
    line: str,
    note: str,
    times: int,
    make_chart: MakeChart,
    print_charts: PrintCharts,
    pdftotext: str,
    tmp_path: Path,
) -> None:
    long = (note * times)[:10_000]
    chart = make_chart(line, line, said=long, notes=note, reason=long[:300], bring=line)
    receiver = replace(chart.customer, profile=replace(chart.customer.profile, address=long[:400]))
    [deal] = chart.deals
    concern = replace(deal.concerns[0], words=long, remedy=line)
    contact = DueContact(
        chart.planned[0],
        chart.customer,
        Staff(StaffId(1), "101", line),
        line,
        manager_words=(ManagerWord(deal.deal.id, long[:300], NOON),) * 9,
        concerns=(concern,) * 9,
        stand_in=Staff(StaffId(2), "102", line),
    )
    waiting = WaitingDeal(replace(deal.deal, wish=long), chart.customer, contact.staff)
    printed_at = datetime(2026, 10, 2, 9, 5)
    by: dict[str, Any] = {"printed_by": line, "showroom": line}
    for pdf in (
        print_charts(chart),
        customer_chart_pdf([chart] * 2, printed_at=printed_at, variant=Variant.BRIEF, **by),
        day_sheet_pdf(_sheet([contact] * 3, [waiting]), [], printed_at=printed_at, **by),
        labels_pdf([receiver] * 3, SHEETS["24"], first=2, printed_at=printed_at, showroom=line),
    ):
        assert_well_placed(words_on(pdftotext, pdf, tmp_path))


def _sheet(contacts: list[DueContact], waiting: Sequence[WaitingDeal] = ()) -> DaySheet:
    return day_sheet_of(contacts, waiting, day=VISIT_ON, whose=None, now=NOON)


def _without_spaces(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return "".join("".join(page.extract_text() for page in pages).split())
