"""A rep's day, through the real windows: import, find, draw, record, close, be reminded, print."""

import csv
import io
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.meetings import Ending
from showroom_crm.services.store import Store
from showroom_crm.ui.call.dialog import CallDialog
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.customer_chart.tabs import ChartTabs
from showroom_crm.ui.meeting.dialog import MeetingDialog
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.reminder.popup import ReminderPopup
from showroom_crm.ui.workplace import Workplace
from tests.conftest import MovableClock
from tests.e2e.desktop import program
from tests.ui.forms import child, click, text_of, type_into
from tests.ui.portrait_canvas.hand import SIDE, face_lines

SAID = "妻が後部座席の広さを気にしています"
REASON = "後部座席の広さを確かめていただく方法"
SURNAMES = (("佐藤", "サトウ"), ("鈴木", "スズキ"), ("高橋", "タカハシ"), ("田中", "タナカ"))

Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def workplace(
    qtbot: QtBot, imported: str, store: Store, clock: MovableClock, tanaka: object
) -> Iterator[Workplace]:
    """The window, opened once the import has ended."""
    built = Workplace(store, clock)
    built.window.resize(1366, 728)
    built.show()
    qtbot.waitExposed(built.window)
    yield built
    built.take_down()


@pytest.fixture
def customer_file(tmp_path: Path) -> Path:
    """200 customers as another program wrote them: CP932, one 佐藤 among them."""
    path = tmp_path / "顧客.csv"
    with path.open("w", encoding="cp932", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["氏名", "フリガナ", "電話番号", "車種"])
        for number in range(200):
            kanji, kana = SURNAMES[0] if number == 77 else SURNAMES[1 + number % 3]
            rows.writerow(
                [f"{kanji} 健{number}", f"{kana} ケン{number}", f"090-1234-{number:04}", "アクア"]
            )
    return path


@pytest.fixture
def imported(customer_file: Path, data_dir: Path) -> str:
    """Bring the customers in by the command, and return what it says."""
    command = program("import", str(customer_file), "--data-dir", str(data_dir))
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def shown(kind: type[Kind]) -> Kind:
    """The one window of a kind that is on the screen."""
    [found] = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found


def test_a_day_of_a_rep(
    qtbot: QtBot,
    imported: str,
    workplace: Workplace,
    store: Store,
    clock: MovableClock,
    tmp_path: Path,
) -> None:
    assert imported == "読込 200件  追加 200件  更新 0件  除外 0件\n"
    assert workplace.window.list_panel.model.rowCount() == 200
    find(qtbot, workplace, "さとう")
    draw_face(qtbot, workplace)
    record_meeting(qtbot, workplace)
    agree_call(qtbot, clock)
    be_reminded(qtbot, workplace, store, clock)
    preview = show_paper(qtbot, workplace)
    check_paper(preview.pdf)
    print_paper(qtbot, preview, tmp_path / "paper.pdf")


def find(qtbot: QtBot, workplace: Workplace, words: str) -> None:
    panel = workplace.window.list_panel
    QTest.keyClick(workplace.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_into(workplace.window, "search_field", words)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert panel.model.index(0, 1).data() == "佐藤 健77"
    panel.table.choose_row(0)
    qtbot.waitUntil(lambda: "佐藤 健77 様" in texts(workplace.window))


def draw_face(qtbot: QtBot, workplace: Workplace) -> None:
    tabs = child(workplace.window, ChartTabs, "chart_tabs")
    tabs.setCurrentWidget(tabs.portrait)
    qtbot.waitUntil(lambda: workplace.window.findChild(PortraitCanvas) is not None)
    canvas = child(workplace.window, PortraitCanvas, "portrait_canvas")
    scale = (min(canvas.width(), canvas.height()) - 20) / SIDE
    strokes = face_lines()[0]
    for line in strokes:
        places = [QPoint(10 + int(x * scale), 10 + int(y * scale)) for x, y in line]
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(canvas, place)
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[-1])
    assert len(canvas.drawing().strokes) == len(strokes)
    tabs.setCurrentIndex(0)


def record_meeting(qtbot: QtBot, workplace: Workplace) -> None:
    QTest.keyClick(workplace.window, Qt.Key.Key_F4)
    dialog = shown(MeetingDialog)
    type_into(dialog, "meeting_said", SAID)
    type_into(dialog, "meeting_proposed", "シエンタに座っていただく")
    click(dialog, "go_to_close")


def agree_call(qtbot: QtBot, clock: MovableClock) -> None:
    dialog = shown(MeetingCloseDialog)
    click(dialog, "concern_family")
    for _question in range(3):
        QTest.keyClick(dialog, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    tomorrow = clock.local().date() + timedelta(days=1)
    for name, text in (("moment_day", tomorrow.isoformat()), ("moment_time", "15:00")):
        type_into(dialog, name, text)
    type_into(dialog, "plan_reason", REASON)
    click(dialog, "close_agreed")


def be_reminded(qtbot: QtBot, workplace: Workplace, store: Store, clock: MovableClock) -> None:
    workplace.window.close()
    due = datetime(2026, 10, 4, 15, 0)
    clock.set(due - timedelta(minutes=10, seconds=1))
    workplace.watcher.check()
    assert workplace.stack.windows == ()
    clock.set(due)
    workplace.watcher.check()
    popup = shown(ReminderPopup)
    for words in ("佐藤 健77 様", "090-1234-0077", REASON, SAID):
        assert any(words in text for text in texts(popup)), words
    # A click that was on its way when the window came up does not count.
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    click(popup, "reminder_record")
    outcome = shown(CallDialog)
    click(outcome, "result_spoke")
    type_into(outcome, "call_words", "座ってみます")
    click(outcome, "call_as_meeting")
    click(shown(MeetingDialog), "close_later")
    customer = next(c for c in store.customers.ids() if store.charts.chart(c).deals)
    chart = store.charts.chart(customer)
    assert chart.unclosed[0].deal_id == chart.deals[0].deal.id
    assert chart.unclosed[0].answers_id == chart.planned[0].id
    assert chart.deals[0].meetings[-1].ending is Ending.AGREED


def show_paper(qtbot: QtBot, workplace: Workplace) -> ChartPreview:
    workplace.show()
    click(workplace.window, "print_chart_button")
    preview = shown(ChartPreview)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20_000)
    return preview


def check_paper(pdf: bytes) -> None:
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    text = page.extract_text().replace("\n", "")
    for words in ("佐藤 健77", REASON, SAID):
        assert words in text, words
    operators = page.get_contents().get_data().split()  # type: ignore[union-attr]
    # A path a stroke, and one for the code at the foot.
    assert operators.count(b"f") == len(face_lines()[0]) + 1
    assert not page.images


def print_paper(qtbot: QtBot, preview: ChartPreview, file: Path) -> None:
    click(preview, "print")
    dialog = preview.findChild(QPrintDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    child(dialog, QLineEdit, "filename").setText(str(file))
    dialog.accept()
    sent = "プリンターに送りました"
    qtbot.waitUntil(lambda: text_of(preview, "words") == sent, timeout=20_000)
    on_screen = pypdf.PdfReader(io.BytesIO(preview.pdf)).pages
    on_paper = pypdf.PdfReader(file).pages
    assert len(on_paper) == len(on_screen)
    assert all(page.images for page in on_paper)
    preview.close()


def texts(window: QWidget) -> list[str]:
    labels = (child for child in window.findChildren(QWidget) if child.isVisible())
    return [child.text() for child in labels if hasattr(child, "text")]
