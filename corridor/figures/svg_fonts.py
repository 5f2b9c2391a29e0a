"""SVG pictures that bring their letters along.

A picture on a web page may load nothing, so its text would be set in whatever font the reader has, and labels would collide.
Each picture therefore carries the few glyphs it uses, as subsets of the report's fonts. Its text stays text: Typst sets it in
the PDF with the full fonts, and it can be searched and copied there.
"""

from __future__ import annotations

import base64
import io
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from corridor.fonts import SANS

Face = tuple[int, bool]
"""Weight (400, 600 or 700) and whether the face is italic."""

_SVG = "{http://www.w3.org/2000/svg}"
_FACES: Mapping[str, Face] = {
    "Regular": (400, False), "It": (400, True), "Semibold": (600, False), "SemiboldIt": (600, True), "Bold": (700, False), "BoldIt": (700, True),
}  # fmt: skip


def embed_fonts(svg: str) -> str:
    """Return the picture with the glyphs of its text embedded; a picture without text comes back as it is.

    The result is the same bytes for the same picture.
    """
    used = characters_by_face(svg)
    if not used:
        return svg
    rules = "\n".join(_rule(face, "".join(sorted(characters))) for face, characters in sorted(used.items()))
    opening = re.search(r"<defs>\s*<style type=\"text/css\">", svg)
    if opening is None:
        raise ValueError("not an SVG picture as matplotlib writes it: it has no style element")
    return f"{svg[: opening.end()]}\n{rules}\n{svg[opening.end() :]}"


def characters_by_face(svg: str) -> dict[Face, set[str]]:
    """Return the characters that the picture's text shows, by the face it is set in."""
    found: dict[Face, set[str]] = defaultdict(set)
    for element in ElementTree.fromstring(svg).iter(f"{_SVG}text"):
        text = "".join(element.itertext())
        if text.strip():
            found[_face(element.get("style", ""))].update(text)
    return dict(found)


def _face(style: str) -> Face:
    """Return the face that a text's style asks for: matplotlib writes weights as numbers, and leaves out what is normal."""
    fields = {name.strip(): value.strip() for name, _, value in (part.partition(":") for part in style.split(";"))}
    asked = int(fields.get("font-weight", "400"))
    weight = min({face[0] for face in _FACES.values()}, key=lambda known: (abs(known - asked), known))
    return weight, fields.get("font-style", "normal") in {"italic", "oblique"}


@lru_cache(maxsize=512)
def _rule(face: Face, characters: str) -> str:
    """Return the ``@font-face`` rule with the subset of one face that holds ``characters``."""
    name = next(name for name, known in _FACES.items() if known == face)
    path = next(path for path in SANS.paths() if path.name == f"SourceSansPro-{name}.ttf")
    weight, italic = face
    return (
        f"@font-face {{font-family: '{SANS.name}'; font-weight: {weight}; font-style: {'italic' if italic else 'normal'}; "
        f"src: url(data:font/ttf;base64,{_subset(path, characters)})}}"
    )


def _subset(path: Path, characters: str) -> str:
    options = Options(hinting=False, desubroutinize=True, notdef_outline=True, layout_features=["kern", "liga", "tnum", "lnum"])
    with TTFont(path, lazy=False, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        buffer = io.BytesIO()
        font.save(buffer)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
