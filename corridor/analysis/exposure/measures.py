"""How an indicator is measured: one function per measure, rows of the data package in, one value per country out.

Every measure keeps the rows it used, so that a finding about one country can name them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from corridor.analysis.exposure.indicators import Indicator, PanelYears
from corridor.errors import UserError

COUNTRY = "exposed_iso3"
"""Column that the measures add to the rows they used: the country whose exposure the row tells."""

PARTNER = "CHN"
Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Values by country with bounds; ``low`` and ``high`` equal ``values`` where the source gives the value itself."""

    values: pd.Series
    low: pd.Series
    high: pd.Series
    rows: Frames


def measure(indicator: Indicator, tables: Frames, panels: Frames) -> Measured:
    """Return the indicator for every country that has a row.

    Parameters
    ----------
    tables
        Tables of the data package by name.
    panels
        Country panels by indicator name: columns ``iso3``, ``year``, ``value``.

    Raises
    ------
    UserError
        If the measure is unknown, or a table, panel or column that the indicator names is not there.
    """
    if indicator.measure not in MEASURES:
        raise UserError(f"indicators: {indicator.indicator_id}: unknown measure {indicator.measure!r}; known: {', '.join(sorted(MEASURES))}")
    needed = _TABLES.get(indicator.measure, ()) or (indicator.table,)
    for name in needed:
        if name not in tables:
            raise UserError(f"indicators: {indicator.indicator_id}: the table {name!r} is not there")
    try:
        return MEASURES[indicator.measure](indicator, tables, panels)
    except KeyError as error:
        raise UserError(f"indicators: {indicator.indicator_id}: the table {indicator.table!r} has no column {error.args[0]!r}") from None


def select(frame: pd.DataFrame, rule: str) -> pd.DataFrame:
    """Return the rows that meet a rule such as ``year=2022..2024; sector!=Energy|Technology``.

    Raises
    ------
    UserError
        If the rule cannot be read or names a column that is not there.
    """
    keep = pd.Series(True, index=frame.index)
    for clause in filter(None, (part.strip() for part in rule.split(";"))):
        negative = "!=" in clause
        column, _, wanted = clause.partition("!=" if negative else "=")
        if column not in frame.columns or not wanted:
            raise UserError(f"indicators: the rule {clause!r} names no column of the table and a value for it")
        if ".." in wanted:
            first, last = (int(part) for part in wanted.split(".."))
            hit = frame[column].between(first, last)
        else:
            hit = frame[column].astype(str).isin(wanted.split("|"))
        keep &= ~hit if negative else hit.fillna(False).astype(bool)
    return frame[keep]


def ratio(indicator: Indicator, tables: Frames, panels: Frames) -> Measured:
    """Return the sum of the numerator over the divisor, times the scale, by country.

    ``part``, if there is one, says which rows are China's: the numerator is summed over them, the divisor over all rows.
    The divisor is a column of the table, a country panel, or one (nothing named). Countries whose divisor is below
    ``least_divisor`` are left out: a share of next to nothing says nothing.
    """
    frame = _of_countries(select(tables[indicator.table], indicator.filter), indicator.country_column)
    frame = frame[frame[list(indicator.numerator)].notna().any(axis=1)]
    counted = select(frame, indicator.part)
    total = counted.groupby(COUNTRY)[list(indicator.numerator)].sum().sum(axis=1).reindex(frame[COUNTRY].unique(), fill_value=0.0)
    rows: dict[str, pd.DataFrame] = {indicator.table: frame}
    if isinstance(indicator.divisor, str):
        divisor = frame.groupby(COUNTRY)[indicator.divisor].sum()
    elif indicator.divisor is None:
        divisor = pd.Series(1.0, index=total.index)
    else:
        divisor, used = panel_factor(indicator.divisor, panels)
        rows |= used
    divisor = divisor[divisor > 0]
    if indicator.least_divisor is not None:
        divisor = divisor[divisor >= indicator.least_divisor]
    return _exact(total / divisor * indicator.scale, rows)


def supplier_concentration(indicator: Indicator, tables: Frames, panels: Frames) -> Measured:
    """Return China's share times the Herfindahl-Hirschman index of all suppliers, 0 to 100.

    High only where few suppliers serve a country *and* China is one of them: a country that buys everything from another
    single supplier gets zero. ``numerator`` names the columns of share (percent) and index (0 to 10,000). Countries whose
    ``divisor`` is below ``least_divisor`` are left out, as in :func:`ratio`.
    """
    frame = _of_countries(select(tables[indicator.table], indicator.filter), indicator.country_column)
    counted = frame if indicator.least_divisor is None else frame[frame[str(indicator.divisor)] >= indicator.least_divisor]
    share, hhi = indicator.numerator
    value = counted.set_index(COUNTRY)[share] * counted.set_index(COUNTRY)[hhi] / 10_000
    # All rows are kept: a country whose total is too small has a row, so it is unknown and not a true zero.
    return _exact(value * indicator.scale, {indicator.table: frame})


