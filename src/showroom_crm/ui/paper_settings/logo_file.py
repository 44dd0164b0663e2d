"""Read a logo from a file: a PNG or an SVG, told by what it holds and not by its name."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from showroom_crm.domain.errors import FileUnreadable, RuleBroken
from showroom_crm.domain.logo import MOST_BYTES, MOST_HIGH, MOST_WIDE, Logo
from showroom_crm.exchange.whole_file import read_bytes
from showroom_crm.services.logo import bytes_on_paper, checked_logo
from showroom_crm.ui.paper_settings.svg_drawing import (
    NotSvg,
    SvgBroken,
    SvgTooComplex,
    drawable_svg,
)
from showroom_crm.ui.paper_settings.trimming import inked, on_white

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

LARGEST_FILE = 10_000_000
MOST_PIXELS = 20_000_000

_BOX = QSize(MOST_WIDE, MOST_HIGH)
_MOST_UNEVEN = 40  # times as long as it is wide
_SMALLER = 0.85
_PNG = b"\x89PNG\r\n\x1a\n"


def read_logo(path: Path) -> Logo:
    """Return the logo in a file, trimmed, on white, as fine as its box on paper allows.

    Call it in a worker. Raises RuleBroken: "logo.not_a_picture", "logo.damaged",
    "logo.too_large", "logo.too_many_pixels", "logo.too_complex", "logo.blank"; FileUnreadable,
    those of `read_bytes`.
    """
    _refuse_unreadable(path)
    content = read_bytes(path)
    if content.startswith(_PNG):
        picture = _from_png(content, path.name)
    else:
        picture = _from_svg(content, path.name)
    return _small_enough(picture)


def _refuse_unreadable(path: Path) -> None:
    """Refuse what is no file or too large, before any of it is read."""
    try:
        size, is_file = path.stat().st_size, path.is_file()
    except (OSError, ValueError):
        return  # Reading it tells what is wrong.
    if not is_file:
        raise FileUnreadable("file.unreadable", path=path, reason="EISDIR")
    if size > LARGEST_FILE:
        raise RuleBroken("logo.too_large", name=path.name, limit=LARGEST_FILE // 1_000_000)


def _from_png(content: bytes, name: str) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png"))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    # Told by the head of the file: nothing is decoded yet.
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        raise RuleBroken("logo.too_many_pixels", name=name)
    picture = reader.read() if size.isValid() else QImage()
    del reader
    if picture.isNull():
        raise RuleBroken("logo.damaged", name=name)
    picture = on_white(picture)
    trimmed = inked(picture)
    if trimmed.isEmpty():
        raise RuleBroken("logo.blank", name=name)
    return picture.copy(trimmed)


def _from_svg(content: bytes, name: str) -> QImage:
    # WORKAROUND(6 ms to import): needed once in the life of a showroom
    from PySide6.QtSvg import QSvgRenderer

    try:
        drawing = drawable_svg(content)
    except NotSvg as fault:
        raise RuleBroken("logo.not_a_picture", name=name) from fault
    except SvgBroken as fault:
        raise RuleBroken("logo.damaged", name=name) from fault
    except SvgTooComplex as fault:
        raise RuleBroken("logo.too_complex", name=name) from fault
    renderer = QSvgRenderer(QByteArray(drawing))
    box = renderer.viewBoxF()
    if not renderer.isValid() or not _is_even(box):
        raise RuleBroken("logo.damaged", name=name)
    whole = _drawn(renderer, box)
    trimmed = inked(whole)
    if trimmed.isEmpty():
        raise RuleBroken("logo.blank", name=name)
    scale = box.width() / whole.width()
    part = QRectF(
        box.x() + trimmed.x() * scale,
        box.y() + trimmed.y() * scale,
        trimmed.width() * scale,
        trimmed.height() * scale,
    )
    renderer.setViewBox(part)
    return _drawn(renderer, part)


def _is_even(box: QRectF) -> bool:
    """Tell whether a drawing has a size that can be drawn at all."""
    width, height = box.width(), box.height()
    return width > 0 and height > 0 and 1 / _MOST_UNEVEN < width / height < _MOST_UNEVEN


def _drawn(renderer: "QSvgRenderer", box: QRectF) -> QImage:
    size = box.size().scaled(_BOX, Qt.AspectRatioMode.KeepAspectRatio).toSize()
    picture = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    return on_white(picture)


def _small_enough(picture: QImage) -> Logo:
    size = picture.size().scaled(_BOX, Qt.AspectRatioMode.KeepAspectRatio)
    size = size.boundedTo(picture.size()).expandedTo(QSize(1, 1))
    png = _png(_scaled(picture, size))
    while bytes_on_paper(png) > MOST_BYTES:
        size = (size * _SMALLER).expandedTo(QSize(1, 1))
        png = _png(_scaled(picture, size))
    return checked_logo(png)


def _scaled(picture: QImage, size: QSize) -> QImage:
    if size == picture.size():
        return picture
    return picture.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _png(picture: QImage) -> bytes:
    grey = picture.allGray()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    shape = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
    QImageWriter(buffer, QByteArray(b"png")).write(picture.convertToFormat(shape))
    return bytes(buffer.data().data())
