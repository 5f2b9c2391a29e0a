"""Who supplies, and how concentrated supply is, from any bilateral table.

A bilateral table has one row per group (a country, a country and period, ...), supplier and amount. Shares follow from it,
and with them the index of Hirschman and Herfindahl, sum of squared shares, from near 0 (many small suppliers) to 1 (one
supplier); its reciprocal is the number of equal suppliers that would give the same index.

Suppliers that a source does not name are no supplier and not nothing: they widen the result to bounds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from corridor.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """Concentration of one group's supply; shares and indices from 0 to 1.

    ``hhi`` and ``top_share`` are those among named suppliers (NaN where none is named); ``hhi_low`` and ``hhi_high`` are the
    bounds if the unnamed amount came from countless small suppliers or all from the largest named one.
    """

    total: float
    unknown_share: float
    n_suppliers: int
    top_supplier: str
    top_share: float
    top_n_share: float
    hhi: float
    hhi_low: float
    hhi_high: float
    number_equivalent: float


def hhi(shares: Iterable[float]) -> float:
    """Return the Herfindahl-Hirschman index, 0 to 1, of shares that sum to one.

    Method: A. O. Hirschman (1964), "The Paternity of an Index", American Economic Review 54(5), 761-762.

    Raises
    ------
    ValueError
        If a share is negative or not a number, or they do not sum to one (within 1e-6).
    """
    values = np.asarray(list(shares), dtype=float)
    if not np.isfinite(values).all() or (values < 0).any():
        raise ValueError("shares must be numbers from 0 to 1")
    if abs(values.sum() - 1) > 1e-6:
        raise ValueError(f"shares sum to {values.sum():.6g}, not to 1")
    return float((values**2).sum())


def number_equivalent(index: float) -> float:
    """Return the number of equal suppliers that gives this index.

    Method: M. A. Adelman (1969), "Comment on the 'H' Concentration Measure as a Numbers-Equivalent", Review of Economics and Statistics 51(1), 99-101.
    """
    if not 0 < index <= 1 + 1e-12:
        raise ValueError(f"a Herfindahl-Hirschman index lies above 0 and up to 1, not at {index!r}")
    return 1 / index


def supplier_shares(
    table: pd.DataFrame, *, group: str | Sequence[str], supplier: str, amount: str, unknown: Collection[str] = ()
) -> pd.DataFrame:
    """Return the share of each supplier in each group's total, unnamed suppliers included in the total.

    Parameters
    ----------
    table
        Bilateral table; rows of the same group and supplier are added, missing amounts count as nothing reported.
    unknown
        Values of ``supplier`` that stand for suppliers not named by the source; a missing supplier is one of them always.

    Returns
    -------
    pandas.DataFrame
        Group columns, ``supplier``, ``amount``, ``total``, ``share`` (0 to 1; NaN where the total is zero), ``unknown`` and
        ``rank`` (1 is the largest; ties share the lower rank), largest first within a group, ties by name.

    Raises
    ------
    UserError
        If a column is missing or an amount is negative.
    """
    keys = [group] if isinstance(group, str) else list(group)
    _check(table, [*keys, supplier, amount])
    data = table[[*keys, supplier, amount]].copy()
    data[supplier] = data[supplier].astype("object").where(data[supplier].notna(), "not named")
    data[amount] = data[amount].astype(float)
    names = {*unknown, "not named"}
    # Grouping keeps a group whose amounts are all missing: its total is then zero, and its shares undefined.
    sums = data.groupby([*keys, supplier], sort=True, dropna=False)[amount].sum().reset_index()
    sums = sums.rename(columns={supplier: "supplier", amount: "amount"})
    sums["total"] = sums.groupby(keys, dropna=False)["amount"].transform("sum")
    sums["share"] = (sums["amount"] / sums["total"]).where(sums["total"] > 0)
    sums["unknown"] = sums["supplier"].isin(names)
    sums["rank"] = sums.groupby(keys, dropna=False)["amount"].rank(ascending=False, method="min").astype(int)
    return sums.sort_values([*keys, "amount", "supplier"], ascending=[True] * len(keys) + [False, True], kind="stable").reset_index(drop=True)


def concentration(
    table: pd.DataFrame,
    *,
    group: str | Sequence[str],
    supplier: str,
    amount: str,
    unknown: Collection[str] = (),
    top: int = 3,
    small_total: float = 0.0,
) -> pd.DataFrame:
    """Return one row of concentration measures per group.

    Parameters
    ----------
    top
        How many of the largest named suppliers enter ``top_n_share``.
    small_total
        Groups with a total below it are marked in ``small``: a single delivery decides their index.

    Returns
    -------
    pandas.DataFrame
        Group columns, the fields of :class:`Concentration`, and ``small`` (bool).
    """
    keys = [group] if isinstance(group, str) else list(group)
    shares = supplier_shares(table, group=keys, supplier=supplier, amount=amount, unknown=unknown)
    records = []
    for values, part in shares.groupby(keys, sort=True, dropna=False):
        measured = measure(part, top=top)
        fields = {name: getattr(measured, name) for name in Concentration.__dataclass_fields__}
        records.append(dict(zip(keys, values, strict=True)) | fields | {"small": bool(measured.total < small_total)})
    return pd.DataFrame(records, columns=[*keys, *Concentration.__dataclass_fields__, "small"])


def measure(shares: pd.DataFrame, *, top: int = 3) -> Concentration:
    """Return the concentration of one group, given as rows of :func:`supplier_shares`."""
    total = float(shares["amount"].sum())
    named = shares.loc[~shares["unknown"] & (shares["amount"] > 0)].sort_values(["amount", "supplier"], ascending=[False, True])
    unknown_share = float(shares.loc[shares["unknown"], "amount"].sum() / total) if total > 0 else float("nan")
    if named.empty:
        nothing = float("nan")
        return Concentration(
            total=total, unknown_share=unknown_share, n_suppliers=0, top_supplier="", top_share=nothing, top_n_share=nothing,
            hhi=nothing, hhi_low=nothing, hhi_high=nothing, number_equivalent=nothing,
        )  # fmt: skip
    of_named = (named["amount"] / named["amount"].sum()).to_numpy(float)
    of_total = (named["amount"] / total).to_numpy(float)
    index = hhi(of_named)
    widest = of_total.copy()
    widest[0] += unknown_share
    return Concentration(
        total=total,
        unknown_share=unknown_share,
        n_suppliers=len(named),
        top_supplier=str(named["supplier"].iloc[0]),
        top_share=float(of_named[0]),
        top_n_share=float(of_named[:top].sum()),
        hhi=index,
        hhi_low=float((of_total**2).sum()),
        hhi_high=float((widest**2).sum()),
        number_equivalent=number_equivalent(index),
    )


def in_windows(table: pd.DataFrame, *, year: str, windows: Sequence[tuple[int, int]]) -> pd.DataFrame:
    """Return the rows that fall into each window of years (both ends inclusive), with a column ``window`` such as ``2020-2024``.

    Windows may overlap: a row is then returned once for each. The index is kept, so that a finding can name its rows.
    """
    parts = [table.loc[table[year].between(start, end)].assign(window=f"{start}-{end}") for start, end in windows]
    return pd.concat(parts) if parts else table.iloc[:0].assign(window="")


def _check(table: pd.DataFrame, columns: Sequence[str]) -> None:
    missing = [name for name in columns if name not in table.columns]
    if missing:
        raise UserError(f"concentration: column {', '.join(missing)} is not in the table")
    negative = table.loc[table[columns[-1]].fillna(0) < 0]
    if not negative.empty:
        raise UserError(f"concentration: {columns[-1]} is negative in row {negative.index[0]}")
