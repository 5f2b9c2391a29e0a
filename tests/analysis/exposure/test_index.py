"""An index of four countries and three indicators, worked by hand; coverage; refusals."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from corridor.analysis.exposure.index import Construction, build_index, coverage, known_country
from corridor.errors import UserError

# min-max: arms 0 25 100 50; imports 0 50 25 100; weight 0 100 50 25. Trade: 0 75 37.5 62.5. Index: 0 50 68.75 56.25.
BY_HAND = {"CCC": 68.75, "DDD": 56.25, "BBB": 50.0, "AAA": 0.0}
PLAIN = Construction(capped=False)


def test_the_index_by_hand(matrix):
    index = build_index(matrix, PLAIN)
    assert index.scores.to_dict() == pytest.approx(BY_HAND)
    assert index.ranks.to_dict() == {"CCC": 1, "DDD": 2, "BBB": 3, "AAA": 4}
    assert index.pillars.loc["BBB"].to_dict() == {"arms": 25.0, "trade": 75.0}


def test_geometric_by_hand(matrix):
    index = build_index(matrix, Construction(capped=False, aggregation="geometric"))
    assert index.scores["CCC"] == pytest.approx(np.sqrt(100 * 37.5))
    assert index.scores["AAA"] == pytest.approx(1.0)


def test_weights_by_hand(matrix):
    index = build_index(matrix, Construction(capped=False, weights=(("arms", 1.0), ("trade", 3.0))))
    assert index.scores["BBB"] == pytest.approx(0.25 * 25 + 0.75 * 75)


def test_an_indicator_and_a_pillar_can_be_left_out(matrix):
    assert build_index(matrix, Construction(capped=False, left_out=("weight",))).scores["BBB"] == pytest.approx((25 + 50) / 2)
    assert build_index(matrix, Construction(capped=False, left_out=("trade",))).scores["BBB"] == pytest.approx(25)
    with pytest.raises(UserError, match="no indicator or pillar 'arms_shar'; nearest: arms_share"):
        build_index(matrix, Construction(left_out=("arms_shar",)))
    with pytest.raises(UserError, match="every indicator is left out"):
        build_index(matrix, Construction(left_out=("arms", "trade")))


def test_supplementary_indicators_count_only_when_asked(values, table, make_matrix):
    matrix = make_matrix(values, table.assign(role=["core", "core", "supplementary"]))
    assert build_index(matrix, PLAIN).scores["BBB"] == pytest.approx((25 + 50) / 2)
    assert build_index(matrix, Construction(capped=False, supplementary=True)).scores["BBB"] == pytest.approx(50)


@pytest.mark.parametrize("normalisation", ["min_max", "z_score", "rank"])
def test_units_and_order_do_not_matter(values, table, normalisation, make_matrix):
    plain = build_index(make_matrix(values, table), Construction(normalisation=normalisation))
    other = build_index(make_matrix(values.iloc[::-1] * 7, table), Construction(normalisation=normalisation))
    pd.testing.assert_series_equal(plain.ranks.sort_index(), other.ranks.sort_index())


def test_a_country_below_the_bar_gets_pillars_and_a_reason_but_no_rank(values, table, make_matrix):
    values.loc["EEE"] = [60.0, np.nan, np.nan]
    matrix = make_matrix(values, table)
    index = build_index(matrix, PLAIN)
    assert "EEE" not in index.ranks
    assert index.pillars.loc["EEE", "arms"] == 75.0
    assert index.scores.to_dict() == pytest.approx(BY_HAND)
    assert index.coverage.loc["EEE", "reason"] == "1 of 3 indicators are known, and the rule asks for at least 65%, that is 2"


def test_two_pillars_without_anything_are_too_many(make_table, make_matrix):
    table = make_table(*({"indicator_id": f"{pillar}{i}", "pillar": pillar, "kind": "size"} for pillar, i in [("arms", 1), ("trade", 1)] + [("energy", i) for i in range(1, 9)]))
    values = pd.DataFrame(np.arange(30.0).reshape(3, 10), index=["AAA", "BBB", "CCC"], columns=table["indicator_id"])
    values.loc["CCC", ["arms1", "trade1"]] = np.nan
    found = coverage(make_matrix(values, table), 0.65)
    assert found["ranked"].to_dict() == {"AAA": True, "BBB": True, "CCC": False}
    assert found.loc["CCC", "reason"] == "nothing is known in the pillars Arms and Trade"


def test_degenerate_input_is_refused(values, table, make_matrix):
    with pytest.raises(UserError, match="indicator arms_share is constant"):
        build_index(make_matrix(values.assign(arms_share=5.0), table), PLAIN)
    with pytest.raises(UserError, match="too few to compare"):
        build_index(make_matrix(values * np.nan, table), PLAIN)
    with pytest.raises(UserError, match="weights must be zero or more: arms=-1"):
        build_index(make_matrix(values, table), Construction(weights=(("arms", -1.0), ("trade", 1.0))))
    with pytest.raises(UserError, match="all are zero"):
        build_index(make_matrix(values, table), Construction(weights=(("arms", 0.0), ("trade", 0.0))))
    with pytest.raises(UserError, match="coverage 65 is not a share"):
        build_index(make_matrix(values, table), Construction(coverage=65))


def test_countries_are_known_by_code_and_the_nearest_is_named():
    countries = pd.DataFrame({"iso3": ["PAK", "LKA"], "name": ["Pakistan", "Sri Lanka"]})
    assert known_country("lka", countries) == "LKA"
    with pytest.raises(UserError, match=r"country 'PAC' .*nearest: .*PAK \(Pakistan\)"):
        known_country("PAC", countries)
    with pytest.raises(UserError, match=r"nearest: LKA \(Sri Lanka\)"):
        known_country("Sri Lanca", countries)
