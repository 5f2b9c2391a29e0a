"""Figures of the maritime domain: what is drawn is what the frames hold."""

from __future__ import annotations

import pandas as pd

from corridor.figures import maritime


def test_lanes_end_where_a_cable_was_retired_and_carry_outages():
    cables = pd.DataFrame(
        {
            "cable_id": ["old", "new"], "name": ["Old", "New"], "rfs_year": [1999, 2025], "end_year": [2024.0, None], "is_planned": [0, 1],
            "kind": ["consortium", "sole"],
            "n_owners": [19, 1], "n_chinese_owners": [3, 1], "suppliers": ["ASN; NEC", "HMN Tech"],
        }
    )  # fmt: skip
    outages = pd.DataFrame({"cable_id": ["old", "elsewhere"], "year": [2005.5, 2006.0]})
    axes = maritime.cables_and_outages(cables, outages, last_year=2026.5).axes[0]
    assert [list(line.get_xdata()) for line in axes.lines] == [[1999, 2024], [2025, 2026.5]]
    assert axes.collections[0].get_offsets().tolist() == [[2005.5, 0]]
    assert {"ASN, NEC", "3 of 19", "1 of 1"} <= {text.get_text() for text in axes.texts}


def test_bars_leave_out_kinds_that_do_not_occur():
    shares = pd.DataFrame({"sole": [14.0], "consortium": [43.0], "supplier": [0.0], "none": [43.0]}, index=["Cables"])
    axes = maritime.presence_and_capacity(shares).axes[0]
    assert [bar.get_width() for bar in axes.patches] == [14, 43, 43]


def test_histogram_sets_zero_apart():
    shares = pd.Series({"AAA": 0.0, "BBB": 0.0, "PAK": 57.1, "CCC": 20.0, "DDD": 100.0})
    neighbours = pd.DataFrame({"name": ["Pakistan"], "share_pct": [57.1], "words": ["(4 of 7)"]})
    left, right = maritime.presence_by_country(shares, neighbours, country="PAK", name="Pakistan").axes
    assert [bar.get_height() for bar in left.patches] == [2, 1, 0, 1, 0, 1]
    assert [text.get_text() for text in right.texts] == ["57% (4 of 7)"]
