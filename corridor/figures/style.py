"""The style of all static figures: sizes, type, colours.

Colours are those of Okabe and Ito (2008), which people with the common forms of colour blindness can tell apart; figures
add labels, markers or hatching so that they also read in greyscale.
"""

from __future__ import annotations

from types import MappingProxyType

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from corridor.fonts import register_with_matplotlib

FULL_WIDTH = 6.3
"""Width of the text block in inches (16 cm): figures are drawn at the size they are printed in."""

COLOURS = MappingProxyType(
    {
        "china": "#B5382A",
        "pakistan": "#00664B",
        "usa": "#0072B2",
        "europe": "#56B4E9",
        "russia": "#7A5195",
        "other": "#B0B0B0",
        "neutral": "#5F6368",
        "accent": "#E69F00",
        "ink": "#1F2328",
        "grid": "#DDDDDD",
    }
)

DIMENSION_COLOURS = MappingProxyType(
    {
        "land": "#8C5A2B",
        "maritime": "#0072B2",
        "cyberspace": "#009E73",
        "space": "#7A5195",
        "cross_cutting": "#5F6368",
    }
)

DIMENSION_NAMES = MappingProxyType(
    {
        "land": "Land",
        "maritime": "Maritime",
        "cyberspace": "Cyberspace",
        "space": "Space",
        "cross_cutting": "Cross-cutting",
    }
)

_RC = {
    "figure.dpi": 110,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "font.family": ["Source Sans Pro"],
    "font.size": 9,
    "axes.titlesize": 9.5,
    "axes.titleweight": "semibold",
    "axes.titlelocation": "left",
    "axes.labelsize": 9,
    "axes.edgecolor": "#5F6368",
    "axes.labelcolor": "#1F2328",
    "axes.linewidth": 0.7,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": False,
    "grid.color": "#DDDDDD",
    "grid.linewidth": 0.6,
    "xtick.color": "#3C4043",
    "ytick.color": "#3C4043",
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 8.5,
    "xtick.major.width": 0.7,
    "ytick.major.width": 0.7,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
    "lines.linewidth": 1.7,
    "patch.linewidth": 0,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "none",
    "svg.hashsalt": "corridor",
}


def apply_style() -> None:
    """Set matplotlib to the report's style and to its fonts, for this process; calling it again changes nothing."""
    register_with_matplotlib()
    mpl.rcParams.update(_RC)


def new_figure(width: str = "full", height: float = 3.2, **subplots: object) -> tuple[Figure, Axes]:
    """Return a figure and its axes in the report's style.

    Parameters
    ----------
    width
        ``full`` (16 cm) or ``half`` (8 cm).
    height
        In inches.
    subplots
        Passed to :meth:`matplotlib.figure.Figure.subplots`; with ``nrows`` or ``ncols`` the axes come as an array.
    """
    factor = {"full": 1.0, "half": 0.5}[width]
    apply_style()
    # Not through pyplot: it would keep the figure open and Jupyter would show it a second time.
    figure = Figure(figsize=(FULL_WIDTH * factor, height), layout="constrained")
    return figure, figure.subplots(**subplots)


def despine(axes: Axes, *, left: bool = False) -> None:
    """Remove the frame where the grid or the labels do its work; ``left`` removes the value axis too."""
    for side in ("top", "right", *(("left",) if left else ())):
        axes.spines[side].set_visible(False)
    if left:
        axes.tick_params(axis="y", length=0)
