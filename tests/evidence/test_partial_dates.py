from datetime import date

import numpy as np
import pandas as pd
import pytest

from corridor.evidence.partial_dates import interval, intervals, midpoint


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-05-30", date(2024, 5, 30), date(2024, 5, 30)),
    ],
)
def test_a_partial_date_is_the_days_it_can_mean(text, earliest, latest):
    assert interval(text) == (earliest, latest)


@pytest.mark.parametrize("text", ["", "24", "2025-13", "2025-13-01", "2025-02-30", "2025-2-3", "20 May 2024", "2024-05-30T00:00", "٢٠٢٤"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match="is not a date"):
        interval(text)


def test_the_midpoint_is_the_middle_day():
    assert midpoint("2023") == date(2023, 7, 2)
    assert midpoint("2023-02") == date(2023, 2, 14)
    assert midpoint("2023-02-03") == date(2023, 2, 3)


def test_intervals_keep_index_and_gaps():
    texts = pd.Series(["2023", None, "2024-05-30"], index=pd.Index([2, 3, 9], name="row"), dtype="str")
    found = intervals(texts)
    assert list(found.columns) == ["earliest", "latest", "midpoint"]
    assert list(found.index) == [2, 3, 9] and found.index.name == "row"
    assert found.loc[3].isna().all()
    assert found.loc[2, "latest"] == pd.Timestamp("2023-12-31")
    assert found.dtypes.map(lambda kind: np.issubdtype(kind, np.datetime64)).all()


def test_intervals_of_nothing_are_empty():
    assert intervals(pd.Series([], dtype="str")).empty
    assert intervals(pd.Series([None, None], dtype="str")).isna().all().all()
