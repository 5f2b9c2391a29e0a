"""What the runs found and drew, gathered for the book: ``findings.json`` and the figures' directory.

Refuses an id that two chapters use, whether of a finding or of a figure.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corridor.errors import UserError
from corridor.pipeline.execute import RunResult, read_findings


def collect_findings(results: Sequence[RunResult]) -> list[dict[str, Any]]:
    """Return all findings, each with its chapter, sorted by id.

    Raises
    ------
    UserError
        With one line per id that occurs twice, naming both chapters.
    """
    found: dict[str, dict[str, Any]] = {}
    faults = []
    for result in results:
        for record in read_findings(result):
            if record["id"] in found:
                faults.append(f"finding {record['id']} is recorded by two chapters: {found[record['id']]['chapter']} and {result.run.id}")
            found[record["id"]] = _ordered(record, result.run.id)
    if faults:
        raise UserError(*sorted(faults))
    return [found[id] for id in sorted(found)]


def write_findings(findings: Sequence[dict[str, Any]], path: Path) -> None:
    """Write ``findings.json``: a list, one finding per line, so that a difference between two builds reads well."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in findings)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def collect_figures(results: Sequence[RunResult], directory: Path) -> list[str]:
    """Copy every run's figures into ``directory``; return the figures' ids, sorted.

    Raises
    ------
    UserError
        With one line per figure id that two chapters use.
    """
    directory.mkdir(parents=True, exist_ok=True)
    owner: dict[str, str] = {}
    faults = []
    for result in results:
        for path in sorted((result.directory / "figures").glob("*")):
            other = owner.setdefault(path.stem, result.run.id)
            if other != result.run.id:
                faults.append(f"figure {path.stem} is drawn by two chapters: {other} and {result.run.id}")
            shutil.copyfile(path, directory / path.name)
    if faults:
        raise UserError(*sorted(set(faults)))
    return sorted(owner)


def _ordered(record: dict[str, Any], chapter: str) -> dict[str, Any]:
    names = ("id", "value", "unit", "text", "chapter", "definition", "sources", "inputs", "parameters", "interval")
    whole = {**record, "chapter": chapter}
    return {name: whole[name] for name in names if name in whole}
