"""What the claims chapter shows: the scoreboard, the corrections that matter, the second look, the whole register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from corridor.analysis import claims as analysis
from corridor.analysis.claim_checks import CHECKS, PANELS, TABLES
from corridor.analysis.claims import BRIEFS, VERDICTS, Frames
from corridor.evidence import Evidence
from corridor.exhibits import FigureExhibit, TableExhibit
from corridor.figures import claims as figures
from corridor.findings import Finding

CORRECTIONS = ("R022", "R044", "N038", "R014", "R015", "R016", "R028", "N018", "R012", "R013", "R019", "N013", "N027")
"""Claims whose correction changes what a reader of the briefs should take away."""

TOLD = ("R012", "R013", "R014", "R015", "R016", "R022", "R028", "R040", "R044", "N004", "N005", "N034", "N038")
"""Claims whose measured value the prose names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The register with its second look."""

    table: pd.DataFrame
    checked: pd.DataFrame
    used: Mapping[str, Frames]
    corrections: pd.DataFrame


def read(evidence: Evidence) -> Claims:
    """Return the register of claims, looked at again by rule."""
    table = evidence.table("claims")
    checked, used = analysis.recheck(table, CHECKS, {name: evidence.table(name) for name in TABLES}, {name: evidence.panel(name) for name in PANELS})
    return Claims(table=table, checked=checked, used=used, corrections=evidence.table("corrections"))


def findings(claims: Claims) -> list[Finding]:
    """Return the findings of the chapter."""
    return [*analysis.findings(claims.table, claims.checked, claims.corrections), *analysis.measured_findings(claims.checked, claims.used, TOLD)]


def scoreboard(claims: Claims) -> FigureExhibit:
    """Return the figure of claims by verdict."""
    by_brief = analysis.scoreboard(claims.table, "brief").rename(index=BRIEFS, columns=VERDICTS)
    by_kind = analysis.scoreboard(claims.table, "kind").rename(index=str.capitalize, columns=VERDICTS)
    data = pd.concat([by_brief.assign(group="brief"), by_kind.assign(group="kind")]).rename_axis("claims").reset_index()
    return FigureExhibit(
        figure=figures.scoreboard(by_brief, by_kind),
        id="claims-scoreboard",
        title=(
            "{fact}`claims.count.agrees` of {fact}`claims.count.all` claims agree with independent evidence; for {fact}`claims.count.not_found` "
            "none was found either way"
        ),
        alt=(
            "Two groups of stacked bars. Above, one bar for each of the three briefs; below, one for each kind of claim from qualitative to growth. "
            "Each bar is split into claims that agree, on which sources conflict, that differ (hatched), and for which nothing was found; those that agree are the longest part for every brief."
        ),
        data=data[["group", "claims", *figures.ORDER]],
        rows={"claims": claims.table},
        note="Not found means that no independent evidence was found, not that the claim is wrong.",
    )


def corrections(claims: Claims) -> TableExhibit:
    """Return the table of corrections that matter."""
    rows = claims.table.set_index("claim_id", drop=False).loc[list(CORRECTIONS)]
    data = pd.DataFrame({"id": rows["claim_id"], "claim": rows["claim"], "evidence": rows["evidence"].fillna("–"), "verdict": rows["agreement"].map(VERDICTS)})
    return TableExhibit(
        data=data,
        id="claims-corrections",
        caption="Claims of which the evidence says something else",
        rows={"claims": claims.table[claims.table["claim_id"].isin(CORRECTIONS)]},
        note="R: RCAS brief. N: ISSRA insight.",
        headings={"id": "No.", "evidence": "What the evidence says"},
        wide=True,
    )


def second_look(claims: Claims) -> TableExhibit:
    """Return the table of claims decided by rule."""
    shown = claims.checked[["claim_id", "claim", "claimed", "rule", "measured", "verdict", "by_hand"]].copy()
    for column in ("verdict", "by_hand"):
        shown[column] = shown[column].map(VERDICTS)
    tables = {table: pd.concat([used[table] for used in claims.used.values() if table in used]) for table in sorted({t for u in claims.used.values() for t in u})}
    return TableExhibit(
        data=shown.sort_values("claim_id", kind="stable"),
        id="claims-second-look",
        caption="Claims that a table can decide, with the value claimed, the rule and the value measured",
        rows={**{table: frame[~frame.index.duplicated()] for table, frame in tables.items()}, "claims": claims.table[claims.table["claim_id"].isin(shown["claim_id"])]},
        note="R: RCAS brief. N: ISSRA insight. A page that is one of the briefs does not count as evidence.",
        headings={"claim_id": "No.", "by_hand": "In the register", "verdict": "By rule"},
        wide=True,
    )


def register(claims: Claims) -> TableExhibit:
    """Return the whole register as a table."""
    return TableExhibit(
        data=analysis.register(claims.table, claims.checked),
        id="claims-register",
        caption="All claims of the three briefs, in our words, with the evidence and the verdict",
        rows={"claims": claims.table},
        note="R: RCAS brief. N: ISSRA insight. Q: quantum news. The glossary spells out abbreviations.",
        headings={"id": "No.", "evidence": "What the evidence says"},
        wide=True,
    )
