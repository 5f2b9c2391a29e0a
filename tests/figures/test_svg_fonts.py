"""Pictures bring the letters they use, and only those."""

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from corridor.figures.style import new_figure
from corridor.figures.svg_fonts import characters_by_face, embed_fonts


@pytest.fixture
def svg():
    figure, axes = new_figure(height=1.5)
    axes.set_axis_off()
    axes.text(0, 0, "Gwadar")
    axes.text(0, 1, "Kẞ\N{MINUS SIGN}", weight="semibold", style="italic")
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None})
    return buffer.getvalue()


def test_characters_by_face(svg):
    assert characters_by_face(svg) == {(400, False): set("Gwadar"), (600, True): set("Kẞ\N{MINUS SIGN}")}


def test_embedded_fonts_hold_just_these_glyphs(svg):
    done = embed_fonts(svg)
    rules = re.findall(r"font-weight: (\d+); font-style: (\w+); src: url\(data:font/ttf;base64,([^)]+)\)", done)
    assert [(weight, style) for weight, style, _ in rules] == [("400", "normal"), ("600", "italic")]
    font = TTFont(io.BytesIO(base64.b64decode(rules[0][2])))
    assert {chr(code) for code in font.getBestCmap()} == set("Gwadar")
    assert len(done) < len(svg) + 20_000


def test_same_bytes_and_text_untouched(svg):
    assert embed_fonts(svg) == embed_fonts(svg)
    assert characters_by_face(embed_fonts(svg)) == characters_by_face(svg)


def test_a_picture_without_text_stays_as_it_is():
    picture = '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'
    assert embed_fonts(picture) == picture


def test_other_svg_is_refused():
    with pytest.raises(ValueError, match="no style element"):
        embed_fonts('<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>')
