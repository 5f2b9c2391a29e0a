"""The assessment of one country, its findings and its sentences, for a ranked country and one below the bar."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from corridor.analysis.exposure import report, sentences
from corridor.analysis.exposure.assessment import assess, share_below
from corridor.analysis.exposure.index import Construction
from corridor.errors import UserError

CHINA_INDEX = pd.DataFrame(
    [
        {"edition": edition, "iso3": iso3, "domain": domain, "score": score, "rank": rank, "n_countries": 4, "source_id": "index"}
        for edition, domain in ((2022, "overall"), (2024, "overall"), (2024, "technology"))
        for iso3, score, rank in (("AAA", 10.0, 4), ("BBB", 20.0, 3), ("CCC", 40.0, 1), ("DDD", 30.0, 2))
    ]
)
COUNTRIES = pd.DataFrame({"iso3": ["AAA", "BBB", "CCC", "DDD", "EEE"], "name": ["Aland", "Beland", "Celand", "Deland", "Eland"]})


@pytest.fixture
def assessment(values, table, make_matrix):
    def make(country: str):
        values.loc["EEE"] = [60.0, np.nan, np.nan]
        return assess(
            country, matrix=make_matrix(values, table), construction=Construction(capped=False), countries=COUNTRIES, indicators=table,
            china_index=CHINA_INDEX, rng=np.random.default_rng(1), draws=200,
        )  # fmt: skip

    return make


def facts_in(text: str) -> set[str]:
    return set(re.findall(r"\{fact\}`([^`|]+)", text))


SAID = (
    sentences.key_messages, sentences.standing, sentences.drivers, sentences.robustness, sentences.yardstick, sentences.briefs, sentences.figure_title,
)  # fmt: skip


@pytest.mark.parametrize("country", ["CCC", "BBB", "EEE"])
@pytest.mark.parametrize("say", SAID)
def test_every_fact_that_is_said_was_found(assessment, country, say):
    result = assessment(country)
    found = {item.id for item in report.findings(result)}
    text = say(result)
    assert facts_in(text) <= found
    assert not re.search(r"\d", re.sub(r"\{fact\}`[^`]*`|\b(19|20)\d\d\b", "", text)), "a number in prose must be a fact"


def test_ranked_and_unranked_countries_are_told_apart(assessment):
    first, below = assessment("CCC"), assessment("EEE")
    assert first.ranked and not below.ranked
    ids = {item.id: item for item in report.findings(first)}
    assert ids["exposure.rank.ccc"].text == "1st"
    assert ids["exposure.country_count"].value == 4
    assert "has no rank" in sentences.standing(below)
    unranked = {item.id: item for item in report.findings(below)}
    assert "exposure.rank.eee" not in unranked
    assert unranked["exposure.no_rank_reason.eee"].value.startswith("1 of 3 indicators are known")
    assert unranked["exposure.pillar_score.arms.eee"].value == 75


def test_findings_rest_on_the_country_and_the_definitions(assessment):
    rank = next(item for item in report.findings(assessment("BBB")) if item.id == "exposure.rank.bbb")
    assert {used.table: used.rows for used in rank.inputs} == {"supply": (3,), "indicators": (2, 3, 4)}
    assert rank.interval is not None and rank.interval[0] <= rank.value <= rank.interval[1]


def test_shares_below_do_not_count_equals(values):
    values.loc["DDD", "arms_share"] = 20.0
    below = share_below(values, values.index, "BBB")
    assert below["arms_share"] == pytest.approx(100 / 3)
    assert np.isnan(share_below(values.assign(weight=np.nan), values.index, "BBB")["weight"])


def test_the_table_shows_ranges_and_unknowns(assessment):
    table = sentences.profile_table(assessment("EEE"))
    assert list(table["shown"]) == ["60%", "not known", "not known"]
    assert list(table["years"])[0] == "2020\N{EN DASH}2024"


def test_an_unknown_country_is_refused(assessment):
    with pytest.raises(UserError, match=r"nearest: .*CCC \(Celand\)"):
        assessment("CCB")


@pytest.mark.parametrize(
    ("share", "words"), [(1.0, "nearly all"), (0.8, "most"), (0.6, "more than half"), (0.5, "about half"), (0.3, "a minority"), (0.1, "few"), (0.0, "next to none")]
)
def test_shares_of_constructions_in_words(share, words):
    assert sentences.how_many(share) == words


def test_shares_of_constructions_are_not_called_likely(assessment):
    text = " ".join(say(assessment("CCC")) for say in SAID)
    assert "of the constructions tried" in text
    assert not re.search(r"\b(likely|unlikely|certain)\b", text.replace("not how likely", ""))


def test_a_shared_rank_of_the_china_index_is_told(assessment):
    result = assessment("CCC")
    tied = CHINA_INDEX.assign(rank=CHINA_INDEX["rank"].replace(2, 1))
    assert sentences._shared(result, 2024, "technology") == ""
    assert sentences._shared(replace(result, china_index=tied), 2024, "technology") == ", a rank it shares with Deland"
