"""Measures of the claims' second look on small tables."""

from __future__ import annotations

import pandas as pd

from corridor.analysis import claim_checks as checks


def test_a_brief_is_no_evidence_for_a_brief():
    events = pd.DataFrame({"event_id": ["a", "b"], "date": ["2024-05-30", "2026-01"], "quantity": [32.0, 1000.0], "source_id": ["ministry", "rcas-2026-brief"]})
    sources = pd.DataFrame({"event_id": ["a", "a", "b"], "source_id": ["ministry", "rcas-2026-brief", "rcas-2026-brief"]})
    tables = {"events": events, "event_sources": sources}
    found = checks.event_date("a")(tables, {})
    assert (found.value, found.words) == ("2024-05-30", "30\N{NO-BREAK SPACE}May 2024")
    assert list(found.rows["event_sources"]["source_id"]) == ["ministry"]
    assert checks.event_quantity("a", "MoUs")(tables, {}).value == 32
    assert checks.event_date("b")(tables, {}) is None
    assert checks.event_date("c")(tables, {}) is None


def test_world_ranks_leave_aggregates_out():
    panel = pd.DataFrame({"iso3": ["WLD", "CHN", "USA", "IND"], "year": 2023, "value": [100.0, 17.8, 27.4, 3.6], "source_id": "bank"})
    found = checks.world_rank("gdp", "CHN", 2023, "at current prices")({}, {"gdp": panel})
    assert (found.value, found.words) == (2, "2nd in 2023, at current prices")
    assert checks.world_rank("gdp", "CHN", 1900, "")({}, {"gdp": panel}) is None


def test_growing_members_counts_the_g20_only():
    panel = pd.DataFrame({"iso3": ["CHN", "TUR", "USA", "ETH"], "year": 2020, "value": [2.3, 1.8, -2.2, 6.1], "source_id": "bank"})
    assert checks.growing_members(2020)({}, {"gdp_growth": panel}).words == "2 of 3 G20 countries grew in 2020"


def test_energy_shares_come_from_the_register_and_from_reports_but_not_from_the_brief():
    projects = pd.DataFrame(
        {"is_main": [1, 1, 0], "in_cpec_list": "yes", "cost_usd_m": [60.0, 40.0, 900.0], "category": ["coal", "road", "coal"], "source_id": "a"}
    )
    figures = pd.DataFrame(
        {"indicator": "energy share of the plan", "unit": "percent", "value_number": [73.0, 61.0], "source_id": ["paper", "rcas-2026-brief"]}
    )
    found = checks.energy_shares({"projects": projects, "reported_figures": figures}, {})
    assert found.value == (60.0, 73.0)
    assert found.words == "60 to 73%, by the list"


def test_heavy_weapons_are_counted_in_pieces():
    register = pd.DataFrame(
        {"description": ["tank", "tank", "frigate"], "supplier_iso3": ["CHN", "UKR", "CHN"], "number_delivered": [300, 100, 4], "source_id": "sipri"}
    )
    assert checks.heavy_weapons({"arms_register": register}, {}).value == 75


def test_partner_rank_is_among_the_named_or_all():
    pairs = pd.DataFrame(
        {"field": "all_se", "period": "2022", "country_iso3": ["PAK", "IND", "USA"], "partner_iso3": "CHN", "copublications": [9, 6, 60], "source_id": "nsf"}
    )
    assert checks.partner_rank(checks.SOUTH_ASIA, "x")({"copublications": pairs}, {}).value == 1
    assert checks.partner_rank(None, "x")({"copublications": pairs}, {}).value == 2


def test_each_claim_is_checked_once():
    ids = [check.claim_id for check in checks.CHECKS]
    assert len(ids) == len(set(ids)) >= 20
