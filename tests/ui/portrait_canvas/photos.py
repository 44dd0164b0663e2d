"""Photos as phones, cameras and sticks give them, made by hand."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QTransform

WIDTH, HEIGHT = 64, 32
CORNERS = ("red", "lime", "blue", "yellow")
PLACE = "Exif\0\0GPS 35.6895 139.6917"

# How a camera that was turned has laid down its pixels, by the number that it notes.
_LAID_DOWN: dict[int, Callable[[QImage], QImage]] = {
    1: lambda upright: upright,
    2: lambda upright: upright.flipped(Qt.Orientation.Horizontal),
    3: lambda upright: _turned(upright, 180),
    4: lambda upright: upright.flipped(Qt.Orientation.Vertical),
    5: lambda upright: _turned(upright, 90).flipped(Qt.Orientation.Horizontal),
    6: lambda upright: _turned(upright, -90),
    7: lambda upright: _turned(upright, -90).flipped(Qt.Orientation.Horizontal),
    8: lambda upright: _turned(upright, 90),
}
ORIENTATIONS = tuple(_LAID_DOWN)


def four_corners(width: int = WIDTH, height: int = HEIGHT) -> QImage:
    """Return a picture with a colour in each quarter: none turns into another by turning it."""
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    for number, colour in enumerate(CORNERS):
        left, top = number % 2 * width // 2, number // 2 * height // 2
        painter.fillRect(left, top, width // 2, height // 2, QColor(colour))
    painter.end()
    return picture


def corners_of(picture: QImage) -> list[str]:
    """Return the names of the colours of a picture's quarters."""
    known = {name: QColor(name) for name in CORNERS}
    width, height = picture.width(), picture.height()
    found = []
    for number in range(4):
        shown = picture.pixelColor(
            (2 * (number % 2) + 1) * width // 4, (2 * (number // 2) + 1) * height // 4
        )
        found.append(min(known, key=lambda name: _far(known[name], shown)))
    return found


def encoded(picture: QImage, kind: str, quality: int = 95) -> bytes:
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(quality)
    assert writer.write(picture), writer.errorString()
    return bytes(written.data())


def turned_by_camera(orientation: int) -> bytes:
    """Return a JPEG whose EXIF says how it is turned, with the place where it was taken."""
    laid_down = _LAID_DOWN[orientation](four_corners())
    return with_exif(encoded(laid_down, "jpeg"), orientation)


def with_exif(jpeg: bytes, orientation: int) -> bytes:
    """Return a JPEG with a head of EXIF, in which a small picture has an end of its own."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    small = encoded(four_corners(16, 8), "jpeg")
    exif = b"Exif\0\0" + tiff + PLACE.encode() + small
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def png_that_claims(width: int, height: int) -> bytes:
    """Return the head of a PNG of a size, with hardly a pixel."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", pixels)


def jpeg_that_claims(width: int, height: int) -> bytes:
    """Return a small JPEG whose head names another size."""
    jpeg = bytearray(encoded(four_corners(), "jpeg"))
    frame = jpeg.index(b"\xff\xc0") + 5
    jpeg[frame : frame + 4] = struct.pack(">HH", height, width)
    return bytes(jpeg)


def file_of(folder: Path, content: bytes, name: str = "photo.jpg") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _turned(picture: QImage, degrees: int) -> QImage:
    return picture.transformed(QTransform().rotate(degrees))


def _chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check


def _far(one: QColor, other: QColor) -> int:
    return sum(
        (a - b) ** 2
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    )
