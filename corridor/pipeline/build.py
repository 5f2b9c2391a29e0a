"""The whole build, step by step: check, run, collect, write pages, build both outputs, put them in place."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corridor.answers import answers
from corridor.edition import ChapterRun, Edition
from corridor.errors import UserError
from corridor.evidence import Evidence, load_package
from corridor.pages import write_pages
from corridor.pages.rows import rows_shown
from corridor.pipeline import book, collect, facts_used, files, keys
from corridor.pipeline.check import check_project
from corridor.pipeline.clock import epoch_of
from corridor.pipeline.errors import ChapterFailed
from corridor.pipeline.execute import RunResult, execute_runs, reproducible_environment
from corridor.pipeline.manifest import manifest, manifest_text
from corridor.pipeline.progress import Reporter
from corridor.project import REPORT_FILE, Project
from corridor.prose.produced import check_produced

STAGE = ".stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Products:
    """Where a build put its products."""

    html: Path
    pdf: Path
    findings: Path
    figures: Path
    manifest: Path


def build(project: Project, *, out: Path, jobs: int, report: Reporter) -> Products:
    """Build the report; products appear in ``out`` only when all of them are complete.

    Raises
    ------
    UserError
        With what is wrong; earlier products are untouched.
    """
    clock = _Clock()
    report.step("checking edition, data and templates")
    with clock("check"):
        edition, runs = check_project(project)
    environment = reproducible_environment(epoch_of(edition))
    with _stage(out) as stage:
        results = _run_chapters(project, runs, stage, environment, jobs, report, clock)
        with clock("collect"):
            evidence = load_package(project.root)
            findings = collect.collect_findings(results, evidence)
            collect.collect_figures(results, stage / "figures", findings)
            collect.write_findings(findings, stage / "findings.json")
            check_produced(project, [(result.run.id, result.directory) for result in results], _names(evidence))
            _place_sources(project, results, stage)
            shown = rows_shown(evidence, findings)
            facts_used.write_answers(_answers(project, edition, findings, evidence, shown), project.executed / facts_used.ANSWERS_FILE)
            write_pages(project, edition, evidence, shown, stage / "generated")
            files.replace(stage / "generated", project.generated)
        report.step("building HTML and PDF")
        with clock("book"):
            outputs = book.build_outputs(project, stage / "book", environment)
            shutil.copyfile(outputs["pdf"], outputs["html"] / REPORT_FILE)  # the web book offers it, also where only that is published
        products = _put_in_place(edition, project, results, stage, out, outputs, clock.seconds)
    report.step(f"done: {products.html / 'index.html'} and {products.pdf}")
    return products


def _names(evidence: Evidence) -> list[str]:
    """Return the names that the data package gives to events and commitments."""
    return [*evidence.table("events")["title"], *evidence.table("commitments")["title"]]


def _run_chapters(
    project: Project,
    runs: tuple[ChapterRun, ...],
    stage: Path,
    environment: Mapping[str, str],
    jobs: int,
    report: Reporter,
    clock: _Clock,
) -> list[RunResult]:
    report.start_runs(len(runs))

    def done(item: RunResult | ChapterFailed) -> None:
        failed = isinstance(item, ChapterFailed)
        report.run_done(item.run_id if failed else item.run.id, None if failed else item.seconds)

    with clock("chapters"):
        results, failures = execute_runs(project, runs, stage / "runs", environment, jobs=jobs, done=done)
    if failures:
        raise UserError(*(line for failure in failures for line in failure.lines))
    return results


def _place_sources(project: Project, results: list[RunResult], stage: Path) -> None:
    """Put what Jupyter Book reads beside the prose: executed notebooks, figures, findings."""
    executed = stage / "executed"
    shutil.copytree(stage / "figures", executed / "figures")
    shutil.copyfile(stage / "findings.json", executed / "findings.json")
    for result in results:
        shutil.copyfile(result.directory / "notebook.ipynb", executed / f"{result.run.id}.ipynb")
    files.replace(executed, project.executed)


def _answers(
    project: Project, edition: Edition, findings: list[dict[str, Any]], evidence: Evidence, shown: Mapping[str, set[int]]
) -> list[dict[str, Any]]:
    """Return the answers of the facts that the book uses, numbered in reading order."""
    by_id = {item["id"]: item for item in findings}
    used = facts_used.facts_used(facts_used.pages_of(project), by_id)
    return facts_used.numbered(
        answers([by_id[id] for id in used], evidence),
        used,
        templates={run.id: run.template for run in edition.chapters},
        places=shown,
    )


def _put_in_place(
    edition: Edition,
    project: Project,
    results: list[RunResult],
    stage: Path,
    out: Path,
    outputs: Mapping[str, Path],
    seconds: Mapping[str, float],
) -> Products:
    new = {
        "html": outputs["html"],
        REPORT_FILE: outputs["pdf"],
        "findings.json": stage / "findings.json",
        "figures": stage / "figures",
    }
    common = keys.common_key(project)
    run_keys = {result.run.id: keys.run_key(project, result.run, common) for result in results}
    record = manifest(edition=edition, results=results, keys=run_keys, products=new, seconds=seconds)
    for name, path in new.items():
        files.replace(path, out / name)
    files.write_text(out / "manifest.json", manifest_text(record))
    return Products(
        html=out / "html", pdf=out / REPORT_FILE, findings=out / "findings.json", figures=out / "figures", manifest=out / "manifest.json"
    )


@contextmanager
def _stage(out: Path) -> Iterator[Path]:
    """Yield an empty directory beside the products for all that is not complete; remove it after a build that went well."""
    stage = out / STAGE
    files.remove(stage)
    stage.mkdir(parents=True)
    yield stage
    files.remove(stage)


class _Clock:
    """Seconds by step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start


def default_jobs() -> int:
    """Return the number of processes that this process may use at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
