"""Figures of the outlook."""

from __future__ import annotations

import pandas as pd
import pytest

from corridor.figures import outlook


def test_the_calendar_marks_scheduled_years_and_tells_shares():
    calendar = pd.DataFrame(
        {"year": [2024, 2025], "status": ["paid", "scheduled"], "principal": [1000.0, 2000.0], "interest": [100.0, 200.0], "total": [1100.0, 2200.0], "share_pct": [20.4, 45.8]}
    )
    figure = outlook.debt_calendar(calendar)
    axes = figure.axes[0]
    assert [patch.get_hatch() for patch in axes.patches] == ["", "", "////", "////"]
    assert sum(patch.get_height() for patch in axes.patches) == pytest.approx(3.3)
    assert {"20", "46"} <= {text.get_text() for text in axes.texts}


def test_shares_name_their_lines():
    long = pd.DataFrame({"series": ["arms", "arms", "debt", "debt", "papers"], "year": [2019, 2024, 2019, 2024, 2022], "share_pct": [74.0, 81.0, 27.0, 25.0, 35.0]})
    figure = outlook.shares(long)
    assert len(figure.axes[0].lines) == 3
    assert len([text for text in figure.axes[0].texts if text.get_text()]) == 3
