"""Pictures of the defence and nuclear chapter: arms by supplier, suppliers in the world, reactors by design origin."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from corridor.figures.charts import key_line, stacked_bars
from corridor.figures.dot_columns import dot_column, name_median, value_grid
from corridor.figures.style import COLOURS, new_figure

GROUP_COLOURS = {
    "China": COLOURS["china"],
    "United States": COLOURS["usa"],
    "Western Europe": COLOURS["europe"],
    "Russia, Ukraine, Belarus": COLOURS["russia"],
    "Others": COLOURS["other"],
}
GROUP_HATCHES = {"United States": "////", "Russia, Ukraine, Belarus": "xxxx"}
ORIGIN_HATCHES = {"United States": "////", "Russia": "xxxx"}
ORIGIN_COLOURS = {
    "China": COLOURS["china"],
    "Russia": COLOURS["russia"],
    "United States": COLOURS["usa"],
    "Other foreign": COLOURS["europe"],
    "Own or not known": COLOURS["grid"],
}


def arms_by_supplier(volumes: pd.DataFrame, *, first_exact: int) -> Figure:
    """Draw arms deliveries by year, stacked by group of suppliers; years before ``first_exact`` are pale as approximate.

    ``volumes``: index year, columns the groups of ``GROUP_COLOURS``, million TIV.
    """
    figure, axes = new_figure(height=3.3)
    base = np.zeros(len(volumes))
    approximate = volumes.index < first_exact
    for group in volumes.columns:
        heights = volumes[group].to_numpy(float)
        bars = axes.bar(
            volumes.index, heights, bottom=base, width=0.82, color=GROUP_COLOURS[group], hatch=GROUP_HATCHES.get(group), edgecolor="white",
            linewidth=0.4,
        )  # fmt: skip
        for bar, rough in zip(bars, approximate, strict=True):
            bar.set_alpha(0.5 if rough else 1.0)
        base = base + heights
    axes.set_xlim(volumes.index[0] - 0.7, volumes.index[-1] + 0.7)
    axes.set_ylabel("Million TIV delivered")
    axes.yaxis.set_major_formatter("{x:,.0f}")
    value_grid(axes)
    if approximate.any():
        place = (volumes.index[0] + first_exact - 1) / 2
        axes.annotate(
            "approximate", (place, base[approximate].max()), xytext=(0, 6), textcoords="offset points", ha="center", fontsize=8,
            color=COLOURS["neutral"],
        )  # fmt: skip
    key_line(axes, {group: GROUP_COLOURS[group] for group in volumes.columns}, hatches=GROUP_HATCHES, columns=5)
    return figure


def suppliers_in_world(recipients: pd.DataFrame, *, country: str, name: str, windows: list[str]) -> Figure:
    """Draw, by five-year window, China's share and supplier concentration of all recipients as dots, and one country named.

    ``recipients``: ``recipient_iso3``, ``period``, ``china_share_pct`` (0 to 100), ``hhi_share`` (0 to 1).
    """
    figure, panels = new_figure(height=3.5, ncols=2)
    _dots(panels[0], recipients, "china_share_pct", country=country, name=name, windows=windows)
    panels[0].set_title("China’s share of arms received")
    panels[0].yaxis.set_major_formatter(PercentFormatter(decimals=0))
    panels[0].set_ylim(-4, 108)
    _dots(panels[1], recipients, "hhi_share", country=country, name=name, windows=windows)
    panels[1].set_title("Concentration of suppliers (HHI)")
    panels[1].set_ylim(-0.04, 1.08)
    return figure


def reactors_by_origin(origins: pd.DataFrame, *, bold: list[str]) -> Figure:
    """Draw operating reactors by country, stacked by origin of design.

    ``origins``: index country names, columns those of ``ORIGIN_COLOURS``, counts.
    """
    figure, axes = new_figure(height=0.165 * len(origins) + 0.6)
    stacked_bars(axes, origins, ORIGIN_COLOURS, hatches=ORIGIN_HATCHES, bold=bold)
    key_line(axes, {name: ORIGIN_COLOURS[name] for name in origins.columns}, hatches=ORIGIN_HATCHES, columns=5)
    return figure


def _dots(axes: Axes, recipients: pd.DataFrame, column: str, *, country: str, name: str, windows: list[str]) -> None:
    """One column of dots per window; the named country's values joined by a line, its dots being the same in every window."""
    span = float(recipients[column].max())
    own: dict[int, float] = {}
    for place, window in enumerate(windows):
        rows = recipients.loc[recipients["period"] == window]
        values = pd.Series(rows[column].to_numpy(float), index=rows["recipient_iso3"].fillna("").astype(str))
        mine = dot_column(axes, place, values, span=span, apart={country: COLOURS["pakistan"]})
        if country in mine:
            own[place] = mine[country]
        if place == len(windows) - 1:
            name_median(axes, place, float(values.median()))
    axes.plot(list(own), list(own.values()), color=COLOURS["pakistan"], lw=1.8, zorder=3)
    last = max(own)
    axes.annotate(
        name, (last, own[last]), xytext=(8, 0), textcoords="offset points", va="center", color=COLOURS["pakistan"], weight="semibold",
        annotation_clip=False,
    )  # fmt: skip
    axes.set_xticks(range(len(windows)), [f"{w[:4]}–\n{w[5:]}" for w in windows], fontsize=8)
    axes.set_xlim(-0.5, len(windows) - 0.4)
    value_grid(axes)


def origin_columns(importers: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return counts by origin under the names of ``ORIGIN_COLOURS`` for a frame of reactors by design origin.

    ``importers``: index ISO3, columns ISO3 of design (and ``unknown``), ``foreign``, ``total``, ``n_origins``; the result has
    the country names as index.
    """
    parts = {
        column: importers[iso3] if iso3 in importers.columns else 0
        for column, iso3 in (("China", "CHN"), ("Russia", "RUS"), ("United States", "USA"))
    }
    table = pd.DataFrame(parts, index=importers.index)
    table["Other foreign"] = importers["foreign"] - table.sum(axis=1)
    table["Own or not known"] = importers["total"] - importers["foreign"]
    return table.rename(index=dict(names)).rename_axis(index="country")
