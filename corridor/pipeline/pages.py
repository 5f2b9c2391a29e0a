"""Pages and fragments that the pipeline writes into ``book/_generated`` before the book is built.

``references.bib`` (every source of the data package), ``catalogue.md`` (one section per table), ``colophon.md`` (how this
copy was built) and ``cite.md`` (from ``CITATION.cff``, the one place of citation data).
"""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from corridor.citation import Citation, load_citation
from corridor.edition import Edition
from corridor.evidence import Evidence, load_package
from corridor.markup import escape
from corridor.pipeline.files import sha256, tree_sha256
from corridor.project import Project

BUILT_WITH = ("jupyter-book", "sphinx", "myst-nb", "papermill", "pandas", "matplotlib", "frictionless", "statsmodels", "typst")
BULK_ROWS = 1000
"""Sources that give at least so many rows are listed by name in the catalogue."""

FOLDERS = ("core", "timeline", "panels", "flows", "registers", "figures", "exposure", "claims")
"""Folders of the data package in the order of the catalogue's first table; files outside them come last."""

_CITED = re.compile(r"\{cite:[a-z]+\}`([^`]+)`")
_BIB_SPECIAL = re.compile(r"([&%#_])")
_FOLLOWS = re.compile(r"source_(\w+_)?id|\w+_event_id|date_precision|evidence_value|agreed_basis")
_BIB_DROP = re.compile(r"[{}\\~^]")


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


def cited_sources(project: Project) -> set[str]:
    """Return the ids that prose pages and executed notebooks cite."""
    pages = [*project.book.rglob("*.md"), *project.executed.glob("*.ipynb")]
    texts = (path.read_text(encoding="utf-8") for path in pages)
    groups = (group for text in texts for group in _CITED.findall(text))
    return {id.strip() for group in groups for id in group.split(",")}


def bibliography(sources: pd.DataFrame) -> str:
    """Return a BibTeX database with one entry per source: publisher as author, title, year, address.

    Sources of one publisher and year are told apart by a letter behind the year, in the order of their ids.
    """
    ordered = sources.sort_values("source_id").assign(year=lambda table: table["date"].str[:4])
    together = ordered.groupby(["publisher", "year"])["source_id"]
    letters = together.cumcount().where(together.transform("size") > 1)
    entries = []
    for source, letter in zip(ordered.itertuples(), letters, strict=True):
        year = "" if pd.isna(source.year) else f"{source.year}{'' if pd.isna(letter) else _letter(int(letter))}"
        fields = {
            "author": f"{{{_bib(source.publisher)}}}",
            "title": f"{{{_bib(source.title)}}}",
            "year": year,
            "url": "" if pd.isna(source.url) else str(source.url),
        }
        lines = [f"  {name} = {{{text}}}" for name, text in fields.items() if text]
        entries.append(f"@misc{{{source.source_id},\n" + ",\n".join(lines) + "\n}\n")
    return "\n".join(entries)


def catalogue(evidence: Evidence, sources: pd.DataFrame) -> str:
    """Return the data catalogue: what each table holds, its columns, rows, licence, coverage and gaps."""
    package = evidence.descriptor
    rows = {resource["name"]: len(evidence.table(resource["name"])) for resource in package["resources"]}
    lines = [
        "(data-catalogue)=",
        "# Data catalogue",
        "",
        f"The data package holds {len(rows)} tables with {sum(rows.values()):,} rows from {len(sources):,} sources. Each row names its source, observations through their series; "
        "the tables are plain CSV files described by `data/datapackage.json` after the Frictionless Data standard, and "
        "`data/README.md` says how to read, extend and correct them. This page is written from the package itself.",
        "",
        *_overview(package, rows),
        *_bulk_sources(evidence, sources),
        "## Corrections",
        "",
        *_corrections(evidence),
        "## The tables one by one",
        "",
    ]
    for resource in package["resources"]:
        lines += _resource(resource, rows[resource["name"]])
    return "\n".join(lines) + "\n"


def colophon(project: Project, edition: Edition) -> str:
    """Return the fragment that says from what this copy was built."""
    lock = project.root / "requirements.lock"
    rows = [
        ("Edition", f"{edition.version} of {edition.date.isoformat()}"),
        ("Chapter runs", str(len(edition.chapters))),
        ("Data package, SHA-256", f"`{tree_sha256(project.data)[:16]}`"),
        ("Lock file, SHA-256", f"`{sha256(lock)[:16]}`" if lock.is_file() else "none"),
        ("Random seed", f"{edition.random_seed}"),
        *((f"`{name}`", version(name)) for name in BUILT_WITH),
    ]
    head = ("What", "Version or content hash")
    return "\n".join(_table(head, rows, caption="What this copy was built from", label="tab-colophon")) + "\n"


def citation_text(citation: Citation) -> str:
    """Return the fragment that says how to cite the report: one line of text and, on the web, a BibTeX entry to copy."""
    entry = [":::{only} html", "```bibtex", citation.bibtex(), "```", ":::"]
    return "\n".join([f"> {escape(citation.text())}", "", *entry, ""])


def _overview(package: dict[str, Any], rows: dict[str, int]) -> list[str]:
    def place(item: dict[str, Any]) -> tuple[int, str]:
        return (FOLDERS.index(_folder(item)) if _folder(item) in FOLDERS else len(FOLDERS), item["name"])

    cells = [
        (_folder(item), f"[{item['name']}](#data-{item['name']})", escape(item["title"]), f"{rows[item['name']]:,}")
        for item in sorted(package["resources"], key=place)
    ]
    return _table(("Folder", "Table", "What it holds", "Rows"), cells, right=(3,), caption="Tables of the data package", label="tab-catalogue-tables")


