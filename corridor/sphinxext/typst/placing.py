"""Which exhibits float: one that does not fit on its page goes to the head of the next, and the text after it moves up.

Typst can set a figure where it stands or let it float, but not decide by the room that is left. So the report is laid out with
all exhibits in place, those that leave a hole are let float, and so on until none is left. A round takes Typst a fraction of a
second, as it lays out anew only what has changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import typst

from corridor.sphinxext.typst.escape import array, string
from corridor.sphinxext.typst.tables import MM

FILE = "placing.typ"
PAGE_END = (297 - 27) * MM
HOLE = 30 * MM
"""A hole at the foot of a page is one from this height on."""
FARTHEST = 2
"""An exhibit that would float farther than so many pages stays in its place, hole or not."""
ROUNDS = 24

Part = Literal["chapter", "mark", "body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is: a chapter's beginning, the place of an exhibit in the text (mark), the exhibit itself (body)."""

    name: str
    part: Part
    page: int
    y: float


def place_exhibits(compiler: typst.Compiler, directory: Path) -> frozenset[str]:
    """Write ``placing.typ`` and return the names of the exhibits that float in it."""
    floating: frozenset[str] = frozenset()
    fixed: frozenset[str] = frozenset()
    for _ in range(ROUNDS):
        write_placing(directory, floating, draft=True)
        found = json.loads(compiler.query("<place>", field="value"))
        places = [Place(name=name, part=part, page=page, y=y) for name, part, page, y in found]
        astray = strayed(places, floating)
        chosen = (floating | holes(places, floating | fixed | astray)) - astray
        fixed |= astray
        if chosen == floating:
            break
        floating = chosen
    write_placing(directory, floating, draft=False)
    return floating


def write_placing(directory: Path, floating: Iterable[str], *, draft: bool) -> None:
    """Write the file in which the template looks up what floats, and whether only that is to be found out."""
    names = array([string(name) for name in sorted(floating)])
    text = f"#let draft = {str(draft).lower()}\n// Exhibits that stand at the head of the next page.\n#let floating = {names}\n"
    (directory / FILE).write_text(text, encoding="utf-8")


def holes(places: Sequence[Place], decided: frozenset[str]) -> frozenset[str]:
    """Return, of each chapter, the first undecided exhibit that must float: what it does moves all that follow it in its chapter.

    It must if it leaves a hole, or if it would come before one that floats and has a lower number.
    """
    found: set[str] = set()
    bodies = {place.name: place for place in places if place.part == "body"}
    before: Place | None = None
    seen = False
    for place in places:
        if place.part == "chapter":
            seen, before = False, None
        elif place.part == "mark":
            body = bodies[place.name]
            overtakes = before is not None and (body.page, body.y) < (before.page, before.y)
            if not seen and place.name not in decided and (overtakes or _leaves_hole(place, body)):
                seen = True
                found.add(place.name)
            before = body
    return frozenset(found)


def strayed(places: Sequence[Place], floating: frozenset[str]) -> frozenset[str]:
    """Return the floating exhibits that ended too far from their place, or on their own page, where they need not float."""
    marks = {place.name: place for place in places if place.part == "mark"}
    bodies = [place for place in places if place.part == "body" and place.name in floating]
    return frozenset(body.name for body in bodies if not 1 <= body.page - marks[body.name].page <= FARTHEST)


def _leaves_hole(mark: Place, body: Place) -> bool:
    """Return whether an exhibit that stands in the text left a page unfilled: its own, or the one after, full of floating ones."""
    return body.page > mark.page + 1 or (body.page > mark.page and PAGE_END - mark.y > HOLE)
