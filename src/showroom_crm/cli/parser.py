"""What was asked for: the arguments of every command."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Never, TypeVar

from showroom_crm import __version__, app
from showroom_crm.documents.chart.variant import Variant
from showroom_crm.language.catalog import DEFAULT_LANGUAGE, LANGUAGES, _, use_language
from showroom_crm.services.demo import DEFAULT_CUSTOMERS, DEFAULT_SEED

_PROGRAM = "showroom-crm"
_MOST_CUSTOMERS = 100_000
_WRONG_USAGE = 2
_Read = TypeVar("_Read")


@dataclass
class Options(argparse.Namespace):
    """The arguments; those of other commands keep their defaults. No `command`: the window."""

    command: str | None = None
    data_dir: Path = field(default_factory=app.default_data_dir)
    lang: str = DEFAULT_LANGUAGE
    tray: bool = False
    demo: bool = False
    customer: int | None = None
    customers: int = 0
    seed: int = 0
    file: Path = Path()
    output: Path = Path()
    dry_run: bool = False
    portraits: bool = False
    words: Sequence[str] = ()
    limit: int | None = None
    numbers: Sequence[int] = ()
    variant: Variant = Variant.FULL
    day: date | None = None
    staff: str | None = None
    until: datetime | None = None
    json: bool = False


class _Parser(argparse.ArgumentParser):
    """Says in one line of the language in use what is wrong."""

    def error(self, message: str) -> Never:
        told = _("{program}: {message} (see {program} --help)")
        self.exit(_WRONG_USAGE, told.format(program=self.prog, message=message) + "\n")


def parsed(arguments: Sequence[str]) -> Options:
    """Return what was asked for, and speak its language from now on.

    Raises SystemExit: 2 on wrong usage, 0 after `--help` and `--version`.
    """
    use_language(_language_in(arguments))
    parser = _parser()
    options = parser.parse_args(arguments, Options())
    of_window = options.tray or options.demo or options.customer is not None
    if options.command is not None and of_window:
        parser.error(_("--tray, --demo and --customer go with the window, not with a command"))
    if options.tray and options.customer is not None:
        parser.error(_("--customer shows the window, which --tray keeps hidden"))
    return options


def _language_in(arguments: Sequence[str]) -> str:
    """Return the language that is asked for, before anything can go wrong in it."""
    asked = DEFAULT_LANGUAGE
    for name, value in zip(arguments, [*arguments[1:], ""], strict=True):
        if name == "--lang":
            asked = value
        elif name.startswith("--lang="):
            asked = name.removeprefix("--lang=")
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument(
        "--data-dir", type=Path, metavar="DIR", help=_("folder that holds the showroom's data")
    )
    common.add_argument("--lang", choices=LANGUAGES, help=_("language of what is said"))
    parser = _Parser(
        prog=_PROGRAM,
        description=_("Customer charts, meetings and promises of a car showroom."),
        epilog=_("Without a command the window opens."),
        parents=[common],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{_PROGRAM} {__version__}")
    parser.add_argument("--tray", action="store_true", help=_("start hidden in the tray"))
    parser.add_argument(
        "--demo", action="store_true", help=_("open a throw-away showroom with made-up customers")
    )
    parser.add_argument(
        "--customer", type=_number(1), metavar="NUMBER", help=_("show this customer's chart")
    )
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"))

    def command(name: str, told: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=told, description=told, parents=[common], allow_abbrev=False
        )

    _add_customer_commands(command)
    _add_paper_commands(command)
    _add_showroom_commands(command)
    return parser


_AddCommand = Callable[[str, str], argparse.ArgumentParser]


def _add_customer_commands(command: _AddCommand) -> None:
    demo = command("demo", _("fill an empty data folder with made-up customers"))
    demo.add_argument(
        "--customers", type=_number(1, _MOST_CUSTOMERS), default=DEFAULT_CUSTOMERS,
        metavar="N", help=_("how many customers"),
    )  # fmt: skip
    demo.add_argument(
        "--seed",
        type=_number(0),
        default=DEFAULT_SEED,
        metavar="S",
        help=_("another number makes other customers"),
    )
    importing = command("import", _("take in customers from a CSV file"))
    importing.add_argument("file", type=Path, metavar="FILE", help=_("a .csv, .tsv or .txt file"))
    importing.add_argument("--dry-run", action="store_true", help=_("only say what would be done"))
    export = command("export", _("give out all customers"))
    export.add_argument("file", type=Path, metavar="FILE", help=_("a .csv or .json file"))
    export.add_argument(
        "--portraits", action="store_true", help=_("with the strokes of the portraits (.json only)")
    )
    search = command("search", _("find customers: number, name, kana, phone"))
    search.add_argument("words", nargs="+", metavar="WORDS", help=_("as in the search box"))
    search.add_argument(
        "--limit", type=_number(1), metavar="N", help=_("at most so many customers")
    )


def _add_paper_commands(command: _AddCommand) -> None:
    chart = command("chart", _("write customer charts as one PDF"))
    chart.add_argument(
        "numbers", nargs="+", type=_number(1), metavar="NUMBER", help=_("customer numbers")
    )
    chart.add_argument(
        "--variant", type=_variant, default=Variant.FULL, metavar="|".join(Variant),
        help=_("the whole chart, half a page of it, or without names, phones and addresses"),
    )  # fmt: skip
    day_sheet = command("day-sheet", _("write a day's contacts and their charts as one PDF"))
    day_sheet.add_argument(
        "--date", dest="day", type=_written(date.fromisoformat, "2026-10-03"),
        metavar="YYYY-MM-DD", help=_("the day (today)"),
    )  # fmt: skip
    day_sheet.add_argument("--staff", metavar="CODE", help=_("of this rep only"))
    for paper in (chart, day_sheet):
        paper.add_argument(
            "-o", dest="output", type=Path, metavar="FILE.pdf", required=True,
            help=_("the file to write"),
        )  # fmt: skip


def _add_showroom_commands(command: _AddCommand) -> None:
    due = command("due", _("say which contacts are due, then the waiting deals"))
    due.add_argument(
        "--until", type=_written(_local_time, "2026-10-03 15:00"),
        metavar="'YYYY-MM-DD HH:MM'", help=_("due up to this time (the end of today)"),
    )  # fmt: skip
    due.add_argument("--staff", metavar="CODE", help=_("of this rep only"))
    due.add_argument("--json", action="store_true", help=_("as JSON, for scripts"))
    command("check", _("say whether the database is sound"))


def _number(least: int, most: int = sys.maxsize) -> Callable[[str], int]:
    def read(typed: str) -> int:
        if not typed.isascii() or not typed.isdecimal() or not least <= int(typed) <= most:
            raise argparse.ArgumentTypeError(_("“{typed}” is not possible").format(typed=typed))
        return int(typed)

    return read


def _variant(typed: str) -> Variant:
    try:
        return Variant(typed)
    except ValueError:
        told = _("“{typed}” is none of {known}")
        raise argparse.ArgumentTypeError(
            told.format(typed=typed, known=", ".join(Variant))
        ) from None


def _local_time(typed: str) -> datetime:
    return datetime.strptime(typed, "%Y-%m-%d %H:%M")


def _written(reader: Callable[[str], _Read], example: str) -> Callable[[str], _Read]:
    def read(typed: str) -> _Read:
        try:
            return reader(typed)
        except ValueError:
            told = _("“{typed}” is not written like {example}")
            raise argparse.ArgumentTypeError(told.format(typed=typed, example=example)) from None

    return read
