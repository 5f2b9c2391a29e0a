"""What the runs found and drew, gathered for the book: ``findings.json`` and the figures' directory.

Refuses an id that two chapters use, whether of a finding or of a figure, and findings that must not be published: see
:class:`corridor.findings.FindingError`; besides, each must name the function that made it and sources and countries as the data package does.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corridor.answers.method import method
from corridor.errors import UserError
from corridor.evidence import Evidence
from corridor.evidence.grades import Grades
from corridor.facts import printed
from corridor.figures.alternative import repeats
from corridor.figures.record import REPEATED, FigureError, record_text
from corridor.findings import METHODS, Finding, FindingError, country_fault
from corridor.names import hint
from corridor.pipeline.execute import RunResult, read_findings


def collect_findings(results: Sequence[RunResult], evidence: Evidence) -> list[dict[str, Any]]:
    """Return all findings, each with its chapter and the letter of its grade, sorted by id.

    Raises
    ------
    UserError
        With one line per id that occurs twice, naming both chapters, and per finding that must not be published.
    """
    countries = evidence.table("countries")
    codes = set(countries["iso3"].str.lower())
    names = {re.sub(r"\W+", "_", name.lower()) for name in countries["name"]}
    sources = set(evidence.table("sources")["source_id"])
    found: dict[str, dict[str, Any]] = {}
    faults = []
    for result in results:
        for record in read_findings(result):
            if record["id"] in found:
                faults.append(f"finding {record['id']} is recorded by two chapters: {found[record['id']]['chapter']} and {result.run.id}")
            problem = _problem(record) or country_fault(record["id"], codes, names) or _unknown_source(record, sources)
            if problem:
                faults.append(f"chapter {result.run.id}: {problem}")
            found[record["id"]] = _ordered(record, result.run.id)
    if faults:
        raise UserError(*sorted(faults))
    grades = Grades(evidence)
    return [found[id] | {"grade": grades.finding(found[id]["inputs"]).letter} for id in sorted(found)]


def write_findings(findings: Sequence[dict[str, Any]], path: Path) -> None:
    """Write ``findings.json``: a list, one finding per line, so that a difference between two builds reads well."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in findings)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def collect_figures(results: Sequence[RunResult], directory: Path, findings: Sequence[dict[str, Any]]) -> list[str]:
    """Copy every run's figures into ``directory``, with the facts in their records printed; return the figures' ids, sorted.

    Raises
    ------
    UserError
        With one line per figure id that two chapters use, per unknown fact, and per alternative text that, once its facts are printed,
        only repeats the title.
    """
    by_id = {item["id"]: item for item in findings}
    directory.mkdir(parents=True, exist_ok=True)
    owner: dict[str, str] = {}
    faults = []
    for result in results:
        for path in sorted((result.directory / "figures").glob("*")):
            other = owner.setdefault(path.stem, result.run.id)
            if other != result.run.id:
                faults.append(f"figure {path.stem} is drawn by two chapters: {other} and {result.run.id}")
            if path.suffix != ".json":
                shutil.copyfile(path, directory / path.name)
                continue
            try:
                (directory / path.name).write_text(_printed_record(path, by_id), encoding="utf-8")
            except LookupError as error:
                faults.append(f"figure {path.stem}: {error.args[0]}")
            except FigureError as error:
                faults.append(str(error))
    if faults:
        raise UserError(*sorted(set(faults)))
    return sorted(owner)


def _printed_record(path: Path, findings: dict[str, dict[str, Any]]) -> str:
    """Return a figure's record with the facts in its texts printed."""
    record = json.loads(path.read_text(encoding="utf-8"))
    record |= {name: printed(record[name], findings) for name in ("title", "alt", "note")}
    if repeats(record["alt"], record["title"]):
        raise FigureError(f"figure {record['id']}: {REPEATED}")
    return record_text(record)


def _problem(record: dict[str, Any]) -> str:
    """Return why a finding must not be published, or nothing."""
    try:
        made = Finding.from_record(record)
    except FindingError as error:
        return str(error)
    if not made.method:
        return f"finding {made.id} was not made by a public function of {METHODS}; expected that one returns it"
    try:
        method(made.method)
    except LookupError as error:
        return f"finding {made.id}: {error.args[0]}; expected one that says what it returns"
    return ""


def _unknown_source(record: dict[str, Any], known: set[str]) -> str:
    unknown = [source for source in record["sources"] if source not in known]
    return f"finding {record['id']} names the source '{unknown[0]}', which is not in the table sources{hint(unknown[0], known)}" if unknown else ""


def _ordered(record: dict[str, Any], chapter: str) -> dict[str, Any]:
    names = ("id", "value", "unit", "text", "chapter", "definition", "sources", "inputs", "parameters", "method", "interval")
    whole = {**record, "chapter": chapter}
    return {name: whole[name] for name in names if name in whole}
