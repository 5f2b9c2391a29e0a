"""Figures of the outlook chapter: the calendar of debt service, and three shares of China over time."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from corridor.figures.charts import LABEL_SIZE, labelled_lines
from corridor.figures.style import COLOURS, despine, new_figure

PRINCIPAL, INTEREST = COLOURS["china"], COLOURS["accent"]


def debt_calendar(calendar: pd.DataFrame) -> Figure:
    """Draw debt service by year as stacked bars of principal and interest, scheduled years hatched, with China's share above."""
    figure, axes = new_figure(height=3.4)
    for status, hatch in (("paid", ""), ("scheduled", "////")):
        part = calendar[calendar["status"] == status]
        axes.bar(part["year"], part["principal"] / 1000, width=0.78, color=PRINCIPAL, hatch=hatch, edgecolor="white", lw=0)
        axes.bar(part["year"], part["interest"] / 1000, bottom=part["principal"] / 1000, width=0.78, color=INTEREST, hatch=hatch, edgecolor="white", lw=0)
    for row in calendar.itertuples():
        axes.annotate(f"{row.share_pct:.0f}", (row.year, row.total / 1000), xytext=(0, 3), textcoords="offset points", ha="center", fontsize=7.5, color=COLOURS["ink"])
    handles = [
        Patch(facecolor=PRINCIPAL, label="Principal"),
        Patch(facecolor=INTEREST, label="Interest"),
        Patch(facecolor=COLOURS["neutral"], hatch="////", edgecolor="white", label="Scheduled at the end of the last year reported"),
    ]
    axes.legend(handles=handles, loc="upper left", handlelength=1.2, handleheight=0.9)
    axes.annotate("Number above a bar: China's share of the\nservice to all creditors, percent", (0.015, 0.72), xycoords="axes fraction", fontsize=LABEL_SIZE, color=COLOURS["neutral"], va="top")
    axes.set_ylabel("Billion US dollars a year")
    axes.set_xticks(np.arange(calendar["year"].min(), calendar["year"].max() + 1, 3))
    axes.set_ylim(0, float(calendar["total"].max()) / 1000 * 1.12)
    axes.set_xlim(calendar["year"].min() - 0.8, calendar["year"].max() + 0.8)
    axes.grid(axis="y")
    despine(axes)
    return figure


def shares(long: pd.DataFrame) -> Figure:
    """Draw the shares of China in arms, public external debt and co-authored papers as labelled lines."""
    names = {"arms": "Arms imports\n(five years)", "debt": "Public external\ndebt", "papers": "Co-authored\npapers"}
    colours = {"arms": COLOURS["china"], "debt": COLOURS["usa"], "papers": COLOURS["pakistan"]}
    figure, axes = new_figure(height=3.3)
    wide = long.pivot(index="year", columns="series", values="share_pct").reindex(columns=list(names))
    labelled_lines(axes, wide, colours, names=names, markers={"arms": "o", "debt": "", "papers": "D"}, gap=0.12)
    axes.set_ylim(0, 100)
    # A little room, or the marks at both ends would be cut.
    axes.set_xlim(wide.index[0] - 0.7, wide.index[-1] + 0.7)
    axes.set_ylabel("China's share, percent")
    axes.grid(axis="y")
    despine(axes)
    return figure
