"""Findings: the only way in which a number leaves the analysis.

A finding binds a value to its definition, its sources and the table rows it was computed from. Analysis functions
return findings; notebooks record them; the pipeline collects them to ``findings.json``; the ``{fact}`` role prints
them in the book.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from corridor.formats import format_value

Value = int | float | str

METHODS = "corridor.analysis"
"""The package whose public functions compute findings."""

_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
_YEAR = re.compile(r"(?:^|_)(?:19|20)[0-9]{2}(?:_|$)")
_PERIOD = re.compile(r"[0-9]{4}(_[0-9]{4}|_q[1-4]|_(0[1-9]|1[0-2])(_[0-3][0-9])?)?")
SOURCE_COLUMN = re.compile(r"source(_[a-z0-9]+)*_id")


class FindingError(ValueError):
    """A finding that must not be published: a malformed id, a value that is not finite, no definition or no source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsUsed:
    """Rows of one data table: ``rows`` are row numbers in the CSV file (the header is row 1)."""

    table: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A value that the report may state.

    ``interval`` is (low, high) in the unit of the value where an uncertainty is known; ``text`` is the value as prose
    shows it; ``sources`` are ids of the table ``sources``; ``method`` is the dotted name of the function of
    ``corridor.analysis`` that computed the value or returned the finding, empty only for findings made elsewhere, which the pipeline refuses.
    """

    id: str
    value: Value
    unit: str
    text: str
    definition: str
    sources: tuple[str, ...]
    inputs: tuple[RowsUsed, ...]
    interval: tuple[float, float] | None = None
    parameters: Mapping[str, Value] = field(default_factory=dict)
    method: str = ""

    def __post_init__(self) -> None:
        _check_id(self.id)
        numbers = [self.value, *(self.interval or ())]
        if any(isinstance(number, float) and not math.isfinite(number) for number in numbers):
            part = "" if self.interval is None else f" with interval {self.interval[0]!r} to {self.interval[1]!r}"
            raise FindingError(f"finding {self.id}: {self.value!r}{part} is not finite")
        if self.interval is not None and self.interval[0] > self.interval[1]:
            raise FindingError(f"finding {self.id}: its interval {self.interval[0]!r} to {self.interval[1]!r} ends before it begins")
        if not self.definition.strip():
            raise FindingError(f"finding {self.id} has no definition")
        if not self.sources or not self.inputs:
            raise FindingError(f"finding {self.id} rests on no source or no row")

    def as_record(self) -> dict[str, Any]:
        """Return the finding as a JSON-ready mapping, in the form of ``findings.json`` without ``chapter``."""
        record: dict[str, Any] = {
            "id": self.id,
            "value": self.value,
            "unit": self.unit,
            "text": self.text,
            "definition": self.definition,
            "sources": list(self.sources),
            "inputs": [{"table": used.table, "rows": list(used.rows)} for used in self.inputs],
            "parameters": dict(self.parameters),
            "method": self.method,
        }
        if self.interval is not None:
            record["interval"] = list(self.interval)
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Finding:
        """Return the finding that :meth:`as_record` wrote; other keys are left aside.

        Raises
        ------
        FindingError
            If the finding must not be published.
        """
        interval = record.get("interval")
        return cls(
            id=record["id"],
            value=record["value"],
            unit=record["unit"],
            text=record["text"],
            definition=record["definition"],
            sources=tuple(record["sources"]),
            inputs=tuple(RowsUsed(table=used["table"], rows=tuple(used["rows"])) for used in record["inputs"]),
            interval=None if interval is None else (interval[0], interval[1]),
            parameters=record.get("parameters", {}),
            method=record.get("method", ""),
        )


def finding(
    *,
    id: str,
    value: Any,
    unit: str,
    definition: str,
    rows: Mapping[str, pd.DataFrame],
    text: str | None = None,
    interval: tuple[float, float] | None = None,
    parameters: Mapping[str, Value] | None = None,
    sources: Iterable[str] | None = None,
    method: Callable[..., Any] | None = None,
) -> Finding:
    """Return a finding from a value and the frames it was computed from.

    Parameters
    ----------
    rows
        Table name -> the rows used, as loaded by :mod:`corridor.evidence` (the index holds row numbers).
    text
        Display text; by default :func:`corridor.formats.format_value` of value and unit.
    sources
        Source ids; by default those that the rows name in their ``source_id`` columns.
    method
        The function that computed the value; by default the public function of ``corridor.analysis`` from which this is called.

    Raises
    ------
    FindingError
        If the finding must not be published (see :class:`FindingError`).
    """
    plain = _plain(value)
    ids = sorted(set(sources)) if sources is not None else source_ids(rows.values())
    return Finding(
        id=id,
        value=plain,
        unit=unit,
        text=text if text is not None else _text(id, plain, unit),
        definition=" ".join(definition.split()),
        sources=tuple(ids),
        inputs=rows_used(rows),
        interval=None if interval is None else (_digits(float(interval[0])), _digits(float(interval[1]))),
        parameters={name: _plain(v) for name, v in (parameters or {}).items()},
        method=f"{method.__module__}.{method.__qualname__}" if method is not None else _calling_method(),
    )


def rows_used(rows: Mapping[str, pd.DataFrame]) -> tuple[RowsUsed, ...]:
    """Return the row numbers of each frame, sorted, tables without rows left out."""
    used = (RowsUsed(table=table, rows=tuple(sorted({int(row) for row in frame.index}))) for table, frame in rows.items())
    return tuple(item for item in used if item.rows)


def source_ids(frames: Iterable[pd.DataFrame]) -> list[str]:
    """Return the sorted ids that the frames' ``source_id`` columns name (``;`` joins several)."""
    found: set[str] = set()
    for frame in frames:
        for column in frame.columns:
            if SOURCE_COLUMN.fullmatch(str(column)):
                for cell in frame[column].dropna().unique():
                    found.update(part.strip() for part in str(cell).split(";") if part.strip())
    return sorted(found)


