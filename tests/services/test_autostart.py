"""The program starts with the computer, whatever its folder is called."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.errors import FileUnreadable
from showroom_crm.services.autostart import autostart, start_command

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a Linux desktop's folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart"


def written_command(folder: Path) -> list[str]:
    """Read the command as the Desktop Entry Specification has it read."""
    [entry] = folder.glob("*.desktop")
    lines = entry.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    values = dict(line.split("=", 1) for line in lines[1:])
    assert values["Type"] == "Application"
    unescaped = values["Exec"].replace("\\\\", "\\")
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', unescaped)
    return [re.sub(r"\\(.)", r"\1", each).replace("%%", "%") for each in quoted]


@linux
def test_switched_on_it_starts_in_the_tray_with_this_showroom(folder: Path, tmp_path: Path) -> None:
    data_dir = tmp_path / "展示場 50% $HOME"
    starts = autostart(start_command(data_dir))
    assert not starts.is_on()
    starts.switch(on=True)
    assert starts.is_on()
    assert written_command(folder) == [
        sys.executable, "-P", "-m", "showroom_crm", "--tray", "--data-dir", str(data_dir)
    ]  # fmt: skip
    starts.switch(on=True)
    starts.switch(on=False)
    assert not starts.is_on()
    assert list(folder.iterdir()) == []
    starts.switch(on=False)


@linux
@given(argument=st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1))
def test_any_folder_s_name_comes_through(
    tmp_path_factory: pytest.TempPathFactory, argument: str
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        home = tmp_path_factory.mktemp("home")
        patched.setenv("XDG_CONFIG_HOME", str(home))
        autostart(["program", argument]).switch(on=True)
        assert written_command(home / "autostart") == ["program", argument]


@linux
def test_a_folder_that_cannot_be_written_is_told(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("no folder")
    with pytest.raises(FileUnreadable) as refused:
        autostart(["program"]).switch(on=True)
    assert refused.value.key == "file.not_writable"
