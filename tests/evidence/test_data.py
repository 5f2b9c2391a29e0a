"""The data contract: what must hold of the project's own data package."""

import re
import time
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from corridor.edition import load_edition
from corridor.evidence import check, load_package
from corridor.evidence.partial_dates import interval

ROOT = Path(__file__).resolve().parents[2]
SOURCE_COLUMN = re.compile(r"source(_[a-z0-9]+)*_id")
WITHOUT_SOURCE = {"sources", "observations", "claim_rules"}
"""Sources are sources; observations have the source of their series; rules are our own."""


@pytest.fixture(scope="module")
def evidence():
    return load_package(ROOT)


@pytest.fixture(scope="module")
def tables(evidence):
    return {name: evidence.table(name) for name in evidence.names}


def test_the_package_has_no_fault():
    assert [str(fault) for fault in check(ROOT, load_edition(ROOT / "edition.yml").date)] == []


def test_the_package_is_at_most_12_megabytes():
    size = sum(path.stat().st_size for path in (ROOT / "data").rglob("*") if path.is_file())
    assert size <= 12_000_000


def test_what_one_chapter_needs_is_loaded_quickly():
    start = time.perf_counter()
    evidence = load_package(ROOT)
    for name in ("events", "event_sources", "commitments", "sources", "arms_supplies"):
        evidence.table(name)
    evidence.panel("gdp_current")
    # A second is the promise on a quiet machine; the tests run beside others.
    assert time.perf_counter() - start < 3


def test_no_table_is_empty(tables):
    assert [name for name, frame in tables.items() if frame.empty] == []


def test_every_row_has_a_source(tables):
    for name, frame in tables.items():
        if name not in WITHOUT_SOURCE:
            columns = [column for column in frame.columns if SOURCE_COLUMN.fullmatch(column)]
            assert columns, name
            sourced = frame[columns].notna().any(axis=1)
            if name == "claim_evidence":  # a row that names a table has the sources of the row it names
                sourced |= frame["table"].notna()
            assert sourced.all(), name


def test_every_source_is_used(tables):
    used = set()
    for name, frame in tables.items():
        if name != "sources":
            used.update(*(frame[column].dropna() for column in frame.columns if SOURCE_COLUMN.fullmatch(column)))
    assert set(tables["sources"]["source_id"]) == used


def test_every_resource_says_what_it_holds_and_on_what_terms(evidence):
    for resource in evidence.descriptor["resources"]:
        assert resource["title"] and resource["description"] and resource["licenses"], resource["name"]
        assert resource["encoding"] == "utf-8"
        assert resource["schema"]["primaryKey"]
        assert all(field["title"] and field["description"] for field in resource["schema"]["fields"]), resource["name"]


def test_files_are_plain(evidence):
    for resource in evidence.descriptor["resources"]:
        content = (ROOT / "data" / resource["path"]).read_bytes()
        assert b"\r" not in content and content.endswith(b"\n"), resource["name"]


@pytest.mark.parametrize(
    ("table", "rows"),
    [("events", 446), ("commitments", 132), ("claims", 123), ("phases", 4), ("domains", 5), ("recommendations", 6), ("cables", 526)],
)
def test_known_numbers_of_rows(tables, table, rows):
    assert len(tables[table]) == rows


def test_china_supplied_81_percent_of_pakistans_arms_in_2020_to_2024(tables):
    supplies = tables["arms_supplies"]
    supplies = supplies[supplies["year"].between(2020, 2024)]
    share = 100 * supplies.loc[supplies["supplier_iso3"] == "CHN", "tiv_m"].sum() / supplies["tiv_m"].sum()
    assert share == pytest.approx(81.1, abs=0.05)
    windows = tables["arms_supplier_windows"]
    window = windows[(windows["recipient_iso3"] == "PAK") & (windows["period"] == "2020-2024")]
    assert window["china_share_pct"].item() == 81.1


