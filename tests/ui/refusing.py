"""A machine that refuses to save, until it is mended."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from showroom_crm.domain.errors import StoreFailed
from showroom_crm.language.sentences import sentence

FULL = StoreFailed("database.full")


@contextmanager
def full_disk(*records: object) -> Iterator[str]:
    """Let nothing be kept in some records of a store; gives the sentence that says so."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise FULL

    with pytest.MonkeyPatch.context() as patch:
        for each in records:
            for act in ("keep", "save", "begin", "drop", "add"):
                if hasattr(each, act):
                    patch.setattr(each, act, refuse)
        yield sentence(FULL)
