"""The answer to 'how do we know?' for each finding, JSON-ready."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd

from corridor.answers.method import method
from corridor.evidence import Evidence
from corridor.evidence.attestation import BRIEFS, cited
from corridor.evidence.grades import Grades
from corridor.facts import interval_text

KEYS_SHOWN = 5
"""So many rows of each table are named by their keys; all of them by their numbers."""

_ABOUT = ("title", "publisher", "date", "url", "kind")


class Answerer:
    """Answers from one data package; what it reads of a table is kept for the next answer."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._grades = Grades(evidence)
        self._pairs: dict[str, pd.Series] = {}
        self._sources: dict[str, dict[str, str]] = {}

    def answer(self, finding: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer for a finding as it stands in ``findings.json``.

        Keys: ``id``, ``value``, ``unit``, ``text``, ``definition``, ``chapter``, ``parameters``; ``interval`` and ``interval_text`` if there is one;
        ``method`` (``function``, ``summary``, ``source``, ``file``); ``grade`` (``letter``, ``words``, ``reasons``); ``sources``, those with most rows
        first (``id``, ``title``, ``publisher``, ``date``, ``url``, ``kind``, ``rows``); ``inputs`` (``table``, ``title``, ``rows``, ``keys`` of the first).

        Raises
        ------
        LookupError
            If the package has no such row, source or function, as after a change of tables since the finding was computed.
        """
        result = {name: finding[name] for name in ("id", "value", "unit", "text", "definition", "chapter", "parameters")}
        if finding.get("interval") is not None:
            result["interval"] = list(finding["interval"])
            result["interval_text"] = interval_text(finding)
        result["method"] = asdict(method(finding["method"]))
        grade = self._grades.finding(finding["inputs"])
        result["grade"] = {"letter": grade.letter, "words": grade.words, "reasons": list(grade.reasons)}
        result["sources"] = self._sources_of(finding)
        result["inputs"] = [self._input(item["table"], item["rows"]) for item in finding["inputs"]]
        return result

    def _sources_of(self, finding: Mapping[str, Any]) -> list[dict[str, Any]]:
        counts: dict[str, int] = dict.fromkeys(finding["sources"], 0)
        for item in finding["inputs"]:
            pairs = self._cited(item["table"])
            for source, count in pairs[pairs.index.isin(item["rows"])].value_counts().items():
                counts[str(source)] = counts.get(str(source), 0) + int(count)
        about = self._about()
        unknown = sorted(set(counts) - set(about))
        if unknown:
            raise LookupError(f"no source {unknown[0]}")
        ordered = sorted(counts, key=lambda id: (-counts[id], id))
        return [{"id": id, **about[id], "rows": counts[id]} for id in ordered]

    def _input(self, table: str, rows: list[int]) -> dict[str, Any]:
        package = self._evidence.package
        key = package.primary_key(table)
        shown = self._evidence.table(table).loc[rows[:KEYS_SHOWN], key].astype("str") if key else pd.DataFrame()
        keys = shown.agg("|".join, axis=1).tolist() if len(shown) else []
        title = package.resource(table).get("title", table)
        return {"table": table, "title": title, "rows": list(rows), "keys": keys}

    def _cited(self, table: str) -> pd.Series:
        """Return the sources of a table by row, each source of a row once."""
        if table not in self._pairs:
            pairs = pd.concat(cited(self._evidence, table))
            if pairs["row"].duplicated().any():
                pairs = pairs.drop_duplicates()
            self._pairs[table] = pairs.set_index("row")["source_id"]
        return self._pairs[table]

    def _about(self) -> dict[str, dict[str, str]]:
        if not self._sources:
            table = self._evidence.table("sources").set_index("source_id")
            texts = table.reindex(columns=list(_ABOUT)).astype("object").where(lambda t: t.notna(), "")
            self._sources = {str(id): row | ({"kind": "brief"} if id in BRIEFS else {}) for id, row in texts.to_dict("index").items()}
        return self._sources


def answers(findings: Iterable[Mapping[str, Any]], evidence: Evidence) -> list[dict[str, Any]]:
    """Return the answers for findings as they stand in ``findings.json``, in the same order (see :meth:`Answerer.answer`).

    Raises
    ------
    LookupError
        If a finding names a row, a source or a function that is not there.
    """
    answerer = Answerer(evidence)
    return [answerer.answer(finding) for finding in findings]
