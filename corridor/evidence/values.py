"""Faults of values that a schema cannot express: days that no calendar has, dates in the future, numbers that are not finite."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from corridor.evidence.faults import Fault
from corridor.evidence.partial_dates import EXPECTED, interval

_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?")
_Problem = tuple[str, str] | None


def value_faults(table: str, texts: pd.DataFrame, fields: dict[str, dict[str, Any]], today: date) -> list[Fault]:
    """Return the faults of a table given as text.

    A field with ``dateKind`` (``partial`` or ``year``) must not begin after ``today``, unless its ``futureAllowed`` says why
    it may.
    """
    faults = []
    for name, field in fields.items():
        problem = _check_of(field, today)
        if problem is not None:
            values = texts[name]
            problems = {value: problem(value) for value in values.unique() if value}
            bad = {value: found for value, found in problems.items() if found}
            for row, value in values[values.isin(list(bad))].items():
                text, expected = bad[value]
                faults.append(Fault(table=table, row=int(row), field=name, value=value, problem=text, expected=expected))
    return faults


def _check_of(field: dict[str, Any], today: date) -> Callable[[str], _Problem] | None:
    limit = None if field.get("futureAllowed") else today
    if field.get("dateKind") == "partial":
        return lambda value: _date_problem(value, limit)
    if field.get("dateKind") == "year":
        return lambda value: _year_problem(value, limit)
    if field["type"] == "number":
        return _number_problem
    return None


def _date_problem(value: str, limit: date | None) -> _Problem:
    try:
        earliest = interval(value).earliest
    except ValueError:
        return "is not a date", EXPECTED
    return _future(earliest, limit)


def _year_problem(value: str, limit: date | None) -> _Problem:
    if not (value.isdecimal() and 1 <= int(value) <= 9999):
        return "is not a year", "four digits"
    return _future(date(int(value), 1, 1), limit)


def _future(day: date, limit: date | None) -> _Problem:
    if limit is not None and day > limit:
        return "lies in the future", f"no later than {limit.isoformat()}, the date of the edition"
    return None


def _number_problem(value: str) -> _Problem:
    return None if _PLAIN_NUMBER.fullmatch(value) else ("is not a number", "")
