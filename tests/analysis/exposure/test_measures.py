"""Measures on small tables worked by hand."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from corridor.analysis.exposure.indicators import parse_divisor
from corridor.analysis.exposure.measures import measure, panel_factor, select
from corridor.errors import UserError

SUPPLY = pd.DataFrame(
    {
        "iso3": ["AAA", "AAA", "BBB", "CCC", None],
        "partner_iso3": ["CHN", "USA", "USA", "CHN", "CHN"],
        "year": [2020, 2021, 2021, 2021, 2021],
        "amount": [30.0, 10.0, 5.0, 7.0, 99.0],
        "total": [40.0, 60.0, 5.0, 7.0, 99.0],
        "source_id": "register",
    },
    index=pd.RangeIndex(2, 7, name="row"),
)


@pytest.fixture
def ratio(framework):
    return framework["arms_share"]


def test_select_reads_equal_unequal_alternatives_and_ranges():
    assert list(select(SUPPLY, "iso3=AAA|CCC; year=2021..2022").index) == [3, 5]
    assert list(select(SUPPLY, "partner_iso3!=CHN").index) == [3, 4]
    assert list(select(SUPPLY, "").index) == [2, 3, 4, 5, 6]
    with pytest.raises(UserError, match="names no column"):
        select(SUPPLY, "country=AAA")


def test_ratio_sums_over_a_column(ratio):
    found = measure(ratio, {"supply": SUPPLY}, {})
    assert found.values.to_dict() == pytest.approx({"AAA": 40.0, "BBB": 100.0, "CCC": 100.0})
    assert list(found.rows["supply"].index) == [2, 3, 4, 5]


def test_ratio_of_a_part_gives_zero_where_the_partner_has_none(ratio):
    found = measure(replace(ratio, part="partner_iso3=CHN", divisor="amount"), {"supply": SUPPLY}, {})
    assert found.values.to_dict() == pytest.approx({"AAA": 75.0, "BBB": 0.0, "CCC": 100.0})


def test_small_divisors_are_left_out(ratio):
    assert list(measure(replace(ratio, least_divisor=7.0), {"supply": SUPPLY}, {}).values.index) == ["AAA", "CCC"]


def test_ratio_to_a_panel_takes_the_latest_year_in_its_range(ratio):
    gdp = pd.DataFrame({"iso3": ["AAA", "AAA", "BBB"], "year": [2021, 2023, 2019], "value": [100.0, 200.0, 50.0], "source_id": "bank"}, index=[10, 11, 12])
    found = measure(replace(ratio, divisor=parse_divisor("gdp@2021-2023")), {"supply": SUPPLY}, {"gdp": gdp})
    assert found.values.to_dict() == pytest.approx({"AAA": 20.0})
    assert list(found.rows["observations"].index) == [11]


def test_two_panels_multiply_and_divide():
    imports = pd.DataFrame({"iso3": ["AAA"], "year": [2023], "value": [50.0]})
    gdp = pd.DataFrame({"iso3": ["AAA"], "year": [2023], "value": [200.0]})
    parts = parse_divisor("imports@2023/gdp@2023")
    factor, _ = panel_factor(parts, {"imports": imports, "gdp": gdp}, product=True)
    assert factor.to_dict() == {"AAA": 0.25}


def test_unknown_measures_tables_panels_and_columns_are_told(ratio):
    with pytest.raises(UserError, match="unknown measure 'guess'; known: cable_share"):
        measure(replace(ratio, measure="guess"), {}, {})
    with pytest.raises(UserError, match="the table 'supply' is not there"):
        measure(ratio, {}, {})
    with pytest.raises(UserError, match="the panel 'gdp' is not there"):
        measure(replace(ratio, divisor=parse_divisor("gdp@2023")), {"supply": SUPPLY}, {})
    with pytest.raises(UserError, match="the table 'supply' has no column 'country'"):
        measure(replace(ratio, country_column="country"), {"supply": SUPPLY}, {})


LISTS = pd.DataFrame(
    {
        "iso3": ["AAA", "AAA", "AAA", "BBB", "BBB", "AAA"],
        "flow": "import",
        "year": [2023, 2023, 2023, 2022, 2022, 2019],
        "partner_iso3": ["CHN", "USA", "JPN", "USA", "JPN", "CHN"],
        "share_pct": [50.0, 30.0, 10.0, 40.0, 6.0, 99.0],
        "source_id": "factbook",
    },
    index=pd.RangeIndex(2, 8, name="row"),
)


def test_partner_share_takes_the_latest_list_and_bounds_what_is_not_listed(ratio):
    found = measure(replace(ratio, measure="partner_share", scale=1.0, divisor=None), {"supply": LISTS}, {})
    assert found.values.to_dict() == {"AAA": 50.0, "BBB": 3.0}
    assert found.low.to_dict() == {"AAA": 50.0, "BBB": 0.0}
    assert found.high.to_dict() == {"AAA": 50.0, "BBB": 6.0}


def test_of_two_editions_with_the_same_year_the_later_counts(ratio):
    lists = pd.concat([LISTS.assign(source_id="factbook-2021"), LISTS.iloc[:1].assign(source_id="factbook-2024", share_pct=44.0).set_axis([9])])
    found = measure(replace(ratio, measure="partner_share", scale=1.0, divisor=None), {"supply": lists}, {})
    assert found.values["AAA"] == 44.0


def test_partner_concentration_is_share_times_hhi_of_the_list(ratio):
    found = measure(replace(ratio, measure="partner_concentration", scale=1.0, divisor=None), {"supply": LISTS}, {})
    assert found.values["AAA"] == pytest.approx(50 * (0.5**2 + 0.3**2 + 0.1**2))


def test_concentration_is_zero_where_another_is_the_only_supplier(ratio):
    windows = pd.DataFrame(
        {"iso3": ["AAA", "BBB", "CCC"], "share": [0.0, 50.0, 100.0], "hhi": [10_000, 5_000, 10_000], "total": [90.0, 90.0, 3.0], "source_id": "sipri"}
    )
    chosen = replace(ratio, measure="supplier_concentration", numerator=("share", "hhi"), scale=1.0, least_divisor=25.0)
    found = measure(replace(chosen, divisor="total"), {"supply": windows}, {})
    assert found.values.to_dict() == {"AAA": 0.0, "BBB": 25.0}
    # The country with too small a total keeps its row, or it would count as one that buys nothing.
    assert list(found.rows["supply"]["iso3"]) == ["AAA", "BBB", "CCC"]


def test_cables_count_once_a_country_and_need_two_countries(ratio):
    cables = pd.DataFrame(
        {
            "cable_id": ["one", "two", "domestic", "planned"], "is_planned": [0, 0, 0, 1], "n_countries": [2, 2, 1, 3],
            "chinese_owner": [1, 0, 1, 1], "chinese_supplier": pd.array([pd.NA, 0, 1, 1], dtype="Int64"), "source_id": "map",
        },
        index=pd.RangeIndex(2, 6, name="row"),
    )  # fmt: skip
    landings = pd.DataFrame(
        {"cable_id": ["one", "one", "one", "two", "two", "domestic", "planned"], "iso3": ["AAA", "AAA", "BBB", "AAA", "CCC", "CCC", "CCC"], "source_id": "map"}
    )
    chosen = replace(ratio, measure="cable_share", numerator=("chinese_owner", "chinese_supplier"))
    found = measure(chosen, {"cables": cables, "cable_landings": landings, "supply": landings}, {})
    assert found.values.to_dict() == {"AAA": 50.0, "BBB": 100.0, "CCC": 0.0}
    assert set(found.rows["cables"].index) == {2, 3}
