"""A chart to print, made by hand, and what is read back from the paper."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from showroom_crm.documents.chart.customer_chart import customer_chart_pdf
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.deals import (
    Concern,
    ConcernCategory,
    Deal,
    DealState,
    Decision,
    WouldBuy,
)
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId, StaffId
from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.ink_quickdraw import drawing_from_quickdraw
from showroom_crm.domain.meetings import Ending, Meeting, Record
from showroom_crm.domain.phones import Phone, PhoneKind
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.domain.staff import Staff
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.resources_folder import resources_folder

VISIT_ON = date(2026, 10, 3)
PRINTED_AT = datetime(2026, 10, 2, 9, 5)

_CUSTOMER, _DEAL, _STAFF = CustomerId(1), DealId(1), StaffId(1)

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]
ReadBack = Callable[[bytes], str]


@pytest.fixture(scope="session")
def faces() -> list[Drawing]:
    """The freehand faces of the demo."""
    file = resources_folder() / "demo" / "faces.ndjson"
    lines = file.read_text(encoding="utf-8").splitlines()
    return [drawing_from_quickdraw(json.loads(line)["drawing"]) for line in lines]


@pytest.fixture(scope="session")
def make_chart() -> MakeChart:
    """A chart with every field filled; what a test is about, it gives itself."""

    def make(
        name: str = "佐藤 健一",
        kana: str = "サトウ ケンイチ",
        *,
        number: int = 3201,
        said: str = "妻が後部座席を気にしていて",
        reason: str = "下取り額の回答",
        bring: str = "査定書",
        notes: str = "駐車場は高さ制限1.9m",
        agreed: bool = True,
        portrait: Drawing | None = None,
    ) -> CustomerChart:
        profile = Profile(
            name,
            kana,
            (Phone("+819012345678"), Phone("+81422123456", PhoneKind.HOME)),
            postal_code="181-0013",
            address="東京都三鷹市下連雀3-16-4",
            birthday=date(1983, 10, 3),
            job="システムエンジニア",
            family="奥様、お子様2人",
            hobbies="キャンプ",
            source="ご紹介",
            notes=notes,
            vehicles=(Vehicle("アクア", "トヨタ", "多摩 500 あ 12-34", date(2027, 4, 30)),),
        )
        plan = Plan(Channel.PHONE, datetime(2026, 10, 3, 18, 0), reason, bring, agreed, time(20, 0))
        planned = FollowUp(FollowUpId(1), _CUSTOMER, _DEAL, _STAFF, plan)
        deal = Deal(
            _DEAL,
            _CUSTOMER,
            _STAFF,
            "ノア S-Z",
            DealState.OPEN,
            date(2026, 8, 2),
            Decision("今月末", date(2026, 10, 31), "ご夫婦"),
        )
        concern = Concern(
            ConcernCategory.TRADE_IN, "下取りがもう少し", "本部に再査定を依頼", WouldBuy.YES
        )
        solved = Concern(ConcernCategory.LOAN, "金利が高い", "低金利プラン", resolved=True)
        meetings = (
            meeting(2, datetime(2026, 9, 26, 14, 0), said=said, proposed="再査定をお約束"),
            meeting(1, datetime(2026, 9, 12, 11, 30), said="納期が気になる", proposed="カタログ"),
        )
        deal_chart = DealChart(deal, meetings, (concern, solved), (planned,))
        return CustomerChart(
            Customer(_CUSTOMER, number, profile, _STAFF),
            Staff(_STAFF, "T1", "田中 一郎"),
            portrait,
            (deal_chart,),
            (planned,),
        )

    return make


def meeting(number: int, held_at: datetime, *, said: str, proposed: str = "") -> Meeting:
    """Return a meeting closed with an agreed contact."""
    return Meeting(
        MeetingId(number),
        _CUSTOMER,
        _DEAL,
        _STAFF,
        Record(held_at, attendees="奥様", said=said, proposed=proposed),
        typed_at=datetime(2026, 9, 26, tzinfo=UTC),
        ending=Ending.AGREED,
    )


@pytest.fixture(scope="session")
def make_meeting() -> Callable[..., Meeting]:
    return meeting


@pytest.fixture(scope="session")
def with_meetings() -> Callable[[CustomerChart, list[Meeting]], CustomerChart]:
    """Put other meetings into a chart's deal."""

    def put(chart: CustomerChart, meetings: list[Meeting]) -> CustomerChart:
        return replace(chart, deals=(replace(chart.deals[0], meetings=tuple(meetings)),))

    return put


@pytest.fixture(scope="session")
def print_charts() -> PrintCharts:
    def print_them(*charts: CustomerChart) -> bytes:
        return customer_chart_pdf(
            charts,
            printed_at=PRINTED_AT,
            printed_by="田中 一郎",
            showroom="三鷹店",
            visit_on=VISIT_ON,
        )

    return print_them


@pytest.fixture(scope="session")
def read_back() -> ReadBack:
    """What pypdf copies out of a PDF."""

    def read(pdf: bytes) -> str:
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)

    return read


@pytest.fixture
def read_back_with_poppler(tmp_path: Path) -> ReadBack:
    """What poppler, which evince shows PDFs by, copies out of a PDF."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")

    def read(pdf: bytes) -> str:
        file = tmp_path / "printed.pdf"
        file.write_bytes(pdf)
        command = [program, "-raw", str(file), "-"]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    return read
