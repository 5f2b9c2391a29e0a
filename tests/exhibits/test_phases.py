"""Exhibits of the phase chapters and the overview, on the project's own data."""

from __future__ import annotations

from collections import namedtuple

import pytest

from corridor.edition import load_edition
from corridor.errors import UserError
from corridor.evidence import load_package
from corridor.exhibits import phases
from corridor.project import Project


@pytest.fixture(scope="module")
def project():
    return Project.find()


@pytest.fixture(scope="module")
def evidence(project):
    return load_package(project.root)


@pytest.fixture(scope="module")
def edition(project):
    return load_edition(project.edition)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_phase_exhibits(number, evidence, edition):
    found = phases.phase_exhibits(number, evidence, edition)
    timeline, sectors = found.figures
    commitments, claims = found.tables
    values = {item.id: item.value for item in found.findings}
    count = values[f"phases.event_count.phase_{number}"]
    assert len(timeline.data) == count
    assert int(sectors.data[["agreed", "begun", "opened", "other"]].to_numpy().sum()) == count
    assert sum(values[f"phases.{step}_count.phase_{number}"] for step in ("agreed", "begun", "opened", "other")) == count
    assert len(commitments.data) == phases.LARGEST
    assert len(claims.data) == values[f"phases.claim_count.phase_{number}"] > 0
    assert claims.data.notna().all(axis=None)


def test_an_unknown_phase_is_refused(evidence, edition):
    with pytest.raises(UserError, match="phase 9"):
        phases.phase_exhibits(9, evidence, edition)


def test_overview_exhibits(evidence, edition):
    found = phases.overview_exhibits(evidence, edition, first_year=1963)
    values = {item.id: item.value for item in found.findings}
    timeline, sectors = found.figures
    assert int(timeline.data.drop(columns="year").to_numpy().sum()) == values["overview.event_count"]
    assert int(sectors.data.drop(columns="sector").to_numpy().sum()) == values["overview.event_count_in_phases"]
    table = found.tables[0].data
    assert table["phase"].tolist() == ["I", "II", "III", "IV", "II (second reading)", "III (second reading)"]
    # Moving one limit moves events from one phase to the other and loses none.
    counts = table.set_index("phase")["events"]
    assert counts["II"] + counts["III"] == counts["II (second reading)"] + counts["III (second reading)"]


def test_every_sector_of_the_data_has_a_name(evidence):
    assert set(evidence.table("events")["sector"]) == set(phases.SECTOR_NAMES)


Commitment = namedtuple("Commitment", "outcome followup operational_date last_status last_status_date")


@pytest.mark.parametrize(
    ("commitment", "words"),
    [
        (Commitment("operational", "outcome_reported", "2019-08-14", "operational", "2020"), "in operation, August 2019"),
        (Commitment("not_operational", "none_found", None, "signed", "2025-09"), "no report after September 2025"),
        (Commitment("not_operational", "later_status_reported", None, "under_construction", "2021"), "being built, 2021"),
        (Commitment("cancelled", "outcome_reported", None, "cancelled", "2019"), "cancelled, 2019"),
    ],
)
def test_state_in_words(commitment, words):
    assert phases.state_of(commitment) == words
