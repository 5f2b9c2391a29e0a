"""The key of a chapter run: a hash over all that its results depend on.

Template (code and markdown), parameters, edition file, data package, project code, lock file and Python's minor version.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import nbformat

import corridor
from corridor.edition import ChapterRun
from corridor.hashing import sha256, tree_sha256
from corridor.project import Project


def common_key(project: Project) -> str:
    """Return the part of the key that all runs of a build share."""
    code = hashlib.sha256()
    package = Path(corridor.__file__).parent
    for path in sorted(package.rglob("*.py")):
        code.update(f"{path.relative_to(package).as_posix()}\0{sha256(path)}\n".encode())
    lock = project.root / "requirements.lock"
    parts = {
        "edition": sha256(project.edition),
        "data": tree_sha256(project.data),
        "code": code.hexdigest(),
        "lock": sha256(lock) if lock.is_file() else "",
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
    }
    return _hash(parts)


def run_key(project: Project, run: ChapterRun, common: str) -> str:
    """Return the key of one run; outputs and metadata of the template do not count."""
    notebook = nbformat.read(project.notebooks / f"{run.template}.ipynb", as_version=4)
    cells = [(cell.cell_type, cell.source) for cell in notebook.cells]
    return _hash({"common": common, "cells": cells, "parameters": dict(sorted(run.parameters.items()))})


def _hash(parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
