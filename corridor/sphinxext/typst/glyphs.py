"""What the fonts can print and how wide it is, read from the font files themselves."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from fontTools.ttLib import TTFont

from corridor.fonts import CODE, SANS, font_files

Face = Literal["regular", "semibold", "mono"]

MONO_ADVANCE = 0.602 * 0.86
"""Advance of DejaVu Sans Mono in em, at the size that the template sets code in."""
OTHER_ADVANCE = 1.0
"""Advance taken for letters of other fonts: that of a Chinese character, the widest there are."""

_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of text in one face."""

    text: str
    face: Face = "regular"


@cache
def covered() -> frozenset[int]:
    """Return the code points that at least one of the report's fonts has a glyph for."""
    points: set[int] = set()
    for path in (*font_files(), *CODE.paths()):
        with TTFont(path, lazy=True) as font:
            points.update(font.getBestCmap())
    return frozenset(points)


def missing(text: str) -> list[str]:
    """Return the characters of ``text`` that no font has, each once, in order of appearance."""
    found = dict.fromkeys(letter for letter in text if ord(letter) not in covered())
    return [letter for letter in found if unicodedata.category(letter) not in _INVISIBLE]


def name(letter: str) -> str:
    """Return how a message names a character.

    >>> name("\u0bb9")
    'U+0BB9 TAMIL LETTER HA'
    """
    return f"U+{ord(letter):04X} {unicodedata.name(letter, 'without a name')}"


def width(runs: Iterable[Run]) -> float:
    """Return the width of text on one line, in em of its type size."""
    return sum(advance(letter, run.face) for run in runs for letter in run.text)


def advance(letter: str, face: Face) -> float:
    """Return the advance of one character in em."""
    if face == "mono":
        return MONO_ADVANCE
    return _advances(face).get(ord(letter), OTHER_ADVANCE)


@cache
def _advances(face: Face) -> dict[int, float]:
    wanted = "SourceSansPro-Semibold.ttf" if face == "semibold" else "SourceSansPro-Regular.ttf"
    path = next(path for path in SANS.paths() if path.name == wanted)
    with TTFont(path, lazy=True) as font:
        units, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
        return {point: metrics[glyph][0] / units for point, glyph in font.getBestCmap().items()}