def _folder(resource: dict[str, Any]) -> str:
    folder, _, name = resource["path"].rpartition("/")
    return folder if name and folder else "data"


def _bulk_sources(evidence: Evidence, sources: pd.DataFrame) -> list[str]:
    counts = bulk_sources(evidence)
    named = sources.set_index("source_id").loc[list(counts)]
    cells = [
        (f"{{cite:t}}`{source_id}`", escape(row.title), f"{counts[source_id]:,}", "none stated" if pd.isna(row.licence) else escape(row.licence))
        for source_id, row in named.iterrows()
    ]
    intro = f"Most rows come from few collections. Those that give at least {BULK_ROWS:,} rows are listed here; the table [sources](#data-sources) holds all {len(sources):,}."
    table = _table(("Source", "Title", "Rows", "Licence"), cells, right=(2,), caption="Main sources", label="tab-catalogue-sources")
    return ["## Main sources", "", intro, "", *table]


def bulk_sources(evidence: Evidence) -> dict[str, int]:
    """Return the sources that give at least ``BULK_ROWS`` rows, with their number, the largest first."""
    counts = evidence.rows_by_source()
    return {str(source): int(rows) for source, rows in counts[counts >= BULK_ROWS].items()}


def _corrections(evidence: Evidence) -> list[str]:
    corrections = evidence.table("corrections")
    if corrections.empty:
        return ["No value of a source is corrected.", ""]
    told = corrections[~corrections["field"].str.fullmatch(_FOLLOWS.pattern)]
    cells = [
        (f"`{row.table}`", escape(str(row.key)), escape(row.field), _or_dash(row.expected_value), _or_dash(row.corrected_value), escape(row.reason))
        for row in told.itertuples()
    ]
    head = ("Table", "Row", "Field", "As found", "Corrected", "Reason")
    intro = (
        "Values that a check found wrong are kept as found in the tables and corrected when they are loaded; the build stops if a value is no longer the one that was found. "
        f"{{numref}}`tab-catalogue-corrections` shows {len(told)} of the {len(corrections)} corrections; the others change sources, keys and codes that follow from these."
    )
    return [intro, "", *_table(head, cells, caption="Corrections", label="tab-catalogue-corrections", wide=True)]


def _resource(resource: dict[str, Any], rows: int) -> list[str]:
    licences = ", ".join(item.get("title") or item.get("name", "") for item in resource.get("licenses", []))
    facts = [f"**Rows:** {rows:,}.", f"**File:** `data/{resource['path']}`."]
    if licences:
        facts.append(f"**Terms:** {escape(licences)}.")
    lines = [f"(data-{resource['name']})=", f"### {resource['name']}", "", escape(resource["description"]), "", " ".join(facts), ""]
    limits = []
    for name, title in (("coverage", "Coverage"), ("knownGaps", "Known gaps")):
        if resource.get(name):
            text = resource[name] if isinstance(resource[name], str) else " ".join(resource[name])
            limits.append(f"**{title}:** {escape(text.rstrip('.'))}.")
    if limits:
        lines += [" ".join(limits), ""]
    fields = resource["schema"]["fields"]
    table = _table(("Column", "Type", "Meaning"), [(f"`{field['name']}`", field["type"], _meaning(field)) for field in fields])
    # On paper a line for each of some six hundred columns would fill thirty pages.
    run = " · ".join(f"`{field['name']}`" + (f": {_meaning(field)}" if field["name"] != "source_id" else "") for field in fields)
    return [*lines, "::::{only} html", *table[:-1], "::::", "", "::::{only} typst", f"**Columns:** {run}.", "::::", ""]


def _meaning(field: dict[str, Any]) -> str:
    """Return the meaning of a column with its unit, unless the meaning names the unit itself."""
    meaning = str(field.get("description") or field.get("title", "")).rstrip(".")
    unit = str(field.get("unit", ""))
    if not unit or unit == "year" or unit.lower().removeprefix("index ") in meaning.lower():
        return escape(meaning)
    return escape(f"{meaning} ({unit})")


def _table(
    head: tuple[str, ...], cells: list[tuple[str, ...]], *, right: tuple[int, ...] = (), caption: str = "", label: str = "", wide: bool = False
) -> list[str]:
    """Return a table in MyST: numbered where it has a caption and a label, plain otherwise."""
    rule = "|" + "|".join("--:" if column in right else ":--" for column in range(len(head))) + "|"
    body = ["| " + " | ".join(head) + " |", rule, *("| " + " | ".join(row) + " |" for row in cells)]
    if not caption:
        return [*body, ""]
    style = "wide" if wide else "standard"
    return [f":::{{table}} {caption}", f":name: {label}", f":class: {style}", ":align: left", "", *body, ":::", ""]


def _letter(position: int) -> str:
    """Return a, b, ..., z, aa, ab ..."""
    return (_letter(position // 26 - 1) if position >= 26 else "") + chr(ord("a") + position % 26)


def _or_dash(value: Any) -> str:
    return "empty" if pd.isna(value) or value == "" else escape(str(value))


def _bib(text: Any) -> str:
    return _BIB_SPECIAL.sub(r"\\\1", _BIB_DROP.sub("", "" if pd.isna(text) else " ".join(str(text).split())))

