"""A logo that is kept is a small PNG without clear parts, all of which was looked at."""

import contextlib
import random
import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.logo import MOST_BYTES, MOST_HIGH, MOST_WIDE, Logo
from showroom_crm.services.logo import checked_logo
from tests.logos import packed

SOUND = packed(bytes(range(24)), 4, 2)


def dots(png: bytes) -> bytes:
    with Image.open(BytesIO(png)) as picture:
        return picture.tobytes()


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """Return chunks as a PNG; each tells what it should."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


def head(width: int = 4, height: int = 2, *kind: int) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">IIBBBBB", width, height, *(kind or (8, 2, 0, 0, 0)))


LINES = b"".join(b"\0" + bytes(12) for _line in range(2))
DOTS = b"IDAT", zlib.compress(LINES)
END = b"IEND", b""


@given(st.integers(1, 30), st.integers(1, 30), st.sampled_from(["L", "RGB"]), st.data())
def test_what_is_packed_is_accepted_and_tells_its_size(
    width: int, height: int, mode: str, data: st.DataObject
) -> None:
    count = width * height * len(mode)
    png = packed(data.draw(st.binary(min_size=count, max_size=count)), width, height, mode=mode)
    assert checked_logo(png) == Logo(png, width, height)


@given(st.integers(0, len(SOUND) - 1), st.integers(1, 255))
def test_one_changed_byte_is_noticed_or_of_no_account(place: int, by: int) -> None:
    broken = bytearray(SOUND)
    broken[place] ^= by
    with contextlib.suppress(RuleBroken):
        assert dots(checked_logo(bytes(broken)).png) == dots(SOUND)


@given(st.integers(0, len(SOUND) - 13))
def test_a_missing_end_is_noticed(length: int) -> None:
    with pytest.raises(RuleBroken, match=r"logo\.not_kept"):
        checked_logo(SOUND[:length])


@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda end: SOUND[:33] + end))
def test_anything_else_is_refused_and_never_a_bug(content: bytes) -> None:
    with pytest.raises(RuleBroken):
        checked_logo(content)


@pytest.mark.parametrize(
    "content",
    [
        png(head(), DOTS),
        png(DOTS, head(), END),
        png(head(0, 2), DOTS, END),
        png(head(MOST_WIDE + 1, 2), DOTS, END),
        png(head(4, MOST_HIGH + 1), DOTS, END),
        png(head(4, 2, 8, 6, 0, 0, 0), DOTS, END),  # see-through
        png(head(4, 2, 8, 3, 0, 0, 0), DOTS, END),  # a palette
        png(head(4, 2, 16, 2, 0, 0, 0), DOTS, END),
        png(head(), (b"IDAT", zlib.compress(LINES[:-1])), END),
        png(head(60_000, 60_000), (b"IDAT", zlib.compress(bytes(30_000_000))), END),  # a bomb
        png(head(), (b"IDAT", zlib.compress(LINES)[:-9]), END),
        packed(random.Random(1).randbytes(150_000), 250, 200),
        SOUND + bytes(2 * MOST_BYTES),
        b"\xff\xd8\xff\xe0 a JPEG",
        b"",
    ],
)
def test_a_picture_that_a_paper_could_choke_on_is_refused(content: bytes) -> None:
    with pytest.raises(RuleBroken, match=r"logo\.not_kept"):
        checked_logo(content)
