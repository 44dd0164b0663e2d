"""A logo is read from any PNG or SVG: trimmed, on white, fine enough and small enough."""

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from showroom_crm.domain.errors import FileUnreadable, RuleBroken
from showroom_crm.domain.logo import MOST_BYTES, MOST_HIGH, MOST_WIDE, Logo
from showroom_crm.language.sentences import sentence
from showroom_crm.services.logo import bytes_on_paper, checked_logo
from showroom_crm.ui.paper_settings.logo_file import read_logo
from tests.ui.paper_settings.logos import SHAPE, made_png, png, svg

pytestmark = pytest.mark.usefixtures("qapp")


def read(folder: Path, content: bytes, name: str = "logo.svg") -> Logo:
    file = folder / name
    file.write_bytes(content)
    return read_logo(file)


def picture_of(logo: Logo) -> QImage:
    picture = QImage()
    assert picture.loadFromData(logo.png)
    return picture


def test_a_drawing_is_trimmed_and_drawn_as_fine_as_its_box_allows(tmp_path: Path) -> None:
    logo = read(tmp_path, svg(SHAPE))
    assert abs(logo.width - 2 * MOST_HIGH) <= 8
    assert logo.height == MOST_HIGH
    assert picture_of(logo).pixelColor(logo.width // 2, MOST_HIGH // 2) == QColor("#c81010")
    assert checked_logo(logo.png) == logo


def test_what_is_clear_in_a_picture_is_white(tmp_path: Path) -> None:
    def ring(painter: QPainter) -> None:
        painter.fillRect(30, 20, 60, 30, QColor("#c81010"))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(40, 30, 40, 10, QColor(0, 0, 0))

    logo = read(tmp_path, png(tmp_path / "ring.png", 200, 100, ring), "logo.png")
    assert (logo.width, logo.height) == (60, 30)
    assert picture_of(logo).pixelColor(30, 15) == QColor("white")
    assert picture_of(logo).pixelColor(2, 2) == QColor("#c81010")


def test_half_clear_ink_is_paler_on_white(tmp_path: Path) -> None:
    pale = png(tmp_path / "p.png", 9, 9, lambda p: p.fillRect(0, 0, 9, 9, QColor(0, 0, 0, 128)))
    assert abs(picture_of(read(tmp_path, pale, "logo.png")).pixelColor(4, 4).red() - 127) <= 2


def test_a_large_picture_with_much_white_around_stays_sharp(tmp_path: Path) -> None:
    part = QRect(1500, 2000, 1000, 250)
    large = png(tmp_path / "l.png", 4000, 4400, lambda p: p.fillRect(part, QColor("navy")))
    logo = read(tmp_path, large, "logo.png")
    assert (logo.width, logo.height) == (945, 236)


def test_a_picture_with_its_end_given_another_name_is_read_by_what_it_holds(
    tmp_path: Path,
) -> None:
    assert read(tmp_path, svg(SHAPE), "logo.png").height == MOST_HIGH
    small = png(tmp_path / "s.png", 9, 9, lambda p: p.fillRect(0, 0, 9, 9, QColor("red")))
    assert read(tmp_path, small, "logo.svg").width == 9


def test_a_picture_that_nothing_makes_smaller_is_kept_less_fine(tmp_path: Path) -> None:
    dots = random.Random(1).randbytes(945 * 283 * 4)
    noise = QImage(dots, 945, 283, QImage.Format.Format_RGB32)
    assert noise.save(str(tmp_path / "noise.png"))
    logo = read_logo(tmp_path / "noise.png")
    assert bytes_on_paper(logo.png) <= MOST_BYTES
    assert logo.width > 200


def test_grey_ink_takes_a_third_of_the_room(tmp_path: Path) -> None:
    grey = png(tmp_path / "g.png", 9, 9, lambda p: p.fillRect(0, 0, 9, 9, QColor(90, 90, 90)))
    assert picture_of(read(tmp_path, grey, "logo.png")).format() is QImage.Format.Format_Grayscale8


@pytest.mark.parametrize(
    "content",
    [
        svg(SHAPE, box='width="600" height="300"'),
        svg(SHAPE, box='width="40mm" height="12mm" viewBox="0 0 80 40"'),
        svg(SHAPE, before='<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- v -->'),
        svg(
            SHAPE,
            before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"'
            ' "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        ),
        b"\xef\xbb\xbf" + svg(SHAPE),
        ("\ufeff" + svg(SHAPE).decode()).encode("utf-16-le"),
        svg(f"<metadata><any/></metadata><title>x</title>{SHAPE}<script>x()</script>"),
        svg(f'<g transform="rotate(0)"><a xlink:href="http://x.invalid/">{SHAPE}</a></g>'),
        svg(f'<defs><g id="s">{SHAPE}</g></defs><use xlink:href="#s"/>'),
        svg(f'<symbol id="s">{SHAPE}</symbol><use href="#s"/>'),
        svg(f"<style>.a{{fill:url(#g)}} .b{{fill:url('#g')}}</style>{SHAPE}"),
        svg(f'<g clip-path="url(#c)">{SHAPE}</g><clipPath id="c"><rect width="9"/></clipPath>'),
        svg(f'<g filter="url(#f)">{SHAPE}</g><filter id="f"><feFlood/></filter>'),
        svg(SHAPE).replace(b"<rect", b"<s:rect").replace(b"<svg ", b'<svg xmlns:s="x" '),
        svg('<linearGradient id="g"><stop stop-color="#c81010"/></linearGradient>'
            '<rect x="20" y="10" width="40" height="20" fill="url( #g )"/>'),
    ],
)  # fmt: skip
def test_drawings_as_programs_write_them_are_read(tmp_path: Path, content: bytes) -> None:
    assert checked_logo(read(tmp_path, content).png)


REFUSED = {
    "a_jpeg.png": (b"\xff\xd8\xff\xe0" + bytes(50), "logo.not_a_picture"),
    "nothing.png": (b"", "logo.not_a_picture"),
    "page.svg": (b"<html><body>x</body></html>", "logo.not_a_picture"),
    "text.svg": ("ロゴです".encode(), "logo.not_a_picture"),
    "zip.svg": (b"\x1f\x8b\x08" + bytes(40), "logo.not_a_picture"),
    "cut.svg": (svg(SHAPE)[:-10], "logo.damaged"),
    "unknown_sign.svg": (svg("<text>&logo;</text>"), "logo.damaged"),
    "no_size.svg": (svg(SHAPE, box='viewBox="0 0 -9 9"'), "logo.damaged"),
    "not_a_size.svg": (svg(SHAPE, box='viewBox="nan nan 1e999 5"'), "logo.damaged"),
    "thread.svg": (svg(SHAPE, box='viewBox="0 0 1 900000"'), "logo.damaged"),
    "empty.svg": (svg(""), "logo.blank"),
    "white.svg": (svg(SHAPE.replace("#c81010", "white")), "logo.blank"),
    "clear.png": (made_png(1, 1, (b"IDAT", b"x\x9cc\x00\x00\x00\x05\x00\x01")), "logo.damaged"),
    "signature.png": (b"\x89PNG\r\n\x1a\n", "logo.damaged"),
    "no_width.png": (made_png(0, 9), "logo.damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_logo_is_refused_in_one_sentence_that_names_the_file(
    tmp_path: Path, name: str
) -> None:
    content, key = REFUSED[name]
    with pytest.raises(RuleBroken) as refused:
        read(tmp_path, content, name)
    assert refused.value.key == key
    assert name in sentence(refused.value)


def test_a_picture_that_was_cut_off_or_changed_is_refused(tmp_path: Path) -> None:
    dots = random.Random(1).randbytes(200 * 200 * 4)
    assert QImage(dots, 200, 200, QImage.Format.Format_RGB32).save(str(tmp_path / "whole.png"))
    whole = (tmp_path / "whole.png").read_bytes()
    changed = bytearray(whole)
    changed[len(whole) // 2] ^= 0xFF
    for content in (whole[: len(whole) // 2], whole[:-30], whole[:40], bytes(changed)):
        with pytest.raises(RuleBroken, match=r"logo\.damaged"):
            read(tmp_path, content, "logo.png")


def test_a_file_that_is_gone_or_a_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.png", Path("\0.png")):
        with pytest.raises(FileUnreadable):
            read_logo(path)


def test_a_file_too_large_to_be_a_logo_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "large.png").open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(RuleBroken, match=r"logo\.too_large"):
        read_logo(tmp_path / "large.png")


def test_no_picture_is_wider_or_higher_than_its_box(tmp_path: Path) -> None:
    assert QApplication.instance() is not None
    for width, height in ((3000, 10), (10, 3000), (1, 1), (946, 284)):
        made = png(tmp_path / "m.png", width, height, lambda p: p.fillRect(p.window(), "red"))
        logo = read(tmp_path, made, "logo.png")
        assert logo.width <= min(MOST_WIDE, width)
        assert logo.height <= min(MOST_HIGH, height)
