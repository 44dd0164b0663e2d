"""A program that ends amid printing behind a lock leaves no paper that nobody knows of."""

import subprocess
import sys
from pathlib import Path

from showroom_crm.app import open_store
from tests.ui.chart_preview.paper import noted

_RUN = """
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from showroom_crm.app import SystemClock, open_store
from showroom_crm.services.demo import fill_demo
from showroom_crm.storage.temporary_files import temporary_folder
from showroom_crm.ui.application import Application
from showroom_crm.ui.chart_preview.dialog import ChartPreview

folder = Path(sys.argv[1])
store = open_store(folder)
fill_demo(store, clock=SystemClock(), customers=20)
application = Application(folder)
assert not application.hands_over()
with temporary_folder(folder):
    application.start(store, SystemClock())
    workplace = application._workplace
    ids = [row[0] for row in store._database.rows("SELECT id FROM customer")]
    workplace.window.dialogs.print_charts(ids)
    preview = workplace.window.findChild(ChartPreview)
    look = QTimer()

    def go_on():
        if preview.pdf and preview._output is None:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(folder / "paper.pdf"))
            preview.print_on(printer)
        elif preview.pdf and (folder / "paper.pdf").exists():
            look.stop()
            workplace.desk.set_locked(True)
            assert not preview.isVisible()
            print("quit amid", flush=True)
            workplace._quit()

    look.timeout.connect(go_on)
    look.start(20)
    sys.exit(application.run())
"""


def test_it_is_called_off_before_the_program_goes(data_dir: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _RUN, str(data_dir)], capture_output=True, text=True, timeout=120
    )
    assert "quit amid" in run.stdout, run.stderr
    assert run.returncode == 0, run.stderr
    assert not (data_dir / "paper.pdf").exists(), run.stderr
    store = open_store(data_dir)
    assert noted(store) == 0
    store.close_thread()
    assert [path for path in data_dir.glob("temporary/**/*") if path.is_file()] == []
