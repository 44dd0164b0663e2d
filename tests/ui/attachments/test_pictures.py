"""Photos are read the right way up, and a bomb fills no memory."""

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter

from showroom_crm.ui.attachments.pictures import SMALL, picture, small_picture

_LARGEST = QSize(4096, 4096)
refused_by_qt = pytest.mark.qt_log_ignore("exceeds the current allocation limit", extend=True)


def written(image: QImage, kind: str) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(content.data())


def red(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    return image


def turned(photo: bytes) -> bytes:
    """Return a JPEG as a phone that was held upright writes it."""
    orientation = struct.pack(">HHI4s", 0x0112, 3, 1, b"\0\x06\0\0")
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + orientation + bytes(4)
    exif = b"Exif\0\0" + tiff
    return photo[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + photo[2:]


def bomb(side: int) -> bytes:
    """Return a small PNG that asks for a large memory."""
    packing = zlib.compressobj(9)
    packed = b"".join(packing.compress(bytes(side // 8 + 1)) for _row in range(side))
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", packed + packing.flush()), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "TIFF", "WEBP"])
def test_a_photo_is_read_as_what_it_was_kept_as(kind: str) -> None:
    content = written(red(80, 60), kind)
    assert picture(content, f"image/{kind.lower()}", largest=_LARGEST).size() == QSize(80, 60)
    assert picture(content, "image/gif", largest=_LARGEST).isNull()


def test_a_photo_of_a_phone_held_upright_stands_upright() -> None:
    content = turned(written(red(80, 60), "JPEG"))
    assert picture(content, "image/jpeg", largest=_LARGEST).size() == QSize(60, 80)


def test_a_large_photo_is_no_larger_than_is_needed() -> None:
    content = turned(written(red(6000, 30), "JPEG"))
    assert picture(content, "image/jpeg", largest=_LARGEST).size() == QSize(20, 4096)


@refused_by_qt
def test_a_bomb_is_refused_before_it_fills_the_memory() -> None:
    content = bomb(50_000)
    assert len(content) < 1_000_000
    assert picture(content, "image/png", largest=_LARGEST).isNull()
    assert small_picture(content, "image/png").isNull()


@pytest.mark.parametrize("size", [(4000, 3000), (300, 4000), (4000, 30), (3, 2), (1, 1)])
def test_a_small_picture_has_one_size_whatever_the_photo(size: tuple[int, int]) -> None:
    small = small_picture(written(red(*size), "PNG"), "image/png")
    assert small.deviceIndependentSize().toSize() == SMALL
    assert small.pixelColor(small.rect().center()) == Qt.GlobalColor.red


@pytest.mark.qt_log_ignore("Unsupported marker", extend=True)
def test_a_broken_photo_has_no_picture() -> None:
    assert picture(b"\xff\xd8\xff broken", "image/jpeg", largest=_LARGEST).isNull()
    assert small_picture(b"\x89PNG\r\n\x1a\n", "image/png").isNull()
