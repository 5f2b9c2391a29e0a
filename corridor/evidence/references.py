"""References from a row to a row of any table: a table, a primary key whose parts are joined by ``|``, perhaps a column.

A resource states them with ``rowReference``: which of its columns hold table, key and field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from corridor.evidence.faults import Fault
from corridor.evidence.package import Package
from corridor.names import hint

SEPARATOR = "|"
PROPERTY = "rowReference"


def rows_by_key(texts: pd.DataFrame, key: list[str]) -> dict[str, int]:
    """Return primary key -> row number, for a table given as text and the columns of its primary key."""
    keys = map(SEPARATOR.join, zip(*(texts[column].tolist() for column in key), strict=True))
    return dict(zip(keys, texts.index.tolist(), strict=True))


def reference_faults(table: str, package: Package, texts: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Return the faults of a table's references: unknown tables, keys and columns, each with the nearest known name.

    ``texts`` holds the tables that could be read, as text; references into others are not judged.
    """
    columns: dict[str, str] | None = package.resource(table).get(PROPERTY)
    if columns is None or table not in texts:
        return []
    known: dict[str, dict[str, int]] = {}
    faults = []
    for row, cells in texts[table].iterrows():
        problem = _problem({part: cells[column] for part, column in columns.items()}, package, texts, known)
        if problem is not None:
            part, text, expected = problem
            faults.append(Fault(table=table, row=int(row), field=columns[part], value=cells[columns[part]], problem=text, expected=expected))
    return faults


def _problem(cells: dict[str, Any], package: Package, texts: Mapping[str, pd.DataFrame], known: dict[str, dict[str, int]]) -> tuple[str, str, str] | None:
    target, key, field = cells["table"], cells["key"], cells["field"]
    if not target:
        return next(((part, "has no table beside it", "a table of the package") for part in ("key", "field") if cells[part]), None)
    if target not in package.resources:
        return "table", f"is not a table of the package{hint(target, package.resources)}", ""
    if not key:
        return "key", f"is empty, but a row of {target} is meant", "its primary key"
    if field and field not in package.fields(target):
        return "field", f"is not a column of {target}{hint(field, package.fields(target))}", ""
    if target not in texts:
        return None
    if target not in known:
        known[target] = rows_by_key(texts[target], package.primary_key(target))
    if key not in known[target]:
        return "key", f"points to no row of {target}{hint(key, known[target])}", f"{SEPARATOR.join(package.primary_key(target))}"
    return None
