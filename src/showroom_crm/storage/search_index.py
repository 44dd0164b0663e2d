"""Find what holds a word, by an index of folded pairs of signs.

A text is folded and cut into pairs, with its last sign alone behind them: さとう becomes
さと とう う. A word of two or more signs is then a phrase of its pairs; one sign is the start
of a pair. So every word that stands anywhere in a text is found, and nothing else.
"""

from collections.abc import Iterable

from showroom_crm.domain import folding
from showroom_crm.storage.database import Database

CUSTOMERS = "customer_search"
MEETINGS = "meeting_search"


class SearchIndex:
    """The index tables of one database; a row has the id of what it stands for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, table: str, row_id: int, texts: Iterable[str]) -> None:
        """Set the texts under which a row is found."""
        self._database.rows(
            f"INSERT OR REPLACE INTO {table} (rowid, tokens) VALUES (?, ?)",
            (row_id, tokens(texts)),
        )

    def drop(self, table: str, row_id: int) -> None:
        """Let a row be found no more."""
        self._database.rows(f"DELETE FROM {table} WHERE rowid = ?", (row_id,))


def tokens(texts: Iterable[str]) -> str:
    """Return what the index keeps of some texts: their folded pairs."""
    return " ".join(_pairs(folded) for text in texts if (folded := folding.fold(text)))


def match_expression(folded_word: str) -> str:
    """Return the FTS5 expression that finds one folded word of at least one sign."""
    if len(folded_word) == 1:
        return f'"{folded_word}" *'
    pairs = (folded_word[i : i + 2] for i in range(len(folded_word) - 1))
    return '"' + " ".join(pairs) + '"'


def _pairs(folded: str) -> str:
    return " ".join(folded[i : i + 2] for i in range(len(folded)))
