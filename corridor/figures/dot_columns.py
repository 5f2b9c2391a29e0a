"""Columns of dots: a distribution at each place of the x axis, its median as a bar, some members named."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from corridor.figures.style import COLOURS


def dot_column(
    axes: Axes, place: float, values: pd.Series, *, span: float, apart: Mapping[str, str] | None = None, size: float = 8, median: bool = True
) -> dict[str, float]:
    """Draw ``values`` (index: keys) as dots around ``place``, those of equal height side by side.

    Parameters
    ----------
    span
        Length of the value axis: dots within a small part of it count as equally high.
    apart
        Key -> colour of members to draw larger, in the middle of the column.

    Returns
    -------
    dict
        The values of the members in ``apart`` that are there.
    """
    apart = apart or {}
    others = values.loc[~values.index.isin(list(apart))].sort_values(kind="stable").to_numpy(float)
    axes.scatter(place + offsets(others, span=span), others, s=size, color=COLOURS["other"], linewidth=0)
    if median:
        middle = float(values.median())
        axes.plot([place - 0.32, place + 0.32], [middle, middle], color=COLOURS["ink"], lw=1.4)
    found = {key: float(values[key]) for key in apart if key in values.index}
    for key, value in found.items():
        axes.scatter([place], [value], s=size * 3.2, color=apart[key], linewidth=0, zorder=4)
    return found


def offsets(values: np.ndarray, *, span: float, bins: int = 28, widest: float = 0.36) -> np.ndarray:
    """Return sideways offsets that spread values of nearly the same height evenly around zero, without chance."""
    cells = np.floor(values / (span / bins or 1.0)).astype(int)
    sideways = np.zeros(len(values))
    for cell in np.unique(cells):
        members = np.flatnonzero(cells == cell)
        reach = min(widest, 0.035 * (len(members) - 1))
        if len(members) > 1:
            # From both edges inwards, so that a sorted column is symmetrical.
            sideways[np.concatenate([members[::2], members[1::2][::-1]])] = np.linspace(-reach, reach, len(members))
    return sideways


def name_median(axes: Axes, place: float, value: float) -> None:
    """Write "median" beside the bar of the median at ``place``."""
    axes.annotate(
        "median", (place + 0.34, value), xytext=(2, 0), textcoords="offset points", va="center", fontsize=8, annotation_clip=False,
    )  # fmt: skip


def value_grid(axes: Axes) -> None:
    """Give the value axis grid lines in place of its spine and ticks."""
    axes.grid(axis="y")
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