def duplicate_ids(findings: Sequence[Finding]) -> list[str]:
    """Return ids that occur more than once, sorted."""
    seen: set[str] = set()
    return sorted({item.id for item in findings if item.id in seen or seen.add(item.id)})


def country_fault(id: str, codes: Collection[str], names: Collection[str]) -> str:
    """Return what is wrong with the countries in an id, or nothing.

    ``codes`` are ISO 3166 codes of three letters, ``names`` the names of countries, both in lower case, spaces as underscores. A
    country is named by its code, and after a country come only countries and a period.
    """
    parts = id.split(".")
    named = [part for part in parts if part in names]
    if named:
        return f"finding id '{id}' names a country as '{named[0]}'; expected its code of three letters"
    first = next((place for place, part in enumerate(parts) if part in codes), len(parts))
    for part in parts[first:]:
        if part not in codes and not _YEAR.search(part):
            return f"finding id '{id}' has '{part}' after a country; expected the general before the particular, countries and period last"
    return ""


def _check_id(id: str) -> None:
    if not _ID.fullmatch(id):
        raise FindingError(f"finding id {id!r} is not lower-case words joined by dots, from general to particular")
    *before, last = id.split(".")
    early = [part for part in before if _YEAR.search(part)]
    if early:
        raise FindingError(f"finding id {id!r} has the period '{early[0]}' before its end; expected periods last")
    if _YEAR.match(last) and not _PERIOD.fullmatch(last):
        raise FindingError(f"finding id {id!r} ends in '{last}'; expected a period such as 2024, 2020_2024, 2024_06 or 2024_q3")


def _calling_method() -> str:
    """Return the dotted name of the innermost public function of the analysis on the call stack, or nothing."""
    frame = sys._getframe(1)
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        name = frame.f_code.co_qualname.partition(".<locals>")[0]
        public = not any(part.startswith(("_", "<")) for part in name.split("."))
        if public and (module == METHODS or module.startswith(f"{METHODS}.")):
            return f"{module}.{name}"
        frame = frame.f_back
    return ""


def _plain(value: Any) -> Value:
    """Turn numpy and pandas scalars into plain Python ones, so that a record is the same bytes everywhere."""
    if isinstance(value, str):
        return value
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FindingError(f"a finding's value must be a number or text, not {value!r}")
    return _digits(value) if isinstance(value, float) else value


def _digits(value: float) -> float:
    """Return a number with twelve significant digits: more than any source has, and without the last bits in which processors differ."""
    return float(f"{value:.12g}")


def _text(id: str, value: Value, unit: str) -> str:
    if isinstance(value, float) and not math.isfinite(value):
        raise FindingError(f"finding {id}: {value!r} is not finite")
    return format_value(value, unit)
