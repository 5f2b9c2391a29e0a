"""Who attests a row, worked by hand on a few rows."""

import pandas as pd
import pytest

from corridor.evidence.attestation import BRIEFS, FIRST_HAND, KEEPERS, attestation, cited, publisher_key


class Tables:
    """Stands for the data package: the given tables, each with the row numbers of a file."""

    def __init__(self, **tables):
        self.tables = tables

    def table(self, name):
        frame = pd.DataFrame(self.tables[name])
        return frame.set_index(pd.RangeIndex(2, len(frame) + 2, name="row"))


SOURCES = {
    "source_id": ["daily", "daily-2", "weekly", "embassy", "bank", "bank-copy", "rcas-2026-brief"],
    "publisher": ["The Daily", "The Daily (Urdu)", "The Weekly", "Embassy of China", "World Bank; copy by A", "World Bank, IDS", "RCAS"],
    "kind": ["news", "news", "news", "official", "dataset", "dataset", "think_tank"],
}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("World Bank; copy by the ONE Campaign", "world bank"),
        ("AidData, William & Mary", "aiddata"),
        ("Defence.pk forum (news re-post)", "defence.pk forum"),
        ("U.S. Census Bureau; copy by L. Roeller", "u.s. census bureau"),
    ],
)
def test_copies_and_departments_of_a_publisher_are_one(name, key):
    assert publisher_key(name) == key


def test_publishers_are_counted_once_and_briefs_never():
    tables = Tables(
        sources=SOURCES,
        reported_figures={
            "source_id": ["daily", "daily; daily-2", "rcas-2026-brief", "embassy", "bank"],
            "source_2_id": ["weekly", None, None, "rcas-2026-brief", "bank-copy"],
            "source_brief_id": ["weekly"] * 5,
            "rival": [0, 1, 0, 0, 0],
            "computed": [0, 0, 0, 1, 0],
        },
    )
    known = attestation(tables, "reported_figures")
    assert known.index.tolist() == [2, 3, 4, 5, 6]
    assert known["publishers"].tolist() == [2, 1, 0, 1, 1]
    assert known["first_hand"].tolist() == [False, False, False, True, True]
    assert known["keeper"].tolist() == [False, False, False, False, True]
    assert known["contested"].tolist() == [False, True, False, False, False]
    assert known["estimated"].tolist() == [False, False, False, True, False]


def test_events_take_all_their_sources_and_say_how_exact_their_date_is():
    tables = Tables(
        sources=SOURCES,
        events={"event_id": ["a", "b", "c"], "source_id": ["daily"] * 3, "date_precision": ["day", "year", "day"], "date_may_be_report": [0, 0, 1]},
        event_sources={"event_id": ["a", "a", "b", "c"], "source_id": ["daily", "weekly", "rcas-2026-brief", "embassy"]},
    )
    known = attestation(tables, "events")
    assert known["publishers"].tolist() == [2, 0, 1]
    assert known["vague"].tolist() == [False, True, True]


def test_a_commitment_is_as_good_as_the_weaker_of_agreement_and_outcome():
    tables = Tables(
        sources=SOURCES,
        commitments={
            "source_id": ["embassy", "embassy", "bank"],
            "source_operational_id": ["daily", "daily", "weekly"],
            "agreed_date": ["2015-04-20", "2015", "2015-04-20"],
            "operational_date": ["2018-05-01", None, "2018-05-01"],
            "operational_not_before": [None, None, "2017-01-01"],
            "agreed_event_id": [None, "a", None],
            "operational_event_id": [None, "a", "a"],
        },
        event_sources={"event_id": ["a", "a"], "source_id": ["weekly", "daily"]},
    )
    known = attestation(tables, "commitments")
    # One paper on the outcome; no outcome, so the agreement and its event count; two papers on the outcome.
    assert known["publishers"].tolist() == [1, 3, 2]
    assert known["first_hand"].tolist() == [False, True, False]
    assert known["vague"].tolist() == [False, True, True]
    assert [len(pairs) for pairs in cited(tables, "commitments")] == [5, 4]


def test_observations_take_source_and_kind_of_their_series():
    tables = Tables(
        sources=SOURCES,
        series={"series_id": ["gdp", "share"], "source_id": ["bank", "embassy"], "derived": [0, 1]},
        observations={"series_id": ["gdp", "share", "gdp"]},
    )
    known = attestation(tables, "observations")
    assert known["keeper"].tolist() == [True, False, True]
    assert known["estimated"].tolist() == [False, True, False]


def test_rows_on_the_same_thing_are_told_apart():
    tables = Tables(
        sources=SOURCES,
        satellites={"sat_id": ["x", "x", "y"], "is_main": [1, 0, 1], "source_id": ["bank", "daily", "bank"]},
    )
    known = attestation(tables, "satellites")
    assert known["contested"].tolist() == [False, True, False]
    assert known["disputed"].tolist() == [True, False, False]


def test_the_words_of_the_rules_are_those_of_the_data(package_root):
    from corridor.evidence import load_package

    evidence = load_package(package_root)
    sources = evidence.table("sources")
    assert set(sources["source_id"]) >= BRIEFS
    assert set(sources["kind"]) >= FIRST_HAND
    assert set(sources.loc[sources["kind"].isin(FIRST_HAND), "publisher"].map(publisher_key)) >= KEEPERS
    for table in evidence.names:
        known = attestation(evidence, table)
        assert known.index.equals(evidence.table(table).index), table
        assert not known.isna().to_numpy().any(), table


@pytest.fixture
def package_root():
    from pathlib import Path

    return Path(__file__).resolve().parents[2]
