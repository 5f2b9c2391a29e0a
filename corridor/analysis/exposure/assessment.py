"""All results for one country put together: index, robustness, comparison with the yardstick, and the country's profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from corridor.analysis.exposure.index import Construction, Index, build_index, known_country
from corridor.analysis.exposure.indicators import KINDS, PILLAR_NAMES, Framework
from corridor.analysis.exposure.matrix import IndicatorMatrix
from corridor.analysis.exposure.robustness import DRAWS, Robustness, leave_one_out, vary
from corridor.analysis.exposure.yardstick import Agreement, compare

COMPARISONS = ((2022, "overall"), (2024, "overall"), (2024, "technology"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All results for one country.

    ``profile``: one row per indicator with ``value``, ``status``, ``percentile`` among ranked countries (0 to 100), ``last_year``.
    ``pillar_profile``: by pillar ``score``, ``percentile`` and ``place``; ``kind_profile``: the same by kind of indicator.
    ``left_out``: rank with each core indicator left out, empty for a country without rank.
    """

    country: str
    name: str
    names: Mapping[str, str]
    matrix: IndicatorMatrix
    index: Index
    robustness: Robustness
    agreements: Mapping[tuple[int, str], Agreement]
    profile: pd.DataFrame
    pillar_profile: pd.DataFrame
    kind_profile: pd.DataFrame
    left_out: pd.Series
    rank_with_supplementary: int | None
    indicators: pd.DataFrame
    china_index: pd.DataFrame

    @property
    def ranked(self) -> bool:
        """Whether the country has a rank."""
        return self.country in self.index.ranks.index


def assess(
    country: str,
    *,
    matrix: IndicatorMatrix,
    construction: Construction,
    countries: pd.DataFrame,
    indicators: pd.DataFrame,
    china_index: pd.DataFrame,
    rng: np.random.Generator,
    draws: int = DRAWS,
) -> Assessment:
    """Return everything the chapter says about ``country``.

    Parameters
    ----------
    countries, indicators, china_index
        Tables of the data package of these names.

    Raises
    ------
    UserError
        If the country is unknown (naming the nearest), or the index cannot be built.
    """
    code = known_country(country, countries[countries["iso3"].isin(matrix.values.index)])
    names = dict(zip(countries["iso3"], countries["name"], strict=True))
    index = build_index(matrix, construction)
    ranked = code in index.ranks.index
    robustness = vary(matrix, construction, rng, draws=draws, of_interest=[code] if ranked else [])
    return Assessment(
        country=code,
        name=names[code],
        names=names,
        matrix=matrix,
        index=index,
        robustness=robustness,
        agreements={(edition, domain): compare(index.scores, china_index, edition=edition, domain=domain) for edition, domain in COMPARISONS},
        profile=profile(matrix, index, code),
        pillar_profile=_percentiles(index.pillars, index.ranks.index, code),
        kind_profile=_percentiles(kind_scores(index, matrix.framework), index.ranks.index, code),
        left_out=leave_one_out(matrix, construction)[code] if ranked else pd.Series(dtype=float),
        rank_with_supplementary=int(build_index(matrix, replace(construction, supplementary=True)).ranks[code]) if ranked else None,
        indicators=indicators,
        china_index=china_index,
    )


def assumptions(normalisation: str, aggregation: str, coverage: float) -> Construction:
    """Return the construction of the edition's assumptions; names are checked when the index is built."""
    return Construction(normalisation=normalisation, aggregation=aggregation, coverage=coverage)


def profile(matrix: IndicatorMatrix, index: Index, country: str) -> pd.DataFrame:
    """Return the indicators of one country with value, status and percentile among the ranked countries."""
    percentiles = share_below(matrix.values, index.ranks.index, country)
    return pd.DataFrame(
        [
            {
                "indicator_id": item.indicator_id,
                "pillar": PILLAR_NAMES[item.pillar],
                "kind": item.kind,
                "role": item.role,
                "name": item.name,
                "value": matrix.values.loc[country, item.indicator_id],
                "low": matrix.low.loc[country, item.indicator_id],
                "high": matrix.high.loc[country, item.indicator_id],
                "unit": item.unit,
                "status": matrix.status.loc[country, item.indicator_id],
                "percentile": percentiles[item.indicator_id],
                "first_year": item.first_year,
                "last_year": item.last_year,
            }
            for item in matrix.framework.indicators
        ]
    )


def kind_scores(index: Index, framework: Framework) -> pd.DataFrame:
    """Return the mean of the known normalised core indicators of each kind, countries x kinds."""
    core = framework.core
    columns = {kind: [name for name in core if framework[name].kind == kind] for kind in KINDS}
    return pd.DataFrame({kind: index.indicators[names].mean(axis=1) for kind, names in columns.items() if names})


def _percentiles(scores: pd.DataFrame, ranked: pd.Index, country: str) -> pd.DataFrame:
    others = scores.loc[ranked.drop(country, errors="ignore")]
    place = (others > scores.loc[country]).sum() + 1
    return pd.DataFrame({"score": scores.loc[country], "percentile": share_below(scores, ranked, country), "place": place})


def share_below(values: pd.DataFrame, ranked: pd.Index, country: str) -> pd.Series:
    """Return, by column, the share (percent) of the other ranked countries with a value below that of ``country``; NaN if unknown."""
    others = values.loc[ranked.drop(country, errors="ignore")]
    below = (others < values.loc[country]).sum() / others.notna().sum() * 100
    return below.where(values.loc[country].notna())
