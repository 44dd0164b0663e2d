"""What addresses were printed on is known the next time."""

import json

import pytest

from showroom_crm.domain.mailing import MailPaper
from showroom_crm.services.mailing import keep_mail_paper, mail_paper
from showroom_crm.services.store import Store
from tests.conftest import MovableClock

CHOSEN = MailPaper(
    envelopes=True,
    sheet="24",
    envelope="long_4",
    upright=True,
    sheet_shift=(0.5, -1.0),
    envelope_shift=(-2.0, 0.0),
)


def test_what_was_chosen_is_there_the_next_time(store: Store, clock: MovableClock) -> None:
    assert mail_paper(store) == MailPaper()
    keep_mail_paper(store, CHOSEN, clock=clock)
    assert mail_paper(store) == CHOSEN


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "no json",
        "[]",
        "3",
        "[" * 100_000,
        json.dumps({"sheet_shift": [1]}),
        json.dumps({"sheet_shift": "ab"}),
        json.dumps({"sheet_shift": [900, 0]}),
        '{"envelope_shift": [NaN, 0]}',
        '{"envelope_shift": [Infinity, 0]}',
    ],
)
def test_what_cannot_be_read_is_as_usual(store: Store, clock: MovableClock, kept: str) -> None:
    with store.transaction():
        store.settings.keep("mail_paper", kept, at=clock.utc())
    assert mail_paper(store) == MailPaper()
