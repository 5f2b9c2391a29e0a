"""Findings of the phase chapters: values by hand, rows and sources that they name."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from corridor.analysis import phases as ph
from corridor.analysis.phase_findings import overview_findings, phase_findings
from corridor.edition import Phase

PHASES = (
    Phase(number=1, roman="I", name="One", start=dt.date(2001, 1, 1), end=dt.date(2010, 12, 31)),
    Phase(number=2, roman="II", name="Two", start=dt.date(2011, 1, 1), end=dt.date(2020, 12, 31), alternative_start=dt.date(2010, 1, 1)),
)


def table(columns, *rows):
    frame = pd.DataFrame(list(rows), columns=columns.split())
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="row")
    return frame


EVENTS = table(
    "event_id date date_precision date_may_be_report kind status_reported dimension sector actors_china actors_pakistan source_id",
    ("a", "1990", "year", 0, "agreement", "signed", "land", "education_research", "X", "Y", "s1"),
    ("b", "2010-05", "month", 0, "mou", "signed", "land", "energy", "Huawei;X", None, "s1"),
    ("c", "2009-01-02", "day", 1, "launch", "operational", "space", "satellites", "Huawei Marine", "SUPARCO", "s2"),
    ("d", "2012-01-02", "day", 0, "agreement", "signed", "land", "energy", "X", "Y", "s2"),
)
EVENT_SOURCES = table("event_id source_id", ("a", "s1"), ("b", "s1"), ("b", "s3"), ("c", "s2"), ("d", "brief"))
COMMITMENTS = table(
    "commitment_id agreed_date operational_date outcome followup source_id",
    ("k", "2005", "2012", "operational", "outcome_reported", "s1"),
    ("l", "2006", None, "not_operational", "none_found", "s2"),
)


@pytest.fixture(scope="module")
def found():
    events = ph.assign_step(ph.assign_phase(EVENTS, PHASES))
    commitments = ph.assign_phase(COMMITMENTS, PHASES, column="agreed_date")
    given = {"events": events, "event_sources": EVENT_SOURCES, "commitments": commitments}
    every = [item for phase in PHASES for item in phase_findings(phase, PHASES, **given)]
    every += overview_findings(PHASES, events=events, event_sources=EVENT_SOURCES, briefs=["brief"])
    by_id = {item.id: item for item in every}
    assert len(by_id) == len(every)
    return by_id


@pytest.mark.parametrize(
    ("id", "value"),
    [
        ("phases.event_count.phase_1", 2),
        ("phases.one_source_share.phase_1", 50),
        ("phases.day_share.phase_1", 50),
        ("phases.report_day_share.phase_1", 100),
        ("phases.agreed_count.phase_1", 1),
        ("phases.opened_count.phase_1", 1),
        ("phases.begun_count.phase_1", 0),
        ("phases.mou_share.phase_1", 100),
        ("phases.mou_share.phase_2", 0),
        ("phases.dimension_count.phase_1.land", 1),
        ("phases.dimension_count.phase_1.maritime", 0),
        ("phases.sector_share.phase_2.energy", 100),
        ("phases.actor_count.phase_1.huawei", 1),  # not the company whose name begins the same
        ("phases.actor_count.phase_1.suparco", 1),
        ("phases.event_count.phase_1_alternative", 1),
        ("phases.event_count.phase_2_alternative", 2),
        ("phases.commitment_count.phase_1", 2),
        ("phases.commitment_silent_count.phase_1", 1),
        ("phases.commitment_operational_count.phase_1", 1),
        ("phases.commitment_opened_count.phase_2", 1),
        ("phases.commitment_opened_earlier_count.phase_2", 1),
        ("overview.event_count", 4),
        ("overview.event_count_before_phases", 1),
        ("overview.peak_year_count", 1),
        ("overview.least_year_count", 0),
        ("phases.commitment_cancelled_count.phase_1", 0),
        ("overview.source_count", 4),
        ("overview.brief_only_count", 1),
        ("overview.first_research_agreement", "1990"),
        ("overview.mou_share_in_phases", 50),
    ],
)
def test_values(found, id, value):
    assert found[id].value == pytest.approx(value)


def test_a_finding_names_the_rows_it_counts(found):
    assert found["phases.agreed_count.phase_1"].inputs[0].rows == (3,)
    assert found["phases.agreed_count.phase_1"].sources == ("s1",)


def test_a_count_of_zero_rests_on_the_rows_looked_through(found):
    assert found["phases.dimension_count.phase_1.maritime"].inputs[0].rows == (3, 4)


def test_an_empty_phase_has_counts_of_zero_and_no_shares():
    phase = Phase(number=3, roman="III", name="Three", start=dt.date(2021, 1, 1), end=dt.date(2025, 12, 31))
    phases = (*PHASES, phase)
    events = ph.assign_step(ph.assign_phase(EVENTS, phases))
    commitments = ph.assign_phase(COMMITMENTS, phases, column="agreed_date")
    every = phase_findings(phase, phases, events=events, event_sources=EVENT_SOURCES, commitments=commitments)
    assert {item.value for item in every} == {0}
    assert not [item.id for item in every if "_share." in item.id]


def test_cramers_v_is_zero_for_equal_compositions_and_one_for_disjoint_ones():
    def v(dimensions):
        rows = EVENTS.iloc[[1, 2, 3, 3]].assign(date=["2009", "2009", "2012", "2012"], dimension=dimensions, event_id=list("wxyz"))
        events = ph.assign_step(ph.assign_phase(pd.concat([EVENTS.iloc[:1], rows]), PHASES))
        found = overview_findings(PHASES, events=events, event_sources=EVENT_SOURCES, briefs=[])
        return {item.id: item.value for item in found}["overview.dimension_by_phase_v"]

    assert v(["land", "space", "land", "space"]) == pytest.approx(0)
    assert v(["land", "land", "space", "space"]) == pytest.approx(1)
