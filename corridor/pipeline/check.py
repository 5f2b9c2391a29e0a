"""What must hold before anything runs: edition, data package, rules of claims, templates' parameters, numbers in prose, table of contents.

Each part imports what it needs when it is asked for: a part alone takes no longer than it must.
"""

from __future__ import annotations

from collections.abc import Collection

from corridor.edition import ChapterRun, Edition, load_edition
from corridor.errors import UserError
from corridor.pipeline import toc
from corridor.project import Project

PARTS = ("edition", "data", "claims", "templates", "prose", "contents")
"""What can be checked, in the order in which faults are told."""


def check_project(project: Project, only: Collection[str] = PARTS) -> tuple[Edition, tuple[ChapterRun, ...]]:
    """Check the parts named in ``only``; return the edition and its runs, checked if ``templates`` is among them.

    The edition is read, and so checked, in any case, because the other parts depend on it.

    Raises
    ------
    UserError
        With one line per fault, of all kinds together.
    """
    edition = load_edition(project.edition)
    runs, faults = edition.chapters, []
    if "data" in only:
        faults += _data_faults(project, edition)
    # What a rule measures can be told only where the data are in order.
    if "claims" in only and not faults:
        faults += _claim_faults(project)
    if "templates" in only:
        runs, found = _checked_runs(project, edition)
        faults += found
    if "prose" in only:
        faults += _prose_faults(project)
    if "contents" in only:
        faults += toc.faults(project, edition)
    if faults:
        raise UserError(*faults)
    return edition, runs


def _data_faults(project: Project, edition: Edition) -> list[str]:
    from corridor.evidence import check

    return [str(fault) for fault in check(project.root, edition.date)]


def _claim_faults(project: Project) -> list[str]:
    from corridor.analysis.claims.register import faults
    from corridor.evidence import load_package

    evidence = load_package(project.root)
    return [str(fault) for fault in faults(evidence)] if "claims" in evidence.names else []


def _prose_faults(project: Project) -> list[str]:
    from corridor.prose.check import check_prose

    return check_prose(project)


def _checked_runs(project: Project, edition: Edition) -> tuple[tuple[ChapterRun, ...], list[str]]:
    from corridor.pipeline.parameters import checked_run

    runs: list[ChapterRun] = []
    faults: list[str] = []
    for run in edition.chapters:
        try:
            runs.append(checked_run(run, project.notebooks))
        except UserError as error:
            faults += error.lines
    return tuple(runs), faults
