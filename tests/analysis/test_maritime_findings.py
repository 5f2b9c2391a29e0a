"""Findings on the maritime domain: hand-worked cases."""

from __future__ import annotations

import pandas as pd
import pytest

from corridor.analysis import maritime_findings


def numbered(rows: dict[str, list]) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    frame.index = pd.RangeIndex(2, 2 + len(frame), name="row")
    return frame.assign(source_id="some-source")


@pytest.fixture
def cables() -> pd.DataFrame:
    return numbered(
        {
            "cable_id": ["a", "b", "c", "d"],
            "owners": ["China Mobile; X", "X", "Y", "Z"],
            "suppliers": ["ASN", "ASN; NEC", "NEC", "ASN"],
            "chinese_owner_names": ["China Mobile", None, None, None],
            "chinese_owner": [1, 0, 0, 0],
            "chinese_supplier": [0, 0, 0, 0],
            "supplier_known": [1, 1, 1, 1],
            "is_planned": [0, 0, 0, 1],
            "rfs_year": [2000, 2001, 2002, 2025],
        }
    )


def test_rank_leaves_china_out_and_planned_cables_do_not_count(cables):
    landings = numbered(
        {
            "cable_id": ["a", "b", "d", "a", "b", "c", "a", "a"],
            "country_iso3": ["PAK", "PAK", "PAK", "IND", "IND", "IND", "CHN", "OMN"],
        }
    )
    found = {item.id: item.value for item in maritime_findings.cable_findings(cables, landings, least=1)}
    assert found["maritime.cables.in_service.pak"] == 2
    assert found["maritime.cables.planned.pak"] == 1
    assert found["maritime.cables.china_share.pak"] == 50
    # Oman has one of one; China, with one of one as well, is left out. Cable c lands in one country only.
    assert found["maritime.cables.rank.pak"] == 2
    assert found["maritime.cables.countries"] == 3
    assert (found["maritime.cables.main_supplier.pak"], found["maritime.cables.main_supplier_count.pak"]) == ("ASN", 2)


def test_outages_count_reports_once_and_cables_apart():
    figures = numbered(
        {
            "subject": ["Outage"] * 3,
            "indicator": ["AAE-1 fault", "AAE-1 and SMW5 cut", "PEACE cut"],
            "value_date": ["2005-01-01", "2022-06-09", "2025-03"],
        }
    )
    found = {item.id: item.value for item in maritime_findings.outage_findings(figures)}
    assert found["maritime.outages.count"] == 3
    assert found["maritime.outages.since_2019"] == 2
    assert (found["maritime.outages.most_cable"], found["maritime.outages.most"]) == ("AAE-1", 2)
    assert found["maritime.outages.last"] == "2025-03"
