"""The index itself: coverage rule, one construction, scores and ranks; a construction can be altered and rebuilt."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from corridor.analysis.exposure.aggregate import aggregate, check_weights, equal_weights, pillar_scores, ranks
from corridor.analysis.exposure.indicators import PILLAR_NAMES
from corridor.analysis.exposure.matrix import MISSING, IndicatorMatrix
from corridor.analysis.exposure.normalise import cap, normalise
from corridor.errors import UserError
from corridor.names import nearest

PILLARS_THAT_MAY_LACK = 1
"""A ranked country has an indicator in every pillar, but for so many. One, because co-authorship is known for some 60 countries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction:
    """Every choice behind one index.

    ``bound`` says where to read values of which only a range is known; ``capped`` whether ratios to the economy are capped;
    ``supplementary`` whether supplementary indicators count; ``left_out`` names an indicator or pillar that does not.
    ``weights`` are (pillar, weight) pairs, empty for equal ones.
    """

    normalisation: str = "min_max"
    aggregation: str = "arithmetic"
    coverage: float = 0.65
    bound: str = "middle"
    capped: bool = True
    supplementary: bool = False
    left_out: tuple[str, ...] = ()
    weights: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index built.

    ``scores`` (0 to 100 with min-max and rank; around 50 with z-scores) and ``ranks`` hold the ranked countries, best-known
    exposure first; ``pillars`` and ``indicators`` hold normalised scores of all countries; ``coverage`` is the frame of
    :func:`coverage`.
    """

    construction: Construction
    scores: pd.Series
    ranks: pd.Series
    pillars: pd.DataFrame
    indicators: pd.DataFrame
    coverage: pd.DataFrame


def coverage(matrix: IndicatorMatrix, bar: float) -> pd.DataFrame:
    """Return, by country: ``known`` indicators, ``share`` (0 to 1) of the core ones, ``pillars`` with one, ``ranked``, ``reason``.

    ``reason`` says in plain words why a country has no rank, and is empty for ranked ones.

    Raises
    ------
    UserError
        If ``bar`` is not above 0 and at most 1.
    """
    if not 0 < bar <= 1:
        raise UserError(f"coverage {bar!r} is not a share above 0 and up to 1")
    core = matrix.framework.core
    known = matrix.status[core] != MISSING
    pillar_of = {name: matrix.framework[name].pillar for name in core}
    by_pillar = known.T.groupby(pillar_of).any().T[matrix.framework.pillars]
    frame = pd.DataFrame({"known": known.sum(axis=1), "share": known.mean(axis=1), "pillars": by_pillar.sum(axis=1)})
    enough = frame["share"] >= bar - 1e-12
    wide = frame["pillars"] >= len(matrix.framework.pillars) - PILLARS_THAT_MAY_LACK
    frame["ranked"] = enough & wide
    frame["reason"] = [
        _reason(int(row.known), len(core), bar, [PILLAR_NAMES[p] for p in by_pillar.columns if not by_pillar.loc[row.Index, p]], e, w)
        for row, e, w in zip(frame.itertuples(), enough, wide, strict=True)
    ]
    return frame


def build_index(matrix: IndicatorMatrix, construction: Construction) -> Index:
    """Return the index of one construction.

    Method: OECD and Joint Research Centre of the European Commission (2008), Handbook on Constructing Composite Indicators, chapters 3 to 6.

    Limits, means and ranks of the normalisation come from the ranked countries; the others get pillar scores on that scale.

    Raises
    ------
    UserError
        If fewer than two countries meet the coverage rule, nothing is left to count, a weight is not valid, or an indicator is
        constant (see :func:`corridor.analysis.exposure.normalise.normalise`).
    """
    covered = coverage(matrix, construction.coverage)
    ranked = covered.index[covered["ranked"]]
    if len(ranked) < 2:
        raise UserError(f"{len(ranked)} countries have {construction.coverage:.0%} of the indicators: too few to compare")
    scores = normalised(matrix, construction, ranked)
    counted = counted_indicators(matrix, construction)
    if not counted:
        raise UserError("every indicator is left out, so there is no index to build")
    pillars = pillar_scores(scores[counted], {name: matrix.framework[name].pillar for name in counted})
    weights = dict(construction.weights) or equal_weights(list(pillars.columns))
    weighting = check_weights(weights, list(pillars.columns))[None, :]
    values = aggregate(pillars.loc[ranked].to_numpy(float), weighting, construction.aggregation)
    places = ranks(values)[:, 0].astype(int)
    order = np.lexsort((np.asarray(ranked, dtype=str), places))
    return Index(
        construction=construction,
        scores=pd.Series(values[order, 0], index=ranked[order], name="score"),
        ranks=pd.Series(places[order], index=ranked[order], name="rank"),
        pillars=pillars,
        indicators=scores,
        coverage=covered,
    )


def normalised(matrix: IndicatorMatrix, construction: Construction, ranked: pd.Index) -> pd.DataFrame:
    """Return all indicators on the construction's scale, countries x indicators."""
    values = matrix.bounded_at(construction.bound)
    if construction.capped:
        values = cap(values, [item.indicator_id for item in matrix.framework.indicators if item.capped], reference=ranked)
    directions = {item.indicator_id: item.direction for item in matrix.framework.indicators}
    return normalise(values, construction.normalisation, reference=ranked, directions=directions)


def counted_indicators(matrix: IndicatorMatrix, construction: Construction) -> list[str]:
    """Return the ids of the indicators that the construction counts."""
    framework = matrix.framework
    pool = framework.ids if construction.supplementary else framework.core
    unknown = sorted(set(construction.left_out) - set(framework.ids) - set(PILLAR_NAMES))
    if unknown:
        near = nearest(unknown[0], [*framework.ids, *framework.pillars])
        raise UserError(f"left out: no indicator or pillar {unknown[0]!r}" + (f"; nearest: {', '.join(near)}" if near else ""))
    return [name for name in pool if name not in construction.left_out and framework[name].pillar not in construction.left_out]


def known_country(code: str, countries: pd.DataFrame) -> str:
    """Return the ISO3 code of a country of the index.

    Raises
    ------
    UserError
        If the code is not there, naming the nearest codes and names.
    """
    wanted = code.strip().upper()
    names = dict(zip(countries["iso3"], countries["name"], strict=True))
    if wanted in names:
        return wanted
    by_name = {name: iso3 for iso3, name in names.items()}
    similar_codes, similar_names = nearest(wanted, list(names)), [by_name[name] for name in nearest(code.strip(), list(by_name))]
    near = similar_codes or similar_names if len(wanted) == 3 else similar_names or similar_codes
    hint = "; nearest: " + ", ".join(f"{iso3} ({names[iso3]})" for iso3 in near) if near else ""
    raise UserError(f"country {code!r} is not an ISO 3166-1 alpha-3 code of the index{hint}")


def _reason(known: int, of: int, bar: float, lacking: list[str], enough: bool, wide: bool) -> str:
    reasons = []
    if not enough:
        reasons.append(f"{known} of {of} indicators are known, and the rule asks for at least {bar:.0%}, that is {math.ceil(bar * of - 1e-9)}")
    if not wide:
        reasons.append(f"nothing is known in the pillars {' and '.join(lacking)}")
    return "; ".join(reasons)
