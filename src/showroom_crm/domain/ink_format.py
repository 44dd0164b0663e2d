"""A drawing as bytes, and back: version 2; version 1 is read too.

version u8 · packing u8 (0 plain, 1 zlib) · body. Body: number of strokes u32; for each stroke
colour 3 bytes, width u16 in 1/16 unit, number of points u32, number of long steps u32, kind u8,
then in columns: steps of x and of y (u16 modulo 65536, 1/16 unit), pressure (u8, 255 is 1), steps
of time (u8, ms; 255: taken from the long steps), long steps of time (i32) and, where the kind says
so, tilt (u8, degrees). Kind: tool in bits 0 to 3, layer in bit 4, tilt in bit 5. Little-endian.
Version 1 has no kind: each stroke is the pen's, upright, in the layer of ink.
"""

import struct
import zlib
from collections.abc import Iterable
from itertools import accumulate
from math import isfinite

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.ink import COORDINATE_LIMIT, Drawing, InkTool, Layer, Point, Stroke

VERSION = 2
_FIRST_VERSION = 1
_PLAIN, _ZLIB = 0, 1
_GRID = 16
_PRESSURES = 255
_LONG_STEP = 255
_WIDEST = 65535
_LATEST = 2**30 - 1
_STROKE = struct.Struct("<3sHII")
# The order is the format's: a new tool comes last.
_TOOLS = (InkTool.PEN, InkTool.PENCIL, InkTool.BRUSH, InkTool.MARKER)
_LAYERS = (Layer.INK, Layer.SKETCH)
_TOOL_BITS = 0x0F
_LAYER_BIT = 4
_TILT = 0x20
_KNOWN_BITS = 0x3F
_STEEPEST = 90
# A body may be at most this many times its packed bytes: few bytes never fill the memory.
_MOST_UNPACKED = 32


def quantised(point: Point) -> Point:
    """Return the nearest point that the format can hold; taken at capture, nothing is lost later.

    A pressure that is no number becomes the middle one. The coordinates must be finite.
    """
    pressure = point.pressure if isfinite(point.pressure) else 0.5
    return Point(
        _grid(point.x) / _GRID,
        _grid(point.y) / _GRID,
        _level(pressure) / _PRESSURES,
        min(_LATEST, max(-_LATEST, point.time)),
        min(_STEEPEST, max(0, point.tilt)),
    )


def to_bytes(drawing: Drawing) -> bytes:
    """Return the drawing as bytes, of which `from_bytes` makes an equal one.

    Points are stored as `quantised` gives them; a point without a place is left out.
    """
    body = b"".join(
        [struct.pack("<I", len(drawing.strokes)), *(_packed(stroke) for stroke in drawing.strokes)]
    )
    small = zlib.compress(body, 6)
    if len(small) < len(body) <= len(small) * _MOST_UNPACKED:
        return bytes((VERSION, _ZLIB)) + small
    return bytes((VERSION, _PLAIN)) + body


def from_bytes(data: bytes) -> Drawing:
    """Return the drawing that was stored.

    Raises RuleBroken: "portrait.damaged".
    """
    try:
        version, packing = data[:2]
        if version not in (_FIRST_VERSION, VERSION):
            raise RuleBroken("portrait.damaged")
        reader = _Reader(_unpacked(packing, data[2:]), with_kinds=version != _FIRST_VERSION)
        (count,) = reader.take("<I")
        strokes = tuple(_stroke(reader) for _number in range(count))
        reader.finish()
    except (ValueError, IndexError, struct.error, zlib.error) as fault:
        raise RuleBroken("portrait.damaged") from fault
    return Drawing(strokes)


