"""A framework of three indicators in two pillars, four countries, worked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from corridor.analysis.exposure.indicators import Framework, framework_from_table
from corridor.analysis.exposure.matrix import MISSING, OBSERVED, IndicatorMatrix

COLUMNS = {
    "role": "core", "definition": "what it is", "direction": 1, "unit": "percent", "denominator": "all", "measure": "ratio", "table": "supply",
    "country_column": "iso3", "filter": "", "part": "", "numerator": "amount", "divisor": "total", "scale": 100.0, "least_divisor": np.nan,
    "absent": "missing", "capped": 0, "first_year": 2020, "last_year": 2024, "coverage_note": "note", "source_id": "register",
}  # fmt: skip


def indicator_rows(*rows: dict) -> pd.DataFrame:
    """Return a table of indicators; what a row does not say comes from :data:`COLUMNS`."""
    frame = pd.DataFrame([{**COLUMNS, "name": row["indicator_id"], **row} for row in rows])
    return frame.set_axis(pd.RangeIndex(2, len(frame) + 2, name="row"), axis=0)


def small_matrix(values: pd.DataFrame, table: pd.DataFrame, *, low: pd.DataFrame | None = None, high: pd.DataFrame | None = None) -> IndicatorMatrix:
    """Return a matrix of values, countries x indicators, all observed; NaN is missing."""
    rows = {name: {"supply": pd.DataFrame({"exposed_iso3": values.index, "source_id": "register"}, index=range(2, len(values) + 2))} for name in values.columns}
    return IndicatorMatrix(
        framework=framework_from_table(table),
        values=values,
        low=values if low is None else low,
        high=values if high is None else high,
        status=values.isna().replace({True: MISSING, False: OBSERVED}).astype(str),
        rows=rows,
    )


@pytest.fixture
def table() -> pd.DataFrame:
    return indicator_rows(
        {"indicator_id": "arms_share", "pillar": "arms", "kind": "dependence"},
        {"indicator_id": "imports", "pillar": "trade", "kind": "dependence"},
        {"indicator_id": "weight", "pillar": "trade", "kind": "size", "unit": "percent of GDP"},
    )


@pytest.fixture
def framework(table) -> Framework:
    return framework_from_table(table)


@pytest.fixture
def values() -> pd.DataFrame:
    return pd.DataFrame(
        {"arms_share": [0.0, 20.0, 80.0, 40.0], "imports": [10.0, 30.0, 20.0, 50.0], "weight": [1.0, 5.0, 3.0, 2.0]},
        index=pd.Index(["AAA", "BBB", "CCC", "DDD"], name="exposed_iso3"),
    )


@pytest.fixture
def matrix(values, table) -> IndicatorMatrix:
    return small_matrix(values, table)


@pytest.fixture
def make_table():
    """The function :func:`indicator_rows`, for tests that need another framework."""
    return indicator_rows


@pytest.fixture
def make_matrix():
    """The function :func:`small_matrix`, for tests that need another matrix."""
    return small_matrix
