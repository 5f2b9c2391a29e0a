"""Items of evidence: rows of the table ``claim_evidence``, with the values and sources that they point to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from corridor.analysis.claims.rules import Quantity
from corridor.analysis.claims.sources import independent_sources, rows_behind
from corridor.analysis.claims.tables import Frames, Tables
from corridor.analysis.claims.wording import DATES, value_words
from corridor.errors import UserError

TABLE = "claim_evidence"
MEASURED, CONTEXT = "measured", "context"


class ItemError(ValueError):
    """Evidence that must not be used: ``field`` is the column at fault."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field} {problem}")
        self.field, self.problem = field, problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of evidence for or against a claim.

    ``value`` is missing where the item tells something without a quantity; ``words`` is the value as a reader sees it, empty without
    one; ``what`` says in words what is found there; ``table`` and ``row`` name the row of the package that it points to, if any.
    """

    claim_id: str
    order: int
    role: str
    what: str
    value: Quantity | None
    words: str
    sources: tuple[str, ...]
    table: str = ""
    row: int | None = None
    locator: str = ""
    rows: Frames = field(default_factory=dict)


def item_of(record: pd.DataFrame, data: Tables, briefs: Collection[str]) -> Item:
    """Return the item that a row of ``claim_evidence`` (a frame of one row) describes.

    Raises
    ------
    ItemError
        If it points nowhere, holds both a reference and a value of its own, rests on a brief alone, or has a role that asks for a value and none.
    """
    cells = {name: None if pd.isna(value) else value for name, value in record.iloc[0].items()}
    item = _referenced(record, cells, data, briefs) if cells["table"] else _stated(record, cells, briefs)
    if item.role == MEASURED and item.value is None:
        raise ItemError("field" if cells["table"] else "value", "is empty, but the role measured asks for a value")
    return item


def _referenced(record: pd.DataFrame, cells: dict[str, Any], data: Tables, briefs: Collection[str]) -> Item:
    for name in ("value", "source_id"):
        if cells[name] is not None:
            raise ItemError(name, "is filled beside a reference to a table, which gives it")
    table, key, column = (cells[name] for name in ("table", "key", "field"))
    try:
        row = data.row(table, key or "")
    except UserError as error:
        raise ItemError("key", f"cannot be followed: {error}") from None
    if column is not None and column not in row.columns:
        raise ItemError("field", f"is not a column of {table}")
    behind = rows_behind(table, row, data, briefs)
    sources = independent_sources(behind, briefs)
    if not sources:
        raise ItemError("key", f"leads to a row of {table} that rests on a brief alone, and a brief is no evidence")
    value = None if column is None else row[column].iloc[0]
    if column is not None and pd.isna(value):
        raise ItemError("field", f"leads to an empty cell of {table}")
    quantity = value if value is None or isinstance(value, str) else float(value)
    unit = cells["unit"] or _unit(table, column, row, data)
    return _item(cells, quantity, unit, sources, {**behind, TABLE: record}, table=table, row=int(row.index[0]))


def _stated(record: pd.DataFrame, cells: dict[str, Any], briefs: Collection[str]) -> Item:
    if cells["source_id"] is None:
        raise ItemError("source_id", "is empty, and no table is named that has one")
    if cells["source_id"] in briefs:
        raise ItemError("source_id", "is one of the briefs, and a brief is no evidence")
    if cells["what"] is None:
        raise ItemError("what", "is empty, and no table is named that tells it")
    unit = cells["unit"] or ""
    return _item(cells, _stated_quantity(cells["value"], unit), unit, (cells["source_id"],), {TABLE: record})


def _item(
    cells: dict[str, Any], quantity: Quantity | None, unit: str, sources: tuple[str, ...], rows: Frames, *, table: str = "", row: int | None = None
) -> Item:
    return Item(
        claim_id=cells["claim_id"],
        order=int(cells["order"]),
        role=cells["role"],
        what=cells["what"] or "",
        value=quantity,
        words="" if quantity is None else value_words(quantity, unit, cells["as_of"] or ""),
        sources=sources,
        table=table,
        row=row,
        locator=cells["locator"] or "",
        rows=rows,
    )


def _stated_quantity(text: str | None, unit: str) -> Quantity | None:
    """Return a number where a cell's text is one and its unit is not that of a date; else the text."""
    if text is None or unit in DATES:
        return text
    try:
        return float(text)
    except ValueError:
        return text


def _unit(table: str, column: str | None, row: pd.DataFrame, data: Tables) -> str:
    if column is None:
        return ""
    if "unit" in row.columns and pd.api.types.is_numeric_dtype(row[column]):
        return str(row["unit"].iloc[0] or "")
    return "rank" if column == "rank" else data.unit(table, column)