def partner_share(indicator: Indicator, tables: Frames, panels: Frames) -> Measured:
    """Return China's share among trade partners in the latest year listed, in percent, times a panel factor if one is named.

    The source lists only the first partners. Where China is not among them its share lies between zero and the share of
    the last one listed: the value is the middle of that range, and the bounds are kept.
    """
    frame = _latest_list(indicator, tables)
    by_country = frame.groupby(COUNTRY)
    china = frame[frame["partner_iso3"] == PARTNER].groupby(COUNTRY)["share_pct"].sum()
    last = by_country["share_pct"].min()
    low = china.reindex(last.index, fill_value=0.0)
    high = china.reindex(last.index).fillna(last)
    rows: dict[str, pd.DataFrame] = {indicator.table: frame}
    factor = pd.Series(1.0, index=last.index)
    if isinstance(indicator.divisor, tuple):
        factor, used = panel_factor(indicator.divisor, panels, product=True)
        rows |= used
    factor = factor.reindex(last.index) * indicator.scale
    return Measured(values=((low + high) / 2 * factor).dropna(), low=(low * factor).dropna(), high=(high * factor).dropna(), rows=rows)


def partner_concentration(indicator: Indicator, tables: Frames, panels: Frames) -> Measured:
    """Return China's share times the Herfindahl-Hirschman index of the listed partners (a lower bound of the true index), 0 to 100."""
    shares = partner_share(indicator, tables, panels)
    frame = shares.rows[indicator.table]
    hhi = ((frame["share_pct"] / 100) ** 2).groupby(frame[COUNTRY]).sum()
    return Measured(values=shares.values * hhi, low=shares.low * hhi, high=shares.high * hhi, rows=shares.rows)


def cable_share(indicator: Indicator, tables: Frames, panels: Frames) -> Measured:
    """Return the share of a country's international cables in service that have a Chinese owner or supplier, in percent.

    A cable counts once per country it lands in; a stake counts the same whatever its size: the share measures presence, not
    control. Countries without a landing are left out.
    """
    cables = tables["cables"]
    cables = cables[(cables["is_planned"] == 0) & (cables["n_countries"] >= 2)]
    chinese = (cables[list(indicator.numerator)] == 1).any(axis=1)
    landings = tables["cable_landings"]
    landings = _of_countries(landings[landings["cable_id"].isin(cables["cable_id"])], indicator.country_column)
    pairs = landings.drop_duplicates(["cable_id", COUNTRY])
    flag = pairs["cable_id"].map(chinese.set_axis(cables["cable_id"])).astype(float)
    value = flag.groupby(pairs[COUNTRY]).mean() * indicator.scale
    landed = cables.merge(pairs[["cable_id", COUNTRY]], on="cable_id").set_axis(_row_numbers(cables, pairs), axis=0)
    return _exact(value, {"cable_landings": landings, "cables": landed})


def panel_factor(parts: tuple[PanelYears, ...], panels: Frames, *, product: bool = False) -> tuple[pd.Series, dict[str, pd.DataFrame]]:
    """Return what panels give by country, and the rows used.

    One panel is a divisor and is returned as it is; with two, the first is divided by the second. ``product`` says that the
    result multiplies: then a single panel is inverted.
    """
    found: list[pd.Series] = []
    used: list[pd.DataFrame] = []
    for part in parts:
        if part.indicator not in panels:
            raise UserError(f"indicators: the panel {part.indicator!r} is not there")
        panel = panels[part.indicator]
        latest = panel[panel["year"].between(part.first, part.last)].sort_values("year", kind="stable").groupby("iso3").tail(1)
        found.append(latest.set_index("iso3")["value"])
        used.append(latest.assign(**{COUNTRY: latest["iso3"]}))
    first = found[0]
    factor = first / found[1] if len(found) == 2 else (1 / first if product else first)
    return factor.dropna(), {"observations": pd.concat(used)}


def _of_countries(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the rows that name a country, with the column :data:`COUNTRY`."""
    return frame[frame[column].notna()].assign(**{COUNTRY: frame[column]})


def _latest_list(indicator: Indicator, tables: Frames) -> pd.DataFrame:
    frame = _of_countries(select(tables[indicator.table], indicator.filter), indicator.country_column)
    frame = frame[frame["year"] == frame.groupby(COUNTRY)["year"].transform("max")]
    # Two editions of the source can list the same year: the later edition has the revised list.
    return frame[frame["source_id"] == frame.groupby(COUNTRY)["source_id"].transform("max")]


def _row_numbers(cables: pd.DataFrame, pairs: pd.DataFrame) -> list[int]:
    number = pd.Series(cables.index, index=cables["cable_id"])
    order = cables[["cable_id"]].merge(pairs[["cable_id"]], on="cable_id")["cable_id"]
    return [int(row) for row in order.map(number)]


def _exact(values: pd.Series, rows: Frames) -> Measured:
    known = values.replace([np.inf, -np.inf], np.nan).dropna().astype(float)
    return Measured(values=known, low=known, high=known, rows=rows)


MEASURES: Mapping[str, Callable[[Indicator, Frames, Frames], Measured]] = {
    "ratio": ratio,
    "supplier_concentration": supplier_concentration,
    "partner_share": partner_share,
    "partner_concentration": partner_concentration,
    "cable_share": cable_share,
}
_TABLES: Mapping[str, tuple[str, ...]] = {"cable_share": ("cables", "cable_landings")}
