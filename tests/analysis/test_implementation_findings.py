"""Findings of the implementation chapter on a small register worked by hand."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from corridor.analysis.implementation_findings import (
    NOT_REACHED,
    dimension_table,
    implementation_findings,
    lane_findings,
    share_table,
)

CUTOFF = dt.date(2026, 1, 1)
COLUMNS = (
    "commitment_id dimension agreed_date agreed_basis start_date operational_date operational_not_before outcome followup last_status_date "
    "agreed_event_id operational_event_id source_id"
).split()


def row(id, basis, agreed, operational=None, *, dimension="land", start=None, followup="outcome_reported", last="2025-01-01"):
    outcome = "operational" if operational else "not_operational"
    return (id, dimension, agreed, basis, start, operational, None, outcome, followup, last, None, None, f"s{id}")


COMMITMENTS = pd.DataFrame(
    [
        row("a", "agreement", "2010-01-01", "2012-01-01"),
        row("b", "agreement", "2010-01-01", "2014-01-01", dimension="space"),
        row("c", "agreement", "2010-01-01", followup="later_status_reported", last="2020-01-01"),
        row("d", "mou", "2010-01-01", "2011-06-01"),
        row("e", "mou", "2010-01-01", followup="none_found", last="2010-01-01"),
        row("f", "mou", "2010-01-01", followup="none_found", last="2010-01-01", dimension="space"),
        row("g", "statement", "2010", "2013"),
        row("h", "agreement", "2010-01-01", "2014-01-01", start="2005"),
    ],
    columns=COLUMNS,
    index=pd.RangeIndex(2, 10, name="row"),
)
EVENTS = pd.DataFrame({"event_id": ["x"], "date": ["2010"]})
CORRECTIONS = pd.DataFrame(
    {
        "table": ["commitments", "commitments", "events"],
        "key": ["a", "a", "x"],
        "field": ["agreed_date", "operational_date", "date"],
        "source_id": ["sa", "sa", "sx"],
    },
    index=pd.RangeIndex(2, 5, name="row"),
)


@pytest.fixture(scope="module")
def found():
    every = implementation_findings(COMMITMENTS, EVENTS, CORRECTIONS, cutoff=CUTOFF)
    by_id = {item.id: item for item in every}
    assert len(by_id) == len(every)
    return by_id


@pytest.mark.parametrize(
    ("id", "value"),
    [
        ("implementation.commitment_count", 8),
        ("implementation.spell_count", 7),
        ("implementation.excluded_count", 1),
        ("implementation.silent_count.mou", 2),
        ("implementation.open_count", 1),
        ("implementation.imprecise_date_count", 1),
        ("implementation.date_conflict_count", 0),
        ("implementation.corrected_count", 1),
        ("implementation.operational_count.all", 4),
        # Agreements: operation after 2 and 4 years, one open for 10: 1/3 after 3 years, 2/3 after 5.
        ("implementation.share_operational_1_years.agreement", 0),
        ("implementation.share_operational_3_years.agreement", 100 / 3),
        ("implementation.share_operational_5_years.agreement", 200 / 3),
        ("implementation.observed_5_years.agreement", 1),
        # Memoranda: one of three if the silent are open, one of one if they are left out.
        ("implementation.share_operational_5_years.mou", 100 / 3),
        ("implementation.share_operational_3_years.mou.left_out", 100),
        ("implementation.median_years.mou", NOT_REACHED),
    ],
)
def test_values(found, id, value):
    assert found[id].value == pytest.approx(value)


def test_median_of_agreements(found):
    assert found["implementation.median_years.agreement"].value == pytest.approx(4, abs=0.01)
    assert found["implementation.median_years.agreement"].interval is None  # no upper limit is reached


def test_a_share_of_none_has_no_limits(found):
    assert found["implementation.share_operational_1_years.agreement"].interval is None
    low, high = found["implementation.share_operational_3_years.agreement"].interval
    assert 0 < low < 100 / 3 < high < 100


def test_findings_carry_the_cutoff(found):
    assert found["implementation.median_years.agreement"].parameters["cutoff"] == "2026-01-01"


def test_share_table_has_a_row_per_scenario_and_basis():
    table = share_table(COMMITMENTS, cutoff=CUTOFF)
    assert len(table) == 8
    assert table.loc[table["basis"] == "mou", "commitments"].tolist() == [1, 3, 3, 3]


def test_dimension_table_is_ordered_by_median():
    assert dimension_table(COMMITMENTS, cutoff=CUTOFF)["dimension"].tolist() == ["land", "space"]


def test_what_was_asked_of_the_curves_is_stated(found):
    assert [(found[f"implementation.horizon.{name}"].value, found[f"implementation.horizon.{name}"].text) for name in ("first", "middle", "last")] == [
        (1, "1\N{NO-BREAK SPACE}year"),
        (3, "3\N{NO-BREAK SPACE}years"),
        (5, "5\N{NO-BREAK SPACE}years"),
    ]
    assert found["implementation.reading_count"].value == 4


def test_the_lanes_state_their_shortest_and_longest_time():
    lanes = pd.DataFrame(
        {
            "agreed": pd.to_datetime(["2010-01-01", "2010-01-01", "2012-01-01"]),
            "operation": pd.to_datetime(["2012-01-01", "2014-01-01", None]),
            "working": [True, True, False],
            "source_id": ["a", "b", "c"],
        },
        index=pd.RangeIndex(2, 5, name="row"),
    )
    made = {item.id: item for item in lane_findings(lanes, cutoff=CUTOFF)}
    assert made["implementation.lanes.shortest"].value == pytest.approx(730 / 365.25)
    assert made["implementation.lanes.longest"].value == pytest.approx(1461 / 365.25)
    assert made["implementation.lanes.longest"].inputs[0].rows == (2, 3)
    assert lane_findings(lanes[~lanes["working"]], cutoff=CUTOFF) == []
