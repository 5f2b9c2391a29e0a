"""What the claims chapter shows: the scoreboard, the corrections that matter, how verdicts are computed, the whole register."""

from __future__ import annotations

import pandas as pd

from corridor.analysis.claims import register as analysis
from corridor.analysis.claims.findings import claimed_findings, measured_findings, register_findings
from corridor.analysis.claims.register import BRIEFS, BY_RULE, THEMES, Register
from corridor.analysis.claims.rules import CONFLICTING, DIFFERS, VERDICTS
from corridor.analysis.claims.shown import changed_table, computed_table, evidence_table, in_order
from corridor.evidence import Evidence
from corridor.exhibits import FigureExhibit, TableExhibit
from corridor.exhibits.claims_register import print_table, register_html, short_names
from corridor.figures import claims as figures
from corridor.findings import Finding
from corridor.markup import WHOLE

TOLD = (
    "R012", "R013", "R014", "R015", "R016", "R017", "R018", "R019", "R022", "R028", "R029", "R035", "R044",
    "N004", "N005", "N013", "N018", "N019", "N034", "N036", "N038", "N040", "N042",
)  # fmt: skip
"""Claims whose measured value the prose names."""

CLAIMED = ("R013", "R044")
"""Claims whose claimed quantity the prose names."""

BRIEF_LETTERS = "R: RCAS brief. N: ISSRA insight. Q: quantum news."


def read(evidence: Evidence) -> Register:
    """Return the register of claims with its verdicts."""
    return analysis.read(evidence)


def findings(register: Register) -> list[Finding]:
    """Return the findings of the chapter."""
    return [*register_findings(register), *measured_findings(register, TOLD), *claimed_findings(register, CLAIMED)]


def scoreboard(register: Register) -> FigureExhibit:
    """Return the figure of claims by verdict."""
    by_brief = analysis.scoreboard(register, "brief").rename(index=BRIEFS, columns=VERDICTS)
    by_theme = analysis.scoreboard(register, "theme").rename(index=THEMES, columns=VERDICTS)
    data = pd.concat([by_brief.assign(group="brief"), by_theme.assign(group="theme")]).rename_axis("claims").reset_index()
    return FigureExhibit(
        figure=figures.scoreboard(by_brief, by_theme),
        id="claims-scoreboard",
        title=(
            "{fact}`claims.count.agrees` of {fact}`claims.count.all` claims agree with independent evidence, {fact}`claims.count.differs` differ from it, "
            "and on {fact}`claims.count.conflicting` the sources conflict"
        ),
        alt=(
            "Groups of stacked bars: above, a bar for each brief; below, a bar for each theme, from cyberspace to the author of the brief. "
            "Each bar is split into claims that agree, on which sources conflict, that differ (hatched), for which nothing was found, and that cannot be "
            "checked (level lines). Claims that agree are the longest part for every brief; claims that differ gather in the theme of China in the world."
        ),
        data=data[["group", "claims", *figures.ORDER]],
        rows=register.tables(register.claims),
        note="Not found means that no independent evidence was found, not that the claim is wrong.",
    )


def corrections(register: Register) -> TableExhibit:
    """Return the table of claims that differ from the evidence."""
    return _with_verdict(register, DIFFERS, "claims-corrections", "Claims of which the evidence says something else")


def contested(register: Register) -> TableExhibit:
    """Return the table of claims on which sources conflict."""
    return _with_verdict(register, CONFLICTING, "claims-contested", "Claims on which independent sources conflict")


def computed(register: Register) -> TableExhibit:
    """Return the table of claims decided by rule: what is claimed, the rule, what was measured, the verdict."""
    claims = register.claims[register.claims["decided_by"] == BY_RULE]
    return TableExhibit(
        data=computed_table(register).drop(columns="claim"),
        id="claims-computed",
        caption="Claims that a rule decides: the quantity claimed, the rule, what was measured, and the verdict that follows",
        rows=register.tables(claims),
        note=BRIEF_LETTERS + " The register at the end of the chapter has each claim in words, and how far the measure bears on it.",
        headings={"id": "No."},
    )


def changed(register: Register) -> TableExhibit:
    """Return the table of claims whose verdict is another than at the first reading."""
    claims = register.claims[register.claims["changed"]]
    return TableExhibit(
        data=changed_table(register).drop(columns="claim"),
        id="claims-changed",
        caption="Claims whose verdict is another than at the first reading, and why",
        rows=register.tables(claims),
        note=BRIEF_LETTERS,
        headings={"id": "No.", "before": "First reading", "now": "Verdict"},
        wide=True,
    )


def whole(register: Register, evidence: Evidence) -> TableExhibit:
    """Return the whole register: a table in print, a filterable one with anchors and links on the web."""
    names = short_names(evidence.sources())
    linked = {item.table for items in register.items.values() for item in items if item.table}
    return TableExhibit(
        data=print_table(register, names),
        id="claims-register",
        caption="All claims of the briefs, in our words, with the evidence and the verdict",
        rows=register.tables(register.claims),
        note=BRIEF_LETTERS + " The glossary spells out abbreviations; the web book links each claim to its evidence, row by row.",
        headings={"id": "No.", "evidence": "What the evidence says"},
        wide=True,
        html=register_html(register, names, {table for table in linked if len(evidence.table(table)) <= WHOLE}),
    )


def _with_verdict(register: Register, verdict: str, id: str, caption: str) -> TableExhibit:
    claims = in_order(register.claims[register.claims["verdict"] == verdict])
    return TableExhibit(
        data=evidence_table(claims)[["id", "claim", "evidence"]],
        id=id,
        caption=caption,
        rows=register.tables(claims),
        note=BRIEF_LETTERS,
        headings={"id": "No.", "evidence": "What the evidence says"},
        wide=True,
    )
