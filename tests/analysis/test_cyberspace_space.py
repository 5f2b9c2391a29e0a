"""Satellites, launches by owner, training and the cybersecurity index, on hand-worked cases."""

import pandas as pd
import pytest

from corridor.analysis import cyberspace_space as analysis


def indexed(table: pd.DataFrame) -> pd.DataFrame:
    return table.set_axis(pd.RangeIndex(2, 2 + len(table), name="row"))


@pytest.fixture
def satellites() -> pd.DataFrame:
    rows = [
        ("late", 1, "2024-05-03", "CHN", "PAK", "CHN", 1),
        ("first", 1, "1990-07-16", "CHN", "PAK", None, 1),
        ("leased", 1, "1996-02-01", "USA", "USA", None, 0),
        ("disputed", 1, "2018-07-09", "CHN", "PAK", None, 1),
        ("disputed", 0, "2018-07-09", None, "CHN", None, 0),
        ("shared", 1, "2025-01-14", "USA", "TUR", "PAK", 1),
        ("same", 1, "2011-08-11", "CHN", "CHN", None, 1),
        ("same", 0, "2011-08-11", None, "CHN", None, 0),
    ]
    columns = [
        "sat_id", "is_main", "launch_date", "launcher_country_iso3", "manufacturer_country_iso3", "manufacturer_2_country_iso3",
        "count_as_pakistani",
    ]  # fmt: skip
    return indexed(pd.DataFrame(rows, columns=columns).assign(source_id="gcat"))


@pytest.fixture
def owners() -> pd.DataFrame:
    rows = [
        ("launched_1957_2024", "PAK", "launcher_country", "CHN", 6), ("launched_1957_2024", "PAK", "launcher_country", "RUS", 2),
        ("launched_1957_2024", "NGA", "launcher_country", "CHN", 2), ("launched_1957_2024", "NGA", "launcher_country", "USA", 4),
        ("launched_1957_2024", "FRA", "launcher_country", "FRA", 50),
        ("launched_1957_2024", "VEN", "launcher_country", "CHN", 3),
        ("launched_1957_2024", "CHN", "launcher_country", "CHN", 900),
        ("launched_1957_2024", None, "launcher_country", "CHN", 7),
        ("active_2023", "PAK", "manufacturer_country", "CHN", 3),
    ]  # fmt: skip
    columns = ["basis", "owner_iso3", "dimension", "partner_iso3", "n_satellites"]
    return indexed(pd.DataFrame(rows, columns=columns).assign(source_id="gcat"))


def test_own_satellites_leave_out_leased_ones_and_variant_rows(satellites: pd.DataFrame) -> None:
    own = analysis.own_satellites(satellites)
    assert own["sat_id"].tolist() == ["first", "same", "disputed", "late", "shared"]
    assert own["maker"].tolist() == ["Pakistan", "China", "Pakistan", "Pakistan with China", "Pakistan with others"]
    assert own["maker_disputed"].tolist() == [False, False, True, False, False]


def test_launches_by_owner_leave_out_the_launcher_itself_and_owners_without_code(owners: pd.DataFrame) -> None:
    table = analysis.launches_by_owner(owners, partner="CHN")
    assert table.index.tolist() == ["VEN", "PAK", "NGA", "FRA"]
    assert table.loc["PAK", "share"] == pytest.approx(0.75)
    assert table.loc["PAK", "hhi"] == pytest.approx(0.75**2 + 0.25**2)
    assert table["small"].to_dict() == {"VEN": True, "PAK": False, "NGA": False, "FRA": False}
    assert table.loc["FRA", ["launched", "share"]].tolist() == [0, 0.0]


def test_space_findings(satellites: pd.DataFrame, owners: pd.DataFrame) -> None:
    found = {item.id: item.text for item in analysis.space_findings(satellites, owners, country="PAK", partner="CHN")}
    assert found["space.own_satellites.pak"] == "5"
    assert found["space.chinese_launch_share.pak"] == "80%"
    assert found["space.launches.pak.since_2018"] == "3"
    assert found["space.chinese_launches.pak.since_2018"] == "2"
    assert found["space.made_in_china.pak"] == "1"
    assert found["space.maker_disputed.pak"] == "1"
    assert found["space.latest_launch.pak"] == "14\N{NO-BREAK SPACE}January 2025"
    assert found["space.launcher_number_equivalent.pak"] == "1.5"  # 1 / (0.8² + 0.2²) = 1.47
    assert found["space.launch_share.chn.pak.to_2024"] == "75%"
    assert found["space.launch_rank.chn.pak.to_2024"] == "1st"
    assert found["space.launch_owners.chn.to_2024"] == "3"
    assert found["space.launch_customers.chn.to_2024"] == "3"


@pytest.fixture
def training() -> pd.DataFrame:
    people = {"TF173": 200.0, "TF172": 300.0, "TF175": 240.0, "TF176": 60.0, "TF174": 30.0}
    table = pd.DataFrame({"figure_id": list(people), "value_number": list(people.values()), "period": "2025", "source_id": "press"})
    return indexed(table)


def test_training_is_measured_against_the_target(training: pd.DataFrame) -> None:
    found = {item.id: item.value for item in analysis.training_findings(training)}
    assert found["training.huawei_target.2024_09"] == 300
    assert found["training.huawei_trained.2025_03"] == 30
    assert found["training.huawei_share_trained.2025_03"] == pytest.approx(10.0)


def test_training_steps_keep_the_order_of_the_programme(training: pd.DataFrame) -> None:
    steps = analysis.training_steps(training)
    assert steps["people"].tolist() == [200.0, 300.0, 240.0, 60.0, 30.0]


def test_cybersecurity_ranks_count_countries_that_score_higher() -> None:
    rows = [
        ("PAK", 2020, 64.88),
        ("IND", 2020, 97.5),
        ("PAK", 2024, 96.69),
        ("IND", 2024, 100.0),
        ("EGY", 2024, 100.0),
        ("IRN", 2024, 65.5),
    ]
    columns = ["iso3", "year", "value", "series_id", "source_id"]
    scores = indexed(pd.DataFrame([(*row, "gci_score.itu", "itu") for row in rows], columns=columns))
    series = indexed(pd.DataFrame({"series_id": ["gci_score.itu", "other.x"], "source_id": "itu"}))
    found = {item.id: item for item in analysis.cybersecurity_findings(scores, series, country="PAK", peers=["IND"])}
    assert {id: item.text for id, item in found.items()} == {
        "cyberspace.gci_score.pak.2020": "64.9",
        "cyberspace.gci_countries.2020": "2",
        "cyberspace.gci_rank.pak.2020": "2nd",
        "cyberspace.gci_score.pak.2024": "96.7",
        "cyberspace.gci_countries.2024": "4",
        "cyberspace.gci_rank.pak.2024": "3rd",  # two countries share the first rank
        "cyberspace.gci_rank.ind.2024": "1st",
    }
    assert {used.table: used.rows for used in found["cyberspace.gci_rank.ind.2024"].inputs} == {
        "observations": (4, 5, 6, 7),
        "series": (2,),
    }
