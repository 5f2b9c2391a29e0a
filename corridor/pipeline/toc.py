"""The table of contents and the edition say the same: each page of an executed notebook is a run, and each run has a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from corridor.edition import Edition
from corridor.project import EVIDENCE_PAGE, Project

_EXECUTED = "book/_executed/"
_GENERATED = "book/_generated/"


def pages_in_toc(project: Project) -> list[str]:
    """Return the pages of ``_toc.yml`` in reading order, without extension, the root page first.

    Pages that a pattern stands for follow from the data package and are not among them.
    """
    return list(_entries(_read(project), "file"))


def faults(project: Project, edition: Edition) -> list[str]:
    """Return one line per disagreement between ``_toc.yml``, ``edition.yml`` and the files in ``book/``."""
    try:
        contents = _read(project)
    except FileNotFoundError:
        return ["_toc.yml: the file is not there"]
    except yaml.YAMLError as error:
        return [f"_toc.yml: not readable as YAML: {' '.join(str(error).split())}"]
    pages = list(_entries(contents, "file"))
    listed = {page.removeprefix(_EXECUTED) for page in pages if page.startswith(_EXECUTED)}
    runs = {run.id for run in edition.chapters}
    lines = [f"_toc.yml: page {_EXECUTED}{name} has no chapter run in edition.yml" for name in sorted(listed - runs)]
    lines += [f"edition.yml: chapter run '{name}' has no page {_EXECUTED}{name} in _toc.yml" for name in sorted(runs - listed)]
    prose = [page for page in pages if not page.startswith((_EXECUTED, _GENERATED)) and page not in {"genindex", "search"}]
    lines += [f"_toc.yml: page {page}.md is not there" for page in prose if not (project.root / f"{page}.md").is_file()]
    patterns = [pattern for pattern in _entries(contents, "glob") if not pattern.startswith(_GENERATED)]
    lines += [f"_toc.yml: pattern {pattern} may only stand for generated pages ({_GENERATED}...): name written pages one by one" for pattern in patterns]
    if EVIDENCE_PAGE not in pages:
        lines.append(f"_toc.yml: page {EVIDENCE_PAGE} is missing; every number of the book leads to it")
    return lines


def _read(project: Project) -> Any:
    return yaml.safe_load((project.root / "_toc.yml").read_text(encoding="utf-8"))


def _entries(node: Any, kind: str) -> Iterator[str]:
    """Yield the entries of a kind, ``file`` (with the root page) or ``glob``, in reading order."""
    if isinstance(node, dict):
        if kind == "file" and "root" in node:
            yield node["root"]
        if kind in node:
            yield node[kind]
        for name in ("parts", "chapters", "sections"):
            yield from _entries(node.get(name), kind)
    elif isinstance(node, list):
        for item in node:
            yield from _entries(item, kind)
