"""Maritime: kinds of presence, counting cables once per country, capacity by route, outages."""

from __future__ import annotations

import pandas as pd
import pytest

from corridor.analysis import maritime


@pytest.fixture
def cables() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "cable_id": ["peace-cable", "asia-africa-europe-1-aae-1", "imewe", "built", "inland", "future"],
            "owners": ["Peace Cable", "China Unicom; PTCL; Ooredoo", "PTCL", "PTCL", "PTCL", "China Mobile"],
            "chinese_owner_names": ["Peace Cable", "China Unicom", None, None, None, "China Mobile"],
            "chinese_owner": [1, 1, 0, 0, 0, 1],
            "chinese_supplier": pd.array([1, 0, None, 1, 0, 0], dtype="Int64"),
            "supplier_known": [1, 1, 0, 1, 1, 1],
            "is_planned": [0, 0, 0, 0, 0, 1],
            "rfs_year": pd.array([2022, 2017, 2010, 2015, 2001, 2025], dtype="Int64"),
        },
        index=pd.Index(range(2, 8), name="row"),
    )


@pytest.fixture
def landings() -> pd.DataFrame:
    pairs = [
        ("peace-cable", "PAK"), ("peace-cable", "PAK"), ("peace-cable", "EGY"),
        ("asia-africa-europe-1-aae-1", "PAK"), ("asia-africa-europe-1-aae-1", "EGY"),
        ("imewe", "PAK"), ("imewe", "EGY"),
        ("built", "PAK"), ("built", "OMN"),
        ("inland", "PAK"),
        ("future", "PAK"), ("future", "EGY"),
    ]  # fmt: skip
    return pd.DataFrame(pairs, columns=["cable_id", "country_iso3"])


def test_kinds_tell_sole_owners_from_consortium_members(cables):
    kinds = maritime.with_kind(cables).set_index("cable_id")["kind"]
    assert dict(kinds) == {
        "peace-cable": "sole",
        "asia-africa-europe-1-aae-1": "consortium",
        "imewe": "none",
        "built": "supplier",
        "inland": "none",
        "future": "sole",
    }


def test_cables_of_a_country_come_by_year_and_keep_their_rows(cables, landings):
    found = maritime.landing_in(cables, landings, "EGY")
    assert list(found["cable_id"]) == ["imewe", "asia-africa-europe-1-aae-1", "peace-cable", "future"]
    assert list(found.index) == [4, 3, 2, 7]


def test_presence_counts_a_cable_once_and_only_international_ones_in_service(cables, landings):
    table = maritime.presence_by_country(cables, landings, least=3)
    # Pakistan: PEACE, AAE-1, IMEWE, built; not the national one, not the planned one. Egypt has three, Oman one.
    assert list(table.index) == ["PAK", "EGY"]
    assert table.loc["PAK", ["n_cables", "n_owner", "n_supplier", "n_either", "n_sole"]].tolist() == [4, 2, 2, 3, 1]
    assert table.loc["PAK", "n_supplier_known"] == 3
    assert table.loc["PAK", "share_pct"] == pytest.approx(75)
    assert table.loc["EGY", "share_pct"] == pytest.approx(100 * 2 / 3)


def test_order_of_rows_changes_no_presence(cables, landings):
    turned = maritime.presence_by_country(cables.iloc[::-1], landings.iloc[::-1], least=3)
    pd.testing.assert_frame_equal(maritime.presence_by_country(cables, landings, least=3), turned)


@pytest.fixture
def figures() -> pd.DataFrame:
    ids, values = [], []
    for snapshot, total in (("earlier", 20.0), ("later", 6.0)):
        for route, pair in maritime.CAPACITY[snapshot].items():
            ids += pair
            values += [total if route == "total" else 1.0, total / 2 if route == "total" else 0.5]
    return pd.DataFrame({"figure_id": ids, "value_number": values}, index=pd.Index(range(2, 2 + len(ids)), name="row"))


def test_what_the_total_has_beyond_the_routes_is_not_itemised(figures):
    routes = maritime.capacity_by_route(figures).set_index(["snapshot", "measure", "route"])["tbps"]
    assert routes["earlier", "installed", maritime.NOT_ITEMISED] == pytest.approx(20 - 7)
    assert routes["later", "installed", maritime.NOT_ITEMISED] == 0
    assert routes["earlier", "activated", maritime.NOT_ITEMISED] == pytest.approx(10 - 3.5)


def test_routes_above_the_total_leave_nothing_negative(figures):
    routes = maritime.capacity_by_route(figures.assign(value_number=figures["value_number"].where(figures["figure_id"] != "MF001", 5.9)))
    assert (routes["tbps"] >= 0).all()


def test_capacity_shares_by_kind_add_up(figures, cables):
    shares = maritime.capacity_by_kind(maritime.capacity_by_route(figures), maritime.with_kind(cables).assign(kind="none"))
    assert shares.sum(axis=1).tolist() == pytest.approx([100] * 4)


def test_outages_name_cables_and_leave_out_repairs():
    figures = pd.DataFrame(
        {
            "subject": ["Outage"] * 5 + ["AAE-1"],
            "indicator": [
                "SMW4 and IMEWE cut near Jeddah", "SMW5 fault resolved", "PEACE cut near Sudan", "PTCL cable maintenance window",
                "cause unknown", "AAE-1 landed",
            ],
            "value_date": ["2025-09-06", "2026-07-03", "2025-03", "2026-04-14", None, "2017-06"],
        },
        index=pd.Index(range(2, 8), name="row"),
    )  # fmt: skip
    table = maritime.outages(figures)
    assert list(zip(table["date"], table["cable_id"], strict=True)) == [
        ("2025-03", "peace-cable"), ("2025-09-06", "imewe"), ("2025-09-06", "seamewe-4"),
    ]  # fmt: skip
    assert list(table["row"]) == [4, 2, 2]
    assert table["year"].iloc[0] == pytest.approx(2025 + 2.5 / 12)
