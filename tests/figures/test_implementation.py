"""Figures of the implementation chapter: curves end where observation ends, lanes show what is known."""

from __future__ import annotations

import pandas as pd

from corridor.figures import implementation as draw


def curve(*shares):
    frame = pd.DataFrame({"years": range(len(shares)), "share": shares})
    return frame.assign(low=frame["share"] * 0.8, high=1.0)


def test_curves_are_drawn_in_percent_until_the_last_observation():
    curves = {"agreement": curve(1.0, 0.5), "mou": curve(1.0, 0.9, 0.8)}
    observed = {"agreement": pd.Series({0: 4, 1: 2}), "mou": pd.Series({0: 9})}
    axes = draw.survival_curves(curves, curves, {"agreement": 4.0, "mou": 30.0}, observed).axes[0]
    full = axes.lines[0]
    assert full.get_xdata().tolist() == [0, 1, 4]
    assert full.get_ydata().tolist() == [100, 50, 50]
    assert axes.lines[2].get_xdata()[-1] == 12  # the axis ends there
    written = [text.get_text() for text in axes.texts]
    assert written[:2] == list(draw.BASIS_NAMES.values())
    assert written[2:] == ["Agreements", "4", "2", "Memoranda", "9"]  # those still under observation, below the axis


def test_lanes_tell_years_in_operation_and_the_last_report_of_the_open():
    lanes = pd.DataFrame(
        {
            "title": ["Plant", "Railway"],
            "dimension": ["land", "land"],
            "agreed": pd.to_datetime(["2010-01-01", "2012-01-01"]),
            "start": pd.to_datetime(["2011-01-01", None]),
            "operation": pd.to_datetime(["2013-01-01", None]),
            "last_seen": pd.to_datetime(["2020-01-01", "2021-01-01"]),
        }
    )
    axes = draw.commitment_lanes(lanes, cutoff=pd.Timestamp("2026-03-31")).axes[0]
    assert [text.get_text() for text in axes.texts] == ["3.0 years", "open, 2021"]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Plant", "Railway"]
    assert axes.get_legend() is not None
