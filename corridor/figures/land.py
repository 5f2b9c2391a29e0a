"""Figures of the land domain."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from corridor.analysis.land import STATES
from corridor.figures.charts import key_line, stacked_bars
from corridor.figures.style import COLOURS, new_figure

STATE_COLOURS = {
    "operational": "#00664B",
    "under_construction": "#6FB7A1",
    "planned": "#D9DCDD",
    "stalled": "#E69F00",
    "cancelled": "#B5382A",
    "unclear": "#FFFFFF",
}
STATE_HATCHES = {"stalled": "////", "cancelled": "xxxx", "unclear": "----"}
ORIGIN_COLOURS = {"china": COLOURS["china"], "other_foreign": COLOURS["europe"], "domestic": "#8A8D91", "not_named": "#E4E6E7"}
ORIGIN_NAMES = {"china": "China", "other_foreign": "Other foreign", "domestic": "Domestic", "not_named": "Origin not named"}


def register(counts: pd.DataFrame) -> Figure:
    """Draw the number of projects by category (rows of ``counts``) and state (columns, keys of ``STATES``)."""
    figure, axes = new_figure(height=3.9)
    stacked_bars(axes, counts, STATE_COLOURS, hatches=STATE_HATCHES, part="{:.0f}", least=0.04)
    for bar in axes.patches:
        if bar.get_hatch() == STATE_HATCHES["unclear"] and bar.get_width() > 0:
            bar.set_edgecolor(COLOURS["neutral"])
    present = [state for state in counts.columns if counts[state].sum() > 0]
    key_line(axes, {STATES[s]: STATE_COLOURS[s] for s in present}, hatches={STATES[s]: h for s, h in STATE_HATCHES.items()}, columns=3)
    for handle, state in zip(axes.get_legend().legend_handles, present, strict=True):
        handle.set_edgecolor(COLOURS["neutral"] if state == "unclear" else "white")
    return figure


def capacity_and_solar(capacity: pd.DataFrame, months: pd.DataFrame) -> Figure:
    """Draw operating capacity by fuel and finance (above) and solar panels by month with yearly totals (below).

    Parameters
    ----------
    capacity
        Index fuel names, columns ``chinese`` and ``none_found``, MW.
    months
        ``month`` (YYYY-MM), ``year``, ``capacity_mw``.
    """
    figure, (above, below) = new_figure(height=4.5, nrows=2, height_ratios=[1, 1.25])
    colours = {"chinese": COLOURS["china"], "none_found": COLOURS["other"]}
    stacked_bars(above, capacity / 1000, colours, total="{:.1f}", part="{:.1f}", least=0.07)
    above.set_title("Operating capacity by fuel, GW", pad=22)
    key_line(above, {"Chinese finance on record": colours["chinese"], "None found": colours["none_found"]})
    _solar(below, months)
    below.set_title("Solar panels from China by month, GW (with totals of the year)")
    return figure


def coal_origins(table: pd.DataFrame, *, country: str) -> Figure:
    """Draw the origin of coal finance in percent, one bar per country, totals in words at its end; ``country`` is bold."""
    figure, axes = new_figure(height=3.6)
    parts = table.set_index("country")[list(ORIGIN_COLOURS)]
    stacked_bars(axes, parts, ORIGIN_COLOURS, total=None, part="{:.0f}", least=0.06, bold=[country])
    for place, total in enumerate(table["total_usd_m"]):
        axes.annotate(f"${total / 1000:.1f} bn", (100, place), xytext=(4, 0), textcoords="offset points", va="center", fontsize=8.5)
    key_line(axes, {ORIGIN_NAMES[name]: colour for name, colour in ORIGIN_COLOURS.items()})
    return figure


def _solar(axes, months: pd.DataFrame) -> None:
    places = np.arange(len(months))
    shades = np.where(months["year"] % 2 == 0, "#C98500", COLOURS["accent"])
    axes.bar(places, months["capacity_mw"] / 1000, width=0.85, color=shades)
    top = months["capacity_mw"].max() / 1000
    starts = []
    for year, part in months.groupby("year"):
        at = places[months["year"].to_numpy() == year]
        starts.append((at[0], year))
        total = part["capacity_mw"].sum() / 1000
        height = part["capacity_mw"].max() / 1000 + 0.06 * top
        short = "" if len(part) == 12 else f"\n{len(part)} month{'s' * (len(part) > 1)}"
        axes.text(at.mean(), height, f"{total:.1f}{short}", ha="center", va="bottom", fontsize=8.5, weight="semibold")
    axes.set_ylim(0, top * 1.28)
    axes.set_xlim(-0.8, len(months) - 0.2)
    axes.set_xticks([place - 0.5 for place, _ in starts], [str(year) for _, year in starts], ha="left")
    axes.yaxis.grid(True)
