"""The facts that the book uses, in reading order: each gets a number by its first use, the same on the web and in print."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corridor.errors import UserError
from corridor.facts import used_ids
from corridor.formats import runs_of
from corridor.names import hint
from corridor.pipeline.toc import pages_in_toc
from corridor.project import Project

ANSWERS_FILE = "answers.json"

_INCLUDE = re.compile(r"^(?:`{3,}|:{3,})\{include\}[ \t]+(\S+)", re.MULTILINE)
_TITLE = re.compile(r"^# +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the book as its author wrote it: name without extension, title, MyST text with included fragments in their places."""

    name: str
    title: str
    text: str


def pages_of(project: Project) -> list[Page]:
    """Return the written and executed pages of the book in reading order; pages that the pipeline generates are left out."""
    found = []
    for name in pages_in_toc(project):
        path = next((path for path in (project.root / f"{name}.ipynb", project.root / f"{name}.md") if path.is_file()), None)
        if path is None or path.is_relative_to(project.generated):
            continue
        text = "\n\n".join(_with_included(part, path, project.root) for part in _parts(path))
        title = _TITLE.search(text)
        found.append(Page(name, title[1] if title else name, text))
    return found


def facts_used(pages: Sequence[Page], findings: Mapping[str, Any]) -> dict[str, Page]:
    """Return the ids of the facts in reading order, each with the page that uses it first.

    Raises
    ------
    UserError
        With one line per page and id that is no finding, naming the nearest.
    """
    used: dict[str, Page] = {}
    faults: dict[str, None] = {}
    for page in pages:
        for id in used_ids(page.text):
            used.setdefault(id, page)
            if id not in findings:
                faults[f"{page.name}: unknown fact '{id}'{hint(id, findings)}"] = None
    if faults:
        raise UserError(*faults)
    return used


def numbered(
    answers: Sequence[Mapping[str, Any]], used: Mapping[str, Page], *, templates: Mapping[str, str], places: Mapping[str, Collection[int]]
) -> list[dict[str, Any]]:
    """Return the answers of the facts used, in their order, with what the book adds to them.

    That is ``number``, ``page`` and ``page_title`` of the first use, the ``template`` of the chapter, and in each of ``inputs`` the
    rows that are ``placed`` on the web, of which links need the first of each run. ``templates`` gives the template of each chapter
    run, ``places`` the rows that have a place by table.
    """
    by_id = {answer["id"]: answer for answer in answers}
    return [
        {
            **by_id[id],
            "inputs": [_placed(item, places) for item in by_id[id]["inputs"]],
            "number": number,
            "page": page.name,
            "page_title": page.title,
            "template": templates[by_id[id]["chapter"]],
        }
        for number, (id, page) in enumerate(used.items(), 1)
    ]


def _placed(used: Mapping[str, Any], places: Mapping[str, Collection[int]]) -> dict[str, Any]:
    """Return rows used of a table with those of them that links can lead to."""
    if used["table"] not in places:
        return dict(used)
    there = places[used["table"]]
    return {**used, "placed": [first for first, _ in runs_of(used["rows"]) if first in there]}


def write_answers(answers: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Write the answers as a JSON list, one a line."""
    lines = ",\n".join(json.dumps(answer, ensure_ascii=False) for answer in answers)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def _parts(path: Path) -> Iterator[str]:
    """Yield the MyST texts of a page: the file's, or those of a notebook's markdown cells and outputs."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        yield text
        return
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "markdown":
            yield "".join(cell["source"])
        for output in cell.get("outputs", []):
            yield "".join(output.get("data", {}).get("text/markdown", []))


def _with_included(text: str, path: Path, root: Path) -> str:
    """Return ``text`` with the files that it includes in place of the directives; paths from the project's root begin with a slash."""

    def fragment(match: re.Match[str]) -> str:
        file = root / match[1].lstrip("/") if match[1].startswith("/") else path.parent / match[1]
        return _with_included(file.read_text(encoding="utf-8"), file, root) if file.is_file() else match[0]

    return _INCLUDE.sub(fragment, text)