def test_pakistan_is_first_in_the_china_index_of_2024(tables):
    index = tables["china_index"].set_index(["edition", "iso3", "domain"])
    overall = index.loc[(2024, "PAK", "overall")]
    assert (overall["rank"], overall["n_countries"], overall["published_rank"]) == (1, 101, 1)
    assert index.loc[(2022, "PAK", "overall"), ["points", "max_points"]].tolist() == [242, 380]


def test_computed_scores_of_2024_are_the_published_ones(tables):
    scores = tables["china_index"].query("edition == 2024")
    assert (scores["score"] - scores["published_score"]).abs().max() < 0.06


def test_six_reactors_operate_in_pakistan(tables):
    reactors = tables["reactors"].query("is_main == 1")
    assert (reactors["status"] == "operational").sum() == 6
    assert len(reactors) == 8


def test_77_projects_are_counted_once(tables):
    main = tables["projects"].query("is_main == 1")
    assert len(main) == 77
    assert main["project_id"].is_unique
    assert set(main["project_id"]) == set(tables["projects"]["project_id"])


def test_solar_imports_of_2024_are_about_17_gigawatts(tables):
    solar = tables["solar_exports"].query("iso3 == 'PAK' and year == 2024")
    assert solar["capacity_mw"].sum() / 1000 == pytest.approx(16.62, abs=0.01)
    monthly = tables["solar_exports_monthly"]
    months = monthly[monthly["month"].str.startswith("2024") & (monthly["product"] == "panels")]
    assert months["capacity_mw"].sum() == pytest.approx(solar.set_index("product").loc["panels", "capacity_mw"], abs=0.1)


def test_development_finance_of_pakistan_adds_up_to_the_known_sum(tables):
    finance = tables["development_finance"]
    finance = finance[(finance["recipient_iso3"] == "PAK") & (finance["dataset"] == "GCDF_3.0") & (finance["is_total"] == 0)]
    assert finance["amount_adjusted_usd_m"].sum() / 1000 == pytest.approx(70.3, abs=0.05)


def test_fourteen_satellites_are_pakistani(tables):
    satellites = tables["satellites"].query("is_main == 1")
    assert (satellites["count_as_pakistani"] == 1).sum() == 14
    assert satellites["sat_id"].is_unique


def test_cables_agree_with_their_landings(tables):
    landings = tables["cable_landings"].groupby("cable_id")
    cables = tables["cables"].set_index("cable_id")
    assert landings["landing_point_id"].nunique().sort_index().tolist() == cables["n_landing_points"].sort_index().tolist()
    assert landings["country_iso3"].nunique().sort_index().tolist() == cables["n_countries"].sort_index().tolist()
    pakistan = landings["country_iso3"].agg(lambda codes: int("PAK" in set(codes)))
    assert pakistan.sort_index().tolist() == cables["lands_in_pakistan"].sort_index().tolist()


def test_the_first_source_of_an_event_is_that_of_the_events_table(tables):
    first = tables["event_sources"].query("order == 1").set_index("event_id")["source_id"]
    assert first.to_dict() == tables["events"].set_index("event_id")["source_id"].to_dict()


def test_the_precision_of_a_date_is_that_of_its_text(tables):
    events = tables["events"]
    assert events["date_precision"].map({"year": 4, "month": 7, "day": 10}).tolist() == events["date"].str.len().tolist()


def test_no_commitment_operates_before_it_was_agreed(tables):
    commitments = tables["commitments"].dropna(subset=["operational_date"])
    for row in commitments.itertuples():
        assert interval(row.operational_date).latest >= interval(row.agreed_date).earliest, row.commitment_id


def test_operational_commitments_have_a_date_and_the_others_none(tables):
    commitments = tables["commitments"]
    assert ((commitments["outcome"] == "operational") == commitments["operational_date"].notna()).all()


def test_commitments_agree_with_their_events_on_the_corrected_dates(tables):
    dates = tables["events"].set_index("event_id")["date"]
    commitments = tables["commitments"]
    for event, day in (("agreed_event_id", "agreed_date"), ("operational_event_id", "operational_date")):
        linked = commitments.dropna(subset=[event])
        assert linked.loc[linked[event].map(dates) != linked[day], "commitment_id"].tolist() == []


