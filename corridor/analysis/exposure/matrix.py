"""The indicator matrix: every indicator of the framework for every country, with what is known, bounded, zero or missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from corridor.analysis.exposure.indicators import Framework
from corridor.analysis.exposure.measures import COUNTRY, Frames, measure
from corridor.errors import UserError

OBSERVED, BOUNDED, ZERO, MISSING = "observed", "bounded", "zero", "missing"
BOUNDS = ("middle", "low", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorMatrix:
    """Indicators by country.

    ``values``, ``low`` and ``high`` are frames of floats, countries (ISO3, sorted) x indicators (order of the framework), NaN
    where nothing is known. ``status`` has the same shape: observed, bounded (only a range is known, the value is its middle),
    zero (no row in a register that covers the world) or missing. ``rows`` holds the rows used, by indicator and table.
    """

    framework: Framework
    values: pd.DataFrame
    low: pd.DataFrame
    high: pd.DataFrame
    status: pd.DataFrame
    rows: Mapping[str, Frames]

    def bounded_at(self, bound: str) -> pd.DataFrame:
        """Return the values with ranges read at ``middle``, ``low`` or ``high``."""
        return {"middle": self.values, "low": self.low, "high": self.high}[bound]

    def rows_of(self, country: str) -> dict[str, pd.DataFrame]:
        """Return the rows about one country, by table, each row once."""
        return self._rows(lambda frame: frame[frame[COUNTRY] == country])

    def all_rows(self) -> dict[str, pd.DataFrame]:
        """Return all rows used, by table, each row once."""
        return self._rows(lambda frame: frame)

    def indicator_rows(self, indicator_id: str, country: str) -> dict[str, pd.DataFrame]:
        """Return the rows of one indicator about one country, by table."""
        return {table: frame[frame[COUNTRY] == country] for table, frame in self.rows[indicator_id].items()}

    def _rows(self, pick: object) -> dict[str, pd.DataFrame]:
        found: dict[str, list[pd.DataFrame]] = {}
        for frames in self.rows.values():
            for table, frame in frames.items():
                found.setdefault(table, []).append(pick(frame))  # type: ignore[operator]
        joined = {table: pd.concat(parts) for table, parts in sorted(found.items())}
        return {table: frame[~frame.index.duplicated()].sort_index() for table, frame in joined.items()}


def build_matrix(framework: Framework, tables: Frames, panels: Frames, countries: list[str]) -> IndicatorMatrix:
    """Return the indicator matrix of ``countries``.

    Raises
    ------
    UserError
        If there are fewer than two countries, or an indicator cannot be measured or is missing everywhere.
    """
    universe = sorted(set(countries))
    if len(universe) < 2:
        raise UserError(f"the index compares countries: {len(universe)} is too few")
    measured = {item.indicator_id: measure(item, tables, panels) for item in framework.indicators}
    low, high, values = (
        pd.DataFrame({name: getattr(m, part).reindex(universe) for name, m in measured.items()}, dtype=float) for part in ("low", "high", "values")
    )
    status = pd.DataFrame(np.where(values.isna(), MISSING, np.where(low < high, BOUNDED, OBSERVED)), index=values.index, columns=values.columns)
    for item in framework.indicators:
        name = item.indicator_id
        if values[name].isna().all():
            raise UserError(f"indicators: {name} is missing for every country")
        if item.absent == "zero":
            absent = _without_row(measured[name].rows, item.table, universe, values[name])
            for frame in (values, low, high):
                frame.loc[absent, name] = 0.0
            status.loc[absent, name] = ZERO
    return IndicatorMatrix(
        framework=framework, values=values, low=low, high=high, status=status, rows={name: m.rows for name, m in measured.items()}
    )


def _without_row(rows: Frames, table: str, universe: list[str], values: pd.Series) -> list[str]:
    """Return the countries that have no row in the table itself: those with a row and no value stay unknown.

    Where the divisor is a panel, a country needs the panel too, or it would get a zero where nothing at all is known of it.
    """
    there = set(rows[table][COUNTRY])
    panel = rows.get("observations")
    known = set(universe) if panel is None else set(panel[COUNTRY])
    return [iso3 for iso3 in universe if iso3 not in there and iso3 in known and pd.isna(values[iso3])]
