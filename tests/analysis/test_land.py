"""Land: states of projects, capacity without counting twice, shares by basis, coal finance, solar months."""

from __future__ import annotations

import pandas as pd
import pytest

from corridor.analysis import land
from corridor.errors import UserError


@pytest.fixture
def projects() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "is_main": [1, 0, 1, 1, 1],
            "category": ["coal", "coal", "road", "rail", "wind"],
            "in_cpec_list": ["yes", "yes", "yes", "yes", "no"],
            "status_group": ["operational", "operational", "operational", "stalled", "planned"],
            "cost_usd_m": [600.0, 900.0, 200.0, 400.0, 50.0],
            "source_id": list("abcde"),
        },
        index=pd.Index(range(2, 7), name="row"),
    )


def test_rival_figures_are_left_out(projects):
    main = land.main_projects(projects)
    assert list(main.index) == [2, 4, 5, 6]
    assert list(main["listed"]) == [True, True, True, False]


def test_counts_by_category_keep_the_order_of_categories(projects):
    counts = land.states_by_category(land.main_projects(projects))
    assert list(counts.index) == ["Coal power and mines", "Wind", "Roads", "Railways"]
    assert counts.loc["Railways", "stalled"] == 1
    assert counts.to_numpy().sum() == 4


def test_unknown_category_is_refused(projects):
    with pytest.raises(UserError, match="spaceport"):
        land.states_by_category(land.main_projects(projects.assign(category="spaceport")))


def test_capacity_takes_one_family_of_datasets_and_operating_units():
    plants = pd.DataFrame(
        {
            "dataset": ["GEM_coal", "GEM_coal", "COFI", "WRI_GPPD", "GEM_coal", "GEM_hydro"],
            "status": ["operating", "operating", None, "operating", "cancelled", "operating"],
            "fuel": ["coal", "coal", "coal", "coal", "coal", "hydro"],
            "chinese_financed": ["yes", None, "yes", "yes", "yes", "proposed"],
            "capacity_mw": [600.0, 200.0, 600.0, 600.0, 700.0, 900.0],
        }
    )
    table = land.capacity_by_finance(plants)
    assert list(table.index) == ["Hydro", "Coal"]
    assert list(table.loc["Coal"]) == [600, 200]
    assert list(table.loc["Hydro"]) == [0, 900]


def test_energy_share_by_basis(projects):
    figures = pd.DataFrame(
        {
            "figure_id": ["LF027", "LF026", "LF001", "LF002", "LF010", "LF009", "LF016", "LF015"],
            "value_number": [30.0, 50.0, None, None, 12.0, 19.0, 18.0, 25.0],
            "value_text": [None, None, "two thirds", "more than 60", None, None, None, None],
        },
        index=pd.Index(range(2, 10), name="row"),
    )
    table = land.energy_shares(figures, projects).set_index("basis")
    assert table.at["plan_2015", "share_pct"] == pytest.approx(60)
    assert pd.isna(table.at["announced_2020", "share_pct"])
    assert table.at["announced_2020", "words"] == "two thirds"
    assert table.at["completed_2022", "share_pct"] == pytest.approx(100 * 12 / 19)
    # Done and listed: coal 600 of 600 + 200. All listed with a cost: 600 of 600 + 200 + 400. The rival 900 never counts.
    assert table.at["register_done", "share_pct"] == pytest.approx(75)
    assert table.at["register_all", "share_pct"] == pytest.approx(50)
    assert table.at["register_all", "project_rows"] == [2, 4, 5]
    assert table.at["plan_2015", "figure_rows"] == [2, 3]


@pytest.fixture
def coal() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("PAK", "China", 1200.0, 3, 0),
            ("PAK", "domestic", 600.0, 2, 0),
            ("PAK", "Qatar", 100.0, 1, 0),
            ("PAK", "not named", 100.0, 4, 1),
            ("LKA", "China", 1500.0, 1, 0),
            ("UZB", "China", 900.0, 1, 0),
        ],
        columns=["iso3", "financier_origin", "closed_finance_usd_m", "transactions", "transactions_without_amount"],
    )


def test_coal_origins_in_percent_with_concentration(coal):
    countries = pd.DataFrame({"iso3": ["PAK", "LKA", "UZB"], "name": ["Pakistan", "Sri Lanka", "Uzbekistan"]})
    table = land.coal_origins(coal, countries)
    assert list(table["country"]) == ["Sri Lanka", "Pakistan"]
    assert list(table.index) == ["LKA", "PAK"]  # Uzbekistan lies below a billion
    row = table.loc["PAK"]
    assert [row[k] for k in ("china", "other_foreign", "domestic", "not_named")] == pytest.approx([60, 5, 30, 5])
    # Named 1200, 600, 100 of 1900.
    assert row["hhi"] == pytest.approx((12**2 + 6**2 + 1) / 19**2)
    assert row["without_amount_pct"] == pytest.approx(10)
    assert row["hhi_low"] <= row["hhi"] <= row["hhi_high"]


def test_solar_months_add_products_and_run_a_total():
    monthly = pd.DataFrame(
        {
            "month": ["2024-02", "2024-01", "2024-01", "2024-02"],
            "product": ["panels", "panels", "cells", "cells"],
            "capacity_mw": [5.0, 10.0, 1.0, 1.0],
            "value_usd_m": [1.0, 2.0, 0.1, 0.1],
        }
    )
    assert list(land.solar_by_month(monthly)["cumulative_mw"]) == [10, 15]
    both = land.solar_by_month(monthly, products=("panels", "cells"))
    assert list(both["capacity_mw"]) == [11, 6]
    assert list(both["year"]) == [2024, 2024]
