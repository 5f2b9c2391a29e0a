"""Chapter runs through papermill, in parallel processes.

Each run is a papermill run in a kernel of its own. It writes its findings and figures into a directory of its own, so runs
share nothing and their order does not matter.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corridor.edition import ChapterRun
from corridor.errors import UserError
from corridor.pipeline.errors import ChapterFailed
from corridor.project import Project

CELL_TIME_LIMIT = 600
"""Seconds after which a cell is stopped and its chapter has failed."""

KERNEL_START_LIMIT = 120
"""Seconds within which a kernel must be ready."""

_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """A finished run: ``directory`` holds ``notebook.ipynb``, ``findings.json`` and ``figures/``."""

    run: ChapterRun
    directory: Path
    seconds: float


def execute_runs(
    project: Project,
    runs: Iterable[ChapterRun],
    directory: Path,
    environment: Mapping[str, str],
    *,
    jobs: int,
    done: Callable[[RunResult | ChapterFailed], None],
) -> tuple[list[RunResult], list[ChapterFailed]]:
    """Run chapters in ``jobs`` processes, each into ``directory/<run id>``; return results and failures in the order given.

    A failing chapter does not stop the others. ``done`` is called after each run, in the order in which they end.
    """
    runs = list(runs)
    outcome: dict[str, RunResult | ChapterFailed] = {}
    for item in _outcomes(project, runs, directory, environment, jobs):
        outcome[item.run.id if isinstance(item, RunResult) else item.run_id] = item
        done(item)
    ordered = [outcome[run.id] for run in runs]
    return [o for o in ordered if isinstance(o, RunResult)], [o for o in ordered if isinstance(o, ChapterFailed)]


def execute_run(project: Project, run: ChapterRun, directory: Path, environment: Mapping[str, str]) -> RunResult:
    """Run one chapter into ``directory`` (made anew) with papermill and normalise the notebook.

    Raises
    ------
    ChapterFailed
        With notebook, cell, parameters and the error.
    """
    import nbformat
    import papermill
    from papermill.exceptions import PapermillExecutionError

    from corridor.pipeline.normalise import normalise, template_cell

    start = time.perf_counter()
    directory.mkdir(parents=True, exist_ok=True)
    os.environ.update(environment, CORRIDOR_ROOT=str(project.root), CORRIDOR_RUN_DIR=str(directory))
    template = project.notebooks / f"{run.template}.ipynb"
    output = directory / "notebook.ipynb"
    name = f"notebooks/{template.name}"
    try:
        notebook = papermill.execute_notebook(
            template,
            output,
            parameters=dict(run.parameters),
            cwd=project.notebooks,
            progress_bar=False,
            request_save_on_cell_execute=False,
            execution_timeout=CELL_TIME_LIMIT,
            start_timeout=KERNEL_START_LIMIT,
            shutdown_kernel="immediate",
            kernel_manager_class="corridor.pipeline.kernels.LocalKernelManager",
        )
    except PapermillExecutionError as error:
        where = f"cell {template_cell(nbformat.read(output, as_version=4), error.cell_index)}"
        raise ChapterFailed(run_id=run.id, notebook=name, cell=where, parameters=run.parameters, error=_message(error)) from None
    except (RuntimeError, TimeoutError) as error:
        raise ChapterFailed(
            run_id=run.id, notebook=name, cell="kernel", parameters=run.parameters, error=f"{type(error).__name__}: {error}"
        ) from None
    values = {**_defaults(template), **run.parameters}
    notebook = normalise(notebook, run_id=run.id, template=run.template, parameters=values)
    nbformat.write(notebook, output)
    findings = directory / "findings.json"
    if not findings.exists():
        findings.write_text("[]\n", encoding="utf-8")
    return RunResult(run=run, directory=directory, seconds=round(time.perf_counter() - start, 2))


def reproducible_environment(epoch: int) -> dict[str, str]:
    """Return the environment that makes runs repeatable: clock, hash seed, one thread per numerical library, no locale."""
    return {
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "MPLBACKEND": "agg",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
    }


def _outcomes(
    project: Project, runs: list[ChapterRun], directory: Path, environment: Mapping[str, str], jobs: int
) -> Iterator[RunResult | ChapterFailed]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_leave_interrupts_to_parent) as pool:
        futures = [pool.submit(_attempt, project, run, directory / run.id, environment) for run in runs]
        try:
            for future in as_completed(futures):
                yield future.result()
        except BrokenProcessPool:
            raise UserError("a process that ran chapters was killed (out of memory?); earlier products are untouched, try again") from None
        except BaseException:
            for process in multiprocessing.active_children():
                process.terminate()
            raise


def _leave_interrupts_to_parent() -> None:
    """Let Ctrl-C reach the build alone, which then ends its workers; their kernels end when they do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _attempt(project: Project, run: ChapterRun, directory: Path, environment: Mapping[str, str]) -> RunResult | ChapterFailed:
    """Run in a worker process; a failure is returned, since it must cross the process border whole."""
    try:
        return execute_run(project, run, directory, environment)
    except ChapterFailed as failure:
        return failure


def _defaults(template: Path) -> dict[str, Any]:
    import ast

    from corridor.pipeline.parameters import declared_parameters

    return {name: ast.literal_eval(item.default) for name, item in declared_parameters(template).items()}


def _message(error: Any) -> str:
    """Return the error's name and words, and the line of the cell that failed."""
    text = _ANSI.sub("", f"{error.ename}: {error.evalue}".strip())
    lines = [_ANSI.sub("", line) for line in "\n".join(error.traceback).splitlines()]
    arrow = next((line for line in lines if re.match(r"\s*-+>\s*\d+", line)), None)
    return " ".join(text.split()) + (f"  [{' '.join(arrow.split())}]" if arrow else "")


def read_findings(result: RunResult) -> list[dict[str, Any]]:
    """Return the findings that a run recorded, as they stand in its ``findings.json``."""
    return json.loads((result.directory / "findings.json").read_text(encoding="utf-8"))
