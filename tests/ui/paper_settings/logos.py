"""Files that somebody may choose as a logo."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPainter

SHAPE = '<rect x="20" y="10" width="40" height="20" fill="#c81010"/>'


def svg(inside: str, *, box: str = 'viewBox="0 0 100 50"', before: str = "") -> bytes:
    """Return an SVG."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {names} {box}>{inside}</svg>".encode()


def png(path: Path, width: int, height: int, paint: Callable[[QPainter], None]) -> bytes:
    """Return a PNG that is clear where nothing is painted."""
    picture = QImage(width, height, QImage.Format.Format_ARGB32)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    paint(painter)
    painter.end()
    assert picture.save(str(path))
    return path.read_bytes()


def made_png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG of true colours with a see-through channel, made of chunks."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in ((b"IHDR", head), *chunks, (b"IEND", b""))
    )
