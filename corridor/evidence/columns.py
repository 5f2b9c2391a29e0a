"""Columns of text to typed columns, after the schema."""

from __future__ import annotations

from typing import Any

import pandas as pd

from corridor.evidence.faults import Fault

TRUE, FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")


def typed(table: str, texts: pd.DataFrame, fields: dict[str, dict[str, Any]]) -> tuple[pd.DataFrame, list[Fault]]:
    """Return the table with the types of its schema, and the faults of values that do not have them.

    integer and year become int64, or Int64 where values are missing; number float64; date datetime64; boolean bool, or
    boolean where values are missing; everything else stays text (dtype str), missing where the cell is empty. Partial dates
    are text: see :mod:`corridor.evidence.partial_dates`.
    """
    columns: dict[str, pd.Series] = {}
    faults: list[Fault] = []
    for name, field in fields.items():
        text = texts[name]
        text = text.mask(text == "")
        columns[name], bad = _CONVERSIONS.get(field["type"], _text)(text)
        faults.extend(
            Fault(table=table, row=int(row), field=name, value=str(value), problem=f"is not of the type {field['type']}")
            for row, value in text[bad].items()
        )
    return pd.DataFrame(columns, index=texts.index), faults


def _text(text: pd.Series) -> tuple[pd.Series, pd.Series]:
    return text.astype("str"), pd.Series(False, index=text.index)


def _number(text: pd.Series) -> tuple[pd.Series, pd.Series]:
    numbers = pd.to_numeric(text, errors="coerce").astype("float64")
    return numbers, numbers.isna() & text.notna()


def _integer(text: pd.Series) -> tuple[pd.Series, pd.Series]:
    numbers, bad = _number(text)
    bad |= numbers.notna() & (numbers % 1 != 0)
    whole = numbers.mask(bad)
    return (whole.astype("Int64") if whole.isna().any() else whole.astype("int64")), bad


def _date(text: pd.Series) -> tuple[pd.Series, pd.Series]:
    dates = pd.to_datetime(text, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    return dates, dates.isna() & text.notna()


def _boolean(text: pd.Series) -> tuple[pd.Series, pd.Series]:
    values = text.map({**dict.fromkeys(TRUE, True), **dict.fromkeys(FALSE, False)}).astype("boolean")
    return (values if values.isna().any() else values.astype("bool")), values.isna() & text.notna()


_CONVERSIONS = {"number": _number, "integer": _integer, "year": _integer, "date": _date, "boolean": _boolean}
