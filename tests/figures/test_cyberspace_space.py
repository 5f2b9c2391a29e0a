"""The pictures of the cyberspace and space chapter show what they are given."""

import pandas as pd
from matplotlib.axes import Axes

from corridor.figures import cyberspace_space as figures


def _texts(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_each_satellite_has_a_mark_its_launcher_and_its_maker() -> None:
    rows = [("Badr-1", 1990.5, "China", "Pakistan", False), ("PRSC-S1", 2025.6, "China", "China", True)]
    launches = pd.DataFrame(rows, columns=["name", "year", "launcher", "maker", "maker_disputed"])
    axes = figures.satellites(launches).axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Badr-1", "PRSC-S1"]
    assert len(axes.collections) == 2
    assert "China *" in _texts(axes)


def test_bars_say_share_and_counts() -> None:
    owners = pd.DataFrame({"share": [0.75, 0.001], "launched": [6, 13], "total": [8, 12892]}, index=["Pakistan", "United States"])
    axes = figures.launches_by_owner(owners, bold="Pakistan").axes[0]
    assert _texts(axes) == ["75% (6 of 8)", "<1% (13 of 12,892)"]


def test_training_bars_are_drawn_in_full_numbers() -> None:
    axes = figures.training(pd.Series({"Target": 300000.0, "Trained": 20315.0}), reached="Trained").axes[0]
    assert _texts(axes) == ["300,000", "20,315"]
