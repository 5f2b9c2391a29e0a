"""The comparison with the China Index."""

from __future__ import annotations

import pandas as pd
import pytest

from corridor.analysis.exposure.yardstick import compare
from corridor.errors import UserError

OTHER = pd.DataFrame(
    {
        "edition": [2024] * 6 + [2022],
        "iso3": ["AAA", "BBB", "CCC", "DDD", "ZZZ", "EEE", "AAA"],
        "domain": ["overall"] * 5 + ["media", "overall"],
        "score": [10.0, 20.0, 40.0, 30.0, 99.0, 5.0, 1.0],
        "source_id": "index",
    }
)
SCORES = pd.Series({"AAA": 1.0, "BBB": 2.0, "CCC": 3.0, "DDD": 4.0, "EEE": 5.0})


def test_rank_correlation_by_hand():
    found = compare(SCORES, OTHER, edition=2024)
    # Ranks 1 2 3 4 against 1 2 4 3: rho = 1 - 6 * 2 / (4 * 15)
    assert found.spearman == pytest.approx(0.8)
    assert found.interval[0] < 0.8 < found.interval[1]
    assert found.pairs.loc["DDD", ["rank", "china_index_rank"]].tolist() == [1, 2]
    assert len(found.rows) == 4


def test_too_few_countries_are_refused():
    with pytest.raises(UserError, match="China Index 2022, overall: 1 countries"):
        compare(SCORES, OTHER, edition=2022)
