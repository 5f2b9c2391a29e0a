"""Findings of the register: how many claims got which verdict, by brief, theme and kind, and what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from corridor.analysis.claims.register import BETWEEN, BRIEFS, BY_JUDGEMENT, BY_RULE, QUALITATIVE, THEMES, Register
from corridor.analysis.claims.rules import AGREES, DIFFERS, NOT_FOUND, VERDICTS
from corridor.analysis.claims.wording import KNOWN_UNITS
from corridor.findings import Finding, finding

DECIDED = (AGREES, DIFFERS)


def register_findings(register: Register) -> list[Finding]:
    """Return the counts and shares of claims by verdict, of the whole register and by brief, theme and kind, and how they were decided."""
    claims = register.claims
    quantitative = claims["kind"] != QUALITATIVE
    found = verdict_counts(register, claims, "the three briefs", total="claims.count.all", each="claims.count.{}".format)
    found += _shares(register, claims, VERDICTS, "the three briefs", "claims.share.{}".format)
    for column, groups in (("brief", BRIEFS), ("theme", THEMES)):
        for group, words in groups.items():
            own = claims[claims[column] == group]
            if own.empty:
                continue
            name, about = (group, f"the {words}") if column == "brief" else (f"theme_{group}", f"the theme {words}")
            found += verdict_counts(register, own, about, total=f"claims.count.all.{name}", each=lambda verdict, name=name: f"claims.count.{verdict}.{name}")
            found += _shares(register, own, (AGREES, NOT_FOUND), about, lambda verdict, name=name: f"claims.share.{verdict}.{name}")
    for name, own in (("qualitative", claims[~quantitative]), ("quantitative", claims[quantitative])):
        about = f"the three briefs of the kind {name}"
        found += verdict_counts(register, own, about, total=f"claims.count.all.{name}", each=lambda verdict, name=name: f"claims.count.{verdict}.{name}")
    return found + _ways(register)


def verdict_counts(register: Register, claims: pd.DataFrame, about: str, *, total: str, each: Callable[[str], str]) -> list[Finding]:
    """Return how many of some claims there are (id ``total``) and how many of them got each verdict (id ``each(verdict)``)."""
    if claims.empty:
        return []
    rows, sources = register.tables(claims), register.sources(claims)
    results = [finding(id=total, value=len(claims), unit="count", rows=rows, sources=sources, definition=f"Claims of {about} in the register of claims")]
    for verdict, words in VERDICTS.items():
        results.append(
            finding(
                id=each(verdict), value=int((claims["verdict"] == verdict).sum()), unit="count", rows=rows, sources=sources,
                definition=f"Claims of {about} with the verdict: {words}",
            )
        )  # fmt: skip
    return results


def measured_findings(register: Register, claim_ids: Sequence[str]) -> list[Finding]:
    """Return, for each claim named, what was measured, in words, as ``claims.measured.<claim id>``; with the claimed quantity as parameter.

    Raises
    ------
    KeyError
        If a claim has no rule or nothing was measured.
    """
    known = register.claims.set_index("claim_id")
    results = []
    for claim_id in claim_ids:
        claim = known.loc[claim_id]
        if not claim["measured"]:
            raise KeyError(f"nothing is measured for the claim {claim_id}")
        results.append(
            finding(
                id=f"claims.measured.{claim_id.lower()}", value=listed(claim["measured"].split(BETWEEN)), unit="text", rows=register.rows[claim_id],
                sources=register.sources(register.claims[register.claims["claim_id"] == claim_id], briefs=False),
                definition=f"What the evidence gives for the claim {claim_id}: {claim['claim']}",
                parameters={"claimed": claim["claimed"], "rule": claim["rule"], "verdict": VERDICTS[claim["verdict"]]},
            )
        )  # fmt: skip
    return results


def claimed_findings(register: Register, claim_ids: Sequence[str]) -> list[Finding]:
    """Return, for each claim named, the number that the brief claims, as ``claims.claimed.<claim id>``.

    Raises
    ------
    ValueError
        If the quantity of a claim is not a number.
    """
    known = register.claims.set_index("claim_id")
    return [
        finding(
            id=f"claims.claimed.{claim_id.lower()}", value=float(known.loc[claim_id, "quantity"]), rows={"claims": register.rows[claim_id]["claims"]},
            unit=KNOWN_UNITS.get(known.loc[claim_id, "unit"], "count"),
            definition=f"What the brief claims, whatever the evidence says: {known.loc[claim_id, 'claim']}",
        )
        for claim_id in claim_ids
    ]  # fmt: skip


def listed(parts: Sequence[str]) -> str:
    """Return parts as a list in prose: 'a', 'a and b', 'a, b and c'."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]


def _shares(register: Register, claims: pd.DataFrame, verdicts: Iterable[str], about: str, id: Callable[[str], str]) -> list[Finding]:
    return [
        _share(register, id(verdict), claims["verdict"] == verdict, claims, f"Share of the claims of {about} with the verdict: {VERDICTS[verdict]}")
        for verdict in verdicts
    ]


def _share(register: Register, id: str, met: pd.Series, whole: pd.DataFrame, definition: str) -> Finding:
    return finding(
        id=id, value=100 * float(met.sum()) / len(whole), unit="percent", definition=definition,
        rows=register.tables(whole), sources=register.sources(whole),
    )  # fmt: skip


def _ways(register: Register) -> list[Finding]:
    """Return how verdicts came about, how many changed, and on how many items of evidence and sources they rest."""
    claims = register.claims
    decided = claims[claims["verdict"].isin(DECIDED)]
    by_rule, judged = claims[claims["decided_by"] == BY_RULE], claims[claims["decided_by"] == BY_JUDGEMENT]
    items = [item for own in register.items.values() for item in own]
    sources = {source for item in items for source in item.sources}
    counts = {
        "claims.count.by_rule": (len(by_rule), "Claims whose verdict a rule computes from the evidence"),
        "claims.count.by_judgement": (len(judged), "Claims whose verdict is a stated judgement with its reason"),
        "claims.count.changed": (int(claims["changed"].sum()), "Claims whose verdict is another than at the first reading of the briefs"),
        "claims.count.with_evidence": (sum(bool(own) for own in register.items.values()), "Claims on which there is at least one item of evidence"),
        "claims.count.evidence_items": (len(items), "Items of evidence for and against the claims"),
        "claims.count.evidence_rows": (sum(bool(item.table) for item in items), "Items of evidence that are rows of other tables of the data package"),
        "claims.count.evidence_sources": (len(sources), "Sources behind the evidence for and against the claims, the briefs left out"),
    }
    rows, named = register.tables(claims), register.sources(claims)
    found = [finding(id=id, value=value, unit="count", rows=rows, sources=named, definition=text) for id, (value, text) in counts.items()]
    found.append(_share(register, "claims.share.changed", claims["changed"], claims, "Share of claims whose verdict is another than at the first reading"))
    found.append(
        _share(register, "claims.share.agrees_of_decided", decided["verdict"] == AGREES, decided, "Share of claims that agree among those on which the evidence agrees or differs")
    )  # fmt: skip
    return found
