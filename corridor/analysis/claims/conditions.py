"""Conditions on rows, as a claim's rule writes them: ``category=coal|wind,is_main=1,operational_date<=2020-12-31``."""

from __future__ import annotations

import re

import pandas as pd

from corridor.names import hint

_CONDITION = re.compile(r"\s*(?P<column>\w+)\s*(?P<operator><=|>=|!=|=)\s*(?P<value>.+?)\s*")


class ConditionError(ValueError):
    """A condition that cannot be read, or that names a column which is not there."""


def chosen(table: str, frame: pd.DataFrame, where: str) -> pd.DataFrame:
    """Return the rows of ``frame`` that meet all conditions of ``where``; an empty cell meets none.

    Conditions are joined by commas: ``column=value``, ``column=value|value``, ``column!=value``, ``column<=value``,
    ``column>=value``. Numbers compare as numbers, text (ISO dates among it) as text, up to the precision of the limit given.

    Raises
    ------
    ConditionError
        If a condition cannot be read, naming the nearest column where one is unknown.
    """
    met = pd.Series(True, index=frame.index)
    for text in where.split(","):
        match = _CONDITION.fullmatch(text)
        if match is None:
            raise ConditionError(f"'{text}' is not a condition (expected column=value)")
        column, operator, value = match["column"], match["operator"], match["value"]
        if column not in frame.columns:
            raise ConditionError(f"'{column}' is not a column of {table}{hint(column, map(str, frame.columns))}")
        met &= _meets(frame[column], operator, value)
    return frame[met]


def _meets(values: pd.Series, operator: str, value: str) -> pd.Series:
    if pd.api.types.is_numeric_dtype(values):
        numbers = [_number(values, part) for part in value.split("|")]
        compared = _compared(values, operator, numbers)
    else:
        limits = value.split("|")
        cut = values.str[: len(limits[0])] if operator in ("<=", ">=") else values
        compared = _compared(cut, operator, limits)
    return compared.fillna(False).astype(bool) & values.notna()


def _compared(values: pd.Series, operator: str, limits: list) -> pd.Series:
    if operator == "=":
        return values.isin(limits)
    if operator == "!=":
        return ~values.isin(limits)
    if len(limits) > 1:
        raise ConditionError(f"'{operator}' compares with one value, not with several")
    return values <= limits[0] if operator == "<=" else values >= limits[0]


def _number(values: pd.Series, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ConditionError(f"'{text}' is not a number, but {values.name} holds numbers") from None
