"""One way to keep a figure: picture, plotted values and record, side by side and the same bytes every time.

``ID.svg`` (print and web), ``ID.png`` (for slides), ``ID.csv`` (the plotted values) and ``ID.json`` (title, alternative
text, sources, licences, inputs with hashes, parameters, code version).
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from PIL import Image

from corridor.facts import ROLE
from corridor.figures.alternative import repeats
from corridor.figures.style import apply_style
from corridor.figures.svg_fonts import embed_fonts

_ID = re.compile(r"[a-z][a-z0-9_]*(-[a-z0-9_]+)*")
PNG_DPI = 200
REPEATED = "the alternative text only repeats the title; say what is seen"


class FigureError(ValueError):
    """A figure that must not be published: malformed id, no title, no alternative text of its own, no data, no source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecord:
    """What is known of a figure. ``inputs`` are mappings with ``table``, ``rows`` (count) and ``sha256`` of the table's file."""

    id: str
    title: str
    alt: str
    sources: tuple[str, ...]
    licences: tuple[str, ...]
    inputs: tuple[Mapping[str, Any], ...]
    parameters: Mapping[str, Any]
    note: str
    code_version: str

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise FigureError(f"figure id {self.id!r} is not lower-case words joined by hyphens")
        if not self.title.strip():
            raise FigureError(f"figure {self.id} has no title")
        if not self.alt.strip():
            raise FigureError(f"figure {self.id} has no alternative text")
        if repeats(ROLE.sub(" ", self.alt), ROLE.sub(" ", self.title)):  # the values of facts are known only when they are collected
            raise FigureError(f"figure {self.id}: {REPEATED}")
        if not self.sources or not self.inputs:
            raise FigureError(f"figure {self.id} names no source or no row")

    def as_record(self) -> dict[str, Any]:
        """Return the JSON-ready form."""
        return {
            "id": self.id,
            "title": self.title,
            "alt": self.alt,
            "sources": list(self.sources),
            "licences": list(self.licences),
            "inputs": [dict(item) for item in self.inputs],
            "parameters": dict(self.parameters),
            "note": self.note,
            "code_version": self.code_version,
        }


def save_figure(figure: Figure, data: pd.DataFrame, record: FigureRecord, directory: Path) -> None:
    """Write the four files of a figure into ``directory``.

    Raises
    ------
    FigureError
        If ``data`` is empty.
    """
    if data.empty:
        raise FigureError(f"figure {record.id} has no data")
    apply_style()
    directory.mkdir(parents=True, exist_ok=True)
    (directory / f"{record.id}.svg").write_text(embed_fonts(_svg(figure)), encoding="utf-8")
    (directory / f"{record.id}.png").write_bytes(_png(figure))
    data.to_csv(directory / f"{record.id}.csv", index=False, lineterminator="\n", float_format="%.10g")
    (directory / f"{record.id}.json").write_text(record_text(record.as_record()), encoding="utf-8")


def record_text(record: Mapping[str, Any]) -> str:
    """Return a record as the text of its file."""
    return json.dumps(record, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _svg(figure: Figure) -> str:
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def _png(figure: Figure) -> bytes:
    """Return the picture with a palette of its 256 colours, a third of the size of one in true colours: charts have few."""
    drawn, saved = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png", dpi=PNG_DPI, metadata={"Software": None})
    picture = Image.open(drawn).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    picture.save(saved, format="PNG", dpi=(PNG_DPI, PNG_DPI), optimize=True)
    return saved.getvalue()
