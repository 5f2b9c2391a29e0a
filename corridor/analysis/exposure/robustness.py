"""Robustness of ranks: every combination of choices, each indicator left out, and perturbed weights, all vectorised."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from corridor.analysis.exposure.aggregate import AGGREGATIONS, Array, aggregate, ranks
from corridor.analysis.exposure.index import Construction, build_index, counted_indicators, coverage, normalised
from corridor.analysis.exposure.matrix import BOUNDS, IndicatorMatrix
from corridor.analysis.exposure.normalise import NORMALISATIONS
from corridor.errors import UserError

DRAWS = 20_000
DIRICHLET = 10.0
"""Parameter of the Dirichlet draws of pillar weights: with seven pillars a weight then varies by about 30 % of its mean."""
INTERVAL = (0.05, 0.95)
FIRST_GROUP = 5
"""``probability_top_five`` counts draws in which a country is among so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """Ranks under varied choices.

    ``summary``: by ranked country ``low`` and ``high`` (5th and 95th percentile of ranks over the draws), ``median``, ``best``
    and ``worst`` (over all combinations at equal weights), ``probability_first`` and ``probability_top_five`` (0 to 1).
    ``combinations``: one row per combination with its choices and a column per country of interest.
    """

    summary: pd.DataFrame
    combinations: pd.DataFrame
    draws: int


def grid(base: Construction, matrix: IndicatorMatrix) -> list[Construction]:
    """Return every combination of normalisation, aggregation, bounds, cap and one thing left out.

    Left out are in turn: nothing, each core indicator, each pillar (if there is more than one).
    """
    framework = matrix.framework
    left_out: list[tuple[str, ...]] = [(), *((name,) for name in framework.core)]
    if len(framework.pillars) > 1:
        left_out += [(pillar,) for pillar in framework.pillars]
    if len(framework.core) == 1:
        left_out = [()]
    choices = itertools.product(NORMALISATIONS, AGGREGATIONS, BOUNDS, (True, False), left_out)
    return [
        replace(base, normalisation=n, aggregation=a, bound=b, capped=c, left_out=(*base.left_out, *out), weights=())
        for n, a, b, c, out in choices
    ]


def leave_one_out(matrix: IndicatorMatrix, base: Construction) -> pd.DataFrame:
    """Return the rank of every ranked country with each core indicator left out: indicators x countries.

    Method: sensitivity to single indicators, OECD and Joint Research Centre (2008), Handbook on Constructing Composite Indicators, chapter 7.
    """
    rows = {name: build_index(matrix, replace(base, left_out=(*base.left_out, name))).ranks for name in matrix.framework.core}
    return pd.DataFrame(rows).T


def vary(matrix: IndicatorMatrix, base: Construction, rng: np.random.Generator, *, draws: int = DRAWS, of_interest: Sequence[str] = ()) -> Robustness:
    """Return the ranks of all countries under all combinations and under ``draws`` with perturbed weights.

    Method: uncertainty analysis of a composite indicator, M. Saisana, A. Saltelli and S. Tarantola (2005), Journal of the Royal Statistical Society A 168,
    307-323: the choices are the uncertain inputs, the rank is the output.

    Each draw takes one combination (all are equally likely) and pillar weights from a Dirichlet distribution around equal
    weights. The coverage rule stays that of ``base``, so that the same countries are compared throughout.

    Raises
    ------
    UserError
        If ``draws`` is below one, or a construction cannot be built.
    """
    if draws < 1:
        raise UserError(f"draws {draws!r} is not a positive whole number")
    covered = coverage(matrix, base.coverage)
    ranked = covered.index[covered["ranked"]]
    constructions = grid(base, matrix)
    chosen = np.bincount(rng.integers(len(constructions), size=draws), minlength=len(constructions))
    at_equal = np.empty((len(ranked), len(constructions)))
    drawn: list[Array] = []
    for number, (construction, pillars) in enumerate(_pillar_arrays(matrix, constructions, ranked)):
        weightings = np.vstack([np.full((1, pillars.shape[1]), 1 / pillars.shape[1]), _dirichlet(rng, pillars.shape[1], int(chosen[number]))])
        places = ranks(aggregate(pillars, weightings, construction.aggregation))
        at_equal[:, number] = places[:, 0]
        drawn.append(places[:, 1:])
    places = np.hstack(drawn)
    low, median, high = np.quantile(places, [INTERVAL[0], 0.5, INTERVAL[1]], axis=1, method="inverted_cdf")
    summary = pd.DataFrame(
        {
            "low": low.astype(int),
            "median": median.astype(int),
            "high": high.astype(int),
            "best": at_equal.min(axis=1).astype(int),
            "worst": at_equal.max(axis=1).astype(int),
            "probability_first": (places == 1).mean(axis=1),
            "probability_top_five": (places <= FIRST_GROUP).mean(axis=1),
        },
        index=ranked,
    )
    table = pd.DataFrame([_choices(item) for item in constructions])
    for iso3 in of_interest:
        table[iso3] = at_equal[ranked.get_loc(iso3)].astype(int)
    return Robustness(summary=summary, combinations=table, draws=draws)


def _pillar_arrays(matrix: IndicatorMatrix, constructions: Sequence[Construction], ranked: pd.Index) -> Iterator[tuple[Construction, Array]]:
    """Yield each construction with its pillar scores; the few different normalised matrices are computed once."""
    order = {name: position for position, name in enumerate(matrix.framework.ids)}
    cache: dict[tuple[str, str, bool], Array] = {}
    for construction in constructions:
        key = (construction.normalisation, construction.bound, construction.capped)
        if key not in cache:
            cache[key] = normalised(matrix, construction, ranked).loc[ranked].to_numpy(float)
        counted = counted_indicators(matrix, construction)
        pillar_of = [matrix.framework[name].pillar for name in counted]
        yield construction, _means(cache[key][:, [order[name] for name in counted]], pillar_of)


def _means(scores: Array, pillar_of: Sequence[str]) -> Array:
    member = np.array([[pillar == name for name in dict.fromkeys(pillar_of)] for pillar in pillar_of], dtype=float)
    known = ~np.isnan(scores)
    count = known.astype(float) @ member
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(count > 0, (np.where(known, scores, 0.0) @ member) / count, np.nan)


def weight_variation(pillars: int) -> float:
    """Return the coefficient of variation of a drawn weight: that of a component of a symmetric Dirichlet distribution.

    >>> round(weight_variation(7), 3)
    0.291
    """
    return math.sqrt((pillars - 1) / (DIRICHLET * pillars + 1))


def _dirichlet(rng: np.random.Generator, pillars: int, draws: int) -> Array:
    return rng.dirichlet(np.full(pillars, DIRICHLET), size=draws) if draws else np.empty((0, pillars))


def _choices(item: Construction) -> dict[str, object]:
    return {
        "normalisation": item.normalisation,
        "aggregation": item.aggregation,
        "bound": item.bound,
        "capped": item.capped,
        "left_out": " ".join(item.left_out),
    }
