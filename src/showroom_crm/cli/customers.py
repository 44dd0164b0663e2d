"""The commands on customers: make a demo, take a file in, give one out, search."""

from collections.abc import Iterator

from showroom_crm.app import SystemClock
from showroom_crm.cli.opening import ending_of, showroom, showroom_made
from showroom_crm.cli.parser import Options
from showroom_crm.cli.speech import say, say_cells
from showroom_crm.domain import plain_text
from showroom_crm.domain.phones import Phone
from showroom_crm.domain.showroom import ListRow, Query
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _, current_language, ngettext
from showroom_crm.language.sentences import sentence
from showroom_crm.services import finding
from showroom_crm.services.store import Store

_PAGE = 500


def fill_folder(options: Options) -> int:
    """Fill an empty data folder with a lifelike showroom."""
    from showroom_crm.services.demo import fill_demo

    with showroom_made(options) as store:
        fill_demo(store, customers=options.customers, seed=options.seed, clock=SystemClock())
    made = ngettext("{number} customer made.", "{number} customers made.", options.customers)
    return say(made.format(number=formats.count(options.customers)))


def import_file(options: Options) -> int:
    """Take in the customers of a file, and say what became of each line."""
    from showroom_crm.exchange.customer_csv import ENDINGS, read_customers
    from showroom_crm.services.customer_import import import_customers

    ending_of(options.file, known=ENDINGS)
    file = read_customers(options.file)
    with showroom_made(options) as store:
        report = import_customers(
            store, file.rows, dry_run=options.dry_run, by=None, clock=SystemClock()
        )
    if options.dry_run:
        say(_("Dry run: nothing was kept."))
    say(
        _("Read: {read}  Added: {added}  Updated: {updated}  Rejected: {rejected}").format(
            read=formats.count(report.read),
            added=formats.count(report.added),
            updated=formats.count(report.updated),
            rejected=formats.count(len(report.rejected)),
        )
    )
    for rejected in report.rejected:
        reason = sentence(rejected.reason)
        say_cells(_("Line {line}: {reason}").format(line=rejected.line, reason=reason))
    if file.unread_columns:
        say_cells(_("Columns not read: {columns}").format(columns=", ".join(file.unread_columns)))
    if report.unknown_staff:
        names = ", ".join(report.unknown_staff)
        say_cells(_("Not on our staff, so left without a rep: {names}").format(names=names))
    return 0


def export_file(options: Options) -> int:
    """Give out all customers as a file of the kind that its name ends in."""
    from showroom_crm.exchange.customer_csv_writing import write_customers
    from showroom_crm.exchange.customer_json import write_everything
    from showroom_crm.services.customer_export import customers_to_export

    clock = SystemClock()
    ending = ending_of(options.file, known=(".csv", ".json"))
    with showroom(options) as store:
        charts = customers_to_export(store, by=None, clock=clock)
        if ending == ".csv":
            written = write_customers(options.file, charts, language=current_language())
        else:
            written = write_everything(
                options.file, charts, exported_at=clock.local(), portraits=options.portraits
            )
    told = ngettext(
        "{number} customer written to {path}.", "{number} customers written to {path}.", written
    )
    return say(told.format(number=formats.count(written), path=options.file))


def search(options: Options) -> int:
    """Say who is found, one customer a line: number, name, kana, phone."""
    query = Query(plain_text.line(" ".join(options.words), field="words"))
    with showroom(options) as store:
        for row in _found(store, query, limit=options.limit):
            phone = formats.phone(Phone(row.phone)) if row.phone else ""
            # Names are said exactly as they are kept; they cannot hold tabs or line breaks.
            say("\t".join((str(row.number), words.called(row.name, row.looks), row.kana, phone)))
    return 0


def _found(store: Store, query: Query, *, limit: int | None) -> Iterator[ListRow]:
    offset = 0
    while limit is None or offset < limit:
        size = _PAGE if limit is None else min(_PAGE, limit - offset)
        page = finding.page(store, query, offset=offset, limit=size, clock=SystemClock())
        yield from page
        if len(page) < size:
            return
        offset += size
