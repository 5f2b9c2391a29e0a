"""The pictures of the defence chapter show what they are given."""

import pandas as pd

from corridor.figures import defence_nuclear as figures


def test_bars_reach_the_yearly_total_and_early_years_are_pale() -> None:
    volumes = pd.DataFrame({"China": [1.0, 2.0], "Others": [3.0, 1.0]}, index=[1994, 1995])
    axes = figures.arms_by_supplier(volumes, first_exact=1995).axes[0]
    tops = [bar.get_y() + bar.get_height() for bar in axes.containers[1]]
    assert tops == [4.0, 3.0]
    assert [bar.get_alpha() for bar in axes.containers[0]] == [0.5, 1.0]


def test_the_named_country_is_a_line_through_its_windows() -> None:
    rows = [
        ("PAK", "2015-2019", 70.0, 0.5),
        ("PAK", "2020-2024", 80.0, 0.6),
        ("IND", "2020-2024", 0.0, 0.3),
        (pd.NA, "2015-2019", 5.0, 0.2),
    ]
    table = pd.DataFrame(rows, columns=["recipient_iso3", "period", "china_share_pct", "hhi_share"])
    share, index = figures.suppliers_in_world(table, country="PAK", name="Pakistan", windows=["2015-2019", "2020-2024"]).axes
    assert list(share.lines[-1].get_ydata()) == [70.0, 80.0]
    assert list(index.lines[-1].get_ydata()) == [0.5, 0.6]
    assert sum(len(dots.get_offsets()) for dots in share.collections) == 4


def test_origin_columns_add_up_to_the_fleet() -> None:
    buyers = pd.DataFrame(
        {"CHN": [6, 0], "RUS": [0, 2], "SWE": [0, 2], "unknown": [0, 1]}, index=pd.Index(["PAK", "FIN"], name="iso3")
    )
    buyers = buyers.assign(foreign=[6, 4], total=[6, 5], n_origins=[1, 2])
    columns = figures.origin_columns(buyers, {"PAK": "Pakistan", "FIN": "Finland"})
    assert columns.loc["Finland"].to_dict() == {
        "China": 0,
        "Russia": 2,
        "United States": 0,
        "Other foreign": 2,
        "Own or not known": 1,
    }
    assert columns.sum(axis=1).tolist() == [6, 5]
    bars = figures.reactors_by_origin(columns, bold=["Pakistan"]).axes[0]
    assert [label.get_text() for label in bars.get_yticklabels()] == ["Pakistan", "Finland"]
