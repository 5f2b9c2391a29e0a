"""Conditions on rows."""

from __future__ import annotations

import pandas as pd
import pytest

from corridor.analysis.claims.conditions import ConditionError, chosen

FRAME = pd.DataFrame(
    {"name": ["a", "b", None, "d"], "size": [1.0, 5.0, 7.0, None], "day": ["2019", "2020-12-31", "2021-01", None], "main": [1, 0, 1, 1]},
    index=pd.RangeIndex(2, 6),
)


@pytest.mark.parametrize(
    ("where", "rows"),
    [
        ("name=a", [2]),
        ("name=a|d", [2, 5]),
        ("name!=a", [3, 5]),
        ("size<=5", [2, 3]),
        ("size>=5,main=1", [4]),
        ("day<=2020-12-31", [2, 3]),
        ("day>=2020", [3, 4]),
        ("main=1, size>=1", [2, 4]),
    ],
)
def test_rows_that_meet_all_conditions(where, rows):
    assert list(chosen("things", FRAME, where).index) == rows


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("sise=1", "'sise' is not a column of things; nearest: size"),
        ("name", "'name' is not a condition"),
        ("", "'' is not a condition"),
        ("size=big", "'big' is not a number, but size holds numbers"),
        ("size<=1|2", "compares with one value"),
    ],
)
def test_conditions_that_cannot_be_read(where, message):
    with pytest.raises(ConditionError, match=message.replace("|", r"\|")):
        chosen("things", FRAME, where)
