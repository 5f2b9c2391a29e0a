"""Pictures of the book: where they come from, how wide they are printed, under which name Typst finds them."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import imagesize
from docutils import nodes

from corridor.sphinxext.typst.tables import MM, TEXT_HEIGHT, TEXT_WIDTH

FOLDER = "_images"
TALLEST = TEXT_HEIGHT - 42 * MM
"""Pictures are made no taller, so that title, source line and page furniture have room."""
PIXEL = 0.75
"""Points of a pixel, as CSS has it."""

_UNITS = {"": PIXEL, "px": PIXEL, "pt": 1.0, "cm": 10 * MM, "mm": MM, "in": 72.0, "em": 10.0}
_LENGTH = re.compile(r"([\d.]+)\s*(px|pt|cm|mm|in|em|%)?")
_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


class ImageFault(ValueError):
    """A picture that cannot be printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as it is printed: its path in the output, its width in points, the words in it."""

    path: str
    width: float
    text: str


class Pictures:
    """The pictures of one book; each file is copied once, under a name that its content decides."""

    def __init__(self, source: Path, output: Path) -> None:
        self._source = source
        self._output = output
        self._copied: dict[str, str] = {}

    def add(self, node: nodes.image) -> Picture:
        """Return the picture of an image node and copy its file.

        Raises
        ------
        ImageFault
            If there is no such file, it is of another kind, or its size cannot be read.
        """
        path = self._source / node["uri"]
        if not path.is_file():
            raise ImageFault(f"there is no picture '{node['uri']}'")
        width, height = natural_size(path)
        printed = printed_width(node, width, height)
        words = svg_words(path) if path.suffix == ".svg" else ""
        return Picture(path=self._copy(path), width=printed, text=words)

    def _copy(self, path: Path) -> str:
        if str(path) not in self._copied:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
            name = f"{FOLDER}/{re.sub(r'[^A-Za-z0-9_-]+', '-', path.stem)}-{digest}{path.suffix}"
            (self._output / FOLDER).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, self._output / name)
            self._copied[str(path)] = name
        return self._copied[str(path)]


def natural_size(path: Path) -> tuple[float, float]:
    """Return width and height of a picture in points.

    Raises
    ------
    ImageFault
        If the file does not say.
    """
    if path.suffix == ".svg":
        return _svg_size(path)
    width, height = imagesize.get(path)
    if width <= 0 or height <= 0:
        raise ImageFault(f"the size of picture '{path.name}' cannot be read")
    return width * PIXEL, height * PIXEL


def _svg_size(path: Path) -> tuple[float, float]:
    try:
        root = next(element for _, element in ElementTree.iterparse(path, events=("start",)))
    except (ElementTree.ParseError, StopIteration) as error:
        raise ImageFault(f"picture '{path.name}' is not an SVG file ({error})") from error
    sizes = [points(root.get(name, "")) for name in ("width", "height")]
    box = [float(value) for value in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if value]
    if None in sizes and len(box) == 4:
        sizes = [box[2] * PIXEL, box[3] * PIXEL]
    if sizes[0] and sizes[1]:
        return sizes[0], sizes[1]
    raise ImageFault(f"picture '{path.name}' does not say its size")


def points(length: str, relative_to: float | None = None) -> float | None:
    """Return a CSS length in points, a percentage of ``relative_to``; None if it is neither.

    >>> points("2in"), points("50%", 400.0), points("auto")
    (144.0, 200.0, None)
    """
    found = _LENGTH.fullmatch(length.strip())
    if not found:
        return None
    value, unit = float(found[1]), found[2] or ""
    if unit == "%":
        return None if relative_to is None else value * relative_to / 100
    return value * _UNITS[unit]


def printed_width(node: nodes.image, width: float, height: float) -> float:
    """Return the width in points that an image node is printed in: as asked for, within the text block."""
    asked = points(str(node.get("width", "")), TEXT_WIDTH)
    asked_height = points(str(node.get("height", "")))
    if asked is None and asked_height is not None:
        asked = width * asked_height / height
    if asked is None:
        asked = width * float(node.get("scale", 100)) / 100
    return min(asked, TEXT_WIDTH, width * TALLEST / height)


def svg_words(path: Path) -> str:
    """Return the words in an SVG picture."""
    from html import unescape

    return " ".join(unescape(_TAG.sub("", text)).strip() for text in _TEXT.findall(path.read_text(encoding="utf-8")))
