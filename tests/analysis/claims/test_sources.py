"""Rows and sources behind a row, without the briefs."""

from __future__ import annotations

from corridor.analysis.claims.sources import briefs_of, independent_sources, rows_behind, without_briefs
from tests.analysis.claims.conftest import BRIEF


def test_events_and_observations_bring_their_sources(data):
    briefs = briefs_of(data)
    assert briefs == {BRIEF}
    behind = rows_behind("events", data.row("events", "signed"), data, briefs)
    assert independent_sources(behind, briefs) == ("d",)
    behind = rows_behind("observations", data.table("observations").head(1), data, briefs)
    assert set(behind) == {"observations", "series"}
    assert independent_sources({"event_sources": data.table("event_sources")}, briefs) == ("d",)


def test_rows_without_a_source_of_their_own_stay(data):
    assert len(without_briefs(data, data.table("projects"))) == 3
    assert len(without_briefs(data, data.table("events"))) == 2
