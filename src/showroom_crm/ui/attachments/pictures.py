"""Read photos from memory, in a worker or not, and no larger than they are needed."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

SMALL = QSize(48, 36)
# What a screen of 200 % needs.
_SMALL_SCALE = 2


def picture(content: bytes, media_type: str, *, largest: QSize) -> QImage:
    """Return a photo the right way up; null where it cannot be read or would fill the memory."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(media_type.rpartition("/")[2].encode()))
    # Only what it was kept as: no reader of drawings or documents gets hold of it.
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size != size.boundedTo(largest):
        reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio))
    read = reader.read()
    # WORKAROUND(PySide6 6.11: a reader of TIFF looks at its buffer once more when it goes, and
    # Python lets the buffer go first): the program would crash.
    del reader
    return read


def small_picture(content: bytes, media_type: str) -> QImage:
    """Return a photo in the middle of `SMALL`, for any screen; null where it cannot be read."""
    canvas = SMALL * _SMALL_SCALE
    # A photo that is turned needs its long side at first.
    side = max(canvas.width(), canvas.height())
    read = picture(content, media_type, largest=QSize(side, side))
    if read.isNull():
        return read
    read = read.scaled(
        read.size().scaled(canvas, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(read.size()),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    shown = QImage(canvas, QImage.Format.Format_ARGB32_Premultiplied)
    shown.fill(Qt.GlobalColor.transparent)
    place = QRect(0, 0, read.width(), read.height())
    place.moveCenter(shown.rect().center())
    painter = QPainter(shown)
    painter.drawImage(place, read)
    painter.end()
    shown.setDevicePixelRatio(_SMALL_SCALE)
    return shown
