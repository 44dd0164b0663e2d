import io
from datetime import date, datetime

from pypdf import PdfReader

from showroom_crm.documents.statistics import statistics_pdf
from showroom_crm.domain.board_rules import BoardRules
from showroom_crm.domain.identifiers import DealId
from showroom_crm.domain.statistics import (
    EndedDealFact,
    Facts,
    Scope,
    statistics_of,
)

NOW = datetime(2026, 10, 31, 20, 0)


def test_the_page_holds_every_figure_with_its_counts() -> None:
    ended = [EndedDealFact(DealId(n), won=n < 18, agreed=1, own_action=0) for n in range(25)]
    scope = Scope(date(2026, 10, 1), date(2026, 10, 31))
    shown = statistics_of(Facts([], [], [], [], ended), scope, BoardRules(), now=NOW)
    made = statistics_pdf(shown, whose="田中", printed_by="鈴木", showroom="三鷹店")
    reader = PdfReader(io.BytesIO(made))
    text = "".join(page.extract_text() for page in reader.pages)
    assert len(reader.pages) == 1
    assert "72%" in text
    assert "25" in text
    assert "田中" in text
