"""One chapter run outside the book: a researcher's way to other parameters."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corridor.edition import ChapterRun, Edition, load_edition
from corridor.errors import UserError
from corridor.evidence import check
from corridor.evidence.faults import DataFault
from corridor.names import hint
from corridor.pipeline import files
from corridor.pipeline.clock import epoch_of
from corridor.pipeline.execute import RunResult, execute_run, read_findings, reproducible_environment
from corridor.pipeline.parameters import checked_run
from corridor.project import Project


def run_chapter(project: Project, name: str, parameters: Mapping[str, str], out: Path | None) -> tuple[RunResult, list[dict[str, Any]]]:
    """Run one chapter and return the result and its findings; the book is not touched.

    Parameters
    ----------
    name
        A run of the edition, whose parameters then hold unless overridden, or a template.
    out
        Where notebook, findings and figures go; by default ``_build/runs/`` and a name made from run and parameters.

    Raises
    ------
    UserError
        For an unknown chapter or parameter, bad data, or a failing cell.
    """
    edition = load_edition(project.edition)
    run = checked_run(_named(project, edition, name), project.notebooks, parameters)
    faults = check(project.root, edition.date)
    if faults:
        raise DataFault(faults)
    place = out or project.build / "runs" / _directory_name(run, parameters)
    stage = place.with_name(f".{place.name}.new")
    files.remove(stage)
    result = execute_run(project, run, stage, reproducible_environment(epoch_of(edition)))
    files.replace(stage, place)
    result = RunResult(run=result.run, directory=place, seconds=result.seconds)
    return result, read_findings(result)


def _named(project: Project, edition: Edition, name: str) -> ChapterRun:
    runs = {run.id: run for run in edition.chapters}
    templates = sorted(path.stem for path in project.notebooks.glob("*.ipynb"))
    if name in runs:
        return runs[name]
    if name in templates:
        return ChapterRun(id=name, template=name)
    raise UserError(f"no chapter '{name}' in edition.yml or notebooks/{hint(name, [*runs, *templates])}")


def _directory_name(run: ChapterRun, parameters: Mapping[str, str]) -> str:
    """Return the run's id, with a short hash of the given parameters where there are any."""
    if not parameters:
        return run.id
    text = json.dumps(dict(run.parameters), sort_keys=True)
    return f"{run.id}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
