"""Exhibits of the implementation chapter, on the project's own data, and its parameter."""

from __future__ import annotations

import datetime as dt

import pytest

from corridor.edition import load_edition
from corridor.errors import UserError
from corridor.evidence import load_package
from corridor.exhibits.implementation import cutoff_date, implementation_exhibits
from corridor.project import Project

AS_OF = dt.date(2026, 3, 31)


@pytest.fixture(scope="module", params=["", "2019-12-31"])
def found(request):
    project = Project.find()
    edition = load_edition(project.edition)
    exhibits = implementation_exhibits(load_package(project.root), edition, cutoff=cutoff_date(request.param, edition.as_of))
    return exhibits


def test_scenarios_hold_the_same_outcomes(found):
    table = found.tables[0].data
    assert len(table) == 8
    assert table.groupby("basis")["operational"].nunique().eq(1).all()


def test_dimensions_add_up_to_all_spells(found):
    values = {item.id: item.value for item in found.findings}
    assert found.tables[1].data["commitments"].sum() == values["implementation.spell_count"]
    assert found.tables[1].data["operational"].sum() == values["implementation.operational_count.all"]


def test_lanes_show_every_dimension(found):
    assert set(found.figures[1].data["dimension"]) == {"land", "maritime", "cyberspace", "space", "cross_cutting"}


def test_cutoff_is_the_end_of_the_evidence_unless_given():
    assert cutoff_date("", AS_OF) == AS_OF
    assert cutoff_date("2019-12-31", AS_OF) == dt.date(2019, 12, 31)


@pytest.mark.parametrize(("text", "message"), [("soon", "not a date"), ("2027-01-01", "later than the end")])
def test_bad_cutoffs_are_refused(text, message):
    with pytest.raises(UserError, match=message):
        cutoff_date(text, AS_OF)
