"""Measures on tables worked by hand, and calls that cannot be made."""

from __future__ import annotations

import pytest

from corridor.analysis.claims.items import Item
from corridor.analysis.claims.measures import MEASURES, MeasureError, take


@pytest.mark.parametrize(
    ("name", "arguments", "value", "rows"),
    [
        ("row_count", "table=projects;where=category=coal|wind", 2, {"projects": 2}),
        ("row_sum", "table=projects;column=length_km;where=category=road", 392, {"projects": 1}),
        ("row_share", "table=projects;column=cost_usd_m;part=category=coal|wind;where=cost_usd_m>=0", 40, {"projects": 3}),
        ("row_share", "table=projects;column=rows;part=category=road;where=cost_usd_m>=0", 100 / 3, {"projects": 3}),
        ("row_rank", "table=projects;column=cost_usd_m;own=category=coal;where=cost_usd_m>=0", 2, {"projects": 3}),
        ("latest", "table=projects;column=cost_usd_m;where=category=coal|road;by=cost_usd_m", 600, {"projects": 1}),
        ("panel_value", "panel=size;iso3=PAK;year=2020", 100, {"observations": 1}),
        ("panel_rank", "panel=size;iso3=CHN;year=2020", 2, {"observations": 3}),
        ("panel_mean", "panel=size;iso3=CHN;first=2010;last=2020", 250, {"observations": 2}),
        ("panel_growth", "panel=size;iso3=CHN;first=2010;last=2020", 50, {"observations": 2}),
        ("panel_share", "panel=size;iso3=CHN;year=2020", 30, {"observations": 3}),
        ("panel_ratio", "panel=size;iso3=CHN;other=USA;year=2020", 50, {"observations": 2}),
        ("g20_growing", "year=2020", 1, {"observations": 2}),
    ],
)
def test_measures(data, name, arguments, value, rows):
    found = take(name, arguments, data)
    assert found.values == pytest.approx((value,))
    assert {table: len(frame) for table, frame in found.rows.items()} == rows


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("row_sum", "table=projects;column=length_km;where=category=coal"),
        ("row_share", "table=projects;column=length_km;part=category=coal;where=category=wind"),
        ("row_rank", "table=projects;column=cost_usd_m;own=category=rail;where=cost_usd_m>=0"),
        ("latest", "table=projects;column=length_km;where=category=coal;by=cost_usd_m"),
        ("panel_value", "panel=size;iso3=IND;year=2020"),
        ("panel_rank", "panel=size;iso3=IND;year=2020"),
        ("panel_mean", "panel=size;iso3=IND;first=2010;last=2020"),
        ("panel_growth", "panel=size;iso3=USA;first=2010;last=2020"),
        ("panel_share", "panel=size;iso3=IND;year=2020"),
        ("panel_ratio", "panel=size;iso3=CHN;other=USA;year=2010"),
        ("g20_growing", "year=2011"),
        ("evidence", ""),
    ],
)
def test_nothing_where_the_data_have_no_such_value(data, name, arguments):
    assert take(name, arguments, data) is None


def test_rows_that_a_brief_alone_tells_do_not_count(data):
    assert take("row_count", "table=projects;where=category=road", data).values == (1,)


def test_growth_between_items_of_the_evidence(data):
    items = [Item(claim_id="N", order=n, role="context", what="", value=v, words="", sources=("a",)) for n, v in ((1, 200.0), (2, 300.0), (3, 100.0), (4, "x"))]
    assert take("evidence_growth", "pairs=1-2|1-3", data, items).values == pytest.approx((50, -50))
    for pairs in ("1-4", "1-9", "1:2"):
        with pytest.raises(MeasureError, match="names no two items"):
            take("evidence_growth", f"pairs={pairs}", data, items)


@pytest.mark.parametrize(
    ("name", "arguments", "field", "message"),
    [
        ("row_cuont", "", "measure", "is no measure; nearest: row_count"),
        ("row_count", "table=projects;were=category=coal", "arguments", "names no argument of the measure row_count; nearest: where"),
        ("row_count", "table=projects", "arguments", "lack where, which the measure row_count needs"),
        ("row_count", "table=projcts;where=category=coal", "arguments", "no table 'projcts'"),
        ("row_sum", "table=projects;column=cost;where=category=coal", "arguments", "'cost' is not a column of projects"),
        ("row_sum", "table=projects;column=category;where=category=coal", "arguments", "holds no numbers"),
        ("latest", "table=projects;column=cost_usd_m;where=category=coal", "arguments", "'year' is not a column of projects"),
        ("panel_value", "panel=size;iso3=CHN;year=last", "arguments", "'year=last' is not a whole number"),
        ("panel_value", "panel=siz;iso3=CHN;year=2020", "arguments", "no indicator 'siz'"),
        ("evidence", "year=2020", "arguments", "have no meaning"),
    ],
)
def test_calls_that_cannot_be_made(data, name, arguments, field, message):
    with pytest.raises(MeasureError, match=message) as caught:
        take(name, arguments, data)
    assert caught.value.field == field


def test_measures_go_by_the_names_of_their_functions():
    assert all(name == function.__name__ for name, function in MEASURES.items())
