"""The names of attachments: what is shown, what is typed, and what a copy is called."""

from datetime import UTC, datetime

import pytest

from showroom_crm.domain.attachments import (
    NAME_LIMIT,
    PDF,
    Attachment,
    accepted_name,
    copy_name,
    renamed,
)
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId


def attachment(name: str) -> Attachment:
    return Attachment(CustomerId(1), name, PDF, 9, "0" * 64, datetime(2026, 10, 3, tzinfo=UTC))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/見積.pdf", "見積.pdf"),
        ("C:\\temp\\写真.jpg", "写真.jpg"),
        ("a\nb\x00c\u202egpj.exe", "abcgpj.exe"),
        ("葛󠄀飾🚗.pdf", "葛󠄀飾🚗.pdf"),
        ("家族👨\u200d👩\u200d👧.jpg", "家族👨\u200d👩\u200d👧.jpg"),
        ("外字\ue000.pdf", "外字\ue000.pdf"),
        ("二\u2028行\u2029.pdf", "二行.pdf"),
        ("壊\udcff.pdf", "壊.pdf"),
        ("..", "file"),
        ("", "file"),
    ],
)
def test_a_name_is_shown_without_folders_and_hidden_signs(given: str, name: str) -> None:
    assert accepted_name(given) == name


def test_a_long_name_keeps_its_ending() -> None:
    shown = accepted_name("長" * 300 + ".pdf")
    assert len(shown) == 100
    assert shown.endswith(".pdf")


@pytest.mark.parametrize(
    ("held", "typed", "name"),
    [
        ("見積.pdf", "10月の見積", "10月の見積.pdf"),
        ("見積.pdf", "10月の見積.PDF", "10月の見積.PDF"),
        ("見積.pdf", "10/3の見積\u202e\n", "10/3の見積.pdf"),
        ("見積.pdf", "見積 No.3", "見積 No.3.pdf"),
        ("2026.10.3", "見積", "見積"),
        ("見積.pdf", "長" * 300, "長" * (NAME_LIMIT - 4) + ".pdf"),
    ],
)
def test_another_name_keeps_the_ending(held: str, typed: str, name: str) -> None:
    assert renamed(attachment(held), typed) == name


@pytest.mark.parametrize("typed", ["", "  ", " . ", "\u200b"])
def test_no_name_at_all_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken, match=r"attachment\.name_missing"):
        renamed(attachment("見積.pdf"), typed)


def test_a_copy_has_a_name_that_any_system_takes() -> None:
    assert copy_name('傷 "左前" 10:30?.jpg') == "傷 _左前_ 10_30_.jpg"
