"""A hostile logo reads no file, opens no connection, and keeps nobody waiting."""

import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.ui.paper_settings.logo_file import read_logo
from showroom_crm.ui.paper_settings.svg_drawing import (
    NotSvg,
    SvgBroken,
    SvgTooComplex,
    drawable_svg,
)
from tests.ui.paper_settings.logos import SHAPE, made_png, svg

pytestmark = pytest.mark.usefixtures("qapp")

SECONDS = 20  # of a busy machine


class Listener:
    """A port of this PC, and how often it was called."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.calls = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _address = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    opened = Listener()
    yield opened
    opened.close()


ELSEWHERE = [
    svg(f'{SHAPE}<image href="URL" width="9" height="9"/>'),
    svg(f'{SHAPE}<image xlink:href="URL" width="9" height="9"/>'),
    svg(f'{SHAPE}<use xlink:href="URL#a"/>'),
    svg(f'{SHAPE}<use href=" URL#a"/>'),
    svg(SHAPE, before='<?xml-stylesheet type="text/css" href="URL"?>'),
    svg(f"<style>@import url(URL);</style>{SHAPE}"),
    svg(f"<style>@IMPORT 'URL';</style>{SHAPE}"),
    svg(f"<style>rect{{fill:url('URL')}}</style>{SHAPE}"),
    svg(f"<style>rect{{fill:u\\72l(URL)}}</style>{SHAPE}"),
    svg(f"<style>@font-face{{font-family:a;src:url( URL )}}</style>{SHAPE}"),
    svg('<rect width="9" height="9" fill="url(URL#a)"/>'),
    svg('<rect width="9" height="9" style="fill: Url(URL)"/>'),
    svg(f'{SHAPE}<filter id="f"><feImage href="URL"/></filter>'),
    svg(f'{SHAPE}<pattern id="p"><image href="URL"/></pattern>'),
    svg("<text>&a;</text>", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "URL">]>'),
    svg(SHAPE, before='<!DOCTYPE svg [<!ENTITY % a SYSTEM "URL"> %a;]>'),
]


@pytest.mark.parametrize("content", ELSEWHERE)
@pytest.mark.parametrize("scheme", ["file", "http"])
def test_what_refers_to_something_elsewhere_is_refused_and_fetches_nothing(
    tmp_path: Path, listener: Listener, content: bytes, scheme: str
) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_bytes(svg(SHAPE))
    url = secret.as_uri() if scheme == "file" else f"http://127.0.0.1:{listener.port}/x.png"
    logo = tmp_path / "logo.svg"
    logo.write_bytes(content.replace(b"URL", url.encode()))
    with pytest.raises(RuleBroken, match=r"logo\.too_complex"):
        read_logo(logo)
    assert listener.calls == 0


def test_a_document_type_elsewhere_is_left_alone(tmp_path: Path, listener: Listener) -> None:
    told = f'<!DOCTYPE svg SYSTEM "http://127.0.0.1:{listener.port}/x.dtd">'
    (tmp_path / "logo.svg").write_bytes(svg(SHAPE, before=told))
    assert read_logo(tmp_path / "logo.svg").height
    assert listener.calls == 0


def used_again_and_again(depth: int, times: int) -> str:
    levels = (
        f'<g id="g{level}">{f"""<use xlink:href="#g{level + 1}"/>""" * times}</g>'
        for level in range(depth)
    )
    return "".join(levels) + f'<g id="g{depth}">{SHAPE}</g>'


LASTING = {
    "laughs": svg(
        "<text>&c;</text>",
        before='<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;">]>',
    ),
    "nested": svg("<g>" * 200_000 + "</g>" * 200_000),
    "nested in what is left out": svg("<x>" * 200_000 + "</x>" * 200_000),
    "used": svg(used_again_and_again(6, 12)),
    "used in a chain": svg(used_again_and_again(30, 1)),
    "in a ring": svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "of itself": svg('<g id="a"><use href="#a"/></g>'),
    "gradients in a ring": svg(
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
    ),
    "masks by style": svg('<style>g{mask:url(#m)}</style><mask id="m"><g/></mask>'),
    "crowded": svg('<circle cx="50" cy="25" r="24"/>' * 30_000),
    "many words": svg(f"<text>{'字' * 40_000}</text>"),
}


@pytest.mark.parametrize("name", LASTING)
def test_what_would_be_drawn_for_ever_is_refused_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "logo.svg").write_bytes(LASTING[name])
    before = time.monotonic()
    with pytest.raises(RuleBroken, match=r"logo\.too_complex"):
        read_logo(tmp_path / "logo.svg")
    assert time.monotonic() - before < SECONDS


HEAVY = {
    "huge": svg(SHAPE, box='width="999999999" height="999999999"'),
    "far away": svg('<path d="M-1e30 -1e30 L1e30 1e30 L1e308 -1e308Z"/>'),
    "fine dashes": svg('<path d="M0 0H99999999" stroke="red" stroke-dasharray="0.0001"/>'),
    "finer dashes": svg('<path d="M0 0H100V50Z" style="stroke:red;stroke-dasharray:0.0000001"/>'),
    "broad": svg('<path d="M0 0L50 50" stroke="red" stroke-width="1e20"/>'),
    "large words": svg('<text x="5" y="20" font-size="1e9">字</text>'),
    "many points": svg(f'<path d="M0 0 {"C 10 10 20 20 30 10 " * 200_000}"/>'),
    "masks": svg(
        "".join(
            f'<mask id="m{n}"><rect mask="url(#m{n + 1})" width="100" height="50"/></mask>'
            for n in range(6)
        )
        + '<mask id="m6"><rect width="99" height="50"/></mask><rect mask="url(#m0)" width="90"/>'
    ),
}


@pytest.mark.qt_log_ignore(r"^qt\.svg", "too long to rasterize", "path truncated", "pen width")
@pytest.mark.parametrize("name", HEAVY)
def test_what_is_heavy_to_draw_is_drawn_or_refused_in_a_moment(tmp_path: Path, name: str) -> None:
    (tmp_path / "logo.svg").write_bytes(HEAVY[name])
    before = time.monotonic()
    try:
        read_logo(tmp_path / "logo.svg")
    except RuleBroken as refused:
        assert refused.key in ("logo.blank", "logo.damaged", "logo.too_complex")
    assert time.monotonic() - before < SECONDS


def test_a_picture_that_would_fill_the_memory_is_not_decoded(tmp_path: Path) -> None:
    bomb = made_png(60_000, 60_000, (b"IDAT", zlib.compress(bytes(5_000_000))))
    (tmp_path / "logo.png").write_bytes(bomb)
    tracemalloc.start()
    with pytest.raises(RuleBroken, match=r"logo\.too_many_pixels"):
        read_logo(tmp_path / "logo.png")
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_bomb_in_what_is_not_shown_goes_off_nowhere(tmp_path: Path) -> None:
    words = zlib.compress(bytes(300_000_000))
    dots = zlib.compress((b"\0" + b"\xc8\x10\x10\xff" * 10) * 10)
    content = made_png(10, 10, (b"zTXt", b"a\0\0" + words), (b"IDAT", dots))
    (tmp_path / "logo.png").write_bytes(content)
    assert read_logo(tmp_path / "logo.png").width == 10


PIECES = st.sampled_from(
    [
        "<g>", "</g>", SHAPE, "<svg>", "</svg>", '<use href="#a"/>', '<g id="a">', "<!--", "-->",
        "<style>", "</style>", "a{fill:url(#a)}", "url(", "<![CDATA[", "]]>", "&#0;", "&lt;",
        "<?xml-stylesheet?>", '<image href="x"/>', "<text>字</text>", "\x00", "あ", "<", ">",
        '<!DOCTYPE svg>', '<a href="http://x"/>', '<path d="M0 0', '"/>', ' xmlns:xlink="',
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_jumble_is_read_or_refused_and_never_a_bug(inside: str) -> None:
    for content in (svg(inside), inside.encode()):
        try:
            drawing = drawable_svg(content)
        except (NotSvg, SvgBroken, SvgTooComplex):
            continue
        for left_out in (b"<image", b"http://x", b"<!", b"<?", b"url(&"):
            assert left_out not in drawing
