"""The command line: the window, and the same services for scripts and the scheduler."""

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from showroom_crm.app import LOG_NAME
from showroom_crm.cli import speech
from showroom_crm.cli.parser import Options, parsed
from showroom_crm.domain.errors import ProgramFailed, ShowroomError
from showroom_crm.language.sentences import sentence

_INTERRUPTED = 130
_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, or 1 with one line on stderr.

    Raises SystemExit: 2 on wrong usage, 0 after `--help`.
    """
    speech.speak_utf8()
    options = parsed(sys.argv[1:] if arguments is None else arguments)
    _log_to(options.data_dir / LOG_NAME)
    try:
        code = _command(options.command)(options)
        speech.finish()
    except BrokenPipeError:  # whoever reads us has read enough
        speech.fall_silent()
        return 0
    except ShowroomError as fault:
        return speech.complain(sentence(fault))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception:
        _log.exception("unexpected fault")
        failed = ProgramFailed("program.failed", path=options.data_dir / LOG_NAME)
        return speech.complain(sentence(failed))
    return code


def _command(name: str | None) -> Callable[[Options], int]:
    """Return what carries a command out; the window starts without loading the others."""
    if name in (None, "due", "check"):
        from showroom_crm.cli import showroom

        return {None: showroom.open_window, "due": showroom.due, "check": showroom.check}[name]
    if name in ("chart", "day-sheet"):
        from showroom_crm.cli import papers

        return {"chart": papers.chart, "day-sheet": papers.day_sheet}[name]
    from showroom_crm.cli import customers

    return {
        "demo": customers.fill_folder,
        "import": customers.import_file,
        "export": customers.export_file,
        "search": customers.search,
    }[str(name)]


def _log_to(path: Path) -> None:
    """Write what only a developer needs into the data folder, at the first fault and not before."""
    logging.raiseExceptions = False  # a log that cannot be written is no second fault
    handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
