"""The fonts are where the packages have them, and are the ones that their names say."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from corridor.errors import UserError
from corridor.fonts import CHINESE, CODE, FAMILIES, SANS, URDU, FontFamily, font_files, register_with_matplotlib


@pytest.mark.parametrize("family", [*FAMILIES, CODE], ids=lambda family: family.name)
def test_files_hold_the_family_that_they_are_listed_under(family):
    for path in family.paths():
        with TTFont(path, lazy=True) as font:
            names = {font["name"].getDebugName(number) for number in (1, 16)}
        assert any(name and name.startswith(family.name) for name in names)


def test_order_of_files_is_fixed_and_without_repetition():
    files = font_files()
    assert files == font_files()
    assert len(set(files)) == len(files) == sum(len(family.files) for family in FAMILIES)


@pytest.mark.parametrize(
    ("family", "text"),
    [(CHINESE, "中巴经济走廊"), (URDU, "چین پاکستان اقتصادی راہداری ٹھیک ڑ ں ے ۲۰۲۴"), (SANS, "–—‘’“”…×≥≤→§²")],
)
def test_fonts_cover_their_script(family, text):
    with TTFont(family.paths()[0], lazy=True) as font:
        covered = font.getBestCmap()
    assert [letter for letter in text if letter != " " and ord(letter) not in covered] == []


def test_matplotlib_finds_the_sans_font_in_three_weights():
    from matplotlib import font_manager

    register_with_matplotlib()
    register_with_matplotlib()
    for weight, file in ((400, "Regular"), (600, "Semibold"), (700, "Bold")):
        properties = font_manager.FontProperties(family="Source Sans Pro", weight=weight)
        assert font_manager.findfont(properties, fallback_to_default=False).endswith(f"SourceSansPro-{file}.ttf")


def test_a_missing_package_is_said_in_one_line():
    lost = FontFamily(name="Lost", package="no_such_font_package", folder="files", files=("Lost.ttf",))
    with pytest.raises(UserError, match="^font Lost: the package 'no_such_font_package' is not installed"):
        lost.paths()


def test_a_missing_face_is_said_in_one_line():
    lost = FontFamily(name="Lost", package=SANS.package, folder="files", files=("Lost.ttf",))
    with pytest.raises(UserError, match="lacks Lost.ttf$"):
        lost.paths()
