"""Items of evidence: values and sources that rows point to, and rows that must not be used."""

from __future__ import annotations

import pytest

from corridor.analysis.claims.items import ItemError, item_of
from tests.analysis.claims.conftest import BRIEF, items


def resolved(data, **cells):
    return item_of(items({"claim_id": "R001", **cells}), data, {BRIEF})


def test_a_value_of_another_table_with_its_unit_and_source(data):
    item = resolved(data, table="projects", key="P3", field="length_km", what="Motorway")
    assert (item.value, item.words, item.sources, item.row) == (392.0, "392\N{NO-BREAK SPACE}km", ("c",), 4)
    assert set(item.rows) == {"projects", "claim_evidence"}


def test_the_unit_of_a_figure_stands_in_its_row(data):
    assert resolved(data, table="reported_figures", key="F1", field="value_number").words == "63%"
    assert resolved(data, table="reported_figures", key="F2", field="value_number", as_of="2020").words == "28,000\N{NO-BREAK SPACE}students (2020)"


def test_an_event_has_the_sources_that_are_no_briefs(data):
    item = resolved(data, table="events", key="signed", field="date")
    assert (item.value, item.words, item.sources) == ("2015-04-20", "20\N{NO-BREAK SPACE}April 2015", ("d",))
    assert list(item.rows["event_sources"].index) == [3]


def test_a_value_that_stands_only_here(data):
    assert resolved(data, value="800", unit="million people", what="Joint report", source_id="x").value == 800.0
    assert resolved(data, value="2022", unit="year", what="Opened", source_id="x").value == "2022"
    assert resolved(data, value="2022-05", what="Opened", source_id="x").words == "May 2022"


def test_context_needs_no_value(data):
    item = resolved(data, role="context", table="projects", key="P1", what="A plant")
    assert (item.value, item.words) == (None, "")


@pytest.mark.parametrize(
    ("cells", "field", "message"),
    [
        ({"table": "projects", "key": "P9", "field": "length_km"}, "key", "no row 'P9' in the table projects"),
        ({"table": "projcts", "key": "P1", "field": "length_km"}, "key", "no table 'projcts'"),
        ({"table": "projects", "key": "P1", "field": "length"}, "field", "is not a column of projects"),
        ({"table": "projects", "key": "P1", "field": "length_km"}, "field", "leads to an empty cell"),
        ({"table": "projects", "key": "P1"}, "field", "is empty, but the role measured asks for a value"),
        ({"table": "projects", "key": "P1", "field": "cost_usd_m", "value": "5"}, "value", "is filled beside a reference"),
        ({"table": "projects", "key": "P1", "field": "cost_usd_m", "source_id": "a"}, "source_id", "is filled beside a reference"),
        ({"table": "projects", "key": "P4", "field": "length_km"}, "key", "rests on a brief alone"),
        ({"table": "events", "key": "told", "field": "quantity"}, "key", "rests on a brief alone"),
        ({"value": "5", "what": "Said"}, "source_id", "is empty"),
        ({"value": "5", "source_id": "x"}, "what", "is empty"),
        ({"value": "5", "what": "Said", "source_id": BRIEF}, "source_id", "a brief is no evidence"),
        ({"what": "Said", "source_id": "x"}, "value", "is empty, but the role measured asks for a value"),
    ],
)
def test_items_that_must_not_be_used(data, cells, field, message):
    with pytest.raises(ItemError, match=message) as caught:
        resolved(data, **cells)
    assert caught.value.field == field
