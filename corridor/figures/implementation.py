"""Figures of the chapter on implementation: curves of what is not yet in operation, lanes of named commitments."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from corridor.figures.style import COLOURS, DIMENSION_COLOURS, new_figure

BASIS_COLOURS = MappingProxyType({"agreement": COLOURS["usa"], "mou": COLOURS["china"]})
BASIS_NAMES = MappingProxyType({"agreement": "Agreements, contracts and loans", "mou": "Memoranda of understanding"})
BASIS_SHORT = MappingProxyType({"agreement": "Agreements", "mou": "Memoranda"})
_HORIZON = 12.0
_COUNTS_FROM = 36  # points below the axis
_COUNTS_LINE = 10.5
_LABEL_AT = 9.6


def survival_curves(
    main: Mapping[str, pd.DataFrame], other: Mapping[str, pd.DataFrame], ends: Mapping[str, float], observed: Mapping[str, pd.Series]
) -> Figure:
    """Draw the share not yet in operation against years since agreement, with limits, one curve per basis.

    Parameters
    ----------
    main, other
        Basis -> curve as :func:`corridor.analysis.survival.kaplan_meier` gives it; ``main`` is drawn full with its limits,
        ``other`` dashed.
    ends
        Basis -> years until which any commitment of it is observed, where its curve ends.
    observed
        Basis -> commitments of ``main`` still under observation and not in operation, by years since agreement; written below the axis.
    """
    figure, axes = new_figure(height=3.55)
    for basis, curve in main.items():
        colour, end = BASIS_COLOURS[basis], min(ends[basis], _HORIZON)
        years, share, low, high = (_extended(curve, end)[name].to_numpy(float) for name in ("years", "share", "low", "high"))
        axes.fill_between(years, 100 * low, 100 * high, step="post", color=colour, alpha=0.16, lw=0)
        axes.step(years, 100 * share, where="post", color=colour, lw=2.0)
        dashed = _extended(other[basis], end)
        axes.step(dashed["years"], 100 * dashed["share"], where="post", color=colour, lw=1.1, ls=(0, (4, 2)))
        axes.annotate(
            BASIS_NAMES[basis],
            _label_point(years, share),
            xytext=(0, 4),
            textcoords="offset points",
            color=colour,
            weight="semibold",
            ha="left",
            va="bottom",
        )
    axes.set_xlim(0, _HORIZON)
    axes.set_ylim(0, 102)
    axes.set_xticks(range(0, int(_HORIZON) + 1))
    axes.set_yticks(range(0, 101, 20), [f"{tick}%" for tick in range(0, 101, 20)])
    axes.set_xlabel("Years since agreement; below: commitments still open and under observation")
    for line, (basis, counts) in enumerate(observed.items()):
        _counts_below(axes, counts, line, BASIS_COLOURS[basis], BASIS_SHORT[basis])
    axes.set_ylabel("Not yet reported in operation")
    axes.yaxis.grid(True)
    return figure


def commitment_lanes(lanes: pd.DataFrame, *, cutoff: pd.Timestamp) -> Figure:
    """Draw one lane per commitment: agreed, begun, in operation, or still open at the last report; titles in the dimension's colour.

    ``lanes``: ``title``, ``dimension``, ``agreed``, ``start``, ``operation``, ``last_seen`` (timestamps, missing where there is none),
    in the order from top to bottom.
    """
    figure, axes = new_figure(height=0.7 + 0.215 * len(lanes))
    for place, lane in enumerate(lanes.itertuples()):
        colour = DIMENSION_COLOURS[lane.dimension]
        working = pd.notna(lane.operation)
        end = lane.operation if working else lane.last_seen
        axes.plot([lane.agreed, end], [place, place], color=colour, lw=4.5, alpha=0.9 if working else 0.35, solid_capstyle="butt", zorder=2)
        if not working:
            axes.plot([end, cutoff], [place, place], color=colour, lw=1.0, ls=":", zorder=2)
        _mark(axes, lane.agreed, place, "agreed", colour)
        if pd.notna(lane.start):
            _mark(axes, lane.start, place, "begun", colour)
        _mark(axes, end, place, "working" if working else "open", colour)
        label = f"{(end - lane.agreed).days / 365.25:.1f} years" if working else f"open, {end.year}"
        axes.annotate(
            label,
            (end, place),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
            color=COLOURS["ink"],
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
        )
    axes.set_yticks(range(len(lanes)), lanes["title"], fontsize=8)
    for tick, dimension in zip(axes.get_yticklabels(), lanes["dimension"], strict=True):
        tick.set_color(DIMENSION_COLOURS[dimension])
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(lanes) - 0.4, -0.6)
    axes.set_xlim(lanes["agreed"].min() - pd.Timedelta(days=250), cutoff + pd.Timedelta(days=1200))
    first = int(np.ceil(lanes["agreed"].min().year / 4) * 4)
    years = range(first, cutoff.year + 1, 4)
    axes.set_xticks([pd.Timestamp(year=year, month=1, day=1) for year in years], [str(year) for year in years])
    axes.xaxis.grid(True)
    axes.spines["left"].set_visible(False)
    _lane_key(axes)
    return figure


_MARKS = MappingProxyType(
    {
        "agreed": ("o", "white", "Agreed"),
        "begun": ("^", "full", "Works begun"),
        "working": ("s", "full", "In operation"),
        "open": ("|", "full", "Last report: still open"),
    }
)


def _mark(axes: Axes, when: pd.Timestamp, place: float, kind: str, colour: str) -> None:
    marker, fill, _ = _MARKS[kind]
    axes.scatter(
        [when],
        [place],
        marker=marker,
        s=70 if marker == "|" else 30,
        facecolor="white" if fill == "white" else colour,
        edgecolor=colour if marker == "o" else "white" if marker != "|" else None,
        linewidth=1.1 if marker != "|" else 1.8,
        zorder=4,
        color=colour if marker == "|" else None,
    )


def _lane_key(axes: Axes) -> None:
    marks = [
        Line2D(
            [],
            [],
            ls="",
            marker=marker,
            ms=6,
            color=COLOURS["ink"],
            markerfacecolor="white" if fill == "white" else COLOURS["ink"],
            markeredgewidth=1.6 if marker == "|" else 0.9,
            label=name,
        )
        for marker, fill, name in _MARKS.values()
    ]
    axes.legend(handles=marks, loc="lower right", bbox_to_anchor=(1, 1.0), ncols=4, borderaxespad=0.2, handletextpad=0.2, columnspacing=1.2)


def _counts_below(axes: Axes, counts: pd.Series, line: int, colour: str, name: str) -> None:
    """Write ``counts`` (index: years) under the axis, each below its year, with ``name`` at the left."""
    place = {"xycoords": axes.get_xaxis_transform(), "textcoords": "offset points", "va": "top", "fontsize": 8, "color": colour}
    drop = -_COUNTS_FROM - _COUNTS_LINE * line
    axes.annotate(name, (0, 0), xytext=(-9, drop), ha="right", **place)
    for year, count in counts.items():
        axes.annotate(f"{count}", (year, 0), xytext=(0, drop), ha="center", **place)


def _extended(curve: pd.DataFrame, end: float) -> pd.DataFrame:
    """Return the curve cut at ``end``, its last value carried to there."""
    kept = curve[curve["years"] <= end]
    return pd.concat([kept, kept.tail(1).assign(years=end)], ignore_index=True)


def _label_point(years: np.ndarray, share: np.ndarray) -> tuple[float, float]:
    at = min(_LABEL_AT, float(years[-1])) * 0.62
    return at, 100 * float(share[years <= at][-1])
