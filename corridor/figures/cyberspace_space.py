"""Pictures of the cyberspace and space chapter: satellites by launcher and maker, launches by owner, training."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from corridor.figures.charts import ranked_bars
from corridor.figures.style import COLOURS, new_figure

LAUNCHER_COLOURS = {"China": COLOURS["china"], "Russia": COLOURS["russia"], "United States": COLOURS["usa"]}


def satellites(launches: pd.DataFrame) -> Figure:
    """Draw one row per satellite with a mark at its launch, and in words who launched and who made it.

    ``launches``: ``name``, ``year`` (with fraction), ``launcher`` (keys of ``LAUNCHER_COLOURS``), ``maker``,
    ``maker_disputed``; first launch first.
    """
    figure, axes = new_figure(height=0.2 * len(launches) + 0.7)
    first, last = 1988.0, float(launches["year"].max()) + 0.5
    launcher_at, maker_at = last + 2.0, last + 13.0
    for place, row in enumerate(launches.itertuples()):
        colour = LAUNCHER_COLOURS[row.launcher]
        axes.plot([first, row.year], [place, place], color=COLOURS["grid"], lw=0.8, zorder=1)
        axes.scatter([row.year], [place], s=34, color=colour, zorder=3)
        _write(axes, launcher_at, place, row.launcher, colour=colour)
        _write(axes, maker_at, place, row.maker + (" *" if row.maker_disputed else ""))
    _write(axes, launcher_at, -1.1, "Launched by", weight="semibold")
    _write(axes, maker_at, -1.1, "Made by", weight="semibold")
    axes.set_yticks(range(len(launches)), launches["name"])
    axes.set_ylim(len(launches) - 0.4, -1.6)
    axes.set_xlim(first, last + 27)
    axes.set_xticks(range(1990, int(last) + 1, 5))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_bounds(first, last)
    return figure


def launches_by_owner(owners: pd.DataFrame, *, bold: str) -> Figure:
    """Draw the share of satellites that China launched by owner, with the counts.

    ``owners``: index names of owners, ``share`` (0 to 1), ``launched``, ``total``.
    """
    figure, axes = new_figure(height=0.2 * len(owners) + 0.4)
    notes = {name: f"({row.launched:,} of {row.total:,})" for name, row in zip(owners.index, owners.itertuples(), strict=True)}
    ranked_bars(
        axes,
        100 * owners["share"],
        highlight={bold: COLOURS["pakistan"]},
        form=lambda share: f"{share:.0f}%" if share >= 1 else "<1%",
        notes=notes,
    )
    axes.set_xlim(0, float(100 * owners["share"].max()) * 1.25)
    return figure


def training(steps: pd.Series, *, reached: str) -> Figure:
    """Draw promised and reported numbers of people trained as bars, the label ``reached`` in colour."""
    figure, axes = new_figure(height=0.34 * len(steps) + 0.3)
    ranked_bars(axes, steps, highlight={reached: COLOURS["pakistan"]}, form="{:,.0f}")
    axes.set_xlim(0, float(steps.max()) * 1.15)
    return figure


def _write(axes: Axes, x: float, place: float, words: str, *, colour: str = COLOURS["ink"], weight: str = "normal") -> None:
    axes.annotate(words, (x, place), va="center", fontsize=8.5, color=colour, weight=weight, annotation_clip=False)
