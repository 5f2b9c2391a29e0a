"""All generated pages, one file each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corridor.citation import load_citation
from corridor.edition import Edition
from corridor.evidence import Evidence
from corridor.pages.appendix import appendix
from corridor.pages.bibliography import bibliography, bulk_sources, cited_sources
from corridor.pages.catalogue import catalogue
from corridor.pages.cells import facts_by_row
from corridor.pages.colophon import citation_text, colophon
from corridor.pages.downloads import write_download
from corridor.pages.rows import FEW
from corridor.pages.sources import sources_page
from corridor.pages.tables import table_page
from corridor.project import Project


def write_pages(project: Project, edition: Edition, evidence: Evidence, shown: Mapping[str, set[int]], directory: Path) -> None:
    """Write all generated pages into ``directory``; answers and figures are read from the project's executed chapters.

    ``shown`` names the rows that have a place on the web (:func:`corridor.pages.rows.rows_shown`).
    """
    (directory / "tables").mkdir(parents=True, exist_ok=True)
    sources = evidence.table("sources")
    cited = cited_sources(project)
    bulk = set(bulk_sources(evidence))
    answers = json.loads((project.executed / "answers.json").read_text(encoding="utf-8"))
    facts = [{**answer, "sources": [source["id"] for source in answer["sources"]]} for answer in answers]
    texts = {
        "references.bib": bibliography(sources[sources["source_id"].isin(cited | bulk)]),
        "catalogue.md": catalogue(evidence, sources),
        "colophon.md": colophon(project, edition),
        "evidence.md": appendix(answers),
        "cite.md": citation_text(load_citation(project.root)),
        "sources.md": sources_page(evidence, facts, _figures(project, edition)),
        **_table_pages(evidence, shown, facts),
    }
    write_download(evidence, directory)
    for name, text in texts.items():
        (directory / name).write_text(text, encoding="utf-8")


def _table_pages(evidence: Evidence, shown: Mapping[str, set[int]], facts: list[dict[str, Any]]) -> Mapping[str, str]:
    numbers = facts_by_row(facts, FEW)
    return {f"tables/{name}.md": table_page(evidence, name, shown, numbers) for name in evidence.names}


def _figures(project: Project, edition: Edition) -> list[dict[str, Any]]:
    """Return the figures' records in the order of their ids, each with the page that shows it: a figure's id begins with its run's."""
    runs = sorted((run.id for run in edition.chapters), key=len, reverse=True)
    records = (json.loads(path.read_text(encoding="utf-8")) for path in sorted((project.executed / "figures").glob("*.json")))
    return [{**record, "page": f"book/_executed/{next(run for run in runs if record['id'].startswith(f'{run}-'))}"} for record in records]
