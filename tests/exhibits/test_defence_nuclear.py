"""The defence and nuclear chapter on the project's own data."""

from __future__ import annotations

import pytest

from corridor.evidence import load_package
from corridor.project import Project

DOMAIN = "defence_nuclear"


def test_share_of_china_is_the_one_that_sipri_published(value):
    # 81 percent for 2020-24 and 63 percent of China's exports, as press reports give the fact sheet of March 2025.
    assert round(value["arms.supplier_share.chn.pak.2020_2024"]) == value["arms.share_reported.chn.pak.2020_2024"] == 81
    assert round(value["arms.recipient_share.pak.chn.2020_2024"]) == 63


def test_windows_agree_with_the_table_of_all_recipients(value):
    # Supplier windows of Pakistan in the package were computed apart from the annual table.
    windows = load_package(Project.find().root).table("arms_supplier_windows")
    own = windows.loc[(windows["recipient_iso3"] == "PAK") & (windows["window_end"] - windows["window_start"] == 4)]
    assert len(own) == 6
    for row in own.itertuples():
        period = f"{row.window_start}_{row.window_end}"
        assert value[f"arms.supplier_share.chn.pak.{period}"] == pytest.approx(row.china_share_pct, abs=0.06)
        assert 10_000 * value[f"arms.hhi.pak.{period}"] == pytest.approx(row.hhi, rel=0.002)


def test_reactors_of_the_register_and_of_the_world_table_agree(exhibits, value):
    assert value["nuclear.operating_reactors.pak"] == 6
    assert value["nuclear.countries_with_chinese_design"] == 1
    origins = exhibits.figures[2].data.set_index("country")
    assert origins.loc["Pakistan", "China"] == value["nuclear.operating_reactors.pak"]


def test_submarines_are_listed_as_ordered_and_not_delivered(exhibits):
    table = exhibits.tables[0].data.set_index("system")
    assert table.loc["Type-041", ["ordered", "delivered"]].tolist() == ["8", "0"]
    assert table.loc["J-10C", "delivered"] == "c. 25"
