"""Normalisations by hand and against scipy; refusals."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from corridor.analysis.exposure.normalise import cap, normalise
from corridor.errors import UserError


def test_min_max_by_hand(values):
    scaled = normalise(values, "min_max")
    assert list(scaled["arms_share"]) == [0, 25, 100, 50]
    assert list(scaled["imports"]) == [0, 50, 25, 100]


def test_z_scores_agree_with_scipy(values):
    scaled = normalise(values, "z_score")
    assert np.allclose(scaled["weight"], 50 + 10 * stats.zscore(values["weight"]))


def test_ranks_agree_with_scipy_ties_at_their_mean():
    column = pd.DataFrame({"x": [5.0, 1.0, 1.0, 9.0, np.nan]}, index=list("abcde"))
    scaled = normalise(column, "rank")["x"]
    expected = (stats.rankdata([5, 1, 1, 9]) - 1) / 3 * 100
    assert np.allclose(scaled.iloc[:4], expected)
    assert np.isnan(scaled.iloc[4])


def test_a_direction_of_minus_one_turns_the_scale(values):
    assert list(normalise(values, "min_max", directions={"arms_share": -1})["arms_share"]) == [100, 75, 0, 50]


def test_countries_outside_the_reference_are_read_on_its_scale(values):
    scaled = normalise(values, "min_max", reference=pd.Index(["AAA", "BBB", "DDD"]))
    assert scaled.loc["CCC", "arms_share"] == 100
    assert scaled.loc["BBB", "arms_share"] == 50
    assert normalise(values, "rank", reference=pd.Index(["AAA", "BBB", "DDD"])).loc["CCC", "arms_share"] == 100


@pytest.mark.parametrize("method", ["min_max", "z_score", "rank"])
def test_units_do_not_matter(values, method):
    pd.testing.assert_frame_equal(normalise(values * 1000, method), normalise(values, method))


def test_degenerate_input_is_refused(values):
    with pytest.raises(UserError, match=r"indicator arms_share is constant \(3\)"):
        normalise(values.assign(arms_share=3.0), "min_max")
    with pytest.raises(UserError, match="indicator arms_share is missing"):
        normalise(values.assign(arms_share=np.nan), "rank")
    with pytest.raises(UserError, match="1 is too few"):
        normalise(values.iloc[:1], "min_max")
    with pytest.raises(UserError, match="'sigmoid' is not one of min_max, z_score, rank"):
        normalise(values, "sigmoid")


def test_caps_cut_the_highest_values_only_where_that_leaves_a_range():
    many = pd.DataFrame({"x": [*range(20), 1000.0], "mostly_zero": [0.0] * 20 + [5.0]})
    capped = cap(many, ["x", "mostly_zero"])
    assert capped["x"].max() == pytest.approx(19.0)
    assert capped["mostly_zero"].max() == 5.0
