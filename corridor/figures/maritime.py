"""Figures of the maritime domain."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from corridor.figures.charts import key_line, ranked_bars, stacked_bars
from corridor.figures.style import COLOURS, despine, new_figure

KIND_COLOURS = {
    "sole": COLOURS["china"],
    "overland": "#E9A79F",
    "consortium": COLOURS["accent"],
    "supplier": "#7A5195",
    "none": COLOURS["usa"],
    "not_itemised": "#E4E6E7",
}
KIND_NAMES = {
    "sole": "Chinese owner alone",
    "overland": "overland fibre to China",
    "consortium": "Chinese carrier in consortium",
    "supplier": "Chinese supplier only",
    "none": "neither owner nor supplier",
    "not_itemised": "not itemised",
}


def cables_and_outages(cables: pd.DataFrame, outages: pd.DataFrame, *, last_year: float) -> Figure:
    """Draw one lane per cable from its year of service on, with its suppliers, and a cross for each reported outage.

    Parameters
    ----------
    cables
        ``cable_id``, ``name``, ``rfs_year``, ``end_year`` (missing: still in service), ``is_planned``, ``kind``, ``n_owners``,
        ``n_chinese_owners``, ``suppliers``, in the order of the lanes from above.
    outages
        ``cable_id``, ``year``.
    last_year
        Right end of the lanes.
    """
    figure, axes = new_figure(height=3.5)
    place = {cable: lane for lane, cable in enumerate(cables["cable_id"])}
    for lane, row in enumerate(cables.itertuples()):
        end = last_year if pd.isna(row.end_year) else row.end_year
        dashed = row.is_planned == 1
        axes.plot([row.rfs_year, end], [lane, lane], color=KIND_COLOURS[row.kind], lw=5 if not dashed else 2.2, ls=(0, (2, 1.2)) if dashed else "-",
                  solid_capstyle="butt", dash_capstyle="butt")  # fmt: skip
        _beside(axes, last_year, lane, f"{row.n_chinese_owners} of {row.n_owners}", row.suppliers.replace("; ", ", "), color=COLOURS["neutral"])
    seen = outages.loc[outages["cable_id"].isin(place)]
    axes.scatter(seen["year"], seen["cable_id"].map(place), marker="x", s=34, color=COLOURS["ink"], linewidth=1.5, zorder=4)
    _beside(axes, last_year, -0.9, "Chinese owners", "Suppliers", weight="semibold")
    axes.set_yticks(range(len(cables)), cables["name"])
    axes.set_ylim(len(cables) - 0.4, -0.7)
    axes.set_xlim(cables["rfs_year"].min() - 0.5, last_year)
    axes.xaxis.grid(True)
    axes.tick_params(axis="y", length=0)
    despine(axes, left=True)
    _lane_key(axes, [kind for kind in KIND_NAMES if kind in set(cables["kind"])])
    return figure


def presence_and_capacity(shares: pd.DataFrame) -> Figure:
    """Draw shares in percent by kind of Chinese presence, one bar per measure (index: words; columns keys of the kinds)."""
    figure, axes = new_figure(height=2.7)
    columns = [kind for kind in KIND_NAMES if kind in shares.columns and shares[kind].sum() > 0]
    stacked_bars(axes, shares[columns], KIND_COLOURS, hatches={"overland": "////"}, total=None, part="{:.0f}", least=0.05)
    key_line(
        axes, {KIND_NAMES[k][0].upper() + KIND_NAMES[k][1:]: KIND_COLOURS[k] for k in columns},
        hatches={KIND_NAMES["overland"].capitalize().replace("china", "China"): "////"}, columns=3,
    )  # fmt: skip
    return figure


def presence_by_country(shares: pd.Series, neighbours: pd.DataFrame, *, country: str, name: str) -> Figure:
    """Draw the distribution of the share over countries (left) and selected countries (right).

    Parameters
    ----------
    shares
        Index iso3, percent.
    neighbours
        ``name``, ``share_pct``, ``words``, the highest first.
    country, name
        Country to stand out: its code in ``shares``, its name in ``neighbours``.
    """
    figure, (left, right) = new_figure(height=3.1, ncols=2, width_ratios=[1.1, 1])
    _histogram(left, shares, country, name)
    ranked_bars(
        right, neighbours.set_index("name")["share_pct"], highlight={name: COLOURS["pakistan"]}, form="{:.0f}%",
        notes=dict(zip(neighbours["name"], neighbours["words"], strict=True)),
    )  # fmt: skip
    right.set_title("Pakistan and others on its routes" if name == "Pakistan" else f"{name} and others")
    return figure


def _histogram(axes: Axes, shares: pd.Series, country: str, name: str) -> None:
    # Zero has a class of its own: no presence at all differs from a little.
    edges = np.array([-1e-9, 1e-9, 20, 40, 60, 80, 100])
    labels = ["0", "1–20", "21–40", "41–60", "61–80", "81–100"]
    classes = np.clip(np.searchsorted(edges, shares.to_numpy(float), side="left") - 1, 0, len(labels) - 1)
    counts = np.bincount(classes, minlength=len(labels))
    own = int(classes[list(shares.index).index(country)])
    bars = axes.bar(labels, counts, width=0.8, color=[COLOURS["pakistan"] if k == own else COLOURS["other"] for k in range(len(labels))])
    for bar, count in zip(bars, counts, strict=True):
        axes.annotate(str(count), (bar.get_x() + bar.get_width() / 2, count), xytext=(0, 2), textcoords="offset points", ha="center", fontsize=8.5)
    axes.annotate(
        f"{name}\nis here", (own, counts[own]), xytext=(16, 34), textcoords="offset points", ha="left", color=COLOURS["pakistan"], fontsize=8.5,
        weight="semibold", arrowprops={"arrowstyle": "-", "color": COLOURS["pakistan"], "lw": 0.7, "shrinkB": 13},
    )  # fmt: skip
    axes.set_title("Countries by share of their cables, %")
    axes.set_yticks([])
    axes.tick_params(axis="x", length=0)
    despine(axes, left=True)


def _beside(axes: Axes, x: float, lane: float, *columns: str, **style: str) -> None:
    """Write words at the right end of a lane, in columns."""
    for place, words in zip((7, 72), columns, strict=True):
        axes.annotate(words, (x, lane), xytext=(place, 0), textcoords="offset points", va="center", fontsize=8.5, annotation_clip=False, **style)


def _lane_key(axes: Axes, kinds: list[str]) -> None:
    handles = [Line2D([], [], color=KIND_COLOURS[kind], lw=5, label=KIND_NAMES[kind][0].upper() + KIND_NAMES[kind][1:]) for kind in kinds]
    handles.append(Line2D([], [], color=COLOURS["neutral"], lw=2.2, ls=(0, (2, 1.2)), label="Planned in 2022"))
    handles.append(Line2D([], [], color=COLOURS["ink"], lw=0, marker="x", ms=6, mew=1.5, label="Reported outage"))
    axes.legend(handles=handles, loc="lower left", bbox_to_anchor=(-0.3, 1.05), ncols=3, handlelength=1.4, columnspacing=1.4, handletextpad=0.5,
                borderaxespad=0)  # fmt: skip
