"""The research and talent chapter on the project's own data."""

from __future__ import annotations

import pytest

DOMAIN = "research_talent"


def test_shares_and_ranks_agree_with_those_noted_in_the_evidence(value):
    # Computed apart from this project from the same tables of the source.
    noted = {
        "1996": (3.63, 9),
        "2003": (3.44, 16),
        "2018": (30.85, 3),
        "2020": (35.28, 2),
        "2022": (34.81, 2),
        "ai_2003_2022": (22.99, 9),
    }
    for edition, (share, rank) in noted.items():
        assert value[f"research.coauthor_share.chn.pak.{edition}"] == pytest.approx(share, abs=0.01)
        assert value[f"research.coauthor_rank.chn.pak.{edition}"] == rank
    assert value["research.rank_among_partners.pak.chn.2022"] == 8


def test_share_is_papers_over_all_international_papers(exhibits):
    data = exhibits.figures[2].data
    computed = 100 * data["copublications"] / data["country_international_total"]
    assert (computed - data["partner_share_pct"]).abs().max() < 0.01


def test_2003_and_2022_list_the_same_countries_from_one_edition(exhibits):
    # The prose compares ranks of these two years, and of no others.
    rows = exhibits.figures[2].rows["copublications"]
    first, last = (rows.loc[rows["period"] == year] for year in ("2003", "2022"))
    assert set(first["country_iso3"]) == set(last["country_iso3"])
    assert set(first["source_id"]) == set(last["source_id"])


def test_students_of_2018_are_third(text):
    assert text["research.students_in_china.pak.2018"] == "28,023"
    assert text["research.students_rank.pak.2018"] == "3rd"


def test_table_of_facts_leaves_ordinals_out_of_quantities(exhibits):
    table = exhibits.tables[0].data
    assert not table["quantity"].dropna().str.contains("number").any()
    assert table["n_sources"].min() >= 1
