"""Claims by domain: the rule on hand-picked subjects, counts that add up."""

from __future__ import annotations

import pandas as pd
import pytest

from corridor.analysis.claims_by_domain import claim_domain, claims_of, verdict_findings


@pytest.mark.parametrize(
    ("subject", "section", "domain"),
    [
        ("CPEC energy share", "Phase II", "land"),
        ("Pak-China optical fibre cable", "IT", "land"),
        ("submarine cables", "II. Maritime", "maritime"),
        ("Navy suppliers", "defence", "maritime"),
        ("ports", "II. Maritime", "maritime"),
        ("Army equipment", "defence", "defence_nuclear"),
        ("nuclear cooperation", "nuclear", "defence_nuclear"),
        ("PakSat MM1", "space", "cyberspace_space"),
        ("BeiDou adoption", "defence", "cyberspace_space"),
        ("smart cities", "AI", "cyberspace_space"),
        ("Huawei training", "Phase IV", "research_talent"),
        ("S&T cooperation start", "Phase I", "research_talent"),
        ("something new", "II. Maritime", "maritime"),
    ],
)
def test_subject_places_a_claim_and_the_section_where_it_does_not(subject, section, domain):
    assert claim_domain(subject, section) == domain


@pytest.mark.parametrize("subject", ["exports", "GDP at PPP", "R&D spending", "China Index overall"])
def test_claims_on_the_world_or_the_whole_relation_belong_to_no_domain(subject):
    assert claim_domain(subject, "Introduction") is None


@pytest.fixture
def claims() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "claim_id": ["R1", "R2", "R3", "R4"],
            "subject": ["Navy", "ports", "submarine cables", "GDP at PPP"],
            "section": ["II. Maritime"] * 3 + ["Introduction"],
            "checkable": ["yes", "yes", "no", "yes"],
            "agreement": ["agrees", "not_found", "not_found", "agrees"],
            "source_brief_id": ["rcas-2026-brief"] * 4,
            "source_id": ["a", None, None, "b"],
        },
        index=pd.Index([2, 3, 4, 5], name="row"),
    )


def test_claims_of_a_domain_keep_their_rows(claims):
    assert list(claims_of(claims, "maritime").index) == [2, 3, 4]


def test_counts_by_verdict_add_up(claims):
    values = {item.id: item.value for item in verdict_findings(claims, "maritime", "Maritime connectivity")}
    assert values == {
        "claims.domain_count.maritime": 3,
        "claims.domain_agrees.maritime": 1,
        "claims.domain_differs.maritime": 0,
        "claims.domain_conflicting.maritime": 0,
        "claims.domain_not_found.maritime": 2,
    }


def test_a_domain_without_claims_gives_no_finding(claims):
    assert verdict_findings(claims, "land", "Land connectivity") == []
