"""Figures of the land domain: what is drawn is what the frames hold."""

from __future__ import annotations

import pandas as pd

from corridor.analysis.land import STATES
from corridor.figures import land


def test_register_names_only_states_that_occur():
    counts = pd.DataFrame([[2, 1, 0, 0, 0, 1]], index=["Roads"], columns=list(STATES))
    axes = land.register(counts).axes[0]
    assert [t.get_text() for t in axes.get_legend().get_texts()] == ["In operation or completed", "Under way", "Sources disagree"]
    assert sum(bar.get_width() for bar in axes.patches) == 4


def test_solar_totals_by_year_and_short_years_say_so():
    capacity = pd.DataFrame({"chinese": [6000.0], "none_found": [2000.0]}, index=["Coal"])
    months = pd.DataFrame({"month": [f"2024-{m:02}" for m in range(1, 13)] + ["2025-01"], "capacity_mw": [1000.0] * 13})
    months["year"] = months["month"].str[:4].astype(int)
    above, below = land.capacity_and_solar(capacity, months).axes
    assert [t.get_text() for t in above.texts] == ["6.0", "2.0", "8.0"]
    assert [t.get_text() for t in below.texts] == ["12.0", "1.0\n1 month"]


def test_coal_bars_reach_a_hundred_and_carry_totals():
    table = pd.DataFrame(
        {
            "country": ["Sri Lanka", "Pakistan"], "china": [90.0, 66.0], "other_foreign": [0.0, 13.0], "domestic": [10.0, 21.0],
            "not_named": [0.0, 0.0], "total_usd_m": [1483.0, 13686.0],
        }
    )  # fmt: skip
    axes = land.coal_origins(table, country="Pakistan").axes[0]
    assert [t.get_text() for t in axes.texts][-2:] == ["$1.5 bn", "$13.7 bn"]
    assert axes.get_yticklabels()[1].get_fontweight() == "semibold"
