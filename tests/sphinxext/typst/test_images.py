"""Pictures: sizes as CSS and SVG say them, names by content."""

from __future__ import annotations

import pytest
from docutils import nodes

from corridor.sphinxext.typst.images import ImageFault, Pictures, natural_size, points, printed_width, svg_words
from corridor.sphinxext.typst.tables import TEXT_WIDTH

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 200 100">{words}</svg>'
WORDS = '<text x="1">China &amp; <tspan>Pakistan</tspan></text>'


@pytest.fixture
def drawing(tmp_path):
    def draw(name="a.svg", w="200pt", h="100pt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SVG.format(w=w, h=h, words=WORDS), encoding="utf-8")
        return path

    return draw


@pytest.mark.parametrize(
    ("length", "expected"),
    [("10pt", 10), ("1in", 72), ("25.4mm", 72), ("4px", 3), ("8", 6), ("50%", 100), ("auto", None), ("", None)],
)
def test_lengths(length, expected):
    assert points(length, 200) == (None if expected is None else pytest.approx(expected))


def test_svg_size_from_its_attributes_or_its_box(drawing):
    assert natural_size(drawing()) == (200, 100)
    assert natural_size(drawing(w="100%", h="")) == (150, 75)


def test_png_size(tmp_path):
    from PIL import Image

    Image.new("RGB", (40, 20)).save(tmp_path / "a.png")
    assert natural_size(tmp_path / "a.png") == (30, 15)


def test_words_of_a_drawing(drawing):
    assert svg_words(drawing()) == "China & Pakistan"


@pytest.mark.parametrize(
    ("options", "expected"),
    [({}, 200), ({"width": "50%"}, TEXT_WIDTH / 2), ({"scale": 50}, 100), ({"height": "50pt"}, 100), ({"width": "99in"}, TEXT_WIDTH)],
)
def test_printed_width(options, expected):
    assert printed_width(nodes.image(**options), 200, 100) == pytest.approx(expected)


def test_tall_pictures_leave_room_for_their_captions():
    assert printed_width(nodes.image(width="100%"), 100, 1000) < 60


def test_a_picture_is_copied_under_a_name_that_its_content_decides(drawing, tmp_path):
    drawing("src/x/Some figure.svg")
    pictures = Pictures(tmp_path / "src", tmp_path / "out")
    first = pictures.add(nodes.image(uri="x/Some figure.svg"))
    assert first == pictures.add(nodes.image(uri="x/Some figure.svg"))
    assert first.path.startswith("_images/Some-figure-")
    assert (tmp_path / "out" / first.path).is_file()


@pytest.mark.parametrize(("content", "message"), [(None, "no picture"), ("<svg", "not an SVG"), ("<svg/>", "does not say its size")])
def test_faulty_pictures(tmp_path, content, message):
    if content is not None:
        (tmp_path / "a.svg").write_text(content, encoding="utf-8")
    with pytest.raises(ImageFault, match=message):
        Pictures(tmp_path, tmp_path / "out").add(nodes.image(uri="a.svg"))
