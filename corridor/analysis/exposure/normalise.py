"""Normalisation: indicators in their own units to one scale (OECD/JRC Handbook on Constructing Composite Indicators, 2008, ch. 5).

Limits, means and ranks are taken from a reference set of countries; the others are read on the same scale.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from corridor.errors import UserError

CAP_QUANTILE = 0.95


def normalise(values: pd.DataFrame, method: str, *, reference: pd.Index | None = None, directions: Mapping[str, int] | None = None) -> pd.DataFrame:
    """Return ``values`` (countries x indicators) on the scale of ``method``.

    Parameters
    ----------
    method
        ``min_max`` (0 to 100), ``z_score`` (mean 50, standard deviation 10) or ``rank`` (0 to 100, ties at their mean).
    reference
        Countries that set the scale; all by default.
    directions
        1 where more means more exposure (default), -1 where it means less.

    Raises
    ------
    UserError
        If the method is unknown, there are fewer than two reference countries, or an indicator is missing for all of them or
        the same for all of them: it could then tell nothing apart.
    """
    if method not in NORMALISATIONS:
        raise UserError(f"normalisation {method!r} is not one of {', '.join(NORMALISATIONS)}")
    chosen = values.index if reference is None else reference
    if len(chosen) < 2:
        raise UserError(f"the index compares countries: {len(chosen)} is too few")
    signed = values * pd.Series({name: (directions or {}).get(name, 1) for name in values.columns})
    base = signed.loc[chosen]
    for name in values.columns:
        known = base[name].dropna()
        if known.empty:
            raise UserError(f"indicator {name} is missing for every country compared")
        if known.min() == known.max():
            raise UserError(f"indicator {name} is constant ({known.iloc[0]:g}) over the countries compared, so it tells nothing apart")
    return signed.apply(lambda column: NORMALISATIONS[method](column, base[column.name].dropna()))


def cap(values: pd.DataFrame, columns: list[str], *, reference: pd.Index | None = None) -> pd.DataFrame:
    """Return ``values`` with ``columns`` capped at the 95th percentile of the reference countries.

    Ratios to the size of an economy have no upper limit, and a few small economies would otherwise set the scale for all
    (Handbook, ch. 3 and 5, on outliers). Where the percentile is not above the minimum, the column stays as it is.
    """
    result = values.copy()
    base = values if reference is None else values.loc[reference]
    for name in columns:
        limit = base[name].quantile(CAP_QUANTILE)
        if limit > base[name].min():
            result[name] = result[name].clip(upper=limit)
    return result


def _min_max(column: pd.Series, base: pd.Series) -> pd.Series:
    scaled = (column - base.min()) / (base.max() - base.min()) * 100
    return scaled.clip(0, 100)


def _z_score(column: pd.Series, base: pd.Series) -> pd.Series:
    return 50 + 10 * (column - base.mean()) / base.std(ddof=0)


def _rank(column: pd.Series, base: pd.Series) -> pd.Series:
    ordered = np.sort(base.to_numpy(float))
    x = column.to_numpy(float)
    below, upto = np.searchsorted(ordered, x, "left"), np.searchsorted(ordered, x, "right")
    # A member of the reference set is not compared with itself; a country outside it stands between the members.
    itself = column.index.isin(base.index).astype(int)
    middle = (below + (upto - below - itself) / 2) / (len(ordered) - itself) * 100
    return pd.Series(np.where(np.isnan(x), np.nan, middle), index=column.index)


NORMALISATIONS: Mapping[str, Callable[[pd.Series, pd.Series], pd.Series]] = {"min_max": _min_max, "z_score": _z_score, "rank": _rank}
