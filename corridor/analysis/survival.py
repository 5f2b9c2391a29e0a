"""Estimates from times that may be cut off: Kaplan-Meier curve, shares at given times, median, log-rank test.

A spell is a row with ``years`` (time from start, 0 or more) and ``happened`` (True if the event came then, False if it had
not come by then). Each function names its method. The estimates come from statsmodels; tests hold them against scipy and hand work.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.duration.survfunc import SurvfuncRight, survdiff

LEVEL = 0.95
_Z = float(norm.ppf(0.5 + LEVEL / 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A value with its limits; each may be infinite (not reached) but not missing."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRank:
    """Log-rank test of equal curves: chi-squared ``statistic`` with ``degrees`` of freedom, and its ``p``."""

    statistic: float
    degrees: int
    p: float


def kaplan_meier(spells: pd.DataFrame) -> pd.DataFrame:
    """Return the share for which the event has not come, as a step function of time.

    Method: E. L. Kaplan and P. Meier (1958), Journal of the American Statistical Association 53, 457-481, with the variance of
    M. Greenwood (1926); limits by the log(-log) transformation, which keeps them between 0 and 1 (J. D. Kalbfleisch and R. L. Prentice, 2002, The Statistical
    Analysis of Failure Time Data, section 1.4).

    Returns
    -------
    DataFrame
        ``years`` (0, then each time at which events came), ``at_risk`` (spells under observation just before), ``events``,
        ``share`` (not yet, 0 to 1), ``low``, ``high`` (95 percent limits). Where the share is 0 the upper limit of the step before
        is carried on, as the transformation has no value there.

    Raises
    ------
    ValueError
        If there is no spell or a time is negative or missing.
    """
    years, happened = _checked(spells)
    start = pd.DataFrame({"years": [0.0], "at_risk": [len(years)], "events": [0], "share": [1.0], "low": [1.0], "high": [1.0]})
    if not happened.any():
        return start
    with np.errstate(divide="ignore", invalid="ignore"):  # the variance is not defined once the share is 0
        fit = SurvfuncRight(years, happened.astype(int))
        low, high = _log_log_limits(fit.surv_prob, fit.surv_prob_se)
    steps = pd.DataFrame(
        {
            "years": fit.surv_times,
            "at_risk": fit.n_risk.astype(int),
            "events": fit.n_events.astype(int),
            "share": fit.surv_prob,
            "low": low,
            "high": high,
        }
    )
    steps = steps[steps["events"] > 0]
    if steps["years"].iloc[0] == 0:
        return steps.reset_index(drop=True)
    return pd.concat([start, steps], ignore_index=True)


def share_happened(spells: pd.DataFrame, at_years: Sequence[float]) -> pd.DataFrame:
    """Return the share for which the event has come within each time.

    Method: one less the product-limit estimate of E. L. Kaplan and P. Meier (1958); see :func:`kaplan_meier`.

    Columns: ``years``, ``share``, ``low``, ``high`` (0 to 1, 95 percent limits; missing where no event had come, as the
    transformation has no value there), ``at_risk`` (spells observed that long or longer). Times beyond the longest spell that ends
    without the event have no estimate and are missing.
    """
    curve = kaplan_meier(spells)
    years, happened = _checked(spells)
    rows = []
    for time in at_years:
        step = curve[curve["years"] <= time].iloc[-1]
        known = time <= years.max() or bool(happened[years == years.max()].all())
        share = 1 - step["share"] if known else math.nan
        low, high = (1 - step["high"], 1 - step["low"]) if share > 0 else (math.nan, math.nan)
        rows.append((float(time), share, low, high, int((years >= time).sum())))
    return pd.DataFrame(rows, columns=["years", "share", "low", "high", "at_risk"])


def median_years(spells: pd.DataFrame) -> Estimate:
    """Return the time by which half have had the event, with limits; infinite where the curve does not fall that far.

    Method: median of the product-limit curve of E. L. Kaplan and P. Meier (1958), limits after R. Brookmeyer and J. Crowley (1982), Biometrics 38, 29-41.
    """
    curve = kaplan_meier(spells)
    return Estimate(
        value=_first_at_or_below_half(curve, "share"),
        low=_first_at_or_below_half(curve, "low"),
        high=_first_at_or_below_half(curve, "high"),
    )


def log_rank(spells: pd.DataFrame, group: str) -> LogRank:
    """Return the log-rank test of equal curves between the values of column ``group``.

    Method: N. Mantel (1966), Cancer Chemotherapy Reports 50, 163-170; R. Peto and J. Peto (1972), Journal of the Royal Statistical Society A 135, 185-207.

    Raises
    ------
    ValueError
        If there are fewer than two groups, or no event at all.
    """
    years, happened = _checked(spells)
    groups = spells[group].astype(str).to_numpy()
    distinct = len(set(groups))
    if distinct < 2 or not happened.any():
        raise ValueError(f"log-rank test: needs two groups and an event, has {distinct} in {group!r} and {int(happened.sum())} events")
    statistic, p = survdiff(years, happened.astype(int), groups)
    return LogRank(statistic=float(statistic), degrees=distinct - 1, p=float(p))


def _checked(spells: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    years = spells["years"].to_numpy(float)
    if len(years) == 0 or np.isnan(years).any() or (years < 0).any():
        raise ValueError("spells: at least one is needed, with times that are neither missing nor negative")
    return years, spells["happened"].to_numpy(bool)


def _log_log_limits(share: np.ndarray, error: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    inside = (share > 0) & (share < 1)
    low, high = np.where(share >= 1, 1.0, 0.0), np.where(share >= 1, 1.0, np.nan)
    s, e = share[inside], error[inside]
    spread = _Z * e / np.abs(s * np.log(s))
    low[inside] = s ** np.exp(spread)
    high[inside] = s ** np.exp(-spread)
    return low, pd.Series(high).ffill().fillna(1.0).to_numpy()


def _first_at_or_below_half(curve: pd.DataFrame, column: str) -> float:
    # A tolerance, because shares such as 1/2 come out of products of fractions.
    reached = curve.loc[curve[column] <= 0.5 + 1e-12, "years"]
    return float(reached.iloc[0]) if len(reached) else math.inf
