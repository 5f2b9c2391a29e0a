"""Shares and concentration: closed forms, hand-worked cases, invariances."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from corridor.analysis.concentration import concentration, hhi, in_windows, number_equivalent, supplier_shares
from corridor.errors import UserError


def table(rows: list[tuple[str, str | None, float | None]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["iso3", "supplier", "usd_m"])


def measured(rows, **options) -> pd.Series:
    return concentration(table(rows), group="iso3", supplier="supplier", amount="usd_m", **options).iloc[0]


@pytest.mark.parametrize("n", [1, 2, 3, 10, 137])
def test_index_of_n_equal_suppliers_is_one_over_n(n):
    row = measured([("PAK", f"S{i:03}", 7.0) for i in range(n)])
    assert row.hhi == pytest.approx(1 / n)
    assert row.number_equivalent == pytest.approx(n)
    assert (row.hhi_low, row.hhi_high) == (pytest.approx(1 / n), pytest.approx(1 / n))


def test_hand_worked_case():
    # 60, 30 and 10 of 100: 0.36 + 0.09 + 0.01 = 0.46
    row = measured([("PAK", "CHN", 60), ("PAK", "USA", 30), ("PAK", "FRA", 10)], top=2)
    assert row.hhi == pytest.approx(0.46)
    assert row.top_supplier == "CHN"
    assert row.top_share == pytest.approx(0.6)
    assert row.top_n_share == pytest.approx(0.9)
    assert row.total == 100
    assert row.n_suppliers == 3


def test_unnamed_suppliers_become_bounds():
    # Named 40 and 40, not named 20 of 100. Named only: 0.5. Low: 0.16 + 0.16. High: 0.6 squared + 0.16.
    row = measured([("PAK", "CHN", 40), ("PAK", "USA", 40), ("PAK", "not named", 15), ("PAK", None, 5)])
    assert row.unknown_share == pytest.approx(0.2)
    assert row.hhi == pytest.approx(0.5)
    assert row.hhi_low == pytest.approx(0.32)
    assert row.hhi_high == pytest.approx(0.52)
    assert row.n_suppliers == 2


def test_index_lies_within_its_bounds_whatever_the_amounts():
    generator = np.random.default_rng(3)
    for _ in range(200):
        amounts = generator.gamma(0.5, 10, size=generator.integers(2, 9))
        rows = [("X", "not named" if i == 0 else f"S{i}", value) for i, value in enumerate(amounts)]
        row = measured(rows)
        assert row.hhi_low - 1e-12 <= row.hhi <= row.hhi_high + 1e-12


def test_group_in_which_nobody_is_named_has_no_index():
    row = measured([("PAK", "unknown", 10)], unknown={"unknown"})
    assert row.n_suppliers == 0
    assert math.isnan(row.hhi)
    assert row.unknown_share == 1


def test_group_without_amounts_has_no_shares():
    shares = supplier_shares(table([("PAK", "CHN", None)]), group="iso3", supplier="supplier", amount="usd_m")
    assert shares["share"].isna().all()
    assert measured([("PAK", "CHN", None)]).n_suppliers == 0


def test_suppliers_of_zero_amount_are_not_counted():
    assert measured([("PAK", "CHN", 5), ("PAK", "USA", 0)]).n_suppliers == 1


def test_rows_of_one_supplier_are_added():
    shares = supplier_shares(
        table([("PAK", "CHN", 30), ("PAK", "USA", 10), ("PAK", "CHN", 60)]), group="iso3", supplier="supplier", amount="usd_m"
    )
    assert list(shares["supplier"]) == ["CHN", "USA"]
    assert list(shares["share"]) == pytest.approx([0.9, 0.1])
    assert list(shares["rank"]) == [1, 2]


def test_small_totals_are_flagged():
    rows = [("PAK", "CHN", 100), ("TON", "AUS", 1)]
    result = concentration(table(rows), group="iso3", supplier="supplier", amount="usd_m", small_total=50).set_index("iso3")
    assert not result.loc["PAK", "small"]
    assert result.loc["TON", "small"]


def test_order_of_rows_and_unit_of_amounts_change_nothing():
    rows = [("PAK", "CHN", 60.0), ("PAK", "USA", 30.0), ("IND", "RUS", 10.0), ("IND", "FRA", 12.0)]
    straight = concentration(table(rows), group="iso3", supplier="supplier", amount="usd_m")
    turned = concentration(table(rows[::-1]).assign(usd_m=lambda t: t["usd_m"] * 1000), group="iso3", supplier="supplier", amount="usd_m")
    pd.testing.assert_frame_equal(straight.drop(columns="total"), turned.drop(columns="total"))


def test_relabelling_suppliers_keeps_the_index():
    rows = [("PAK", "CHN", 60.0), ("PAK", "USA", 30.0), ("PAK", "FRA", 10.0)]
    renamed = [(g, {"CHN": "ZZZ", "USA": "AAA"}.get(s, s), v) for g, s, v in rows]
    assert measured(rows).hhi == pytest.approx(measured(renamed).hhi)


def test_several_group_columns():
    data = table([("PAK", "CHN", 1), ("PAK", "USA", 1)]).assign(period=["a", "b"])
    result = concentration(data, group=["iso3", "period"], supplier="supplier", amount="usd_m")
    assert list(result["hhi"]) == [1, 1]


def test_windows_may_overlap_and_keep_the_index():
    data = pd.DataFrame({"year": [2019, 2020, 2024]}, index=[2, 3, 4])
    found = in_windows(data, year="year", windows=[(2019, 2020), (2020, 2024)])
    assert list(found.index) == [2, 3, 3, 4]
    assert list(found["window"]) == ["2019-2020", "2019-2020", "2020-2024", "2020-2024"]


def test_index_against_the_variance_form():
    # HHI = n * variance of shares + 1/n, an identity (population variance).
    shares = np.array([0.4, 0.35, 0.2, 0.05])
    assert hhi(shares) == pytest.approx(len(shares) * shares.var() + 1 / len(shares))


@pytest.mark.parametrize("shares", [[0.5, 0.6], [-0.1, 1.1], [float("nan"), 1.0]])
def test_shares_that_are_none_are_refused(shares):
    with pytest.raises(ValueError, match="shares"):
        hhi(shares)


@pytest.mark.parametrize("index", [0, 1.5, -1])
def test_impossible_index_is_refused(index):
    with pytest.raises(ValueError, match="index"):
        number_equivalent(index)


def test_missing_column_and_negative_amount_are_refused():
    with pytest.raises(UserError, match="tiv_m"):
        supplier_shares(table([("PAK", "CHN", 1)]), group="iso3", supplier="supplier", amount="tiv_m")
    with pytest.raises(UserError, match="negative"):
        supplier_shares(table([("PAK", "CHN", -1)]), group="iso3", supplier="supplier", amount="usd_m")
