"""Start with the computer: the Run key of Windows, the autostart folder of Linux desktops."""

import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import list2cmdline
from typing import Protocol

import platformdirs

from showroom_crm.domain.errors import FileUnreadable

_NAME = "showroom-crm"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
# What stands for itself within quotes must be escaped (Desktop Entry Specification, "Exec").
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in '"`$\\'})
_ENTRY = """[Desktop Entry]
Type=Application
Name={name}
Exec={command}
Terminal=false
X-GNOME-Autostart-enabled=true
"""


class Autostart(Protocol):
    """Whether the program starts with the computer, for this user."""

    def is_on(self) -> bool: ...

    def switch(self, *, on: bool) -> None:
        """Let it start with the computer, or not. Raises FileUnreadable."""


def autostart(command: Sequence[str]) -> Autostart:
    """Return the autostart of this system; `command` is what starts the program in the tray."""
    if sys.platform == "win32":
        return _RunKey(command)
    return _DesktopEntry(command, platformdirs.user_config_path() / "autostart")


def start_command(data_dir: Path) -> list[str]:
    """Return what starts this very program in the tray, for a data folder."""
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [_without_console(), "-P", "-m", "showroom_crm"]
    return [*program, "--tray", "--data-dir", str(data_dir.resolve())]


def _without_console() -> str:
    """On Windows the other Python opens a black window first."""
    windowed = Path(sys.executable).with_name("pythonw.exe")
    return str(windowed) if windowed.exists() else sys.executable


class _DesktopEntry:
    """A file of the XDG autostart folder."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command = command
        self._file = folder / f"{_NAME}.desktop"

    def is_on(self) -> bool:
        return self._file.is_file()

    def switch(self, *, on: bool) -> None:
        try:
            if on:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._write()
            else:
                self._file.unlink(missing_ok=True)
        except OSError as fault:
            raise FileUnreadable(
                "file.not_writable", path=self._file, reason=fault.strerror
            ) from fault

    def _write(self) -> None:
        command = " ".join(_quoted(each) for each in self._command)
        entry = _ENTRY.format(name=_NAME, command=command)
        part = self._file.with_suffix(".part")
        try:
            part.write_text(entry, encoding="utf-8")
            part.replace(self._file)
        finally:
            part.unlink(missing_ok=True)


def _quoted(argument: str) -> str:
    """Two steps of escaping: that of Exec within quotes, then that of a value of the file."""
    in_quotes = argument.translate(_ESCAPED).replace("%", "%%")
    return f'"{in_quotes}"'.replace("\\", "\\\\")


if sys.platform == "win32":
    import winreg

    class _RunKey:
        """A value of the user's Run key."""

        def __init__(self, command: Sequence[str]) -> None:
            self._command = list2cmdline(command)

        def is_on(self) -> bool:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                    winreg.QueryValueEx(key, _NAME)
            except FileNotFoundError:
                return False
            return True

        def switch(self, *, on: bool) -> None:
            try:
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                    if on:
                        winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, self._command)
                    elif self.is_on():
                        winreg.DeleteValue(key, _NAME)
            except OSError as fault:
                raise FileUnreadable(
                    "file.not_writable", path=_RUN_KEY, reason=fault.strerror
                ) from fault
