"""Columns of dots."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

from corridor.figures import dot_columns
from corridor.figures.style import new_figure


@pytest.fixture
def axes():
    figure, axes = new_figure()
    yield axes


def test_dots_of_equal_height_do_not_cover_each_other() -> None:
    sideways = dot_columns.offsets(np.array([0.0, 0.0, 0.0, 50.0]), span=100.0)
    assert len(set(sideways[:3])) == 3
    assert sideways.sum() == pytest.approx(0.0)
    assert sideways[3] == 0.0


def test_named_members_are_drawn_apart_and_returned(axes: Axes) -> None:
    values = pd.Series({"PAK": 35.0, "SGP": 50.0, "IND": 11.0})
    found = dot_columns.dot_column(axes, 2, values, span=50.0, apart={"PAK": "#00664B", "XXX": "#000000"})
    assert found == {"PAK": 35.0}
    drawn = np.vstack([dots.get_offsets() for dots in axes.collections])
    assert sorted(drawn[:, 1]) == [11.0, 35.0, 50.0]
    assert list(axes.lines[0].get_ydata()) == [35.0, 35.0]
