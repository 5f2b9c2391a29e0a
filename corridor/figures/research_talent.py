"""Pictures of the research chapter: China's share by country and edition, partners by edition, students in China."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.ticker import PercentFormatter

from corridor.figures.charts import ranked_bars
from corridor.figures.dot_columns import dot_column, name_median, value_grid
from corridor.figures.style import COLOURS, new_figure

Edition = tuple[str, pd.Series]
"""Label of an edition, and its values by ISO3."""


def shares_by_edition(sets: Sequence[Edition], *, apart: Mapping[str, tuple[str, str]], breaks: Sequence[int] = ()) -> Figure:
    """Draw one column of dots per edition: the partner's share in the papers of each country, in percent.

    Parameters
    ----------
    apart
        ISO3 -> (colour, name) of countries to draw apart: the first is named in every column, the others in the first column.
    breaks
        Places before which a rule separates editions of another kind.
    """
    figure, axes = new_figure(height=3.6)
    span = max(float(values.max()) for _, values in sets)
    places = [place + 0.3 * sum(place >= at for at in breaks) for place in range(len(sets))]
    for place, (_, values) in zip(places, sets, strict=True):
        found = dot_column(axes, place, values, span=span, apart={key: colour for key, (colour, _) in apart.items()}, size=10)
        for key, value in found.items():
            if place == places[0] or key == next(iter(apart)):
                # Beside the dot, or above it where the crowd around the median would run through the name.
                crowded = abs(value - float(values.median())) < 0.04 * span
                _name(axes, place, value, *apart[key], above=crowded)
    name_median(axes, places[-1], float(sets[-1][1].median()))
    for at in breaks:
        axes.axvline(places[at] - 0.55, color=COLOURS["neutral"], lw=0.8, ls=(0, (2, 2)))
    axes.set_xticks(places, [label for label, _ in sets])
    axes.set_xlim(-0.5, places[-1] + 0.75)
    axes.set_ylim(-0.03 * span, 1.06 * span)
    axes.set_ylabel("Share of international papers")
    axes.yaxis.set_major_formatter(PercentFormatter(decimals=0))
    value_grid(axes)
    return figure


def partners_by_edition(sets: Sequence[Edition], *, names: Mapping[str, str], partner: str, columns: int = 3) -> Figure:
    """Draw, in one panel per edition, the partners with the largest shares as bars, in percent, the partner coloured."""
    rows = -(-len(sets) // columns)
    figure, panels = new_figure(height=1.55 * rows + 0.1, nrows=rows, ncols=columns, sharex=True, squeeze=False)
    longest = max(float(values.max()) for _, values in sets)
    for axes, (label, values) in zip(panels.flat, sets, strict=False):
        named = values.rename(index=dict(names))
        ranked_bars(axes, named, highlight={names[partner]: COLOURS["china"]}, form="{:.0f}%")
        axes.set_title(label)
        axes.set_xlim(0, longest * 1.28)
    for axes in list(panels.flat)[len(sets) :]:
        axes.set_visible(False)
    return figure


def students(numbers: pd.DataFrame) -> Figure:
    """Draw numbers of students by year: official ones as filled, reported ones as open marks.

    ``numbers``: ``year``, ``students``, ``kind`` (official, reported).
    """
    figure, axes = new_figure(height=3.0)
    official = numbers.loc[numbers["kind"] == "official"]
    other = numbers.loc[numbers["kind"] != "official"]
    axes.vlines(official["year"], 0, official["students"], color=COLOURS["pakistan"], lw=1.2)
    axes.scatter(official["year"], official["students"], s=52, color=COLOURS["pakistan"], zorder=3)
    axes.scatter(other["year"], other["students"], s=46, facecolor="white", edgecolor=COLOURS["neutral"], linewidth=1.4, zorder=3)
    for row in numbers.itertuples():
        beside = row.kind != "official" and row.year in set(official["year"])
        _number(axes, row.year, row.students, official=row.kind == "official", beside=beside)
    first, last = official.iloc[0], other.iloc[-1]
    _say(axes, first["year"], first["students"], "Ministry of Education", COLOURS["pakistan"])
    _say(axes, last["year"], last["students"], "reported by officials or press", COLOURS["neutral"], left=True)
    axes.set_ylim(0, float(numbers["students"].max()) * 1.22)
    axes.set_xlim(numbers["year"].min() - 0.7, numbers["year"].max() + 0.9)
    axes.set_xticks(range(int(numbers["year"].min()), int(numbers["year"].max()) + 1))
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.set_ylabel("Pakistani students in China")
    value_grid(axes)
    return figure


def _name(axes: Axes, place: float, value: float, colour: str, name: str, *, above: bool) -> None:
    text = axes.annotate(
        name, (place, value), xytext=(6, 11 if above else 0), textcoords="offset points", va="center", fontsize=8.5, color=colour, weight="semibold",
        annotation_clip=False, zorder=5,
    )  # fmt: skip
    text.set_path_effects([withStroke(linewidth=2.5, foreground="white")])


def _number(axes: Axes, year: float, value: float, *, official: bool, beside: bool) -> None:
    colour = COLOURS["pakistan"] if official else COLOURS["neutral"]
    axes.annotate(
        f"{value:,.0f}", (year, value), xytext=(9, 0) if beside else (0, 8), textcoords="offset points", fontsize=8.5, color=colour,
        ha="left" if beside else "center", va="center" if beside else "baseline", weight="semibold" if official else "normal",
    )  # fmt: skip


def _say(axes: Axes, year: float, value: float, words: str, colour: str, *, left: bool = False) -> None:
    axes.annotate(
        words, (year, value), xytext=(-12 if left else 12, -14 if left else -4), textcoords="offset points", ha="right" if left else "left",
        va="center", fontsize=8.5, color=colour,
    )  # fmt: skip
