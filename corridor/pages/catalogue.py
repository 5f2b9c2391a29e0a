"""``catalogue.md``: the data package, one section per table, and the corrections that are applied on load."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from corridor.evidence import Evidence
from corridor.markup import escape
from corridor.pages.bibliography import BULK_ROWS, bulk_sources
from corridor.pages.downloads import PACKAGE_FILE
from corridor.pages.myst import meaning, table

FOLDERS = ("core", "timeline", "panels", "flows", "registers", "figures", "exposure", "claims")
"""Folders of the data package in the order of the catalogue's first table; files outside them come last."""

_FOLLOWS = re.compile(r"source_(\w+_)?id|\w+_event_id|date_precision|evidence_value|agreed_basis")


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
        *_on_the_web(
            f"Each table has a page of its own with its columns, sources and rows; {{download}}`the whole data package <{PACKAGE_FILE}>` (zip) "
            "holds them all. The page [Sources](#all-sources) says what rests on each source."
        ),
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


def _overview(package: dict[str, Any], rows: dict[str, int]) -> list[str]:
    def place(item: dict[str, Any]) -> tuple[int, str]:
        return (FOLDERS.index(_folder(item)) if _folder(item) in FOLDERS else len(FOLDERS), item["name"])

    cells = [
        (_folder(item), f"[{item['name']}](#data-{item['name']})", escape(item["title"]), f"{rows[item['name']]:,}")
        for item in sorted(package["resources"], key=place)
    ]
    return table(("Folder", "Table", "What it holds", "Rows"), cells, right=(3,), caption="Tables of the data package", label="tab-catalogue-tables")


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
    listed = table(("Source", "Title", "Rows", "Licence"), cells, right=(2,), caption="Main sources", label="tab-catalogue-sources")
    return ["## Main sources", "", intro, "", *listed]


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
        f"{{numref}}`tab-catalogue-corrections` shows {len(told)} of the {len(corrections)} corrections; the others change sources, keys and codes that follow from these, "
        "and stand with them in `data/corrections.csv`."
    )
    web = _on_the_web("The page of the table [corrections](#table-corrections) holds all of them, with their sources.")
    return [intro, "", *web, *table(head, cells, caption="Corrections", label="tab-catalogue-corrections", wide=True)]


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
    web = _on_the_web(f"[Columns, sources and rows of {resource['name']}](#table-{resource['name']})")
    # On paper a line for each of some six hundred columns would fill thirty pages.
    run = " · ".join(f"`{field['name']}`" + (f": {_meaning(field)}" if field["name"] != "source_id" else "") for field in fields)
    return [*lines, *web, "::::{only} typst", f"**Columns:** {run}.", "::::", ""]


def _on_the_web(text: str) -> list[str]:
    """Return a paragraph that leads to pages which only the web has."""
    return ["::::{only} html", text, "::::", ""]


def _meaning(field: dict[str, Any]) -> str:
    """Return the meaning of a column with its unit, unless the meaning names the unit itself."""
    told = str(field.get("description") or field.get("title", ""))
    unit = str(field.get("unit", ""))
    named = not unit or unit == "year" or unit.lower().removeprefix("index ") in told.lower()
    return meaning(field) if named else f"{meaning(field)} ({escape(unit)})"


def _or_dash(value: Any) -> str:
    return "empty" if pd.isna(value) or value == "" else escape(str(value))
