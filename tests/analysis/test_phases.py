"""Phases: assignment on limit days, complete counts, steps, attestation, ranking. All frames are small and worked by hand."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from corridor.analysis import phases as ph
from corridor.edition import Phase

PHASES = (
    Phase(number=1, roman="I", name="One", start=dt.date(2001, 1, 1), end=dt.date(2014, 12, 31)),
    Phase(number=2, roman="II", name="Two", start=dt.date(2015, 1, 1), end=dt.date(2019, 12, 31)),
    Phase(number=3, roman="III", name="Three", start=dt.date(2020, 1, 1), end=dt.date(2023, 12, 31), alternative_start=dt.date(2019, 1, 1)),
)


def events(*rows, columns=("date", "kind", "status_reported")):
    frame = pd.DataFrame(list(rows), columns=list(columns))
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="row")
    return frame


def phase_of(date, *, alternative=False):
    value = ph.assign_phase(events((date, "mou", "signed")), PHASES, alternative=alternative)["phase"].iloc[0]
    return None if pd.isna(value) else int(value)


@pytest.mark.parametrize(
    ("date", "phase"),
    [
        ("2000-12-31", None),
        ("2001", 1),
        ("2014-12-31", 1),
        ("2014-12", 1),
        ("2015-01-01", 2),
        ("2015", 2),
        ("2019", 2),
        ("2019-12-31", 2),
        ("2020-01-01", 3),
        ("2023-12-31", 3),
        ("2024-01-01", None),
    ],
)
def test_a_date_falls_in_the_phase_of_its_earliest_day(date, phase):
    assert phase_of(date) == phase


@pytest.mark.parametrize(("date", "phase"), [("2018-12-31", 2), ("2019-01-01", 3), ("2019", 3), ("2014-12-31", 1)])
def test_the_second_reading_moves_one_limit(date, phase):
    assert phase_of(date, alternative=True) == phase


def test_limits_of_the_second_reading_leave_no_gap():
    limits = ph.limits(PHASES, alternative=True)
    assert (limits["start"].iloc[1:].to_numpy() == (limits["end"].iloc[:-1] + pd.Timedelta(days=1)).to_numpy()).all()


def test_assignment_keeps_row_numbers_and_takes_an_empty_frame():
    assert ph.assign_phase(events(("2015", "mou", "signed")), PHASES).index.tolist() == [2]
    assert ph.assign_phase(events(), PHASES)["phase"].tolist() == []


@pytest.mark.parametrize(
    ("kind", "status", "step"),
    [
        ("agreement", "signed", "agreed"),
        ("mou", None, "agreed"),
        ("agreement", "announced", "agreed"),
        ("agreement", "operational", "opened"),
        ("project_start", "under_construction", "begun"),
        ("project_start", "announced", "other"),
        ("training", "operational", "begun"),
        ("project_completion", "operational", "opened"),
        ("project_completion", "under_construction", "other"),
        ("launch", "completed", "opened"),
        ("launch", None, "other"),
        ("institution", "announced", "other"),
        ("meeting", None, "other"),
        ("policy", "operational", "other"),
    ],
)
def test_step_follows_kind_and_status(kind, status, step):
    assert ph.assign_step(events(("2015", kind, status)))["step"].tolist() == [step]


def test_every_event_gets_one_step():
    frame = ph.assign_step(events(*[("2015", kind, None) for kind in (*ph.AGREEING, *ph.BEGINNING, *ph.OPENING, "visit")]))
    assert frame["step"].isin(ph.STEPS).all()


def test_counts_hold_every_combination():
    frame = pd.DataFrame({"a": ["x", "x", "y"], "b": ["p", "q", "p"]})
    counts = ph.counts_by(frame, "a", "b", levels={"b": ["p", "q", "r"]})
    assert counts["events"].tolist() == [1, 1, 0, 1, 0, 0]
    assert counts["b"].tolist() == ["p", "q", "r"] * 2


def test_counts_by_one_key_and_of_missing_values():
    frame = pd.DataFrame({"a": pd.array([1, None, 1], dtype="Int64")})
    assert ph.counts_by(frame, "a", levels={"a": [1, 2]})["events"].tolist() == [2, 0]


def test_counts_do_not_depend_on_the_order_of_rows():
    frame = pd.DataFrame({"a": ["x", "y", "x"]})
    pd.testing.assert_frame_equal(ph.counts_by(frame, "a"), ph.counts_by(frame.iloc[::-1], "a"))


def test_annual_counts_fill_empty_years():
    frame = events(("2001-05", "land"), ("2003", "space"), columns=("date", "dimension"))
    counts = ph.annual_counts(frame)
    assert counts.groupby("year")["events"].sum().to_dict() == {2001: 1, 2002: 0, 2003: 1}
    assert len(counts) == 3 * len(ph.DIMENSIONS)
    assert ph.annual_counts(frame.iloc[:0]).empty


def test_attestation_by_hand():
    frame = events(
        ("a", 1, "day", 1), ("b", 1, "day", 0), ("c", 1, "year", 0), ("d", 2, "month", 0), ("e", None, "day", 1),
        columns=("event_id", "phase", "date_precision", "date_may_be_report"),
    ).astype({"phase": "Int64"})  # fmt: skip
    sources = pd.DataFrame({"event_id": ["a", "a", "a", "b", "c", "d"], "source_id": ["s", "t", "t", "s", "s", "s"]})
    found = ph.attestation(frame, sources).set_index("phase")
    assert found.loc[1, "events"] == 3
    assert found.loc[1, "one_source_pct"] == pytest.approx(200 / 3)
    assert found.loc[1, ["day_pct", "month_pct", "year_pct"]].tolist() == pytest.approx([200 / 3, 0, 100 / 3])
    assert found.loc[1, "report_day_pct"] == 50
    assert pd.isna(found.loc[2, "report_day_pct"])


def test_actors_count_once_per_event_and_are_split():
    frame = pd.DataFrame({"actors_china": ["Huawei; ZTE", "Huawei;Huawei", None, "CRBC"]})
    assert ph.actors(frame, "china").to_dict("records") == [
        {"actor": "Huawei", "events": 2},
        {"actor": "CRBC", "events": 1},
        {"actor": "ZTE", "events": 1},
    ]


def test_commitments_are_ranked_by_value_then_sources_then_date():
    commitments = pd.DataFrame(
        {
            "commitment_id": ["a", "b", "c", "d"],
            "agreed_date": ["2015", "2016", "2014", "2013"],
            "agreed_event_id": ["e1", "e2", "e3", None],
            "operational_event_id": ["e4", None, None, None],
        }
    )
    frame = pd.DataFrame({"event_id": ["e1", "e2", "e3", "e4"], "value_usd_m": [10.0, 50.0, None, 80.0]})
    sources = pd.DataFrame({"event_id": ["e1", "e3", "e3"], "source_id": ["s", "s", "t"]})
    ranked = ph.ranked_commitments(commitments, frame, sources)
    assert ranked["commitment_id"].tolist() == ["a", "b", "c", "d"]
    assert ranked["value_usd_m"].tolist()[:2] == [80, 50]
    assert ranked["n_sources"].tolist() == [1, 0, 2, 0]


def test_named_events_are_the_best_attested_and_spread_over_time():
    frame = pd.DataFrame(
        {
            "event_id": list("abcde"),
            "dimension": ["land"] * 4 + ["space"],
            "step": ["agreed", "opened", "begun", "other", "opened"],
            "when": pd.to_datetime(["2015-01-01", "2015-02-01", "2016-01-01", "2017-01-01", "2015-01-01"]),
            "n_sources": [3, 2, 1, 9, 1],
            "value_usd_m": [None, 1.0, None, None, None],
        }
    )
    named = ph.named_events(frame, per_dimension=2, apart=pd.Timedelta(days=100))
    assert sorted(named["event_id"]) == ["a", "c", "e"]
