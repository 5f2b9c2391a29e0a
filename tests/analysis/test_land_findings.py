"""Findings on land: hand-worked cases."""

from __future__ import annotations

import pandas as pd
import pytest

from corridor.analysis.claims.register import Register
from corridor.analysis import land_findings


def numbered(rows: dict[str, list]) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    frame.index = pd.RangeIndex(2, 2 + len(frame), name="row")
    return frame.assign(source_id="some-source")


def values(findings) -> dict[str, object]:
    return {item.id: item.value for item in findings}


def test_generation_shares_and_rank():
    fuels = ["solar", "coal", "nuclear", "hydro", "generation"]
    rows = numbered({"fuel": fuels * 2, "year": [2017] * 5 + [2025] * 5, "value": [1, 20, 9, 30, 100, 40, 30, 24, 41, 200]})
    found = values(land_findings.generation_findings(rows))
    assert found["land.generation.solar_share.2017"] == pytest.approx(1)
    assert found["land.generation.coal_share.2025"] == pytest.approx(15)
    assert found["land.generation.solar_rank.2025"] == 2


def test_solar_price_is_value_over_capacity_and_modules_add_cells():
    monthly = numbered(
        {
            "month": ["2017-01", "2021-01", "2024-01", "2024-01", "2025-01"],
            "product": ["panels", "panels", "panels", "cells", "panels"],
            "capacity_mw": [100.0, 200.0, 1000.0, 50.0, 900.0],
            "value_usd_m": [40.0, 50.0, 120.0, 1.0, 90.0],
        }
    )
    yearly = numbered({"iso3": ["PAK"], "product": ["panels"], "year": [2024], "share_of_china_exports_pct": [6.9]})
    figures = numbered({"figure_id": ["LF095", "LF082"], "value_number": [1100.0, 1.0]})
    found = values(land_findings.solar_findings(monthly, yearly, figures))
    assert found["land.solar.cumulative"] == 2200
    assert found["land.solar.over_grid"] == pytest.approx(200)
    assert found["land.solar.modules_2024"] == 1050
    assert found["land.solar.price.2017"] == pytest.approx(0.4)
    assert found["land.solar.last_month"] == "2025-01"


def test_coal_rank_and_median_leave_the_country_itself_out_of_the_median():
    coal = numbered(
        {
            "iso3": ["PAK", "PAK", "LKA", "IND", "IND"],
            "financier_origin": ["China", "domestic", "China", "China", "domestic"],
            "closed_finance_usd_m": [600.0, 600.0, 1000.0, 100.0, 900.0],
            "transactions": [1] * 5,
            "transactions_without_amount": [0] * 5,
        }
    )
    countries = pd.DataFrame({"iso3": ["PAK", "LKA", "IND"], "name": ["Pakistan", "Sri Lanka", "India"]})
    found = values(land_findings.coal_findings(coal, countries))
    assert found["land.coal_finance.china_share.pak"] == 50
    assert found["land.coal_finance.rank_share.pak"] == 2
    assert found["land.coal_finance.median_share"] == pytest.approx(55)
    assert found["land.coal_finance.hhi.pak"] == pytest.approx(0.5)


def test_the_claimed_share_comes_from_the_claim():
    claims = numbered({"claim_id": ["R027", "R028"], "quantity": ["2030", "61"]})
    assert land_findings.claimed_energy_share(claims) == 61


def test_the_shares_set_against_it_are_the_values_that_the_claim_is_judged_by():
    rows = {"reported_figures": numbered({"source_id": ["a", "b"]})}
    register = Register(
        claims=pd.DataFrame(), items={}, values={"R028": (58.3, 47.0, 73.0)}, rows={"R028": rows}, evidence_sources={"R028": ("a", "b")}
    )
    found = {item.id: item for item in land_findings.claimed_share_findings(register)}
    assert {id: item.value for id, item in found.items()} == {
        "land.energy_share.register_of_claims_lowest": 47.0, "land.energy_share.register_of_claims_highest": 73.0,
    }  # fmt: skip
    assert found["land.energy_share.register_of_claims_lowest"].sources == ("a", "b")
