"""The cyberspace and space chapter on the project's own data."""

from __future__ import annotations

from corridor.evidence import load_package
from corridor.project import Project

DOMAIN = "cyberspace_space"


def test_register_and_launch_log_agree_on_the_years_that_both_cover(exhibits, value):
    launches = exhibits.figures[0].data
    until = launches.loc[launches["launch_date"] <= "2024-12-08"]
    owners = exhibits.figures[2].data.set_index("owner")
    assert owners.loc["Pakistan", "total"] == len(until) == 8
    assert owners.loc["Pakistan", "launched"] == (until["launcher"] == "China").sum() == 6
    assert value["space.own_satellites.pak"] == 14
    assert value["space.chinese_launches.pak"] == 11


def test_training_parts_add_up_to_the_target(value):
    parts = value["training.huawei_target_basic.2025_03"] + value["training.huawei_target_advanced.2025_03"]
    assert parts == value["training.huawei_target.2024_09"] == 300_000
    assert value["training.huawei_trained.2025_03"] == 20_315


def test_cybersecurity_rank_is_not_the_rank_among_distinct_scores(value):
    panels = load_package(Project.find().root)
    scores, ranks = panels.panel("gci_score"), panels.panel("gci_rank")
    last = scores.loc[scores["year"] == 2024].set_index("iso3")["value"]
    given = ranks.loc[ranks["year"] == 2024].set_index("iso3")["value"]
    assert last[last > last["PAK"]].nunique() + 1 == given["PAK"] == 25
    assert value["cyberspace.gci_rank.pak.2024"] == (last > last["PAK"]).sum() + 1 == 41


def test_networks_table_names_what_is_measured(exhibits):
    table = exhibits.tables[0].data
    assert {"March 2009", "third quarter 2020", "2022", "January 2025 to November 2025"} <= set(table["period"])
    assert table["measured"].notna().all()
    assert table.loc[table["subject"].str.startswith("Smartphones, Chinese"), "value"].item() == "68.2%"
