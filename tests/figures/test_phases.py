"""Phase figures: every event is drawn once, labels stay apart and inside, cells show their counts."""

from __future__ import annotations

import pandas as pd
import pytest

from corridor.figures import phases as draw


def some_events(n=12):
    when = pd.date_range("2015-01-15", periods=n, freq="45D")
    frame = pd.DataFrame(
        {
            "when": when,
            "dimension": ["land", "space", "maritime"] * (n // 3),
            "title": [f"Event number {i} with a long title" for i in range(n)],
        }
    )
    return frame.assign(step=["agreed", "begun", "opened", "other"] * (n // 4))


def test_timeline_draws_each_event_once_and_names_the_chosen():
    events = some_events()
    named = events.iloc[[0, 3, 6]]
    figure = draw.phase_timeline(events, start=pd.Timestamp("2015-01-01"), end=pd.Timestamp("2016-12-31"), named=named)
    (axes,) = figure.axes
    assert sum(len(marks.get_offsets()) for marks in axes.collections) == len(events)
    written = " ".join(text.get_text().replace("\n", " ") for text in axes.texts)
    assert all(title in written for title in named["title"])


def test_events_of_one_month_are_stacked():
    events = some_events().assign(when=pd.Timestamp("2015-03-10"), dimension="land")
    figure = draw.phase_timeline(events, start=pd.Timestamp("2015-01-01"), end=pd.Timestamp("2015-12-31"), named=events.iloc[[]])
    heights = sorted(y for marks in figure.axes[0].collections for _, y in marks.get_offsets())
    assert len(set(heights)) == len(events)


def test_labels_are_moved_apart_and_kept_inside():
    placed = draw.apart([0.5, 0.5, 0.95], [0.2, 0.2, 0.2], gap=0.02)
    assert placed == pytest.approx([0.46, 0.68, 0.9])
    assert draw.apart([0.02], [0.2]) == pytest.approx([0.1])
    assert draw.apart([], []) == []


def test_sector_cells_show_counts_largest_sector_first():
    counts = pd.DataFrame(
        {"sector": ["a"] * 4 + ["b"] * 4, "step": ["agreed", "begun", "opened", "other"] * 2, "events": [1, 0, 0, 0, 5, 2, 0, 1]}
    )
    axes = draw.sector_steps(counts, {"a": "Alpha", "b": "Beta"}).axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Beta", "Alpha"]
    assert [text.get_text() for text in axes.texts] == ["5", "2", "–", "1", "1", "–", "–", "–"]


def test_phase_sector_takes_all_phases():
    counts = pd.DataFrame({"phase": [1, 1, 2, 2], "sector": ["a", "b"] * 2, "events": [1, 0, 3, 4]})
    axes = draw.phase_sector(counts, {"a": "Alpha", "b": "Beta"}, {1: "I", 2: "II"}).axes[0]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["I", "II"]


def test_annual_columns_reach_the_totals():
    dimensions = ["land", "maritime", "cyberspace", "space", "cross_cutting"]
    counts = pd.DataFrame(
        [(year, d, i) for year in (1999, 2000, 2001) for i, d in enumerate(dimensions)], columns=["year", "dimension", "events"]
    )
    limits = pd.DataFrame({"phase": [1], "start": [pd.Timestamp("2001-01-01")], "end": [pd.Timestamp("2001-12-31")]})
    total, *strips = draw.annual_timeline(counts, limits, {1: "I"}).axes
    assert [bar.get_height() for bar in total.containers[0]] == [10, 10, 10]
    assert [[bar.get_height() for bar in axes.containers[0]] for axes in strips] == [[i] * 3 for i in range(5)]
    assert len({axes.get_ylim() for axes in strips}) == 1  # one scale, so that strips can be compared
    assert [text.get_text() for text in total.texts] == ["All events", "I", "before the phases"]
    assert max(total.get_yticks()) <= 10
