"""Commitments as spells: groups, exclusions, scenarios, readings of coarse dates, conflicts, lanes."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from corridor.analysis import implementation as im

CUTOFF = dt.date(2026, 3, 31)
EMPTY = {
    "dimension": "land", "agreed_date": "2020-01-01", "agreed_basis": "agreement", "start_date": None, "operational_date": None,
    "operational_not_before": None, "outcome": "not_operational", "followup": "later_status_reported", "last_status_date": "2022-01-01",
    "agreed_event_id": None, "operational_event_id": None, "source_id": "s",
}  # fmt: skip


def commitments(*rows):
    frame = pd.DataFrame([{"commitment_id": f"c{place}", **EMPTY, **row} for place, row in enumerate(rows, 1)])
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="row")
    return frame


def one(row, **options):
    spell = im.spells(commitments(row), cutoff=options.pop("cutoff", CUTOFF), **options).iloc[0]
    return round(spell["years"] * im.DAYS_PER_YEAR), bool(spell["happened"])


WORKING = {"operational_date": "2021-01-01", "outcome": "operational", "followup": "outcome_reported", "last_status_date": "2025-01-01"}
SILENT = {"followup": "none_found", "last_status_date": "2020-01-05"}


def test_basis_group():
    rows = commitments(*[{"agreed_basis": basis} for basis in ("agreement", "mou", "statement", None)])
    assert im.basis_group(rows).tolist() == ["agreement", "mou", "other", "other"]


def test_a_commitment_in_operation_ends_there():
    assert one(WORKING) == (366, True)


def test_an_open_commitment_is_observed_until_its_last_report():
    assert one({}) == (731, False)


@pytest.mark.parametrize(("scenario", "days"), [("last_look", 4), ("open", 2281), ("all_open", 2281)])
def test_silence_by_scenario(scenario, days):
    assert one(SILENT, scenario=scenario) == (days, False)


def test_silent_ones_can_be_left_out():
    assert im.spells(commitments(SILENT, WORKING), cutoff=CUTOFF, scenario="left_out")["commitment_id"].tolist() == ["c2"]


def test_all_open_carries_every_unfinished_one_to_the_cutoff():
    assert one({}, scenario="all_open") == (2281, False)


@pytest.mark.parametrize("scenario", list(im.SCENARIOS))
def test_a_cancelled_commitment_stays_open_to_the_cutoff(scenario):
    assert one({"outcome": "cancelled", "followup": "outcome_reported"}, scenario=scenario) == (2281, False)


def test_what_happens_after_the_cutoff_has_not_happened():
    assert one(WORKING, cutoff=dt.date(2020, 7, 1)) == (182, False)
    assert one(WORKING, cutoff=dt.date(2021, 1, 1)) == (366, True)


def test_a_commitment_agreed_after_the_cutoff_is_not_there():
    assert im.spells(commitments({}), cutoff=dt.date(2019, 12, 31)).empty


def test_readings_of_coarse_dates():
    row = {**WORKING, "agreed_date": "2020", "operational_date": "2021-02"}
    assert one(row, reading="shortest") == (32, True)  # 31 December 2020 to 1 February 2021
    assert one(row, reading="longest") == (424, True)  # 1 January 2020 to 28 February 2021
    assert one(row, reading="midpoint") == (228, True)  # 1 July 2020 to 14 February 2021


def test_dates_of_the_same_year_give_no_negative_time():
    row = {**WORKING, "agreed_date": "2020-10", "operational_date": "2020"}
    assert one(row, reading="midpoint") == (0, True)
    assert one(row, reading="shortest") == (0, True)


def test_a_report_of_operation_bounded_from_below_is_an_interval():
    days = im.operation_interval(commitments({**WORKING, "operational_date": "2022-01-11", "operational_not_before": "2022-01-01"}))
    assert [str(days[name].iloc[0].date()) for name in ("earliest", "midpoint", "latest")] == ["2022-01-01", "2022-01-06", "2022-01-11"]
    assert im.operation_interval(commitments({"operational_not_before": "2022-01"})).isna().all(axis=None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"start_date": "2019-12"}, im.STARTED_BEFORE),
        ({"start_date": "2020"}, None),  # may have begun after the agreement
        ({"operational_date": "2019"}, im.WORKED_BEFORE),
        ({"agreed_date": None}, im.NO_DATE),
        ({"agreed_date": "2026-04"}, im.AFTER_CUTOFF),
        ({}, None),
    ],
)
def test_exclusions(row, reason):
    found = im.exclusions(commitments(row), cutoff=CUTOFF).iloc[0]
    assert found == reason if reason else pd.isna(found)


def test_spells_keep_row_numbers_and_do_not_depend_on_order():
    rows = commitments(WORKING, SILENT, {})
    first, second = im.spells(rows, cutoff=CUTOFF), im.spells(rows.iloc[::-1], cutoff=CUTOFF)
    assert first.index.tolist() == [2, 3, 4]
    pd.testing.assert_frame_equal(first, second.sort_index())


@pytest.mark.parametrize("options", [{"scenario": "hopeful"}, {"reading": "mean"}])
def test_unknown_scenario_or_reading(options):
    with pytest.raises(ValueError, match="not one of"):
        im.spells(commitments({}), cutoff=CUTOFF, **options)


def test_date_conflicts_are_those_that_no_day_can_solve():
    rows = commitments(
        {"agreed_date": "2020-01", "agreed_event_id": "e"},
        {"agreed_date": "2020-02", "agreed_event_id": "e"},
        {"operational_date": "2020", "operational_event_id": "e"},
    )
    found = im.date_conflicts(rows, pd.DataFrame({"event_id": ["e"], "date": ["2020-01-15"]}))
    assert found["commitment_id"].tolist() == ["c2"]
    assert found.iloc[0][["field", "date", "event_date"]].tolist() == ["agreed_date", "2020-02", "2020-01-15"]


def test_lanes_take_the_first_per_dimension_and_state():
    rows = commitments(
        WORKING,
        WORKING,
        WORKING,
        {},
        {},
        SILENT,
        {**WORKING, "agreed_date": "1999-01-01"},
        {**WORKING, "dimension": "space", "agreed_date": "2019"},
    )
    lanes = im.lanes(rows, since=dt.date(2001, 1, 1), cutoff=CUTOFF)
    assert lanes["commitment_id"].tolist() == ["c8", "c1", "c2", "c4"]
    assert lanes["working"].tolist() == [True, True, True, False]
    assert lanes.loc[lanes["commitment_id"] == "c4", "operation"].isna().all()
