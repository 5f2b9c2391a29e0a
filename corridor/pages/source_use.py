"""What rests on a source: rows of tables, facts, figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from corridor.evidence import Evidence

SOURCES = "sources"


def rows_by_source(evidence: Evidence, table: str) -> dict[str, int]:
    """Return source id -> number of rows of a table that name it, the most first. Observations count for the source of their series."""
    if table == SOURCES:
        return {}
    texts = evidence.texts(table)
    columns = source_columns(evidence, table)
    if not columns and "series_id" in texts:
        ids = texts["series_id"].map(evidence.texts("series").set_index("series_id")["source_id"])
    else:
        named = texts[columns].stack().rename("id").reset_index()
        ids = named[named["id"] != ""].drop_duplicates(["row", "id"])["id"]
    counts = ids.value_counts().rename_axis("id").rename("rows").reset_index().sort_values(["rows", "id"], ascending=[False, True])
    return {str(row.id): int(row.rows) for row in counts.itertuples()}


def tables_by_source(evidence: Evidence) -> dict[str, dict[str, int]]:
    """Return source id -> table -> number of rows, the most first."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for table in evidence.names:
        for id, rows in rows_by_source(evidence, table).items():
            found[id][table] = rows
    return {id: dict(sorted(tables.items(), key=lambda item: (-item[1], item[0]))) for id, tables in found.items()}


def source_columns(evidence: Evidence, table: str) -> list[str]:
    """Return the columns of a table that point to the table of sources."""
    return [name for name, target in foreign_keys(evidence, table).items() if target[0] == SOURCES]


def foreign_keys(evidence: Evidence, table: str) -> dict[str, tuple[str, str]]:
    """Return column -> table and column that it points to, for keys of one column."""
    keys = evidence.package.resource(table)["schema"].get("foreignKeys", [])
    single = [(key["fields"], key["reference"]) for key in keys if len(key["fields"]) == 1]
    return {fields[0]: (reference["resource"], reference["fields"][0]) for fields, reference in single}


def by_source(items: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """Return source id -> the items (findings, figure records) that name it among their ``sources``, in their order."""
    found: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for item in items:
        for id in dict.fromkeys(item["sources"]):
            found[id].append(item)
    return dict(found)


def short_name(source: pd.Series | Mapping[str, Any]) -> str:
    """Return publisher and year of a source as running text names it."""
    date = source["date"]
    year = "" if pd.isna(date) or date == "" else f", {str(date)[:4]}"
    return f"{source['publisher']}{year}"
