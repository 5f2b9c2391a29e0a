"""Corrections: known errors of a table, mended when it is loaded.

A row of ``corrections.csv`` names table, key and field, the value that the table is expected to hold and the value to use.
If the table no longer holds the expected value, the correction is stale and nothing is built on it.
"""

from __future__ import annotations

import pandas as pd

from corridor.evidence.faults import Fault
from corridor.evidence.references import rows_by_key

TABLE = "corrections"


def apply(table: str, texts: pd.DataFrame, key: list[str], corrections: pd.DataFrame) -> tuple[pd.DataFrame, list[Fault]]:
    """Return the table with its corrections applied, and the faults of those that cannot be.

    Parameters
    ----------
    texts
        The table as text, empty cells as empty text, indexed by row number.
    key
        Columns of the primary key; a correction's ``key`` joins them with ``|``.
    corrections
        The table of corrections as text, all tables, indexed by row number.
    """
    mine = corrections[corrections["table"] == table]
    if mine.empty:
        return texts, []
    rows = rows_by_key(texts, key)
    corrected, faults = texts.copy(), []
    for row, correction in mine.iterrows():
        problem = _problem(correction, table, texts, rows)
        if problem:
            faults.append(Fault(table=TABLE, row=int(row), **problem))
        else:
            corrected.loc[rows[correction["key"]], correction["field"]] = correction["corrected_value"]
    return corrected, faults


def _problem(correction: pd.Series, table: str, texts: pd.DataFrame, rows: dict[str, int]) -> dict[str, str] | None:
    key, field, expected = correction["key"], correction["field"], correction["expected_value"]
    if field not in texts.columns:
        return {"field": "field", "value": field, "problem": f"is not a column of {table}", "expected": ", ".join(texts.columns)}
    if key not in rows:
        return {"field": "key", "value": key, "problem": f"points to no row of {table}", "expected": "a primary key of that table"}
    found = texts.at[rows[key], field]
    if found != expected:
        place = f"{table} row {rows[key]}, field {field}"
        return {"field": "expected_value", "value": expected, "problem": f"is no longer what stands in {place}", "expected": repr(found)}
    return None
