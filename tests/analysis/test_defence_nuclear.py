"""Arms suppliers, the register, and reactors by origin, on hand-worked cases; SIPRI's published share on the real data."""

import pandas as pd
import pytest

from corridor.analysis import defence_nuclear as analysis

SOURCE = "sipri"


def supplies(rows: list[tuple[str, str, int, float, str]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["supplier_iso3", "supplier", "year", "tiv_m", "method"]).assign(source_id=SOURCE)
    table["supplier_iso3"] = table["supplier_iso3"].replace("", pd.NA)
    table.index = pd.RangeIndex(2, 2 + len(table), name="row")
    return table


def test_windows_count_unnamed_suppliers_in_shares_but_not_in_the_index() -> None:
    table = supplies(
        [
            ("CHN", "China", 2020, 60.0, "exact"),
            ("USA", "United States", 2024, 20.0, "exact"),
            ("", "unknown supplier(s)", 2021, 20.0, "exact"),
            ("CHN", "China", 2019, 500.0, "exact"),
        ]
    )
    row = analysis.supplier_windows(table, [(2020, 2024)]).loc["2020-2024"]
    assert row["china_share"] == pytest.approx(0.6)
    assert row["usa_share"] == pytest.approx(0.2)
    assert row["hhi"] == pytest.approx(0.75**2 + 0.25**2)
    assert not row["approximate"]


def test_a_window_with_one_approximate_row_is_approximate() -> None:
    table = supplies([("CHN", "China", 1994, 1.0, "approximate"), ("FRA", "France", 1993, 1.0, "exact")])
    row = analysis.supplier_windows(table, [(1990, 1994)]).loc["1990-1994"]
    assert row["approximate"]
    assert row["number_equivalent"] == pytest.approx(2.0)
    assert row["usa_share"] == 0.0


def test_groups_of_suppliers_keep_the_total_and_fill_years_without_deliveries() -> None:
    table = supplies(
        [("UKR", "Ukraine", 1997, 3.0, "exact"), ("FRA", "France", 1999, 4.0, "exact"), ("EGY", "Egypt", 1999, 5.0, "exact")]
    )
    groups = analysis.supplies_by_group(table)
    assert list(groups.index) == [1997, 1998, 1999]
    assert groups.loc[1998].sum() == 0
    assert groups.loc[1999, ["Western Europe", "Others"]].tolist() == [4.0, 5.0]
    assert groups.to_numpy().sum() == pytest.approx(table["tiv_m"].sum())


@pytest.fixture
def recipients() -> pd.DataFrame:
    rows = [
        ("PAK", 2020, 2024, 1000.0, 630.0, 63.0, 5000),
        ("KHM", 2020, 2024, 120.0, 114.0, 95.0, 9000),
        ("NPL", 2020, 2024, 1.0, 1.0, 100.0, 10000),
        ("CHN", 2020, 2024, 500.0, 0.0, 0.0, 5500),
        (pd.NA, 2020, 2024, 300.0, 255.0, 85.0, 7000),
        ("PAK", 2015, 2024, 9000.0, 900.0, 10.0, 1000),
    ]
    columns = ["recipient_iso3", "window_start", "window_end", "tiv_total_m", "tiv_from_china_m", "china_share_pct", "hhi"]
    table = pd.DataFrame(rows, columns=columns).assign(source_id=SOURCE, recipient="x", period="2020-2024")
    return table.set_axis(pd.RangeIndex(2, 2 + len(table), name="row"))


def test_comparison_leaves_out_small_recipients_the_supplier_and_other_windows(recipients: pd.DataFrame) -> None:
    kept = analysis.comparable_recipients(recipients, supplier="CHN", windows=[(2020, 2024)])
    assert list(kept["china_share_pct"]) == [63.0, 95.0, 85.0]
    assert list(kept["hhi_share"]) == [0.5, 0.9, 0.7]


def test_partner_weight_is_the_share_in_all_deliveries_of_the_window(recipients: pd.DataFrame) -> None:
    assert analysis.partner_weight(recipients, recipient="PAK", window=(2020, 2024)) == pytest.approx(630 / 1000)


def test_arms_findings_rank_among_comparable_recipients(recipients: pd.DataFrame) -> None:
    table = supplies([("CHN", "China", year, 1.0, "exact") for start, _ in analysis.WINDOWS for year in [start]])
    found = {item.id: item for item in analysis.arms_findings(table, recipients, country="PAK", partner="CHN")}
    assert found["arms.share_rank.chn.pak.2020_2024"].text == "3rd"
    assert found["arms.comparable_recipients.2020_2024"].value == 3
    assert found["arms.supplier_share.chn.pak.1990_1994"].text == "100%"
    assert found["arms.number_equivalent.pak.2020_2024"].text == "1.0"
    assert found["arms.recipient_share.pak.chn.2020_2024"].value == pytest.approx(63.0)


def test_chinese_platforms_are_recent_or_open_deals_of_complete_systems() -> None:
    columns = ["deal_id", "supplier_iso3", "designation", "description", "year_of_order", "number_ordered", "number_delivered"]
    rows = [
        ("A", "CHN", "old, delivered", "frigate", 2005, 4, 4),
        ("B", "CHN", "old, open", "tank", 1998, 10, 9),
        ("C", "CHN", "missile", "anti-ship missile", 2020, 10, 0),
        ("D", "CHN", "new", "submarine", 2015, 8, 0),
        ("E", "USA", "other supplier", "frigate", 2020, 1, 1),
    ]
    kept = analysis.chinese_platforms(pd.DataFrame(rows, columns=columns), since=2015)
    assert list(kept["deal_id"]) == ["B", "D"]


@pytest.fixture
def reactors() -> pd.DataFrame:
    rows = [
        ("PAK", "operational", "CHN"), ("PAK", "operational", "CHN"), ("PAK", "shutdown", "CAN"),
        ("FIN", "operational", "RUS"), ("FIN", "operational", "SWE"),
        ("KOR", "operational", "KOR"), ("KOR", "operational", "KOR"), ("KOR", "operational", "USA"),
        ("CHE", "operational", "USA"), ("CHE", "operational", "USA"), ("CHE", "operational", pd.NA),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["country_iso3", "status", "design_origin_iso3"]).assign(source_id="geo")


def test_importers_run_mostly_foreign_designs(reactors: pd.DataFrame) -> None:
    origins = analysis.origins_by_country(reactors)
    assert origins.loc["CHE", ["USA", "unknown"]].tolist() == [2, 1]
    buyers = analysis.importers(origins)
    assert list(buyers.index) == ["CHE", "FIN", "PAK"]
    assert buyers["n_origins"].to_dict() == {"CHE": 1, "FIN": 2, "PAK": 1}
    assert buyers["foreign"].to_dict() == {"CHE": 2, "FIN": 2, "PAK": 2}


def test_nuclear_findings_count_main_rows_only(reactors: pd.DataFrame) -> None:
    own = pd.DataFrame(
        [
            (1, "operational", 300.0, "CHN", "2000-09-15"), (0, "operational", 310.0, "CHN", "2001"),
            (1, "operational", 1000.0, "CHN", "2021-05-21"), (1, "under_construction", None, "CHN", None),
            (1, "shutdown", 125.0, "CAN", "1972-12-07"),
        ],
        columns=["is_main", "status", "capacity_net_mwe", "vendor_country_iso3", "commercial_date"],
    ).assign(source_id="geo")  # fmt: skip
    found = {item.id: item.text for item in analysis.nuclear_findings(own, reactors, country="PAK", partner="CHN")}
    assert found["nuclear.operating_reactors.pak"] == "2"
    assert found["nuclear.operating_capacity.pak"] == "1.3\N{NO-BREAK SPACE}GW"
    assert found["nuclear.chinese_design_share.pak"] == "100%"
    assert found["nuclear.chinese_vendor_reactors.pak"] == "all two"
    assert found["nuclear.under_construction.pak"] == "1"
    assert found["nuclear.countries_with_chinese_design"] == "1"
    assert found["nuclear.importers"] == "3"
    assert found["nuclear.single_origin_importers"] == "1"
    assert found["nuclear.first_operation.chn.pak"] == "15\N{NO-BREAK SPACE}September 2000"
