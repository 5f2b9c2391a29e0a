"""Exhibits of the domain chapters: one module per domain, found by name, and the claims table that all of them share."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType

from corridor.analysis.claims import register as claims_register
from corridor.analysis.claims.findings import verdict_counts
from corridor.analysis.claims.register import QUALITATIVE, Register
from corridor.analysis.claims.rules import AGREES, CONFLICTING, DIFFERS, NOT_CHECKABLE, NOT_FOUND
from corridor.analysis.claims.shown import evidence_table
from corridor.edition import Edition
from corridor.errors import UserError
from corridor.evidence import Evidence
from corridor.exhibits import Exhibits, TableExhibit
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

_ORDER = (DIFFERS, CONFLICTING, AGREES, NOT_FOUND, NOT_CHECKABLE)

LEFT_OUT = " Left out are claims that agree and name neither number nor date; the chapter on the claims lists all."
LONG = 20
"""Claims that a table shows in full. A longer one leaves out what agrees without naming a number or date: a date that agrees
says more than a general statement that does, and the chapter on the claims lists all of them."""


def domain_exhibits(domain: str, evidence: Evidence, edition: Edition) -> Exhibits:
    """Return what the chapter on ``domain`` shows: three figures, one table, and findings with the verdicts on the claims.

    Raises
    ------
    UserError
        For an unknown domain, naming the nearest.
    """
    found = import_module(MODULES[_known(domain)]).exhibits(evidence, edition)
    register = _claims(domain, evidence)
    about = f"the briefs on {domain_name(domain, evidence)}"
    verdicts = verdict_counts(
        register, register.claims, about, total=f"claims.domain_count.{domain}", each=lambda verdict: f"claims.domain_{verdict}.{domain}"
    )
    return Exhibits(findings=(*found.findings, *verdicts), figures=found.figures, tables=found.tables)


def claims_table(domain: str, evidence: Evidence) -> TableExhibit:
    """Return the table of the briefs' claims on ``domain``: differing first, then agreeing, then those nothing was found on.

    Of more than :data:`LONG` claims, those that agree and name neither number nor date are left out, and the note says how many.

    Raises
    ------
    UserError
        For an unknown domain, or one on which the briefs make no claim.
    """
    register = _claims(domain, evidence)
    claims = register.claims
    if claims.empty:
        raise UserError(f"the briefs make no claim on the domain '{domain}'")
    claims = claims.assign(order=claims["verdict"].map(_ORDER.index)).sort_values(["order", "claim_id"], kind="stable")
    left_out = (claims["verdict"] == AGREES) & (claims["kind"] == QUALITATIVE) & (len(claims) > LONG)
    claims = claims.loc[~left_out]
    name = domain_name(domain, evidence)
    return TableExhibit(
        data=evidence_table(claims),
        id=f"domains-{domain}-claims",
        caption=f"What the briefs say on {name[0].lower()}{name[1:]}, and what the evidence says",
        rows=register.tables(claims),
        note="R: RCAS brief of 2026; N: ISSRA insight of 2024; Q: news item of 2025. Claims are paraphrased. Not found means that no"
        f" independent evidence was found, which is no verdict on the claim.{LEFT_OUT if left_out.any() else ''}",
        headings={"id": "No."},
        wide=True,
    )


def _claims(domain: str, evidence: Evidence) -> Register:
    """Return the part of the register that holds the claims on a domain."""
    claims = evidence.table("claims")
    return claims_register.read(evidence, only=claims.loc[claims["theme"] == _known(domain), "claim_id"])


def domain_name(domain: str, evidence: Evidence) -> str:
    """Return the domain's name as the table ``domains`` has it."""
    domains = evidence.table("domains").set_index("domain")["name"]
    return str(domains[_known(domain)])


def _known(domain: str) -> str:
    if domain not in MODULES:
        raise UserError(f"unknown domain '{domain}'{hint(domain, MODULES) or '; known: ' + ', '.join(MODULES)}")
    return domain
