"""The pair of Qt and Python that would abort."""

import subprocess
import sys
from importlib.metadata import PackageNotFoundError

import pytest

from showroom_crm import qt_version


@pytest.mark.parametrize(
    ("pyside", "python", "aborts"),
    [
        ("6.11.2", (3, 11), False),
        ("6.11.3", (3, 11), False),
        ("6.12.0", (3, 11), True),
        ("6.12.0a1", (3, 11), True),
        ("7.0.0", (3, 11), True),
        ("6.12.0", (3, 12), False),
        ("6.12.0", (3, 13), False),
    ],
)
def test_which_pairs_abort(pyside: str, python: tuple[int, int], aborts: bool) -> None:
    assert qt_version.fault_of(pyside, python) is aborts


def test_the_installed_pair_is_accepted() -> None:
    assert qt_version.refuse_bad_pair() is None


def test_a_bad_pair_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_version, "version", lambda _name: "6.12.0")
    monkeypatch.setattr(qt_version, "fault_of", lambda _pyside, _python: True)
    refusal = qt_version.refuse_bad_pair()
    assert refusal is not None
    assert "6.12.0" in refusal
    assert "\n" not in refusal


def test_a_frozen_build_without_metadata_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(qt_version, "version", missing)
    assert qt_version.refuse_bad_pair() is None


def test_qt_survives_600_000_void_calls() -> None:
    calls = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(600_000):
    thing.setObjectName("")
"""
    ended = subprocess.run([sys.executable, "-c", calls], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
