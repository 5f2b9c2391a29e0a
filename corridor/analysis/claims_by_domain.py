"""Which of the briefs' claims fall into which domain, and how they fared.

A claim belongs to at most one domain, so that counts add up. The rule reads the claim's subject first and its section in the
brief second: subjects are compared with keywords, domain after domain in the order of :data:`KEYWORDS` (the special before
the general: a naval item in a chapter on arms is maritime). Claims about the world at large or about the relation as a whole
belong to none.
"""

from __future__ import annotations

import re
from types import MappingProxyType

import pandas as pd

from corridor.analysis.claims import VERDICTS
from corridor.findings import Finding, finding

KEYWORDS = MappingProxyType(
    {
        "maritime": ("navy", "sea guardian", "ports", "peace cable", "submarine"),
        "research_talent": (
            "research", "students", "postdocs", "academy", "training", "lab at", "s&t cooperation", "joint statement",
        ),
        "defence_nuclear": ("nuclear", "pac kamra", "tank", "aviation city", "army", "optical tracking"),
        "land": (
            "cpec power", "cpec energy", "cpec long term", "wind", "solar", "motorway", "highway", "expressway", "optical fibre",
            "sunwalk", "ml-1", "electric vehicles", "infrastructure",
        ),
        "cyberspace_space": (
            "quantum", "cetc", "emerging technologies lab", "5g", "it exports", "smart cit", "cloud", "e-commerce", "beidou", "cyber",
            "space", "ilrs", "paksat", "piesat", "semiconductor", "jwg on it", "it mous", "digital", "telecom", "smartphone", "icann",
            "internet governance", "innovation centres",
        ),
    }
)  # fmt: skip
"""Domain -> beginnings of words of which one must occur in the subject (lower case)."""

SECTIONS = MappingProxyType({"i. land": "land", "ii. maritime": "maritime", "iii. cyber and space": "cyberspace_space"})
"""Section of the RCAS brief (lower case) -> domain, for subjects that no keyword places."""


def claim_domain(subject: str, section: str) -> str | None:
    """Return the domain of a claim from its subject, else from its section; None where it belongs to none."""
    lowered = subject.lower()
    for domain, words in KEYWORDS.items():
        if any(re.search(rf"\b{re.escape(word)}", lowered) for word in words):
            return domain
    return SECTIONS.get(section.lower())


def claims_of(claims: pd.DataFrame, domain: str) -> pd.DataFrame:
    """Return the rows of ``claims`` that belong to ``domain``."""
    domains = [claim_domain(subject, section) for subject, section in zip(claims["subject"].fillna(""), claims["section"].fillna(""), strict=True)]
    return claims.loc[[value == domain for value in domains]]


def verdict_findings(claims: pd.DataFrame, domain: str, name: str) -> list[Finding]:
    """Return how many claims of the briefs fall into a domain, and how many of them got each verdict.

    Ids: ``claims.domain_count.<domain>``, ``claims.domain_<verdict>.<domain>``; a domain without claims gives none.
    """
    found = claims_of(claims, domain)
    if found.empty:
        return []
    results = [
        finding(
            id=f"claims.domain_count.{domain}", value=len(found), unit="count", rows={"claims": found},
            definition=f"Claims of the three briefs on {name}, placed by subject and section.",
        )
    ]  # fmt: skip
    for verdict, words in VERDICTS.items():
        chosen = found.loc[found["agreement"] == verdict]
        results.append(
            finding(
                id=f"claims.domain_{verdict}.{domain}", value=len(chosen), unit="count", rows={"claims": found},
                definition=f"Of the briefs' claims on {name}, those with the verdict: {words}.",
            )
        )  # fmt: skip
    return results
