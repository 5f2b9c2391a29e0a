"""Kaplan-Meier, shares, medians, log-rank: hand-worked cases and a second implementation (scipy)."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from corridor.analysis import survival


def spells(years, happened, **more):
    return pd.DataFrame({"years": np.asarray(years, float), "happened": np.asarray(happened, bool), **more})


# Five spells: events at 1, 2 and 4 years, cut off at 2 and 5 years.
# At 1: 5 at risk, 4/5 = 0.8. At 2: 4 at risk, 0.8 * 3/4 = 0.6. At 4: 2 at risk, 0.6 * 1/2 = 0.3.
FIVE = spells([1, 2, 2, 4, 5], [1, 1, 0, 1, 0])


def test_kaplan_meier_by_hand():
    curve = survival.kaplan_meier(FIVE)
    assert curve["years"].tolist() == [0, 1, 2, 4]
    assert curve["at_risk"].tolist() == [5, 5, 4, 2]
    assert curve["events"].tolist() == [0, 1, 1, 1]
    assert curve["share"].tolist() == pytest.approx([1, 0.8, 0.6, 0.3])


def test_limits_are_greenwoods_on_the_log_log_scale():
    curve = survival.kaplan_meier(FIVE).set_index("years")
    # Greenwood at 2 years: 1/(5*4) + 1/(4*3); the standard error of log(-log S) is its root over |log S|.
    error = math.sqrt(1 / 20 + 1 / 12) / abs(math.log(0.6))
    z = stats.norm.ppf(0.975)
    assert curve.loc[2, "low"] == pytest.approx(0.6 ** math.exp(z * error))
    assert curve.loc[2, "high"] == pytest.approx(0.6 ** math.exp(-z * error))


def test_curve_and_limits_agree_with_scipy():
    rng = np.random.default_rng(5)
    years = np.append(rng.exponential(4, 60).round(1) + 0.1, [0.0, 40.0])  # rounded, so that ties occur
    # An event first and a cut-off last: scipy warns where the share is 1 or 0, as the limits are not defined there.
    happened = np.append(rng.random(60) < 0.6, [True, False])
    curve = survival.kaplan_meier(spells(years, happened))
    data = stats.CensoredData(uncensored=years[happened], right=years[~happened])
    other = stats.ecdf(data).sf
    interval = other.confidence_interval(method="log-log")
    assert curve["share"].to_numpy() == pytest.approx(other.evaluate(curve["years"]), abs=1e-12)
    assert curve["low"].to_numpy() == pytest.approx(interval.low.evaluate(curve["years"]), abs=1e-9)
    assert curve["high"].to_numpy() == pytest.approx(interval.high.evaluate(curve["years"]), abs=1e-9)


def test_at_the_end_of_a_curve_that_reaches_zero_the_upper_limit_is_carried_on():
    curve = survival.kaplan_meier(spells([1, 2, 3], [1, 1, 1]))
    assert curve["share"].iloc[-1] == pytest.approx(0)
    assert curve["low"].iloc[-1] == 0
    assert curve["high"].iloc[-1] == curve["high"].iloc[-2] > 0


def test_all_cut_off_gives_a_flat_curve_and_no_median():
    data = spells([1, 2], [0, 0])
    assert survival.kaplan_meier(data)["share"].tolist() == [1.0]
    assert survival.median_years(data) == survival.Estimate(value=math.inf, low=math.inf, high=math.inf)
    assert survival.share_happened(data, [1])["share"].tolist() == [0.0]
    assert survival.share_happened(data, [1])["low"].isna().all()


def test_event_at_once():
    curve = survival.kaplan_meier(spells([0, 0, 3, 3], [1, 0, 1, 0]))
    # The one cut off at 0 is still at risk there: 3/4, then half of it.
    assert curve["years"].tolist() == [0, 3]
    assert curve["share"].tolist() == pytest.approx([0.75, 0.375])


def test_one_event_alone():
    curve = survival.kaplan_meier(spells([2], [1]))
    assert curve["share"].tolist() == pytest.approx([1, 0])
    assert survival.median_years(spells([2], [1])).value == 2


def test_share_happened_between_steps_and_beyond_the_last_spell():
    shares = survival.share_happened(FIVE, [0.5, 2, 3, 6])
    assert shares["share"].tolist()[:3] == pytest.approx([0, 0.4, 0.4])
    assert math.isnan(shares["share"].iloc[3])
    assert shares["at_risk"].tolist() == [5, 4, 2, 0]


def test_share_happened_stays_known_once_all_have_happened():
    assert survival.share_happened(spells([1, 2], [1, 1]), [9])["share"].tolist() == pytest.approx([1])


def test_median_is_the_first_time_at_which_half_or_less_remain():
    assert survival.median_years(FIVE).value == 4
    assert survival.median_years(spells([1, 2], [1, 1])).value == 1  # exactly one half remains after a year


def test_median_limits_are_where_the_limits_of_the_curve_cross_one_half():
    curve = survival.kaplan_meier(FIVE)
    estimate = survival.median_years(FIVE)
    assert estimate.low == curve.loc[curve["low"] <= 0.5, "years"].iloc[0]
    assert estimate.high == math.inf or estimate.high == curve.loc[curve["high"] <= 0.5, "years"].iloc[0]


def test_log_rank_agrees_with_scipy():
    rng = np.random.default_rng(11)
    group = np.repeat(["a", "b"], 30)
    years = rng.exponential(np.where(group == "a", 3.0, 6.0)).round(1)
    happened = rng.random(60) < 0.7
    result = survival.log_rank(spells(years, happened, basis=group), "basis")
    parts = [stats.CensoredData(uncensored=years[(group == g) & happened], right=years[(group == g) & ~happened]) for g in "ab"]
    other = stats.logrank(*parts)
    assert result.statistic == pytest.approx(other.statistic**2)
    assert result.p == pytest.approx(other.pvalue)
    assert result.degrees == 1


def test_log_rank_by_hand():
    # a: event at 1, b: event at 2. At 1: expected in a 1/2, variance 1/4; at 2 only b is left: nothing. (1 - 1/2)^2 / (1/4) = 1.
    result = survival.log_rank(spells([1, 2], [1, 1], basis=["a", "b"]), "basis")
    assert result.statistic == pytest.approx(1)


@pytest.mark.parametrize("data", [spells([1, 2], [1, 0], basis=["a", "a"]), spells([1, 2], [0, 0], basis=["a", "b"])])
def test_log_rank_needs_two_groups_and_an_event(data):
    with pytest.raises(ValueError, match="two groups and an event"):
        survival.log_rank(data, "basis")


@pytest.mark.parametrize("years", [[], [-1.0], [math.nan]])
def test_bad_times_are_refused(years):
    with pytest.raises(ValueError, match="neither missing nor negative"):
        survival.kaplan_meier(spells(years, [1] * len(years)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=1, max_size=25), st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    first, second = (survival.kaplan_meier(spells(*zip(*part, strict=True))) for part in (rows, shuffled))
    pd.testing.assert_frame_equal(first, second)
    assert first["share"].is_monotonic_decreasing
    assert (first["low"] <= first["share"] + 1e-12).all() and (first["share"] <= first["high"] + 1e-12).all()
