"""A photo is read upright, small and as pixels alone; what is none is told in one sentence."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageReader

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.language.catalog import use_language
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.portrait_canvas import photo_reading
from showroom_crm.ui.portrait_canvas.photo_reading import (
    LARGEST_KEPT_BYTES,
    LONGEST_SIDE,
    kept_photo,
    photo_of,
    read_photo,
)
from tests.ui.portrait_canvas.photos import (
    CORNERS,
    HEIGHT,
    ORIENTATIONS,
    WIDTH,
    corners_of,
    encoded,
    file_of,
    four_corners,
    jpeg_that_claims,
    png_that_claims,
    turned_by_camera,
    with_exif,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/>'


def refusal(path: Path) -> tuple[str, str]:
    """Return the key and the sentence by which a file is refused."""
    use_language("en")
    with pytest.raises(ShowroomError) as fault:
        read_photo(path)
    return fault.value.key, sentence(fault.value)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_a_photo_stands_upright_however_the_camera_was_held(
    tmp_path: Path, orientation: int
) -> None:
    photo = read_photo(file_of(tmp_path, turned_by_camera(orientation)))
    assert photo.image.size().toTuple() == (WIDTH, HEIGHT)
    assert corners_of(photo.image) == list(CORNERS)


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "bmp", "tiff"])
@pytest.mark.parametrize("name", ["photo.txt", "photo", "写真 #1.pdf"])
def test_a_photo_is_told_by_what_it_holds_not_by_its_name(
    tmp_path: Path, kind: str, name: str
) -> None:
    photo = read_photo(file_of(tmp_path, encoded(four_corners(), kind), name))
    assert corners_of(photo.image) == list(CORNERS)


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "bmp", "tiff"])
def test_a_large_photo_is_made_smaller_in_its_shape(tmp_path: Path, kind: str) -> None:
    image = read_photo(file_of(tmp_path, encoded(four_corners(4000, 1000), kind))).image
    assert image.size().toTuple() == (LONGEST_SIDE, LONGEST_SIDE // 4)
    assert corners_of(image) == list(CORNERS)


def test_a_large_photo_that_was_taken_upright_is_made_smaller_in_its_shape(tmp_path: Path) -> None:
    given = with_exif(encoded(four_corners(4000, 1000), "jpeg"), 6)
    image = read_photo(file_of(tmp_path, given)).image
    assert image.size().toTuple() == (LONGEST_SIDE // 4, LONGEST_SIDE)


def test_what_is_kept_holds_pixels_and_nothing_that_came_with_them(tmp_path: Path) -> None:
    given = turned_by_camera(6)
    assert b"Exif" in given
    assert b"GPS" in given
    kept = read_photo(file_of(tmp_path, given)).jpeg
    for sign in (b"Exif", b"GPS", b"ICC_PROFILE", b"http", b"\xff\xe1", b"\xff\xfe"):
        assert sign not in kept
    assert corners_of(kept_photo(kept).image) == list(CORNERS)


def test_texts_and_profiles_of_a_picture_are_not_kept(tmp_path: Path) -> None:
    picture = four_corners()
    picture.setText("Description", "Tanaka Hanako, Mitaka")
    picture.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    given = encoded(picture, "png")
    assert b"Mitaka" in given
    for kept in (read_photo(file_of(tmp_path, given)).jpeg, photo_of(picture, "").jpeg):
        assert b"Mitaka" not in kept
        assert b"ICC_PROFILE" not in kept


def test_a_noisy_photo_is_kept_within_its_limit(tmp_path: Path) -> None:
    side = LONGEST_SIDE
    noise = QImage(os.urandom(side * side * 4), side, side, QImage.Format.Format_RGB32)
    photo = read_photo(file_of(tmp_path, encoded(noise, "png", quality=100)))
    assert photo.image.width() == side
    assert 0 < len(photo.jpeg) <= LARGEST_KEPT_BYTES
    assert not kept_photo(photo.jpeg).image.isNull()


def test_what_is_transparent_becomes_paper(tmp_path: Path) -> None:
    picture = QImage(20, 20, QImage.Format.Format_ARGB32)
    picture.fill(QColor(0, 0, 0, 0))
    photo = read_photo(file_of(tmp_path, encoded(picture, "png")))
    assert photo.image.pixelColor(10, 10) == QColor("white")
    assert kept_photo(photo.jpeg).image.pixelColor(10, 10) == QColor("white")


@pytest.mark.parametrize(
    "format_of", [QImage.Format.Format_Grayscale8, QImage.Format.Format_CMYK8888]
)
def test_photos_in_grey_and_in_printers_colours_are_read(
    tmp_path: Path, format_of: QImage.Format
) -> None:
    content = encoded(four_corners().convertToFormat(format_of), "jpeg")
    assert read_photo(file_of(tmp_path, content)).image.size().toTuple() == (WIDTH, HEIGHT)


@pytest.mark.parametrize("width", [1, 60_000])
def test_a_photo_of_any_shape_has_a_pixel_at_least(tmp_path: Path, width: int) -> None:
    picture = QImage(width, 1, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    image = read_photo(file_of(tmp_path, encoded(picture, "png"))).image
    assert image.size().toTuple() == (min(width, LONGEST_SIDE), 1)


@pytest.mark.parametrize("side", [60_000, 30_000])
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: int
) -> None:
    monkeypatch.setattr(QImageReader, "read", lambda _reader: pytest.fail("it was decoded"))
    key, said = refusal(file_of(tmp_path, png_that_claims(side, side)))
    assert key == "photo.too_many_pixels"
    assert "60 million" in said


def test_a_jpeg_that_claims_too_many_pixels_is_refused(tmp_path: Path) -> None:
    assert refusal(file_of(tmp_path, jpeg_that_claims(30_000, 30_000)))[0] == (
        "photo.too_many_pixels"
    )


@pytest.mark.qt_log_ignore("TIFF directory", "read directory")
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "bmp", "tiff"])
@pytest.mark.parametrize("part", [0.5, 0.97])
def test_a_photo_that_was_not_copied_to_its_end_is_refused(
    tmp_path: Path, kind: str, part: float
) -> None:
    content = encoded(four_corners(400, 300), kind)
    if kind == "jpeg":
        content = with_exif(content, 1)
    key, said = refusal(file_of(tmp_path, content[: int(len(content) * part)], "IMG_1.jpg"))
    assert key in ("photo.incomplete", "photo.not_a_picture")
    assert "IMG_1.jpg" in said


def test_a_jpeg_with_more_behind_its_end_is_read(tmp_path: Path) -> None:
    """Phones append a second picture or a film."""
    content = with_exif(encoded(four_corners(), "jpeg"), 1) + b"MotionPhoto" + os.urandom(999)
    assert corners_of(read_photo(file_of(tmp_path, content)).image) == list(CORNERS)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "photo.empty"),
        ("これは写真ではありません".encode(), "photo.not_a_picture"),
        (SVG, "photo.not_a_picture"),
        (b"%PDF-1.7\n" + b"0" * 200, "photo.not_a_picture"),
        (b"\xff\xd8\xff\xe0", "photo.not_a_picture"),
        (b"BM" + b"\0" * 60, "photo.not_a_picture"),
    ],
    ids=["empty", "text", "svg", "pdf", "head", "bmp"],
)
def test_what_is_no_photo_is_refused_whatever_it_is_called(
    tmp_path: Path, content: bytes, key: str
) -> None:
    told, said = refusal(file_of(tmp_path, content, "face.jpg"))
    assert told in (key, "photo.incomplete")
    assert "face.jpg" in said


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "film.jpg"
    with path.open("wb") as file:
        file.truncate(photo_reading.LARGEST_BYTES + 1)
    monkeypatch.setattr(photo_reading, "read_bytes", lambda _path: pytest.fail("it was read"))
    said = "The photo “film.jpg” is too large: at most 50 MB."
    assert refusal(path) == ("photo.too_large", said)


def test_a_file_that_vanished_a_folder_and_a_pipe_are_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.jpg")[0] == "file.missing"
    key, said = refusal(tmp_path)
    assert key == "file.unreadable"
    assert "it is a folder" in said
    assert refusal(tmp_path / "a\0b.jpg")[0] == "file.unreadable"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    assert refusal(pipe)[0] == "photo.not_a_picture"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="here everybody may read everything"
)
def test_a_file_without_the_right_to_it_is_told(tmp_path: Path) -> None:
    path = file_of(tmp_path, encoded(four_corners(), "jpeg"))
    path.chmod(0)
    assert "no right" in refusal(path)[1]


def test_a_clipboard_without_a_picture_is_refused() -> None:
    with pytest.raises(ShowroomError, match="not_a_picture"):
        photo_of(QImage(), "")


@pytest.mark.parametrize("content", [b"", b"ink", SVG, turned_by_camera(1)[:500]])
def test_a_kept_photo_that_is_damaged_is_told(content: bytes) -> None:
    with pytest.raises(ShowroomError, match="kept_damaged"):
        kept_photo(content)
