"""The statistics to a CSV file that Excel opens."""

from collections.abc import Iterator
from pathlib import Path

from showroom_crm.domain.statistics import Statistics
from showroom_crm.exchange.csv_records import line_of
from showroom_crm.exchange.formula_cells import neutralised
from showroom_crm.exchange.whole_file import replacing
from showroom_crm.language import statistics_words
from showroom_crm.language.catalog import _


def write_statistics(path: Path, statistics: Statistics, *, whose: str) -> None:
    """Write a line for each bar, in the language in use, with its definition.

    Shares and the bounds of their 95 % interval are parts of one. Cells that a spreadsheet
    would run as a formula are neutralised. Raises FileUnreadable: "file.not_writable".
    """
    with replacing(path) as file:
        file.write(b"\xef\xbb\xbf")
        for cells in _lines(statistics, whose):
            file.write(line_of([neutralised(cell) for cell in cells]).encode())


def _lines(statistics: Statistics, whose: str) -> Iterator[list[str]]:
    yield [
        _("Rep or team"), _("From"), _("To"), _("Figure"), _("Bar"), _("Count"), _("Of"),
        _("Share"), _("Lower bound"), _("Upper bound"), _("Definition"),
    ]  # fmt: skip
    scope = statistics.scope
    for figure in statistics.figures:
        for bar in figure.bars:
            proportion = bar.proportion
            bounds = proportion.interval or (None, None)
            yield [
                whose,
                scope.first.isoformat(),
                scope.last.isoformat(),
                statistics_words.title(figure.kind),
                statistics_words.bar_name(figure.kind, bar.key),
                str(proportion.count),
                str(proportion.total),
                *map(_part, (proportion.share, *bounds)),
                statistics_words.definition(figure.kind),
            ]


def _part(share: float | None) -> str:
    return "" if share is None else f"{share:.4f}"
