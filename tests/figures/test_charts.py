"""Drawing forms: what is drawn matches the frame, and labels keep apart."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.figure import Figure

from corridor.figures import charts


@pytest.fixture
def axes():
    axes = Figure().subplots()
    yield axes


def test_spread_moves_a_cluster_apart_around_its_mean():
    assert charts.spread([1.0, 1.0, 1.0], 2.0) == pytest.approx([-1.0, 1.0, 3.0])


def test_spread_keeps_positions_that_are_far_enough_and_their_order():
    assert charts.spread([10.0, 0.0, 5.0], 2.0) == pytest.approx([10.0, 0.0, 5.0])


def test_spread_joins_clusters_that_meet_after_spreading():
    placed = charts.spread([0.0, 0.0, 1.5], 1.0)
    assert placed == sorted(placed)
    assert min(b - a for a, b in zip(placed, placed[1:], strict=False)) >= 1.0 - 1e-9
    assert sum(placed) == pytest.approx(1.5)


def test_spread_of_nothing():
    assert charts.spread([], 1.0) == []


def test_ranked_bars_draws_a_bar_and_a_number_per_entry(axes):
    charts.ranked_bars(axes, pd.Series({"Pakistan": 81.2, "Chad": 40.0}), highlight={"Pakistan": "#00664B"}, notes={"Chad": "(small)"})
    assert [bar.get_width() for bar in axes.patches] == [81.2, 40.0]
    assert [text.get_text() for text in axes.texts] == ["81", "40 (small)"]
    assert axes.get_yticklabels()[0].get_fontweight() == "semibold"
    assert axes.get_yticklabels()[1].get_fontweight() == "normal"


def test_stacked_bars_stack_and_total(axes):
    parts = pd.DataFrame({"a": [1.0, 2.0], "b": [3.0, None]}, index=["x", "y"])
    charts.stacked_bars(axes, parts, {"a": "#000000", "b": "#FFFFFF"}, part="{:.0f}")
    assert [(bar.get_x(), bar.get_width()) for bar in axes.patches] == [(0, 1), (0, 2), (1, 3), (2, 0)]
    assert [text.get_text() for text in axes.texts] == ["1", "3", "4", "2"]


def test_stacked_bars_without_totals_name_every_part(axes):
    charts.stacked_bars(axes, pd.DataFrame({"a": [5.0]}, index=["x"]), {"a": "#000000"}, total=None, part="{:.0f}")
    assert [text.get_text() for text in axes.texts] == ["5"]


def test_stacked_area_reaches_the_total(axes):
    parts = pd.DataFrame({"coal": [1.0, 2.0], "gas": [2.0, 4.0]}, index=[2020, 2021])
    charts.stacked_area(axes, parts, {"coal": "#111111", "gas": "#999999"}, names={"gas": "Gas"})
    assert axes.get_ylim()[1] == pytest.approx(6 * 1.03)
    assert [text.get_text() for text in axes.texts] == ["coal", "Gas"]


def test_labelled_lines_skip_empty_columns_and_name_the_rest(axes):
    lines = pd.DataFrame({"PAK": [1.0, None, 3.0], "IND": [None, None, None]}, index=[2000, 2001, 2002])
    charts.labelled_lines(axes, lines, {"PAK": "#111111", "IND": "#999999"}, names={"PAK": "Pakistan"}, bold=["PAK"])
    assert [text.get_text() for text in axes.texts] == ["Pakistan"]
    assert list(axes.lines[0].get_xdata()) == [2000, 2002]


def test_strip_stacks_equal_values_and_names_the_highlighted(axes):
    charts.strip(axes, pd.Series({"A": 0.0, "B": 0.0, "C": 60.0}), highlight={"C": ("#111111", "Country C")}, bins=6)
    heights = axes.collections[0].get_offsets()[:, 1]
    assert list(heights) == [0, 1, 0]
    assert [text.get_text() for text in axes.texts] == ["Country C"]


def test_strip_of_equal_values_does_not_divide_by_zero(axes):
    charts.strip(axes, pd.Series({"A": 5.0, "B": 5.0}), highlight={})
    assert len(axes.collections[0].get_offsets()) == 2


@pytest.mark.parametrize(("colour", "ink"), [("#000000", "#FFFFFF"), ("#FFFFFF", "#1F2328"), ("#B5382A", "#FFFFFF"), ("#E69F00", "#1F2328")])
def test_ink_on_reads(colour, ink):
    assert charts.ink_on(colour) == ink


def test_key_line_names_every_entry(axes):
    charts.key_line(axes, {"China": "#B5382A", "Other": "#B0B0B0"})
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["China", "Other"]
