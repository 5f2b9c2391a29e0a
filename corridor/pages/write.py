"""All generated pages, one file each."""

from __future__ import annotations

from pathlib import Path

from corridor.citation import load_citation
from corridor.edition import Edition
from corridor.evidence import load_package
from corridor.pages.bibliography import bibliography, bulk_sources, cited_sources
from corridor.pages.catalogue import catalogue
from corridor.pages.colophon import citation_text, colophon
from corridor.project import Project


def write_pages(project: Project, edition: Edition, directory: Path) -> None:
    """Write all generated pages into ``directory``."""
    directory.mkdir(parents=True, exist_ok=True)
    evidence = load_package(project.root)
    sources = evidence.table("sources")
    cited = cited_sources(project)
    bulk = set(bulk_sources(evidence))
    texts = {
        "references.bib": bibliography(sources[sources["source_id"].isin(cited | bulk)]),
        "catalogue.md": catalogue(evidence, sources),
        "colophon.md": colophon(project, edition),
        "cite.md": citation_text(load_citation(project.root)),
    }
    for name, text in texts.items():
        (directory / name).write_text(text, encoding="utf-8")
