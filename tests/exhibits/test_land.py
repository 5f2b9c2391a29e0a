"""The land chapter on the project's own data: totals agree with what the sources publish."""

from __future__ import annotations

import pytest

DOMAIN = "land"


def test_the_register_has_77_projects_and_every_one_a_state(value):
    states = ("operational", "under_construction", "planned", "stalled", "cancelled", "unclear")
    assert value["land.projects.count"] == 77
    assert sum(value[f"land.projects.{state}"] for state in states) == 77
    assert sum(value[f"land.projects.{state}_listed"] for state in states) == value["land.projects.count_listed"]


def test_coal_agrees_with_the_published_sums(value):
    # 6,600 of 8,298 MW; $9,012.2 million and 65.85 percent, as the evidence computed them apart from this project.
    assert value["land.capacity_chinese.coal"] == pytest.approx(6600)
    assert value["land.capacity_chinese_share.coal"] == pytest.approx(79.5, abs=0.05)
    assert value["land.coal_finance.china_usd.pak"] == pytest.approx(9012.2)
    assert value["land.coal_finance.china_share.pak"] == pytest.approx(65.85, abs=0.01)


def test_solar_agrees_with_the_published_17_gw(value):
    assert round(value["land.solar.modules_2024"] / 1000) == 17
    assert value["land.solar.modules_2024"] == pytest.approx(16600, rel=0.01)
    assert value["land.generation.solar_share.2025"] == pytest.approx(18.771, abs=0.01)


def test_zones_and_railways_of_the_register_are_all_unfinished(value):
    assert (value["land.projects.count.sez"], value["land.projects.operational.sez"]) == (10, 0)
    assert (value["land.projects.count.rail"], value["land.projects.operational.rail"]) == (3, 0)


def test_own_sum_of_what_was_built_lies_near_the_official_one(value, exhibits):
    table = exhibits.tables[0].data.set_index("basis")
    built = table.loc["Register: projects in operation or completed"]
    assert built["all"] == pytest.approx(24.703, rel=0.03)  # National Assembly, 43 projects
    assert built["energy"] == pytest.approx(18.0, rel=0.01)  # newspaper list of 17 energy projects
    assert value["land.energy_share.lowest"] < value["land.energy_share.claimed"] < value["land.energy_share.highest"]
