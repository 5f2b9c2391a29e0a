"""The claims of the three briefs: the scoreboard of verdicts, and a second look at those that the tables can decide by rule.

Verdicts come from the table ``claims``. Where a claim is quantitative and a table holds the quantity, :func:`recheck` computes
the verdict again with a stated rule and tolerance, so that a reader sees both. A page that is one of the briefs is never
evidence for a brief.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from corridor.findings import Finding, finding

AGREES, DIFFERS, CONFLICTING, NOT_FOUND = "agrees", "differs", "conflicting", "not_found"
VERDICTS: Mapping[str, str] = {AGREES: "agrees", DIFFERS: "differs", CONFLICTING: "sources conflict", NOT_FOUND: "not found"}
BRIEFS: Mapping[str, str] = {"rcas_brief_2026": "RCAS brief, 2026", "issra_insight_2024": "ISSRA insight, 2024", "quantum_news_2025": "Quantum news, 2025"}
BRIEF_SOURCES = ("rcas-2026-brief", "issra-2024-insight", "quantum-2025-news")
G20_MEMBERS = (
    "ARG", "AUS", "BRA", "CAN", "CHN", "DEU", "FRA", "GBR", "IDN", "IND", "ITA", "JPN", "KOR", "MEX", "RUS", "SAU", "TUR", "USA", "ZAF",
)  # fmt: skip
SOUTH_ASIA = ("AFG", "BGD", "BTN", "IND", "LKA", "MDV", "NPL", "PAK")

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What the tables say of a claim: the quantity, it in words, and the rows it was read from."""

    value: float | str | tuple[float, ...]
    words: str
    rows: Frames


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A claim that a table can decide.

    ``rule``: ``equal``; ``within`` (relative ``tolerance``); ``at_least``; ``at_most``; ``same_month`` and ``same_year`` of ISO
    dates; ``several`` (all values within ``tolerance``: agrees; none: differs; some: sources conflict). ``measure`` returns nothing where no independent record was found. ``limit`` says how far the table bears on the claim.
    """

    claim_id: str
    claimed: float | str
    rule: str
    measure: Callable[[Frames, Frames], Measured | None]
    tolerance: float = 0.0
    limit: str = ""


def scoreboard(claims: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the number of claims by ``by`` (rows, the most first) and verdict (columns, all of :data:`VERDICTS`)."""
    counts = pd.crosstab(claims[by], claims["agreement"]).reindex(columns=list(VERDICTS), fill_value=0)
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counts.loc[order].rename_axis(index=None, columns=None)


def judge(rule: str, claimed: float | str, measured: float | str | tuple[float, ...], tolerance: float = 0.0) -> str:
    """Return ``agrees``, ``differs`` or, for several values, ``conflicting`` by a rule of :class:`Check`.

    Raises
    ------
    ValueError
        If the rule is unknown.
    """
    if rule == "several":
        each = {judge("within", claimed, value, tolerance) for value in measured}  # type: ignore[arg-type, union-attr]
        return CONFLICTING if len(each) > 1 else each.pop()
    if rule == "same_month":
        met = str(measured)[:7] == str(claimed)[:7]
    elif rule == "same_year":
        met = str(measured)[:4] == str(claimed)[:4]
    elif rule == "equal":
        met = measured == claimed
    elif rule == "at_least":
        met = float(measured) >= float(claimed)
    elif rule == "at_most":
        met = float(measured) <= float(claimed)
    elif rule == "within":
        met = abs(float(measured) - float(claimed)) <= tolerance * abs(float(claimed)) + 1e-12
    else:
        raise ValueError(f"unknown rule {rule!r}")
    return AGREES if met else DIFFERS


def recheck(claims: pd.DataFrame, checks: Sequence[Check], tables: Frames, panels: Frames) -> tuple[pd.DataFrame, dict[str, Frames]]:
    """Return the claims decided by rule, and the rows each rests on.

    Returns
    -------
    frame
        claim_id, claim, claimed, rule (in words), measured (in words), verdict (by rule), by_hand (of the table), same (bool),
        limit; in the order of ``checks``.

    Raises
    ------
    KeyError
        If a check names a claim that is not in the table.
    """
    known = claims.set_index("claim_id")
    rows, used = [], {}
    for check in checks:
        claim = known.loc[check.claim_id]
        found = check.measure(tables, panels)
        verdict = NOT_FOUND if found is None else judge(check.rule, check.claimed, found.value, check.tolerance)
        used[check.claim_id] = {} if found is None else found.rows
        rows.append(
            {
                "claim_id": check.claim_id,
                "claim": claim["claim"],
                "claimed": f"{check.claimed:,g}" if isinstance(check.claimed, int | float) else check.claimed,
                "rule": rule_in_words(check),
                "measured": "no record apart from the brief" if found is None else found.words,
                "verdict": verdict,
                "by_hand": claim["agreement"],
                "same": verdict == claim["agreement"],
                "limit": check.limit,
            }
        )
    return pd.DataFrame(rows), used


def rule_in_words(check: Check) -> str:
    """Return the rule of a check as a reader sees it."""
    plain = {"equal": "equal", "at_least": "at least", "at_most": "at most", "same_month": "same month", "same_year": "same year"}
    if check.rule in ("within", "several"):
        return ("all " if check.rule == "several" else "") + f"within {check.tolerance:.0%}"
    return plain[check.rule]


