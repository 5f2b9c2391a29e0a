"""Which rows of the data package have a place on the web, so that whatever leads to a row leads somewhere.

Tables of up to ``WHOLE`` rows are shown whole. Of a longer one the rows are shown on which findings of the report rest, and its
first few, so that a reader sees what a row looks like. Sources have a page of their own, on which anchors bear their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from corridor.evidence import Evidence
from corridor.markup import WHOLE
from corridor.pages.source_use import SOURCES

FEW = 40
"""A finding that rests on more rows of a long table than this rests on the table, not on single rows."""

FIRST = 20
"""So many rows from the top of a long table are shown in any case."""


def rows_shown(evidence: Evidence, findings: Iterable[Mapping[str, Any]]) -> dict[str, set[int]]:
    """Return table name -> numbers of the rows that its page shows, for all tables.

    ``findings`` are those of ``findings.json``. The findings with the fewest rows come first, so that a table's limit cuts those
    that a reader could check the least.
    """
    known = sorted(findings, key=lambda item: (sum(len(used["rows"]) for used in item["inputs"]), item["id"]))
    return {name: _rows_of(name, list(evidence.table(name).index), known) if name != SOURCES else set() for name in evidence.names}


def is_whole(evidence: Evidence, table: str) -> bool:
    """Return whether the page of a table shows all of its rows."""
    return len(evidence.table(table)) <= WHOLE


def _rows_of(table: str, rows: list[int], findings: list[Mapping[str, Any]]) -> set[int]:
    if len(rows) <= WHOLE:
        return set(rows)
    shown: set[int] = set()
    for finding in findings:
        for used in finding["inputs"]:
            wanted = shown | set(used["rows"])
            if used["table"] == table and len(used["rows"]) <= FEW and len(wanted) <= WHOLE:
                shown = wanted
    return shown | set(rows[:FIRST])
