"""The figures can be measured: each bench still fits the program it measures."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("part", ["look-up", "save", "print"])
def test_each_figure_stands_beside_its_floor(part: str) -> None:
    bench = str(ROOT / "tests" / "bench" / "main.py")
    measured = subprocess.run(
        [sys.executable, bench, "--customers", "20", "--only", part],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
        check=False,
    )
    assert measured.returncode == 0, measured.stderr
    assert " ms " in measured.stdout
