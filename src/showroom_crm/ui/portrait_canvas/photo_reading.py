"""Read a photo to trace: the right way up, no larger than the paper needs, nothing but pixels."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from showroom_crm.domain.errors import FileUnreadable, RuleBroken
from showroom_crm.exchange.whole_file import read_bytes
from showroom_crm.ui.theme.tokens import PORTRAIT_PAPER

LARGEST_BYTES = 50_000_000
LARGEST_KEPT_BYTES = 400_000
LONGEST_SIDE = 2000

# A reader of drawings or documents (SVG, PDF) would fetch what those name.
_KINDS = ("jpeg", "png", "webp", "bmp", "gif", "tiff", "heif", "heic")
# A JPEG is made smaller while it is decoded; of others all pixels are in memory at once.
_MOST_PIXELS = {"jpeg": 120_000_000}
_MOST_PIXELS_OF_OTHERS = 60_000_000
_QUALITIES = (85, 75, 65, 55)
_SMALLER = 0.8


@dataclass(frozen=True)
class Photo:
    """A photo as it is shown, and as the JPEG that is kept: of its pixels alone, without EXIF."""

    image: QImage
    jpeg: bytes


def read_photo(path: Path) -> Photo:
    """Return the photo in a file, told by what it holds and not by its name.

    Call it in a worker. Raises RuleBroken: "photo.too_large", "photo.empty", "photo.incomplete",
    "photo.not_a_picture", "photo.too_many_pixels"; FileUnreadable, those of `read_bytes`.
    """
    _refuse_unreadable(path)
    return _from_pixels(_picture(read_bytes(path), path.name))


def photo_of(picture: QImage, name: str) -> Photo:
    """Return a picture without a file as a photo. Raises RuleBroken: "photo.not_a_picture"."""
    if picture.isNull():
        raise RuleBroken("photo.not_a_picture", name=name)
    return _from_pixels(picture)


def kept_photo(jpeg: bytes) -> Photo:
    """Return a photo that was kept. Raises RuleBroken: "photo.kept_damaged"."""
    try:
        return Photo(_only_pixels(_picture(jpeg, "")), jpeg)
    except RuleBroken as fault:
        raise RuleBroken("photo.kept_damaged") from fault


def _refuse_unreadable(path: Path) -> None:
    """Refuse what is no file or too large, before any of it is read."""
    if path.is_dir():
        raise FileUnreadable("file.unreadable", path=path, reason="EISDIR")
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        # Reading it tells what is wrong.
        return
    if not path.is_file():
        raise RuleBroken("photo.not_a_picture", name=path.name)
    if size > LARGEST_BYTES:
        raise RuleBroken("photo.too_large", name=path.name, limit=LARGEST_BYTES // 1_000_000)


def _picture(content: bytes, name: str) -> QImage:
    if not content:
        raise RuleBroken("photo.empty", name=name)
    kind = _kind(content)
    if kind not in _KINDS:
        raise RuleBroken("photo.not_a_picture", name=name)
    if _is_cut_off(content, kind):
        raise RuleBroken("photo.incomplete", name=name)
    return _decoded(content, kind, name)


def _kind(content: bytes) -> str:
    buffer = _opened(content)
    return bytes(QImageReader.imageFormat(buffer).data()).decode("ascii", "replace")


def _decoded(content: bytes, kind: str, name: str) -> QImage:
    buffer = _opened(content)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    most = _MOST_PIXELS.get(kind, _MOST_PIXELS_OF_OTHERS)
    # Told by the head of the file: nothing is decoded yet.
    if size.width() * size.height() > most:
        raise RuleBroken("photo.too_many_pixels", name=name, limit=most // 1_000_000)
    if size.isValid() and _fitting(size) != size:
        reader.setScaledSize(_fitting(size))
    picture = reader.read()
    # WORKAROUND(PySide6 6.11: a reader of TIFF looks at its buffer once more when it goes, and
    # Python lets the buffer go first): the program would crash.
    del reader
    if picture.isNull():
        raise RuleBroken("photo.incomplete" if size.isValid() else "photo.not_a_picture", name=name)
    return picture


def _from_pixels(picture: QImage) -> Photo:
    image = _only_pixels(picture)
    return Photo(image, _jpeg(image))


def _only_pixels(picture: QImage) -> QImage:
    """Return a picture on white paper, without the texts and profiles that came with it."""
    if picture.colorSpace().isValid():
        standard = picture.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        picture = picture if standard.isNull() else standard
    image = QImage(_fitting(picture.size()), QImage.Format.Format_RGB32)
    image.fill(QColor(PORTRAIT_PAPER))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(image.rect(), picture)
    painter.end()
    return image


def _jpeg(image: QImage) -> bytes:
    """Return a picture as a JPEG of at most `LARGEST_KEPT_BYTES`."""
    while True:
        for quality in _QUALITIES:
            written = QByteArray()
            buffer = QBuffer(written)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            writer = QImageWriter(buffer, QByteArray(b"jpeg"))
            writer.setQuality(quality)
            writer.write(image)
            del writer
            if written.size() <= LARGEST_KEPT_BYTES:
                return bytes(written.data())
        image = image.scaled(
            image.size() * _SMALLER,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )


def _is_cut_off(content: bytes, kind: str) -> bool:
    """Tell whether the end of a picture is missing, where Qt would fill it up with grey."""
    if kind == "jpeg":
        return b"\xff\xd9" not in content[_first_scan(content) :]
    if kind == "bmp":
        return int.from_bytes(content[2:6], "little") > len(content)
    return False


def _first_scan(content: bytes) -> int:
    """Return where the pixels of a JPEG begin: a small picture in its head has an end as well."""
    place = 2
    while content[place : place + 1] == b"\xff":
        sign = content[place + 1 : place + 2]
        if sign == b"\xda":
            break
        filling = sign == b"\xff"
        place += 1 if filling else 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return place


def _fitting(size: QSize) -> QSize:
    """Return a size as it is, or in its shape within a square that holds it turned as well."""
    if max(size.width(), size.height()) <= LONGEST_SIDE:
        return size
    square = QSize(LONGEST_SIDE, LONGEST_SIDE)
    return size.scaled(square, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _opened(content: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer
