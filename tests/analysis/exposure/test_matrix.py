"""The matrix: true zeros, unknowns, rows kept."""

from __future__ import annotations

import pandas as pd
import pytest

from corridor.analysis.exposure.indicators import framework_from_table
from corridor.analysis.exposure.matrix import build_matrix
from corridor.errors import UserError


@pytest.fixture
def supply() -> pd.DataFrame:
    return pd.DataFrame(
        {"iso3": ["AAA", "BBB"], "amount": [4.0, 1.0], "total": [10.0, 0.0], "source_id": "register"}, index=pd.RangeIndex(2, 4, name="row")
    )


def test_no_row_is_zero_only_where_the_register_covers_the_world(supply, make_table):
    table = make_table(
        {"indicator_id": "world", "pillar": "arms", "kind": "dependence", "absent": "zero"},
        {"indicator_id": "reported", "pillar": "trade", "kind": "dependence"},
    )
    matrix = build_matrix(framework_from_table(table), {"supply": supply}, {}, ["AAA", "BBB", "CCC"])
    assert matrix.status["world"].to_dict() == {"AAA": "observed", "BBB": "missing", "CCC": "zero"}
    assert matrix.values.loc["CCC", "world"] == 0
    assert matrix.status["reported"].to_dict() == {"AAA": "observed", "BBB": "missing", "CCC": "missing"}


def test_zero_needs_the_denominator_to_be_known(supply, make_table):
    table = make_table({"indicator_id": "gdp_share", "pillar": "finance", "kind": "size", "absent": "zero", "divisor": "gdp@2023"})
    gdp = pd.DataFrame({"iso3": ["AAA", "CCC"], "year": 2023, "value": 100.0, "source_id": "bank"})
    matrix = build_matrix(framework_from_table(table), {"supply": supply}, {"gdp": gdp}, ["AAA", "CCC", "DDD"])
    assert matrix.status["gdp_share"].to_dict() == {"AAA": "observed", "CCC": "zero", "DDD": "missing"}


def test_rows_of_a_country_come_once(supply, make_table):
    table = make_table(
        {"indicator_id": "one", "pillar": "arms", "kind": "dependence"}, {"indicator_id": "two", "pillar": "trade", "kind": "dependence"}
    )
    matrix = build_matrix(framework_from_table(table), {"supply": supply}, {}, ["AAA", "BBB"])
    assert list(matrix.rows_of("AAA")["supply"].index) == [2]
    assert list(matrix.all_rows()["supply"].index) == [2, 3]


def test_country_order_does_not_matter(supply, framework):
    one = build_matrix(framework, {"supply": supply}, {}, ["AAA", "BBB"])
    two = build_matrix(framework, {"supply": supply.iloc[::-1]}, {}, ["BBB", "AAA"])
    pd.testing.assert_frame_equal(one.values, two.values)


def test_one_country_and_an_indicator_without_values_are_refused(supply, framework):
    with pytest.raises(UserError, match="compares countries: 1 is too few"):
        build_matrix(framework, {"supply": supply}, {}, ["AAA"])
    with pytest.raises(UserError, match="arms_share is missing for every country"):
        build_matrix(framework, {"supply": supply}, {}, ["CCC", "DDD"])