def findings(claims: pd.DataFrame, checked: pd.DataFrame, corrections: pd.DataFrame) -> list[Finding]:
    """Return the counts of claims by verdict, brief and kind, and those of the second look.

    ``corrections`` is the table of that name: verdicts that a second look changed stand there.
    """
    found = [_count("claims.count.all", claims, "Claims of the three briefs in the register")]
    for verdict, words in VERDICTS.items():
        part = claims[claims["agreement"] == verdict]
        found.append(_count(f"claims.count.{verdict}", part, f"Claims with the verdict: {words}", within=claims))
        found.append(_share(f"claims.share.{verdict}", len(part), claims, f"Share of all claims with the verdict: {words}"))
    for brief, name in BRIEFS.items():
        own = claims[claims["brief"] == brief]
        found.append(_count(f"claims.count.all.{brief}", own, f"Claims in the register: {name}"))
        for verdict, words in VERDICTS.items():
            part = own[own["agreement"] == verdict]
            found.append(_count(f"claims.count.{verdict}.{brief}", part, f"Claims of the {name} with the verdict: {words}", within=own))
            if verdict in (AGREES, NOT_FOUND):
                found.append(_share(f"claims.share.{verdict}.{brief}", len(part), own, f"Share of the claims of the {name} with the verdict: {words}"))
    for label, kinds in {"qualitative": ["qualitative"], "quantitative": [k for k in claims["kind"].unique() if k != "qualitative"]}.items():
        own = claims[claims["kind"].isin(kinds)]
        found.append(_count(f"claims.count.all.{label}", own, f"Claims of the kind {label}"))
        for verdict in (AGREES, DIFFERS, NOT_FOUND):
            part = own[own["agreement"] == verdict]
            found.append(_count(f"claims.count.{verdict}.{label}", part, f"Claims of the kind {label} with the verdict: {VERDICTS[verdict]}", within=own))
    found.append(_count("claims.count.not_looked_up", claims[not_looked_up(claims)], "Claims without a verdict because no source was looked up", within=claims))
    decided = claims[claims["agreement"].isin([AGREES, DIFFERS])]
    found.append(_share("claims.share.agrees_of_decided", int((decided["agreement"] == AGREES).sum()), decided, "Share of claims that agree among those decided either way"))
    changed = corrections[(corrections["table"] == "claims") & (corrections["field"] == "agreement")]
    found.append(
        finding(
            id="claims.count.corrected", value=len(changed), unit="count", rows={"corrections": changed},
            definition="Claims whose verdict was changed after the first reading, because evidence had been overlooked or conflicts",
        )
    )  # fmt: skip
    used = claims[claims["claim_id"].isin(checked["claim_id"])]
    found.append(_count("claims.count.rechecked", used, "Claims whose verdict was computed again by rule from the tables"))
    same = used[used["claim_id"].isin(checked.loc[checked["same"], "claim_id"])]
    found.append(_count("claims.count.rechecked_same", same, "Of these, claims where the rule gives the verdict of the register", within=used))
    other = used[used["claim_id"].isin(checked.loc[~checked["same"], "claim_id"])]
    found.append(_count("claims.count.rechecked_other", other, "Of these, claims where the rule gives another verdict than the register", within=used))
    return found


def not_looked_up(claims: pd.DataFrame) -> pd.Series:
    """Return, by claim, whether its note says that no source was looked up."""
    return (claims["agreement"] == NOT_FOUND) & claims["note"].fillna("").str.lower().str.startswith("not looked up")


def measured_findings(checked: pd.DataFrame, used: Mapping[str, Frames], claim_ids: Sequence[str]) -> list[Finding]:
    """Return, for each claim named, the measured value in words, as ``claims.measured.<claim id>``."""
    known = checked.set_index("claim_id")
    return [
        finding(
            id=f"claims.measured.{claim_id.lower()}", value=known.loc[claim_id, "measured"], unit="text", rows=used[claim_id],
            definition=f"What the tables say of claim {claim_id}: {known.loc[claim_id, 'claim']}",
        )
        for claim_id in claim_ids
    ]  # fmt: skip


def register(claims: pd.DataFrame, checked: pd.DataFrame) -> pd.DataFrame:
    """Return the whole register for print: id, brief, claim, evidence, verdict; by brief in the order of :data:`BRIEFS`, then id.

    Where the second look reached another verdict, its result is added to the evidence; claims that nobody looked up say so.
    """
    other = checked[~checked["same"]].set_index("claim_id")
    frame = claims.copy()
    frame["order"] = frame["brief"].map({brief: i for i, brief in enumerate(BRIEFS)})
    frame = frame.sort_values(["order", "claim_id"], kind="stable")
    frame["evidence"] = frame["evidence"].fillna("No independent evidence found").mask(not_looked_up(frame), "Not looked up")
    for claim_id, row in other.iterrows():
        frame.loc[frame["claim_id"] == claim_id, "evidence"] += f". Second look by rule: {row['measured']} ({VERDICTS[row['verdict']]})"
    return pd.DataFrame(
        {
            "id": frame["claim_id"],
            "claim": frame["claim"],
            "evidence": frame["evidence"],
            "verdict": frame["agreement"].map(VERDICTS),
        }
    )


def _count(id: str, part: pd.DataFrame, definition: str, within: pd.DataFrame | None = None) -> Finding:
    rows = part if within is None else within
    return finding(id=id, value=len(part), unit="count", definition=definition, rows={"claims": rows}, sources=_sources(rows))


def _share(id: str, part: int, whole: pd.DataFrame, definition: str) -> Finding:
    return finding(id=id, value=part / len(whole) * 100, unit="percent", definition=definition, rows={"claims": whole}, sources=_sources(whole))


def _sources(rows: pd.DataFrame) -> list[str]:
    """Return the briefs that make the claims: a count rests on them, each verdict on its own source."""
    return sorted(rows["source_brief_id"].dropna().unique())
