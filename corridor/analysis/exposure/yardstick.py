"""The China Index (Doublethink Lab) as an external yardstick: it is compared with the index and never enters it.

Its 2024 edition reworded 32 questions and added 16, so that a difference between its editions is not a trend: each edition is
compared by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import spearmanr

from corridor.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Rank correlation of the index with one domain of one edition.

    ``pairs``: countries in both, with ``score`` and ``rank`` of the index among them, ``china_index`` and ``china_index_rank``;
    ``interval``: 95 % by Fisher's z with the variance of Bonett and Wright (2000); ``rows``: rows of the table used.
    """

    edition: int
    domain: str
    spearman: float
    interval: tuple[float, float]
    pairs: pd.DataFrame
    rows: pd.DataFrame


def compare(scores: pd.Series, china_index: pd.DataFrame, *, edition: int, domain: str = "overall") -> Agreement:
    """Return how the index ranks countries against the China Index.

    Method: rank correlation of C. Spearman (1904), American Journal of Psychology 15, 72-101; interval by Fisher's z with the variance of D. G. Bonett and
    T. A. Wright (2000), Psychometrika 65, 23-28.

    Raises
    ------
    UserError
        If fewer than four countries are in both: a rank correlation would mean nothing.
    """
    rows = china_index[(china_index["edition"] == edition) & (china_index["domain"] == domain) & china_index["score"].notna()]
    rows = rows[rows["iso3"].isin(scores.index)]
    if len(rows) < 4:
        raise UserError(f"China Index {edition}, {domain}: {len(rows)} countries in both indices are too few to compare")
    other = rows.set_index("iso3")["score"].astype(float)
    pairs = pd.DataFrame({"score": scores.reindex(other.index), "china_index": other})
    pairs["rank"] = pairs["score"].rank(ascending=False, method="min").astype(int)
    pairs["china_index_rank"] = pairs["china_index"].rank(ascending=False, method="min").astype(int)
    rho = float(spearmanr(pairs["score"], pairs["china_index"]).statistic)
    return Agreement(edition=edition, domain=domain, spearman=rho, interval=_interval(rho, len(pairs)), pairs=pairs.sort_values("rank"), rows=rows)


def _interval(rho: float, n: int) -> tuple[float, float]:
    spread = 1.959964 * np.sqrt((1 + rho**2 / 2) / (n - 3))
    z = np.arctanh(np.clip(rho, -0.999999, 0.999999))
    return float(np.tanh(z - spread)), float(np.tanh(z + spread))
