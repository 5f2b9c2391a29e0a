"""The table of contents and the edition say the same: each page of an executed notebook is a run, and each run has a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from corridor.edition import Edition
from corridor.project import Project

_EXECUTED = "book/_executed/"
_GENERATED = "book/_generated/"


def pages_in_toc(project: Project) -> list[str]:
    """Return the pages of ``_toc.yml`` in reading order, without extension, the root page first."""
    text = (project.root / "_toc.yml").read_text(encoding="utf-8")
    return list(_files(yaml.safe_load(text)))


def faults(project: Project, edition: Edition) -> list[str]:
    """Return one line per disagreement between ``_toc.yml``, ``edition.yml`` and the files in ``book/``."""
    try:
        pages = pages_in_toc(project)
    except FileNotFoundError:
        return ["_toc.yml: the file is not there"]
    except yaml.YAMLError as error:
        return [f"_toc.yml: not readable as YAML: {' '.join(str(error).split())}"]
    listed = {page.removeprefix(_EXECUTED) for page in pages if page.startswith(_EXECUTED)}
    runs = {run.id for run in edition.chapters}
    lines = [f"_toc.yml: page {_EXECUTED}{name} has no chapter run in edition.yml" for name in sorted(listed - runs)]
    lines += [f"edition.yml: chapter run '{name}' has no page {_EXECUTED}{name} in _toc.yml" for name in sorted(runs - listed)]
    prose = [page for page in pages if not page.startswith((_EXECUTED, _GENERATED)) and page not in {"genindex", "search"}]
    lines += [f"_toc.yml: page {page}.md is not there" for page in prose if not (project.root / f"{page}.md").is_file()]
    return lines


def _files(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "root" in node:
            yield node["root"]
        if "file" in node:
            yield node["file"]
        for name in ("parts", "chapters", "sections"):
            yield from _files(node.get(name))
    elif isinstance(node, list):
        for item in node:
            yield from _files(item)
