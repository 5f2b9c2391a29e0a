"""The maritime chapter on the project's own data."""

from __future__ import annotations

import pytest

DOMAIN = "maritime"


def test_cables_agree_with_the_summary_of_the_evidence(value):
    # Counted apart from this project: 7 in service, 4 with a Chinese owner, 1 supplier, 57.14 percent; 116 countries with China.
    assert value["maritime.cables.in_service.pak"] == 7
    assert value["maritime.cables.planned.pak"] == 3
    assert value["maritime.cables.with_chinese_owner.pak"] == 4
    assert value["maritime.cables.chinese_supplier.pak"] == 1
    assert value["maritime.cables.china_share.pak"] == pytest.approx(57.14, abs=0.01)
    assert value["maritime.cables.countries"] == 115


def test_direct_routes_agree_with_the_published_range(value):
    # 15.1, 9.6, 17.0 and 17.2 percent in the evidence, which divides by the stated totals.
    assert value["maritime.capacity.direct_lowest"] == pytest.approx(9.6, abs=0.1)
    assert value["maritime.capacity.direct_highest"] == pytest.approx(17.2, abs=0.1)
    assert value["maritime.capacity.total.installed"] == pytest.approx(17.21)


def test_ports_table_names_operators_and_periods(exhibits):
    table = exhibits.tables[0].data.set_index("port")
    assert table.at["Gwadar", "ships"] == "17 (2023)"
    assert "AD Ports" in table.at["Karachi", "operator"]
