"""The command line: the window, and the same services for scripts and the scheduler."""

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from showroom_crm.cli import speech
from showroom_crm.cli.customers import export_file, fill_folder, import_file, search
from showroom_crm.cli.papers import chart, day_sheet
from showroom_crm.cli.parser import Options, parsed
from showroom_crm.cli.showroom import check, due, open_window
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence

LOG_NAME = "showroom_crm.log"
_COMMANDS: dict[str | None, Callable[[Options], int]] = {
    None: open_window,
    "demo": fill_folder,
    "import": import_file,
    "export": export_file,
    "search": search,
    "chart": chart,
    "day-sheet": day_sheet,
    "due": due,
    "check": check,
}
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
        code = _COMMANDS[options.command](options)
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
        told = _("Something unexpected went wrong. Details are in {path}, if it can be written.")
        return speech.complain(told.format(path=options.data_dir / LOG_NAME))
    return code


def _log_to(path: Path) -> None:
    """Write what only a developer needs into the data folder, at the first fault and not before."""
    logging.raiseExceptions = False  # a log that cannot be written is no second fault
    handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
