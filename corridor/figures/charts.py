"""Forms that several chapters draw with: ranked bars, stacked bars and areas, labelled lines, strips of dots.

Each function draws a frame onto given axes and returns nothing; words, numbers and colours come from the caller. Marks are
labelled directly, and the country in question is told apart by colour and by bold type, so that greyscale print still shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from corridor.figures.style import COLOURS, despine

Format = str | Callable[[float], str]

LABEL_SIZE = 8.5
BAR_HEIGHT = 0.72


def ranked_bars(
    axes: Axes,
    values: pd.Series,
    *,
    highlight: Mapping[str, str] | None = None,
    colour: str = COLOURS["other"],
    form: Format = "{:.0f}",
    notes: Mapping[str, str] | None = None,
) -> None:
    """Draw one horizontal bar per entry of ``values`` (index: labels), the first on top, each with its number.

    Parameters
    ----------
    highlight
        Label -> colour of bars to stand out; their labels are bold.
    form
        Format string or function for the number at the end of each bar.
    notes
        Label -> words printed after its number.
    """
    highlight, notes = highlight or {}, notes or {}
    places = np.arange(len(values))
    axes.barh(places, values.to_numpy(float), height=BAR_HEIGHT, color=[highlight.get(name, colour) for name in values.index])
    for place, (name, value) in zip(places, values.items(), strict=True):
        words = " ".join(filter(None, [shown(value, form), notes.get(name, "")]))
        weight = "semibold" if name in highlight else "normal"
        axes.annotate(words, (value, place), xytext=(3, 0), textcoords="offset points", va="center", fontsize=LABEL_SIZE, weight=weight)
    _category_axis(axes, list(values.index), bold=set(highlight))


def stacked_bars(
    axes: Axes,
    parts: pd.DataFrame,
    colours: Mapping[str, str],
    *,
    hatches: Mapping[str, str] | None = None,
    total: Format | None = "{:.0f}",
    part: Format | None = None,
    least: float = 0.06,
    bold: Sequence[str] = (),
) -> None:
    """Draw one horizontal bar per row of ``parts``, the first on top, stacked from its columns.

    Parameters
    ----------
    parts
        Index: labels; columns: parts in the order of stacking, none negative.
    colours, hatches
        Column -> colour, and column -> matplotlib hatch.
    total
        Format of the number at the end of a bar; None for no number.
    part
        Format of the number inside a part that is at least ``least`` of the longest bar; None for no numbers.
    bold
        Labels in bold type.
    """
    hatches = hatches or {}
    places = np.arange(len(parts))
    starts = np.zeros(len(parts))
    sums = parts.sum(axis=1).to_numpy(float)
    longest = float(sums.max())
    for name in parts.columns:
        widths = parts[name].fillna(0).to_numpy(float)
        axes.barh(places, widths, left=starts, height=BAR_HEIGHT, color=colours[name], hatch=hatches.get(name), edgecolor="white", linewidth=0.6)
        # A part that is the whole bar has its number at the bar's end already.
        named = (widths >= least * longest) & ((widths < sums) | (total is None)) if part is not None else np.zeros(len(parts), bool)
        for place, start, width in zip(places[named], starts[named], widths[named], strict=True):
            ground = {"facecolor": colours[name], "edgecolor": "none", "pad": 1.6} if name in hatches else None
            axes.text(start + width / 2, place, shown(width, part), ha="center", va="center", fontsize=8, color=ink_on(colours[name]), bbox=ground)
        starts = starts + widths
    if total is not None:
        for place, end in zip(places, starts, strict=True):
            axes.annotate(shown(end, total), (end, place), xytext=(3, 0), textcoords="offset points", va="center", fontsize=LABEL_SIZE)
    _category_axis(axes, list(parts.index), bold=set(bold))


def stacked_area(axes: Axes, parts: pd.DataFrame, colours: Mapping[str, str], *, names: Mapping[str, str] | None = None, gap: float = 0.055) -> None:
    """Draw a stacked area per column of ``parts`` (index: years or dates) and name each at its right end in order.

    ``gap`` is the least distance between two names as a share of the height of the axes.
    """
    names = names or {}
    bounds = parts.fillna(0).cumsum(axis=1)
    base = pd.Series(0.0, index=parts.index)
    for column in parts.columns:
        axes.fill_between(parts.index, base, bounds[column], color=colours[column], linewidth=0.5, edgecolor="white")
        base = bounds[column]
    top = float(bounds.iloc[:, -1].max()) * 1.03
    axes.set_ylim(0, top)
    axes.set_xlim(parts.index[0], parts.index[-1])
    last = parts.iloc[-1].fillna(0)
    middles = last.cumsum() - last / 2
    _end_labels(axes, parts.index[-1], middles, {c: names.get(c, c) for c in parts.columns}, colours, least=gap * top)


def labelled_lines(
    axes: Axes,
    lines: pd.DataFrame,
    colours: Mapping[str, str],
    *,
    names: Mapping[str, str] | None = None,
    markers: Mapping[str, str] | None = None,
    bold: Sequence[str] = (),
    gap: float = 0.06,
) -> None:
    """Draw one line per column of ``lines`` (index: years or dates) and name each at its last value, names kept apart.

    Missing values break nothing: a line runs through the values it has. The value axis starts at zero or below.
    """
    names, markers = names or {}, markers or {}
    ends: dict[str, float] = {}
    for column in lines.columns:
        values = lines[column].dropna()
        if values.empty:
            continue
        width = 2.4 if column in bold else 1.6
        axes.plot(values.index, values, color=colours[column], lw=width, marker=markers.get(column), ms=4, zorder=3 if column in bold else 2)
        ends[column] = float(values.iloc[-1])
    low, high = axes.get_ylim()
    axes.set_ylim(min(0.0, low), high)
    axes.set_xlim(lines.index[0], lines.index[-1])
    span = axes.get_ylim()[1] - axes.get_ylim()[0]
    labels = {column: names.get(column, column) for column in ends}
    _end_labels(axes, lines.index[-1], pd.Series(ends), labels, colours, least=gap * span, bold=bold)


def strip(axes: Axes, values: pd.Series, *, highlight: Mapping[str, tuple[str, str]], bins: int = 60, colour: str = COLOURS["other"]) -> None:
    """Draw a distribution as dots stacked over a value axis, with some entries named.

    Parameters
    ----------
    values
        Index: keys (ISO3 codes), values on the axis.
    highlight
        Key -> (colour, name) of dots to name.
    bins
        Number of steps in which the range is cut to stack dots.
    """
    ordered = values.dropna().sort_values(kind="stable")
    low, high = float(ordered.min()), float(ordered.max())
    step = (high - low) / bins or 1.0
    column = ((ordered - low) / step).round().astype(int)
    heights = column.groupby(column).cumcount()
    places = low + column * step
    axes.scatter(places, heights, s=16, color=[highlight.get(key, (colour, ""))[0] for key in ordered.index], linewidth=0)
    for key, (tone, name) in highlight.items():
        if key in ordered.index:
            axes.annotate(
                name, (places[key], heights[key]), xytext=(0, 16), textcoords="offset points", ha="center", color=tone, weight="semibold",
                fontsize=LABEL_SIZE, arrowprops={"arrowstyle": "-", "color": tone, "lw": 0.7, "shrinkB": 3},
            )  # fmt: skip
    axes.set_yticks([])
    despine(axes, left=True)
    axes.set_ylim(-0.8, heights.max() + 4)


def key_line(axes: Axes, entries: Mapping[str, str], *, hatches: Mapping[str, str] | None = None, columns: int = 4, above: float = 1.0) -> None:
    """Write a key of colour patches above the axes: name -> colour."""
    hatches = hatches or {}
    handles = [Patch(facecolor=colour, hatch=hatches.get(name), edgecolor="white", label=name) for name, colour in entries.items()]
    axes.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(0, above), ncols=min(columns, len(handles)), borderaxespad=0.3,
        handlelength=1.1, handleheight=0.9, columnspacing=1.4, handletextpad=0.5,
    )  # fmt: skip


def spread(positions: Sequence[float], least: float) -> list[float]:
    """Return ``positions`` moved apart so that neighbours in value stand at least ``least`` from each other.

    Clusters are spread around their mean, so that labels stay near what they name; order and single positions are kept.
    """
    order = np.argsort(np.asarray(positions, float), kind="stable")
    clusters: list[list[float]] = []  # each: [number of members, centre]
    for position in np.asarray(positions, float)[order]:
        clusters.append([1, float(position)])
        while len(clusters) > 1:
            (n1, c1), (n2, c2) = clusters[-2], clusters[-1]
            if c2 - (n2 - 1) * least / 2 >= c1 + (n1 - 1) * least / 2 + least - 1e-12:
                break
            clusters[-2:] = [[n1 + n2, (n1 * (c1 + n2 * least / 2) + n2 * (c2 - n1 * least / 2)) / (n1 + n2)]]
    placed = [centre + (k - (n - 1) / 2) * least for n, centre in clusters for k in range(int(n))]
    result = np.empty(len(placed))
    result[order] = placed
    return result.tolist()


def shown(value: float, form: Format) -> str:
    """Return ``value`` as ``form`` (format string or function) shows it."""
    return form(value) if callable(form) else form.format(value)


def ink_on(colour: str) -> str:
    """Return white or the ink colour, whichever reads better on ``colour`` (relative luminance of WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#FFFFFF" if 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 else COLOURS["ink"]


def _category_axis(axes: Axes, labels: list[str], *, bold: set[str]) -> None:
    axes.set_yticks(np.arange(len(labels)), labels)
    for tick, label in zip(axes.get_yticklabels(), labels, strict=True):
        tick.set_fontweight("semibold" if label in bold else "normal")
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.set_xticks([])
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)


def _end_labels(
    axes: Axes, x: object, ends: pd.Series, names: Mapping[str, str], colours: Mapping[str, str], *, least: float, bold: Sequence[str] = ()
) -> None:
    for column, place in zip(ends.index, spread(list(ends), least), strict=True):
        weight = "semibold" if column in bold else "normal"
        axes.annotate(
            names[column], (x, place), xytext=(5, 0), textcoords="offset points", va="center", color=colours[column],
            fontsize=LABEL_SIZE, weight=weight, annotation_clip=False,
        )  # fmt: skip
