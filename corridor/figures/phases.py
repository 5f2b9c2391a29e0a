"""Figures of the phase chapters and of the overview: timelines of events, heat maps of sectors.

Frames in, matplotlib figures out. Events carry ``phase`` and ``step`` (see :mod:`corridor.analysis.phases`).
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from corridor.figures.charts import ink_on
from corridor.figures.style import COLOURS, DIMENSION_COLOURS, DIMENSION_NAMES, FULL_WIDTH, despine, new_figure

STEP_NAMES = MappingProxyType({"agreed": "Agreed", "begun": "Begun", "opened": "Opened", "other": "Other"})
STEP_MARKERS = MappingProxyType({"agreed": "o", "begun": "^", "opened": "s", "other": "."})
SHADES = LinearSegmentedColormap.from_list("corridor", ["#FFFFFF", "#9CC3E0", "#0B4F83"])

_DOT = 0.099  # inches from one stacked dot to the next
_LABEL_LINES = 3
_LABEL_CHARACTERS = 26
_LABEL_SIZE = 7.6
_CHARACTER = 0.053  # inches, mean width of a character at that size
_LEFT, _RIGHT, _TOP, _BOTTOM = 0.86, 0.12, 0.3, 0.3  # margins in inches


def phase_timeline(events: pd.DataFrame, *, start: pd.Timestamp, end: pd.Timestamp, named: pd.DataFrame) -> Figure:
    """Draw each event as a mark on the strip of its dimension, stacked by month, with some events named.

    Parameters
    ----------
    events
        Columns ``when`` (timestamp), ``dimension``, ``step``.
    start, end
        Limits of the time axis.
    named
        Rows of ``events`` (by index) with ``title``, to be named on the strip.
    """
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    placed = _stacked(events.assign(named=events.index.isin(named.index)), start, months_per_bin=max(1, round(months / 60)))
    heights = [
        int(placed.loc[placed["dimension"] == name, "level"].max() + 1) if (placed["dimension"] == name).any() else 0
        for name in DIMENSION_NAMES
    ]
    label_rows = [_LABEL_LINES * 1.1 + 1.2 if (named["dimension"] == name).any() else 0.4 for name in DIMENSION_NAMES]
    tops = np.cumsum([h + label + 0.6 for h, label in zip(heights, label_rows, strict=True)])
    height = tops[-1] * _DOT + _TOP + _BOTTOM
    figure, axes = new_figure(height=height)
    figure.set_layout_engine("none")
    inner = FULL_WIDTH - _LEFT - _RIGHT
    axes.set_position((_LEFT / FULL_WIDTH, _BOTTOM / height, inner / FULL_WIDTH, 1 - (_TOP + _BOTTOM) / height))
    axes.set_xlim(start, end)
    axes.set_ylim(tops[-1], 0)
    for name, base, stack in zip(DIMENSION_NAMES, tops, heights, strict=True):
        row = placed[placed["dimension"] == name]
        floor = base - 0.6
        axes.axhline(base, color=COLOURS["grid"], lw=0.8, zorder=2.6)
        axes.text(
            -0.012,
            floor - 0.2,
            DIMENSION_NAMES[name],
            transform=axes.get_yaxis_transform(),
            ha="right",
            va="bottom",
            color=DIMENSION_COLOURS[name],
            weight="semibold",
        )
        for step, marker in STEP_MARKERS.items():
            marks = row[row["step"] == step]
            colour = COLOURS["other"] if step == "other" else DIMENSION_COLOURS[name]
            hollow = step == "agreed"
            axes.scatter(
                marks["x"],
                floor - 0.5 - marks["level"],
                marker=marker,
                s=26,
                facecolor="white" if hollow else colour,
                edgecolor=colour,
                linewidth=0.9 if hollow else 0,
                zorder=3,
            )
        _name_events(axes, row.loc[row.index.intersection(named.index)], floor - 0.5, floor - stack - 0.35, inner, DIMENSION_COLOURS[name])
    _time_axis(axes, start, end)
    _step_key(axes, height)
    return figure


def sector_steps(counts: pd.DataFrame, names: Mapping[str, str]) -> Figure:
    """Draw a table of shaded cells: sectors (largest first) by what happened.

    ``counts``: columns ``sector``, ``step``, ``events``, zeros included; ``names``: sector -> name.
    """
    grid = counts.pivot(index="sector", columns="step", values="events")[list(STEP_NAMES)]
    grid = grid.loc[grid.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    figure, axes = new_figure(height=0.52 + 0.168 * len(grid))
    _heat(axes, grid, [STEP_NAMES[step] for step in grid.columns], [names[sector] for sector in grid.index])
    return figure


def phase_sector(counts: pd.DataFrame, names: Mapping[str, str], phases: Mapping[int, str]) -> Figure:
    """Draw a table of shaded cells: sectors (largest first) by phase, shaded by the sector's share of its phase.

    ``counts``: columns ``phase``, ``sector``, ``events``, zeros included; ``phases``: number -> heading.
    """
    grid = counts.pivot(index="sector", columns="phase", values="events")
    grid = grid.loc[grid.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    figure, axes = new_figure(height=0.55 + 0.178 * len(grid))
    _heat(axes, grid, [phases[number] for number in grid.columns], [names[sector] for sector in grid.index], shade=grid / grid.sum())
    return figure


def annual_timeline(counts: pd.DataFrame, phases: pd.DataFrame, romans: Mapping[int, str]) -> Figure:
    """Draw events per year: all of them on top, below one strip per dimension, over bands that show the phases.

    Parameters
    ----------
    counts
        Columns ``year``, ``dimension``, ``events``, every year.
    phases
        Limits as :func:`corridor.analysis.phases.limits` gives them.
    romans
        Phase number -> roman numeral.
    """
    wide = counts.pivot(index="year", columns="dimension", values="events")[list(DIMENSION_NAMES)]
    total = wide.sum(axis=1)
    figure, rows = new_figure(
        height=4.2, nrows=1 + len(wide.columns), sharex=True, gridspec_kw={"height_ratios": [2.6, *(1 for _ in wide.columns)], "hspace": 0.05}
    )
    highest = float(total.max())
    _year_columns(rows[0], total, phases, COLOURS["neutral"], "All events", highest * 1.28)
    for axes, name in zip(rows[1:], wide.columns, strict=True):
        # One scale for all strips, so that their columns can be compared.
        _year_columns(axes, wide[name], phases, DIMENSION_COLOURS[name], DIMENSION_NAMES[name], float(wide.to_numpy().max()) * 1.25)
    # No tick above the highest column, where the names of the phases stand.
    rows[0].set_yticks([tick for tick in MaxNLocator(nbins=4, integer=True).tick_values(0, highest) if tick <= highest])
    rows[0].set_xlim(wide.index[0] - 0.8, wide.index[-1] + 0.8)
    for number, start, end in phases[["phase", "start", "end"]].itertuples(index=False):
        _band_name(rows[0], (start.year + end.year) / 2, romans[number], weight="semibold")
    before = phases["start"].dt.year.min() - 1
    if before > wide.index[0]:
        _band_name(rows[0], (wide.index[0] + before) / 2, "before the phases")
    rows[-1].set_xticks(range(int(np.ceil(wide.index[0] / 5) * 5), int(wide.index[-1]) + 1, 5))
    return figure


def _year_columns(axes: Axes, values: pd.Series, phases: pd.DataFrame, colour: str, name: str, top: float) -> None:
    for position, (start, end) in enumerate(phases[["start", "end"]].itertuples(index=False)):
        axes.axvspan(start.year - 0.5, end.year + 0.5, color="#F1F3F4" if position % 2 == 0 else "#E3E7EA", zorder=0, lw=0)
    axes.bar(values.index, values, width=0.74, color=colour)
    axes.set_ylim(0, top)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=2, integer=True, min_n_ticks=2))
    axes.yaxis.grid(True)
    axes.tick_params(axis="x", length=0)
    axes.annotate(
        name, (0, 1), xycoords="axes fraction", xytext=(4, -3), textcoords="offset points", ha="left", va="top", color=colour, weight="semibold"
    )


def _band_name(axes: Axes, year: float, name: str, **options: object) -> None:
    axes.annotate(
        name, (year, 1), xycoords=axes.get_xaxis_transform(), xytext=(0, -3), textcoords="offset points", ha="center", va="top",
        color=COLOURS["neutral"], **options,
    )  # fmt: skip


def _stacked(events: pd.DataFrame, start: pd.Timestamp, *, months_per_bin: int) -> pd.DataFrame:
    month = (events["when"].dt.year - start.year) * 12 + events["when"].dt.month - start.month
    bin_ = month // months_per_bin
    order = pd.Categorical(events["step"], categories=list(STEP_NAMES), ordered=True)
    # Events with a name come to the top of their stack, where the line from the name reaches them without crossing others.
    placed = events.assign(bin=bin_, order=order.codes).sort_values(["dimension", "bin", "named", "order", "when"], kind="stable")
    middle = (bin_ * months_per_bin + months_per_bin / 2) * (365.25 / 12)
    return placed.assign(level=placed.groupby(["dimension", "bin"]).cumcount(), x=start + pd.to_timedelta(middle, unit="D"))


def _name_events(axes: Axes, marks: pd.DataFrame, floor: float, above: float, inner: float, colour: str) -> None:
    """Write the titles of ``marks`` above their strip, apart from each other, each with a line to its mark."""
    if marks.empty:
        return
    low, high = axes.get_xlim()
    marks = marks.sort_values("x")
    texts = [
        textwrap.wrap(title, _LABEL_CHARACTERS, max_lines=_LABEL_LINES, placeholder=" …", break_on_hyphens=False)
        for title in marks["title"]
    ]
    widths = [max(map(len, lines)) * _CHARACTER / inner for lines in texts]
    points = [(position - low) / (high - low) for position in axes.convert_xunits(marks["x"].to_numpy())]
    for x, point, level, lines in zip(apart(points, widths), points, marks["level"], texts, strict=True):
        axes.text(
            x,
            above - 0.65,
            "\n".join(lines),
            transform=axes.get_yaxis_transform(),
            ha="center",
            va="bottom",
            fontsize=_LABEL_SIZE,
            color=colour,
            linespacing=1.0,
            # A white ground, or the lines of the years run through the words.
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
            zorder=2.5,
        )
        # Aslant above all stacks, then straight down to the mark, so that no line crosses another event.
        heights = [above - 0.55, above + 0.3, floor - level - 0.3]
        axes.plot([x, point, point], heights, transform=axes.get_yaxis_transform(), color=colour, lw=0.6, zorder=2)


def apart(centres: Sequence[float], widths: Sequence[float], *, gap: float = 0.02) -> list[float]:
    """Return centres of labels, in the given order, moved as little as a sweep each way needs to stay in 0 to 1 and not overlap."""
    placed = list(centres)
    edge = 0.0
    for i, width in enumerate(widths):
        placed[i] = max(placed[i], edge + width / 2)
        edge = placed[i] + width / 2 + gap
    edge = 1.0
    for i in range(len(placed) - 1, -1, -1):
        placed[i] = min(placed[i], edge - widths[i] / 2)
        edge = placed[i] - widths[i] / 2 - gap
    return placed


def _time_axis(axes: Axes, start: pd.Timestamp, end: pd.Timestamp) -> None:
    years = pd.date_range(f"{start.year}-01-01", end, freq="YS")
    axes.set_xticks(years, [str(year.year) for year in years], ha="left")
    for year in years:
        axes.axvline(year, color=COLOURS["grid"], lw=0.5, zorder=0)
    axes.set_yticks([])
    despine(axes, left=True)


def _step_key(axes: Axes, height: float) -> None:
    handles = [
        Line2D(
            [],
            [],
            ls="",
            marker=STEP_MARKERS[step],
            ms=5,
            color=COLOURS["other"] if step == "other" else COLOURS["ink"],
            markerfacecolor="white" if step == "agreed" else None,
            label=STEP_NAMES[step],
        )
        for step in STEP_NAMES
    ]
    axes.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(-0.005, 1 + (_TOP - 0.03) / (height - _TOP - _BOTTOM)),
        ncols=4,
        borderaxespad=0,
        handletextpad=0.1,
        columnspacing=1.2,
    )


def _heat(axes: Axes, grid: pd.DataFrame, columns: Sequence[str], rows: Sequence[str], *, shade: pd.DataFrame | None = None) -> None:
    shades = (grid if shade is None else shade).to_numpy(float)
    strength = shades / max(float(np.nanmax(shades)), 1e-9)
    axes.pcolormesh(strength, cmap=SHADES, vmin=0, vmax=1.1, edgecolors="white", linewidth=1.2)
    for (i, j), value in np.ndenumerate(grid.to_numpy()):
        red, green, blue, _ = SHADES(strength[i, j] / 1.1)
        tone = ink_on("#" + "".join(f"{round(255 * c):02X}" for c in (red, green, blue)))
        axes.text(j + 0.5, i + 0.5, f"{value:d}" if value else "–", ha="center", va="center", color=tone if value else COLOURS["other"])
    axes.set_ylim(len(grid), 0)
    axes.set_xticks(np.arange(len(columns)) + 0.5, columns)
    axes.set_yticks(np.arange(len(rows)) + 0.5, rows)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    despine(axes, left=True)
    axes.spines["bottom"].set_visible(False)
