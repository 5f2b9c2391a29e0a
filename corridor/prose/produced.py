"""What chapter runs made: titles, alternative texts, notes, captions and sentences with the numbers that code put into them.

Left out is what is data rather than prose: cells of tables, names that stand in a table (*Eight Hangor-class submarines*), and the
count of sources in a source line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat

from corridor.errors import UserError
from corridor.markup import SOURCES_COUNTED
from corridor.project import Project
from corridor.prose.allowed import read_forms
from corridor.prose.check import Prose, unbound
from corridor.prose.markdown import passages
from corridor.prose.numbers import numbers

WORDS = {"title": "title", "alt": "alternative text", "note": "note"}
"""Fields of a figure's record that are prose."""
_RECORDED = frozenset({"figure", "cell"})
_TABLE = re.compile(r"^:name: tab-(\S+)$", re.MULTILINE)


def check_produced(project: Project, runs: Iterable[tuple[str, Path]], names: Iterable[str]) -> None:
    """Check what the runs (chapter id, directory) made; ``names`` are those that the data package gives to events and projects.

    Raises
    ------
    UserError
        With one line per number that is bound to no finding, naming chapter and figure or table.
    """
    forms = read_forms(project.allowed_numbers)
    numbered = [name for name in names if next(numbers(name), None)]
    prose = [item for chapter, directory in runs for item in produced(chapter, directory)]
    for item in prose:
        item.passage.masks += [match.span() for name in numbered for match in re.finditer(re.escape(name), item.passage.text)]
    faults, _ = unbound(prose, forms)
    if faults:
        raise UserError(*dict.fromkeys(faults))


def produced(chapter: str, directory: Path) -> Iterator[Prose]:
    """Yield the prose of figure records and of Markdown outputs in a run's directory."""
    for path in sorted((directory / "figures").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        for field, name in WORDS.items():
            for passage in passages(record[field]):
                yield Prose(f"chapter {chapter}, figure {record['id']}, {name}", passage, lines=False)
    for cell in nbformat.read(directory / "notebook.ipynb", as_version=4).cells:
        for output in cell.get("outputs", []):
            text = output.get("data", {}).get("text/markdown", "")
            table = _TABLE.search(text)
            place = f"chapter {chapter}, table {table.group(1)}" if table else f"chapter {chapter}, {cell.id}"
            for passage in passages(text, skip=_RECORDED):
                counted = SOURCES_COUNTED.search(passage.text)
                passage.masks += [counted.span()] if counted else []
                yield Prose(place, passage, lines=False)
