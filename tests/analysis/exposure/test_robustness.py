"""Robustness: the grid, sure winners, ranges, seeds."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from corridor.analysis.exposure.index import Construction, build_index
from corridor.analysis.exposure.robustness import DIRICHLET, grid, leave_one_out, vary, weight_variation
from corridor.errors import UserError


def test_the_grid_holds_every_combination_once(matrix):
    constructions = grid(Construction(), matrix)
    # 3 normalisations x 2 aggregations x 3 bounds x 2 caps x (nothing, 3 indicators, 2 pillars)
    assert len(constructions) == len(set(constructions)) == 3 * 2 * 3 * 2 * 6


def test_each_combination_gives_the_rank_of_its_own_index(matrix):
    found = vary(matrix, Construction(), np.random.default_rng(1), draws=50, of_interest=["BBB"])
    for number in (0, 40, 100, 215):
        construction = grid(Construction(), matrix)[number]
        assert found.combinations.loc[number, "BBB"] == build_index(matrix, construction).ranks["BBB"]


def test_a_country_that_leads_everywhere_is_first_for_sure(values, table, make_matrix):
    values.loc["CCC"] = [90.0, 60.0, 9.0]
    values.loc["AAA"] = [-1.0, -1.0, -1.0]
    summary = vary(make_matrix(values, table), Construction(), np.random.default_rng(1), draws=500).summary
    assert summary.loc["CCC", ["low", "high", "best", "worst"]].tolist() == [1, 1, 1, 1]
    assert summary.loc["CCC", "probability_first"] == 1
    assert summary.loc["AAA", "worst"] == 4
    assert summary["probability_first"].sum() == pytest.approx(1)


def test_the_same_seed_gives_the_same_ranks_and_rows_need_no_order(values, table, make_matrix):
    one = vary(make_matrix(values, table), Construction(), np.random.default_rng(7), draws=300).summary
    two = vary(make_matrix(values, table), Construction(), np.random.default_rng(7), draws=300).summary
    pd.testing.assert_frame_equal(one, two)


def test_identical_alternatives_change_nothing(values, table, make_matrix):
    """Where every indicator is the same, no choice of weights or of what is left out can change a rank."""
    same = pd.DataFrame({name: values["arms_share"] for name in values.columns})
    summary = vary(make_matrix(same, table), Construction(), np.random.default_rng(1), draws=500).summary
    assert (summary["low"] == summary["high"]).all()
    assert (summary["best"] == summary["worst"]).all()


def test_bounds_move_ranks_of_those_that_are_bounded(values, table, make_matrix):
    high = values.copy()
    high.loc["DDD", "imports"] = 500.0
    low = values.copy()
    low.loc["DDD", "imports"] = 10.0
    found = vary(make_matrix(values, table, low=low, high=high), Construction(), np.random.default_rng(1), draws=50, of_interest=["DDD"])
    by_bound = found.combinations.groupby("bound")["DDD"].mean()
    assert by_bound["high"] < by_bound["low"]


def test_leave_one_out_names_each_indicator(matrix):
    found = leave_one_out(matrix, Construction(capped=False))
    assert list(found.index) == ["arms_share", "imports", "weight"]
    assert found.loc["arms_share", "BBB"] == 1


def test_no_draws_are_refused(matrix):
    with pytest.raises(UserError, match="draws 0"):
        vary(matrix, Construction(), np.random.default_rng(1), draws=0)


def test_the_variation_of_weights_is_that_of_the_draws():
    draws = np.random.default_rng(1).dirichlet(np.full(7, DIRICHLET), size=200_000)[:, 0]
    assert weight_variation(7) == pytest.approx(draws.std() / draws.mean(), rel=0.01)
