"""Coverage and widths come from the font files."""

from __future__ import annotations

from corridor.sphinxext.typst.glyphs import MONO_ADVANCE, Run, missing, name, width


def test_latin_punctuation_chinese_and_urdu_are_covered():
    assert missing("Gwadar – “port”, 瓜达尔港, گوادر بندرگاہ\u200c\n") == []


def test_what_no_font_has_is_told_once_each():
    assert missing("a\u0bb9b\u0bb9\u1c90") == ["\u0bb9", "\u1c90"]


def test_characters_are_named():
    assert name("\u0bb9") == "U+0BB9 TAMIL LETTER HA"


def test_code_has_one_width():
    assert width([Run(text="ilW", face="mono")]) == 3 * MONO_ADVANCE


def test_semibold_is_wider_than_regular():
    assert width([Run(text="Country", face="semibold")]) > width([Run(text="Country")]) > 2.5
