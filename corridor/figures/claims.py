"""Figures of the claims chapter: the scoreboard by brief and by theme."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from corridor.figures.charts import key_line, stacked_bars
from corridor.figures.style import COLOURS, new_figure

VERDICT_COLOURS: Mapping[str, str] = {
    "agrees": "#00664B", "sources conflict": "#E69F00", "differs": "#B5382A", "not found": COLOURS["other"], "not checkable": "#E3E3E3",
}  # fmt: skip
HATCHES: Mapping[str, str] = {"differs": "////", "not checkable": "----"}
ORDER = tuple(VERDICT_COLOURS)


def scoreboard(by_brief: pd.DataFrame, by_theme: pd.DataFrame) -> Figure:
    """Draw claims by verdict as stacked bars: by brief above, by theme below; columns are those of :data:`ORDER`."""
    figure, axes = new_figure(height=0.34 * (len(by_brief) + len(by_theme)) + 1.4, nrows=2, height_ratios=[len(by_brief), len(by_theme)], sharex=True)
    for panel, frame, title in zip(axes, (by_brief, by_theme), ("By brief", "By theme"), strict=True):
        stacked_bars(panel, frame[list(ORDER)], VERDICT_COLOURS, hatches=HATCHES, part="{:.0f}", least=0.045)
        panel.set_title(title)
    key_line(axes[0], {name: VERDICT_COLOURS[name] for name in ORDER}, hatches=HATCHES, columns=len(ORDER), above=1.22)
    return figure
