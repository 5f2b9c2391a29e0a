"""Shares of co-authored papers, partners, and students, on hand-worked cases."""

import pandas as pd
import pytest

from corridor.analysis import research_talent as analysis


@pytest.fixture
def papers() -> pd.DataFrame:
    rows = [
        ("ai", "2003-2022", "PAK", "CHN", 30, 100, 30.0),
        ("ai", "2003-2022", "IND", "CHN", 40, 400, 10.0),
        ("ai", "2003-2022", "CHN", "IND", 40, 900, 4.4),
        ("ai", "2003-2022", "CHN", "PAK", 30, 900, 3.3),
        ("ai", "2003-2022", "PAK", "USA", 30, 100, 30.0),
        ("all_se", "2022", "PAK", "CHN", 60, 200, 30.0),
        ("all_se", "2022", "PAK", "SAU", 20, 200, 10.0),
        ("all_se", "2022", "IND", "CHN", 50, 1000, 5.0),
        ("all_se", "2022", "SGP", "CHN", 55, 100, 55.0),
        ("all_se", "2022", "CHN", "PAK", 60, 5000, 1.2),
        ("all_se", "2022", "CHN", "SGP", 55, 5000, 1.1),
        ("all_se", "2022", "CHN", "IND", 50, 5000, 1.0),
    ]
    columns = [
        "field",
        "period",
        "country_iso3",
        "partner_iso3",
        "copublications",
        "country_international_total",
        "partner_share_pct",
    ]
    table = pd.DataFrame(rows, columns=columns).assign(source_id="nsf")
    return table.set_axis(pd.RangeIndex(2, 2 + len(table), name="row"))


def test_sciences_come_before_ai_and_keys_fit_into_ids(papers: pd.DataFrame) -> None:
    assert analysis.editions(papers)["key"].tolist() == ["2022", "ai_2003_2022"]


def test_partners_are_ordered_by_papers_ties_by_code(papers: pd.DataFrame) -> None:
    first = analysis.partners_of(papers, country="PAK", most=1)
    assert first.set_index("field")["partner_iso3"].to_dict() == {"ai": "CHN", "all_se": "CHN"}
    assert analysis.partners_of(papers, country="CHN")["partner_iso3"].tolist() == ["IND", "PAK", "PAK", "SGP", "IND"]


def test_concentration_rests_on_pair_counts(papers: pd.DataFrame) -> None:
    measures = analysis.partner_concentration(papers, country="PAK")
    assert measures.loc[("all_se", "2022"), "hhi"] == pytest.approx(0.75**2 + 0.25**2)
    assert measures.loc[("ai", "2003-2022"), "number_equivalent"] == pytest.approx(2.0)


def test_coauthor_findings(papers: pd.DataFrame) -> None:
    found = {item.id: item for item in analysis.coauthor_findings(papers, country="PAK", partner="CHN")}
    assert found["research.coauthor_share.chn.pak.2022"].text == "30%"
    assert found["research.coauthor_rank.chn.pak.2022"].text == "2nd"
    assert found["research.coauthor_countries.chn.2022"].value == 3
    assert found["research.coauthor_median.chn.2022"].value == pytest.approx(30.0)
    assert found["research.partner_rank.chn.pak.2022"].value == 1
    assert found["research.rival_share.pak.2022"].value == pytest.approx(10.0)
    assert "(SAU)" in found["research.rival_share.pak.2022"].definition
    assert found["research.coauthored_papers.chn.pak.ai_2003_2022"].value == 30
    assert found["research.coauthor_share.chn.pak.2022"].inputs[0].rows == (7,)


def test_neighbour_findings_use_the_latest_sciences_edition_and_ai(papers: pd.DataFrame) -> None:
    found = {item.id: item.value for item in analysis.neighbour_findings(papers, country="PAK", neighbour="IND", partner="CHN")}
    assert found == {
        "research.coauthored_papers.chn.ind.2022": 50,
        "research.rank_among_partners.pak.chn.2022": 1,
        "research.coauthored_papers.chn.ind.ai_2003_2022": 40,
        "research.rank_among_partners.pak.chn.ai_2003_2022": 2,
    }


@pytest.fixture
def students() -> pd.DataFrame:
    rows = [(2014, "PAK", 100, 8, 4.0), (2014, "KOR", 500, 1, 20.0), (2018, "PAK", 250, 3, 5.0)]
    table = pd.DataFrame(rows, columns=["year", "origin_country_iso3", "students", "rank", "share_pct"]).assign(source_id="moe")
    return table.set_axis(pd.RangeIndex(2, 2 + len(table), name="row"))


@pytest.fixture
def figures() -> pd.DataFrame:
    ids = list(analysis.STUDENT_FIGURES)
    table = pd.DataFrame({"figure_id": ids, "value_number": [90.0, 190, 220, 240, 300, 310], "source_id": "press"})
    return table.set_axis(pd.RangeIndex(2, 2 + len(table), name="row"))


def test_student_numbers_keep_official_and_reported_apart(students: pd.DataFrame, figures: pd.DataFrame) -> None:
    numbers = analysis.student_numbers(students, figures, country="PAK")
    assert numbers["year"].tolist() == [2013, 2014, 2016, 2017, 2018, 2018, 2021, 2023]
    assert numbers.loc[numbers["kind"] == "official", "students"].tolist() == [100.0, 250.0]
    assert numbers.loc[numbers["year"] == 2018, "kind"].tolist() == ["official", "reported"]


def test_student_findings(students: pd.DataFrame, figures: pd.DataFrame) -> None:
    found = {item.id: item.text for item in analysis.student_findings(students, figures, country="PAK")}
    assert found["research.students_in_china.pak.2018"] == "250"
    assert found["research.students_rank.pak.2014"] == "8th"
    assert found["research.students_share.pak.2018"] == "5%"
    assert found["research.students_reported.pak.2023"] == "310"


def test_dated_facts_count_distinct_sources_and_default_to_the_first() -> None:
    events = pd.DataFrame({"event_id": ["b", "a"], "date": ["2020", "2019-05"]})
    sources = pd.DataFrame({"event_id": ["b", "b", "b"], "source_id": ["x", "y", "x"]})
    facts = analysis.dated_facts(events, sources)
    assert facts[["event_id", "n_sources"]].to_numpy().tolist() == [["a", 1], ["b", 2]]