class _Reader:
    """Reads on through a body; each reading past its end raises struct.error."""

    def __init__(self, body: bytes, *, with_kinds: bool) -> None:
        self._body = body
        self._at = 0
        self._with_kinds = with_kinds

    def take(self, layout: str) -> tuple[int, ...]:
        values: tuple[int, ...] = struct.unpack_from(layout, self._body, self._at)
        self._at += struct.calcsize(layout)
        return values

    def head(self) -> tuple[bytes, int, int, int, int]:
        """Return colour, width, number of points and of long steps, and kind of a stroke."""
        colour, width, count, longs = _STROKE.unpack_from(self._body, self._at)
        self._at += _STROKE.size
        (kind,) = self.take("<B") if self._with_kinds else (0,)
        if kind & ~_KNOWN_BITS:
            raise ValueError("a kind of stroke from a later version")
        return colour, width, count, longs, kind

    def finish(self) -> None:
        if self._at != len(self._body):
            raise ValueError("bytes after the last stroke")


def _packed(stroke: Stroke) -> bytes:
    points = [quantised(point) for point in stroke.points if isfinite(point.x + point.y)]
    count = len(points)
    steps = _steps(point.time for point in points)
    longs = [step for step in steps if not 0 <= step < _LONG_STEP]
    shorts = [step if 0 <= step < _LONG_STEP else _LONG_STEP for step in steps]
    colour = bytes.fromhex(stroke.colour.removeprefix("#"))
    width = min(_WIDEST, max(0, round(stroke.width * _GRID)))
    tilts = bytes(point.tilt for point in points)
    kind = _kind(stroke) | (_TILT if any(tilts) else 0)
    return b"".join(
        (
            _STROKE.pack(colour, width, count, len(longs)),
            bytes((kind,)),
            struct.pack(f"<{count}H", *_wrapped(_steps(_grid(point.x) for point in points))),
            struct.pack(f"<{count}H", *_wrapped(_steps(_grid(point.y) for point in points))),
            bytes(_level(point.pressure) for point in points),
            bytes(shorts),
            struct.pack(f"<{len(longs)}i", *longs),
            tilts if kind & _TILT else b"",
        )
    )


def _stroke(reader: _Reader) -> Stroke:
    colour, width, count, long_count, kind = reader.head()
    tool, layer = _TOOLS[kind & _TOOL_BITS], _LAYERS[kind >> _LAYER_BIT & 1]
    columns = reader.take(f"<{2 * count}H{2 * count}B{long_count}i")
    xs, ys = _coordinates(columns[:count]), _coordinates(columns[count : 2 * count])
    pressures = [level / _PRESSURES for level in columns[2 * count : 3 * count]]
    shorts, longs = columns[3 * count : 4 * count], columns[4 * count :]
    tilts = reader.take(f"<{count}B") if kind & _TILT else (0,) * count
    if shorts.count(_LONG_STEP) != long_count:
        raise ValueError("long steps of time do not match")
    if long_count:
        waiting = iter(longs)
        shorts = tuple(next(waiting) if step == _LONG_STEP else step for step in shorts)
    points = map(Point._make, zip(xs, ys, pressures, accumulate(shorts), tilts, strict=True))
    return Stroke(tuple(points), "#" + colour.hex().upper(), width / _GRID, tool, layer)


def _kind(stroke: Stroke) -> int:
    return _TOOLS.index(stroke.tool) | _LAYERS.index(stroke.layer) << _LAYER_BIT


def _unpacked(packing: int, body: bytes) -> bytes:
    if packing == _PLAIN:
        return body
    if packing != _ZLIB:
        raise ValueError("unknown packing")
    unpacker = zlib.decompressobj()
    whole = unpacker.decompress(body, len(body) * _MOST_UNPACKED)
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("packed body cut, or larger than any drawing's")
    return whole


def _grid(coordinate: float) -> int:
    return round(min(COORDINATE_LIMIT, max(-COORDINATE_LIMIT, coordinate)) * _GRID)


def _level(pressure: float) -> int:
    return round(min(1.0, max(0.0, pressure)) * _PRESSURES)


def _steps(values: Iterable[int]) -> list[int]:
    known = list(values)
    return [after - before for before, after in zip([0, *known], known, strict=False)]


def _wrapped(steps: list[int]) -> list[int]:
    return [step & 0xFFFF for step in steps]


def _coordinates(steps: Iterable[int]) -> list[float]:
    """Return the coordinates that wrapped steps lead through: running sums are signed 16 bits."""
    return [((total + 0x8000 & 0xFFFF) - 0x8000) / _GRID for total in accumulate(steps)]
