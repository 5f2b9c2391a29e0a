"""Figures of the exposure chapter: what is drawn, and where labels find room."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from corridor.figures import exposure

CODES = [f"C{i:02d}" for i in range(30)]
NAMES = {code: f"Land {code}" for code in CODES}


@pytest.fixture
def frame() -> pd.DataFrame:
    ranks = pd.Series(range(1, 31), index=CODES)
    summary = pd.DataFrame({"low": ranks - 0, "high": ranks + 2, "probability_first": (ranks == 1) * 1.0, "probability_top_five": (ranks <= 5) * 1.0})
    return exposure.ranking_frame(100.0 - ranks, ranks, summary, NAMES, "C27")


def test_the_ranking_adds_the_country_below_the_first_twenty(frame):
    assert list(frame["iso3"]) == [*CODES[:20], "C27"]
    figure = exposure.ranking(frame, "C27")
    labels = figure.axes[0].get_yticklabels()
    assert labels[-1].get_text() == "Land C27"
    assert labels[-1].get_fontweight() == "semibold"
    assert labels[0].get_fontweight() != "semibold"


def test_a_country_without_rank_is_not_drawn(frame):
    ranks = pd.Series(range(1, 31), index=CODES)
    summary = pd.DataFrame({"low": ranks, "high": ranks, "probability_first": 0.0, "probability_top_five": 0.0})
    assert len(exposure.ranking_frame(100.0 - ranks, ranks, summary, NAMES, "XXX")) == 20


def test_pillars_say_what_is_not_known():
    pillars = pd.DataFrame({"arms": np.arange(30.0), "research": [np.nan, *np.arange(29.0)]}, index=CODES)
    profile = pd.DataFrame({"percentile": [0.0, np.nan]}, index=["arms", "research"])
    long = exposure.pillars_frame(pillars, pd.Index(CODES), "C00", {"arms": "Arms", "research": "Research"}, profile)
    assert long["chosen"].sum() == 1
    words = {text.get_text() for text in exposure.pillar_profile(long, "Land").axes[0].texts}
    assert {"not known", "above 0%"} <= words


def test_labels_cover_no_dot_and_no_other_label():
    pairs = pd.DataFrame({"china_index": [10.0, 11.0, 50.0, 50.5], "score": [10.0, 10.0, 50.0, 50.0]}, index=list("abcd"))
    placed = exposure.place_labels(pairs, {"b": "Long name", "a": "Long name", "c": "Long name", "d": "Long name"}, (0, 60), (0, 60))
    assert placed["b"] is True
    assert placed["a"] is False
    assert "d" not in placed or placed["d"] != placed["c"]


def test_the_yardstick_names_the_country():
    rng = np.random.default_rng(2)
    pairs = pd.DataFrame({"china_index": rng.uniform(0, 100, 30), "score": rng.uniform(0, 100, 30)}, index=CODES)
    pairs["rank"], pairs["china_index_rank"] = pairs["score"].rank(ascending=False), pairs["china_index"].rank(ascending=False)
    words = {text.get_text() for text in exposure.yardstick(pairs, NAMES, "C05").axes[0].texts}
    assert "Land C05" in words
