"""The debt calendar, shares over time, recommendations as targets."""

from __future__ import annotations

import pandas as pd
import pytest

from corridor.analysis import outlook
from corridor.errors import UserError


@pytest.fixture
def service() -> pd.DataFrame:
    years = [2024, *range(2025, 2031)]
    rows = [("PAK", year, 100.0 if year == 2025 else 50.0, 10.0, 400.0) for year in years] + [("AGO", year, 200.0, 10.0, 300.0) for year in years]
    frame = pd.DataFrame(rows, columns=["debtor_iso3", "year", "principal_usd_m", "interest_usd_m", "service_all_creditors_usd_m"])
    frame["service_total_usd_m"] = frame["principal_usd_m"] + frame["interest_usd_m"]
    frame["share_pct"] = frame["service_total_usd_m"] / frame["service_all_creditors_usd_m"] * 100
    frame["status"] = ["paid" if year == 2024 else "scheduled" for year in frame["year"]]
    return frame.assign(source_id="bank").set_axis(pd.RangeIndex(2, 16, name="row"))


def test_the_calendar_is_by_year(service):
    calendar = outlook.debt_calendar(service.iloc[::-1], "PAK")
    assert list(calendar["year"]) == list(range(2024, 2031))
    assert list(calendar["total"]) == [60, 110, 60, 60, 60, 60, 60]
    assert list(calendar.index) == list(range(2, 9))


def test_a_hole_in_the_calendar_is_told(service):
    with pytest.raises(UserError, match="no scheduled service of PAK in 2027, 2029"):
        outlook.debt_calendar(service[~service["year"].isin([2027, 2029])], "PAK")


def test_debt_findings_by_hand(service):
    exports = pd.DataFrame({"iso3": ["PAK", "PAK"], "year": [2023, 2024], "value": [900.0, 1100.0], "source_id": "book"}, index=[5, 6])
    found = {item.id: item for item in outlook.debt_findings(outlook.debt_calendar(service, "PAK"), service, exports, "PAK", "Pakistan")}
    assert found["outlook.debt_service_usd_m.pak.2025_2030"].value == 410
    assert found["outlook.debt_service_share.pak.2025_2030"].value == pytest.approx(410 / 2400 * 100)
    assert found["outlook.debt_interest_share.pak.2025_2030"].value == pytest.approx(60 / 410 * 100)
    assert found["outlook.debt_service_peak_year.pak"].value == "2025"
    assert found["outlook.debt_service_ratio.pak.2025"].text == "1.8"
    assert found["outlook.debt_service_to_exports.pak.2025"].value == pytest.approx(10)
    assert found["outlook.debt_service_amount_rank.pak.2025_2030"].value == 2
    assert found["outlook.debtor_count"].value == 2
    assert found["outlook.debt_service_usd_m.pak.2025"].inputs[0].rows == (3,)


def test_trends_and_their_latest_values():
    arms = pd.DataFrame({"recipient_iso3": "PAK", "window_start": [2015, 2020, 2015], "window_end": [2019, 2024, 2024], "china_share_pct": [74.0, 81.0, 78.0], "source_id": "sipri"})
    debt = pd.DataFrame({"debtor_iso3": "PAK", "dataset": ["IDS", "IDS", "HRT"], "year": [2023, 2024, 2017], "share_of_ppg_pct": [24.0, 25.0, None], "source_id": "bank"})
    papers = pd.DataFrame({"country_iso3": "PAK", "partner_iso3": "CHN", "field": ["all_se", "ai"], "period": ["2022", "2003-2022"], "partner_share_pct": [35.0, 23.0], "source_id": "nsf"})
    long, rows = outlook.trends(arms, debt, papers, "PAK")
    assert long.groupby("series").size().to_dict() == {"arms": 2, "debt": 2, "papers": 1}
    latest = {item.id: item.value for item in outlook.trend_findings(rows, "PAK", "Pakistan")}
    assert latest == {"outlook.share.arms.pak": 81, "outlook.share.debt.pak": 25, "outlook.share.papers.pak": 35}


def test_baselines_by_hand():
    figures = pd.DataFrame(
        {
            "subject": outlook.OVERLAND, "indicator": ["installed capacity", "activated capacity"], "unit": "tbps", "period": "undated, later snapshot",
            "value_number": [2.0, 0.5], "source_id": "press",
        }
    )  # fmt: skip
    projects = pd.DataFrame(
        {
            "project_id": ["CPEC-F01", "CPEC-F02", "CHN-F03", "CPEC-E01"], "is_main": 1, "length_km": [100.0, 200.0, 700.0, None],
            "status_group": ["operational", "planned", "under_construction", "operational"], "cost_usd_m": [44.0, None, None, 1900.0], "source_id": "register",
        }
    )  # fmt: skip
    commitments = pd.DataFrame({"sector": ["ai", "cloud_data", "energy"], "outcome": ["operational", "not_operational", "operational"], "source_id": "press"})
    papers = pd.DataFrame(
        {"country_iso3": ["PAK"], "partner_iso3": "CHN", "field": "ai", "period": "2003-2022", "copublications": [30], "country_international_total": [120], "source_id": "nsf"}
    )
    panels = {
        "ip_charges_received": pd.DataFrame({"iso3": ["PAK"], "year": 2020, "value": [10e6], "source_id": "bank"}),
        "ip_charges_paid": pd.DataFrame({"iso3": ["PAK"], "year": 2020, "value": [200e6], "source_id": "bank"}),
    }
    recommendations = pd.DataFrame(
        {"recommendation_id": [f"rec-{i}" for i in range(1, 7)], "order": range(1, 7), "summary": "do", "source_id": "rcas-2026-brief"}, index=range(2, 8)
    )
    tables = {"reported_figures": figures, "projects": projects, "commitments": commitments, "copublications": papers}
    table, found, rows = outlook.recommendation_table(recommendations, tables, panels, "PAK")
    assert [item.value for item in found] == [25, 10, 1, 50, 25, 5]
    assert list(table["baseline"])[1:3] == ["10.0% (100 of 1,000 km)", "1 of 2 commitments on record"]
    assert set(rows) == {"recommendations", "reported_figures", "projects", "commitments", "copublications", "observations"}
    with pytest.raises(UserError, match="no target for none; no recommendation rec-6"):
        outlook.recommendation_table(recommendations.iloc[:5], tables, panels, "PAK")
