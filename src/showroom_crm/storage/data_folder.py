"""The folder that holds a showroom's data: for this user only, and writable."""

import os
import tempfile
from pathlib import Path

from showroom_crm.domain.errors import StoreFailed


def prepare_folder(folder: Path) -> None:
    """Make the folder where it is not there. Raises StoreFailed: "folder.not_writable"."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"x")
            os.fsync(probe.fileno())
    except OSError as fault:
        raise StoreFailed("folder.not_writable", path=folder) from fault
