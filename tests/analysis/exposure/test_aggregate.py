"""Weights, means and ranks by hand and against scipy; refusals."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from corridor.analysis.exposure.aggregate import aggregate, check_weights, equal_weights, pillar_scores, ranks
from corridor.errors import UserError


def test_pillars_are_means_of_what_is_known(values):
    values.loc["AAA", "weight"] = np.nan
    pillars = pillar_scores(values, {"arms_share": "arms", "imports": "trade", "weight": "trade"})
    assert list(pillars["trade"]) == [10.0, 17.5, 11.5, 26.0]


def test_arithmetic_and_geometric_means():
    scores = np.array([[4.0, 16.0], [9.0, 9.0]])
    weights = np.array([[0.5, 0.5], [0.25, 0.75]])
    assert np.allclose(aggregate(scores, weights, "arithmetic"), [[10, 13], [9, 9]])
    assert np.allclose(aggregate(scores, weights, "geometric")[:, 0], stats.gmean(scores, axis=1))


def test_a_missing_pillar_is_left_out_and_weights_are_scaled_up():
    scores = np.array([[np.nan, 16.0], [np.nan, np.nan]])
    found = aggregate(scores, np.array([[0.5, 0.5]]), "arithmetic")[:, 0]
    assert found[0] == 16.0
    assert np.isnan(found[1])


def test_zero_does_not_wipe_out_a_geometric_mean():
    assert aggregate(np.array([[0.0, 100.0]]), np.array([[0.5, 0.5]]), "geometric")[0, 0] == pytest.approx(10.0)


def test_ranks_agree_with_scipy_down_every_column():
    scores = np.random.default_rng(3).integers(0, 5, size=(12, 4)).astype(float)
    assert np.array_equal(ranks(scores), stats.rankdata(-scores, method="min", axis=0))


def test_weights_are_scaled_to_one_and_checked():
    assert list(check_weights({"trade": 3.0, "arms": 1.0}, ["arms", "trade"])) == [0.25, 0.75]
    assert sum(equal_weights(["a", "b", "c"]).values()) == pytest.approx(1)
    for weights, told in (
        ({"arms": 1.0, "trade": -1.0}, "zero or more: trade=-1"),
        ({"arms": 0.0, "trade": 0.0}, "all are zero"),
        ({"arms": float("nan"), "trade": 1.0}, "zero or more: arms=nan"),
        ({"arms": 1.0}, "trade has no weight"),
        ({"arms": 1.0, "trade": 1.0, "spice": 1.0}, "spice is no pillar"),
    ):
        with pytest.raises(UserError, match=told):
            check_weights(weights, ["arms", "trade"])


def test_an_unknown_aggregation_is_refused():
    with pytest.raises(UserError, match="'harmonic' is not one of arithmetic, geometric"):
        aggregate(np.ones((1, 1)), np.ones((1, 1)), "harmonic")
