"""Exhibits of the domain chapters: one module per domain, found by name, and the claims table that all of them share."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType

from corridor.analysis.claims import AGREES, CONFLICTING, DIFFERS, NOT_FOUND, VERDICTS
from corridor.analysis.claims_by_domain import claims_of, verdict_findings
from corridor.edition import Edition
from corridor.errors import UserError
from corridor.evidence import Evidence
from corridor.exhibits import Exhibits, TableExhibit
from corridor.formats import in_words
from corridor.names import hint

MODULES = MappingProxyType(
    {
        "land": "corridor.exhibits.land",
        "maritime": "corridor.exhibits.maritime",
        "cyberspace_space": "corridor.exhibits.cyberspace_space",
        "defence_nuclear": "corridor.exhibits.defence_nuclear",
        "research_talent": "corridor.exhibits.research_talent",
    }
)
"""Domain -> module with a function ``exhibits(evidence, edition) -> Exhibits``; imported when asked for, so that a run
depends on the code of its own domain only."""

_ORDER = (DIFFERS, CONFLICTING, AGREES, NOT_FOUND)

LONG = 20
"""Claims that a table shows in full. A longer one leaves out what agrees without naming a number or date: a date that agrees
says more than a general statement that does, and the chapter on the claims lists all of them."""

QUALITATIVE = "qualitative"


def domain_exhibits(domain: str, evidence: Evidence, edition: Edition) -> Exhibits:
    """Return what the chapter on ``domain`` shows: three figures, one table, and findings with the verdicts on the claims.

    Raises
    ------
    UserError
        For an unknown domain, naming the nearest.
    """
    found = import_module(MODULES[_known(domain)]).exhibits(evidence, edition)
    verdicts = verdict_findings(evidence.table("claims"), domain, domain_name(domain, evidence))
    return Exhibits(findings=(*found.findings, *verdicts), figures=found.figures, tables=found.tables)


def claims_table(domain: str, evidence: Evidence) -> TableExhibit:
    """Return the table of the briefs' claims on ``domain``: differing first, then agreeing, then those nothing was found on.

    Of more than :data:`LONG` claims, those that agree and name neither number nor date are left out, and the note says how many.

    Raises
    ------
    UserError
        For an unknown domain, or one on which the briefs make no claim.
    """
    claims = claims_of(evidence.table("claims"), _known(domain))
    if claims.empty:
        raise UserError(f"the briefs make no claim on the domain '{domain}'")
    claims = claims.assign(order=claims["agreement"].map(_ORDER.index)).sort_values(["order", "claim_id"], kind="stable")
    left_out = (claims["agreement"] == AGREES) & (claims["kind"] == QUALITATIVE) & (len(claims) > LONG)
    claims = claims.loc[~left_out]
    shown = claims.assign(verdict=claims["agreement"].map(VERDICTS))[["claim_id", "claim", "verdict", "evidence"]]
    name = domain_name(domain, evidence)
    return TableExhibit(
        data=shown,
        id=f"domains-{domain}-claims",
        caption=f"What the briefs say on {name[0].lower()}{name[1:]}, and what the evidence says",
        rows={"claims": claims.drop(columns="order")},
        note="R: RCAS brief of 2026; N: ISSRA insight of 2024; Q: news item of 2025. Claims are paraphrased. Not found means that no"
        f" independent evidence was found, which is no verdict on the claim.{_left_out_in_words(int(left_out.sum()))}",
        headings={"claim_id": "No.", "claim": "Claim", "verdict": "Verdict", "evidence": "Evidence"},
        wide=True,
    )


def domain_name(domain: str, evidence: Evidence) -> str:
    """Return the domain's name as the table ``domains`` has it."""
    domains = evidence.table("domains").set_index("domain")["name"]
    return str(domains[_known(domain)])


def _left_out_in_words(number: int) -> str:
    if not number:
        return ""
    more = "claim that agrees and names" if number == 1 else "claims that agree and name"
    return f" Left out: {in_words(number)} {more} neither number nor date; the chapter on the claims lists all."


def _known(domain: str) -> str:
    if domain not in MODULES:
        raise UserError(f"unknown domain '{domain}'{hint(domain, MODULES) or '; known: ' + ', '.join(MODULES)}")
    return domain
