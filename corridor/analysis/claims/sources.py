"""Which rows and sources stand behind a row of a table, the briefs themselves left out: a brief is no evidence for a brief."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from corridor.analysis.claims.tables import Frames, Tables
from corridor.findings import source_ids


def briefs_of(data: Tables) -> frozenset[str]:
    """Return the source ids of the briefs that make the claims."""
    return frozenset(data.table("claims")["source_brief_id"])


def without_briefs(data: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of a table without those whose (first) source is a brief."""
    return rows[~rows["source_id"].isin(briefs_of(data))] if "source_id" in rows.columns else rows


def rows_behind(table: str, rows: pd.DataFrame, tables: Tables, briefs: Collection[str]) -> dict[str, pd.DataFrame]:
    """Return table name -> rows that ``rows`` of ``table`` rest on: themselves, the sources of events, the series of observations."""
    behind = {table: rows}
    if table == "events":
        sources = tables.table("event_sources")
        behind["event_sources"] = sources[sources["event_id"].isin(rows["event_id"]) & ~sources["source_id"].isin(briefs)]
    if table == "observations":
        series = tables.table("series")
        behind["series"] = series[series["series_id"].isin(rows["series_id"])]
    return behind


def independent_sources(behind: Frames, briefs: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the sources behind rows, sorted, the briefs left out."""
    return tuple(source for source in source_ids(behind.values()) if source not in briefs)