def test_corrections_are_those_of_the_audit(tables):
    figures = tables["reported_figures"].set_index("figure_id")
    assert figures.loc["TF007", "value_date"] == "2024-12-31"
    commitments = tables["commitments"].set_index("commitment_id")
    assert commitments.loc["lahore-safe-city", "operational_date"] == "2018-01-04"
    assert commitments.loc["psf-nsfc-joint-research", "operational_not_before"] == "2015-12"
    assert commitments.loc["wut-pueet-ai-centre", "agreed_date"] == "2021-11"
    assert tables["events"].set_index("event_id").loc["2020-ml1-loan-request", "date"] == "2020-11-13"


def test_a_reported_figure_has_exactly_one_value(tables):
    values = tables["reported_figures"][["value_number", "value_text", "value_date"]]
    assert (values.notna().sum(axis=1) == 1).all()


def test_an_indicator_has_one_unit_and_one_first_choice(tables):
    series = tables["series"]
    assert (series.groupby("indicator")["unit"].nunique() == 1).all()
    assert (series.groupby("indicator")["preferred"].sum() == 1).all()
    assert ((series["preferred"] == 1) == (series["preference"] == 1)).all()
    assert not series.duplicated(["indicator", "preference"]).any()


def test_shares_in_percent_lie_between_0_and_100(tables):
    panel = tables["observations"].merge(tables["series"][["series_id", "indicator", "unit"]], on="series_id")
    shares = panel[panel["unit"].str.startswith("percent")]
    outside = shares[~shares["value"].between(0, 100)]
    # Growth and net flows can be negative.
    assert set(outside["indicator"]) <= {"gdp_growth", "gdp_growth_factbook", "fdi_net_inflows"}


def test_every_indicator_can_be_asked_for(evidence, tables):
    for indicator in tables["series"]["indicator"].unique():
        panel = evidence.panel(indicator)
        assert not panel.empty and not panel.duplicated(["iso3", "year"]).any(), indicator


def test_only_scheduled_and_planned_dates_lie_after_the_edition(evidence):
    allowed = {
        (resource["name"], field["name"])
        for resource in evidence.descriptor["resources"]
        for field in resource["schema"]["fields"]
        if field.get("futureAllowed")
    }
    assert allowed == {
        ("debt_service", "year"),
        ("cables", "rfs_year"),
        ("power_plants", "commissioning_year"),
        ("coal_finance_pakistan", "start_year"),
        ("reported_figures", "value_date"),
    }


def test_every_column_with_dates_is_checked_as_such(evidence, tables):
    for resource in evidence.descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            name = field["name"]
            if name.endswith("_date") or name == "date":
                assert field.get("dateKind") == "partial", (resource["name"], name)
            if name == "year" or name.endswith("_year"):
                assert field.get("dateKind") == "year", (resource["name"], name)


def test_no_row_speaks_of_the_work_behind_the_package(tables):
    words = re.compile(r"\bseed (?:claim|document|text|report|figure)|sibling table|harvest(?:er|ed)\b|this session|look-ups?\b", re.IGNORECASE)
    for name, frame in tables.items():
        for column in frame.select_dtypes("str"):
            found = frame.loc[frame[column].str.contains(words, na=False), column]
            assert found.empty, (name, column, found.head(3).tolist())


def test_the_edition_is_the_day_that_the_checks_use():
    assert load_edition(ROOT / "edition.yml").date == date(2026, 11, 24)


def test_provenance_names_tables_of_the_package(evidence, tables):
    assert set(tables["provenance"]["table"]) <= set(evidence.names)
    bulk = [name for name in evidence.names if not {"locator", "note"} & set(tables[name].columns) and "source_id" in tables[name].columns]
    described = set(tables["provenance"]["table"])
    assert [name for name in bulk if name not in described | {"sources", "countries", "domains", "corrections", "indicators"}] == []


def test_countries_have_one_code_and_name(tables):
    countries = tables["countries"]
    assert countries["name"].is_unique
    assert countries.set_index("iso3").loc["PAK", "name"] == "Pakistan"
    assert isinstance(countries, pd.DataFrame)
