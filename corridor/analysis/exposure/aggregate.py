"""Weights and aggregation: indicators to pillars, pillars to the index (OECD/JRC Handbook, 2008, ch. 6).

Arrays in, arrays out, so that thousands of weightings can be computed at once; NaN means missing and is left out, the
remaining weights being scaled up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from corridor.errors import UserError

Array = npt.NDArray[np.float64]
AGGREGATIONS = ("arithmetic", "geometric")
FLOOR = 1.0
"""Least score that enters a geometric mean: zero would wipe out every other pillar."""


def check_weights(weights: Mapping[str, float], pillars: Sequence[str]) -> Array:
    """Return the weights in the order of ``pillars``, scaled to a sum of one.

    Raises
    ------
    UserError
        If a pillar has no weight or is unknown, a weight is negative or not a number, or all are zero.
    """
    unknown, absent = sorted(set(weights) - set(pillars)), sorted(set(pillars) - set(weights))
    if unknown or absent:
        named = ", ".join(unknown or absent)
        raise UserError(f"weights: {named} {'is no pillar' if unknown else 'has no weight'}; pillars: {', '.join(pillars)}")
    values = np.array([weights[pillar] for pillar in pillars], dtype=float)
    bad = [f"{pillar}={value:g}" for pillar, value in zip(pillars, values, strict=True) if not np.isfinite(value) or value < 0]
    if bad:
        raise UserError(f"weights must be zero or more: {', '.join(bad)}")
    if values.sum() <= 0:
        raise UserError("weights: all are zero, so there is nothing to add up")
    return values / values.sum()


def equal_weights(pillars: Sequence[str]) -> dict[str, float]:
    """Return the same weight for every pillar."""
    return {pillar: 1 / len(pillars) for pillar in pillars}


def pillar_scores(scores: pd.DataFrame, pillar_of: Mapping[str, str]) -> pd.DataFrame:
    """Return the mean of the known indicators of each pillar, countries x pillars in the order of first appearance."""
    order = list(dict.fromkeys(pillar_of[name] for name in scores.columns))
    return pd.DataFrame({pillar: scores[[n for n in scores.columns if pillar_of[n] == pillar]].mean(axis=1) for pillar in order})


def aggregate(pillars: Array, weights: Array, method: str) -> Array:
    """Return the index of every country under every weighting.

    Parameters
    ----------
    pillars
        Countries x pillars; NaN where a pillar is missing.
    weights
        Weightings x pillars, none negative.

    Returns
    -------
    Array
        Countries x weightings: the weighted arithmetic or geometric mean of the pillars that are known; NaN where no pillar
        that has weight is known.

    Raises
    ------
    UserError
        If the method is unknown.
    """
    if method not in AGGREGATIONS:
        raise UserError(f"aggregation {method!r} is not one of {', '.join(AGGREGATIONS)}")
    known = ~np.isnan(pillars)
    filled = np.where(known, pillars, 0.0)
    if method == "geometric":
        filled = np.where(known, np.log(np.maximum(filled, FLOOR)), 0.0)
    total = known.astype(float) @ weights.T
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(total > 0, (filled @ weights.T) / total, np.nan)
    return np.exp(mean) if method == "geometric" else mean


def ranks(scores: Array) -> Array:
    """Return ranks down the columns: 1 for the highest score; equal scores share the better rank."""
    order = np.argsort(-scores, axis=0, kind="stable")
    ordered = np.take_along_axis(scores, order, axis=0)
    position = np.arange(1, scores.shape[0] + 1, dtype=float)[:, None] * np.ones((1, scores.shape[1]))
    tied = np.vstack([np.zeros((1, scores.shape[1]), dtype=bool), np.isclose(ordered[1:], ordered[:-1], rtol=0, atol=1e-9)])
    position = np.maximum.accumulate(np.where(tied, 0.0, position), axis=0)
    result = np.empty_like(position)
    np.put_along_axis(result, order, position, axis=0)
    return result
