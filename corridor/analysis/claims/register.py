"""The register: claims joined with rules, judgements and evidence, and the verdict on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from corridor.analysis.claims.items import CONTEXT, MEASURED, TABLE, Item, ItemError, item_of
from corridor.analysis.claims.measures import Measured, MeasureError, take
from corridor.analysis.claims.rules import AGREES, CONFLICTING, DIFFERS, NOT_CHECKABLE, VERDICTS, Quantity, Rule, RuleError
from corridor.analysis.claims.sources import briefs_of, independent_sources
from corridor.analysis.claims.tables import Frames, Tables
from corridor.analysis.claims.wording import claimed_words, value_words
from corridor.evidence.faults import DataFault, Fault

RULES_TABLE = "claim_rules"
BETWEEN = "; "
"""Stands between values where several were measured."""
OWN_TABLES = ("claims", RULES_TABLE, TABLE)
ADDED = ("verdict", "decided_by", "claimed", "rule", "measured", "limit")
"""Columns that a decision adds to those of the table ``claims``."""
QUALITATIVE = "qualitative"
BY_RULE, BY_JUDGEMENT = "rule", "judgement"
BRIEFS: Mapping[str, str] = {"rcas_brief_2026": "RCAS brief, 2026", "issra_insight_2024": "ISSRA insight, 2024", "quantum_news_2025": "Quantum news, 2025"}
THEMES: Mapping[str, str] = {
    "land": "Land", "maritime": "Maritime", "cyberspace_space": "Cyberspace and space", "defence_nuclear": "Defence and nuclear",
    "research_talent": "Research and talent", "framework": "History and framework", "world": "China in the world", "exposure": "Exposure",
    "author": "The author of the brief",
}  # fmt: skip
"""Theme of a claim -> its words; the first five are the domains of the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Claims with their verdicts.

    ``claims`` holds the columns of the table ``claims`` and: verdict; decided_by (rule or judgement); claimed, rule, measured, limit (in
    words, empty for judgements); changed (whether the verdict is another than at first reading). ``items`` are the items of evidence
    by claim, in order; ``values`` what a rule compared; ``rows`` the rows that each verdict rests on: claim, rule, evidence and
    what that points to; ``evidence_sources`` the ids of their sources, the briefs left out.
    """

    claims: pd.DataFrame
    items: Mapping[str, tuple[Item, ...]]
    values: Mapping[str, tuple[Quantity, ...]]
    rows: Mapping[str, Frames]
    evidence_sources: Mapping[str, tuple[str, ...]]

    def tables(self, claims: pd.DataFrame) -> dict[str, pd.DataFrame]:
        """Return the rows of the register's own tables that some of the claims have: claims, rules, evidence."""
        used = {table: [self.rows[claim_id][table] for claim_id in claims["claim_id"] if table in self.rows[claim_id]] for table in OWN_TABLES}
        return {table: _distinct(frames) for table, frames in used.items() if frames}

    def sources(self, claims: pd.DataFrame, *, briefs: bool = True) -> list[str]:
        """Return the sorted ids of the sources of the evidence on some of the claims, and of the briefs that make them."""
        found = {source for claim_id in claims["claim_id"] for source in self.evidence_sources[claim_id]}
        return sorted(found | (set(claims["source_brief_id"]) if briefs else set()))


def read(data: Tables, *, only: pd.Series | None = None) -> Register:
    """Return the register of a data package; ``only`` (claim ids) leaves out the others and the tables they rest on.

    Raises
    ------
    DataFault
        See :func:`decide`.
    """
    claims = data.table("claims")
    chosen = claims if only is None else claims[claims["claim_id"].isin(only)]
    return decide(chosen, data.table(RULES_TABLE), data.table(TABLE), data)


def decide(claims: pd.DataFrame, rules: pd.DataFrame, evidence: pd.DataFrame, data: Tables) -> Register:
    """Return the register with a verdict on each claim.

    Raises
    ------
    DataFault
        With one line for each claim, rule or item of evidence that cannot be used.
    """
    briefs = briefs_of(data)
    by_rule = {claim_id: rules.loc[[index]] for index, claim_id in rules["claim_id"].items()}
    decided: dict[str, _Decision] = {}
    faults: list[Fault] = []
    for index, claim_id in claims["claim_id"].items():
        items, bad = _items(evidence[evidence["claim_id"] == claim_id], data, briefs)
        faults += bad
        try:
            decided[claim_id] = _decision(claims.loc[[index]], by_rule.get(claim_id), items, data, briefs)
        except DataFault as error:
            faults += error.faults
    if faults:
        raise DataFault(faults)
    judged = claims.join(pd.DataFrame([decided[claim_id].columns for claim_id in claims["claim_id"]], index=claims.index, columns=list(ADDED)))
    return Register(
        claims=judged.assign(changed=judged["verdict"] != judged["first_reading"]),
        items={claim_id: made.items for claim_id, made in decided.items()},
        values={claim_id: made.values for claim_id, made in decided.items()},
        rows={claim_id: made.rows for claim_id, made in decided.items()},
        evidence_sources={claim_id: made.sources for claim_id, made in decided.items()},
    )


def faults(data: Tables) -> list[Fault]:
    """Return all faults of the register of a data package; an empty list means that every claim has a verdict."""
    try:
        read(data)
    except DataFault as error:
        return list(error.faults)
    return []


def scoreboard(register: Register, by: str) -> pd.DataFrame:
    """Return the number of claims by a column (rows, the most first) and verdict (columns, all of them)."""
    counts = pd.crosstab(register.claims[by], register.claims["verdict"]).reindex(columns=list(VERDICTS), fill_value=0)
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counts.loc[order].rename_axis(index=None, columns=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decision:
    """What was decided on one claim: the columns that it adds, the values compared, the rows and sources behind them."""

    columns: Mapping[str, str]
    items: tuple[Item, ...]
    values: tuple[Quantity, ...]
    rows: Frames
    sources: tuple[str, ...]


def _items(evidence: pd.DataFrame, data: Tables, briefs: frozenset[str]) -> tuple[tuple[Item, ...], list[Fault]]:
    items, faults = [], []
    for index, record in evidence.sort_values("order", kind="stable").iterrows():
        try:
            items.append(item_of(evidence.loc[[index]], data, briefs))
        except ItemError as error:
            faults.append(_fault(TABLE, int(index), error.field, record.get(error.field), error.problem))
    return tuple(items), faults


def _decision(claim: pd.DataFrame, rule: pd.DataFrame | None, items: tuple[Item, ...], data: Tables, briefs: frozenset[str]) -> _Decision:
    """Return what is decided on a claim.

    Raises
    ------
    DataFault
        If claim or rule are not fit for a decision, or a verdict that changed has no reason.
    """
    row, cells = int(claim.index[0]), claim.iloc[0]
    problem = _claim_problem(cells, rule, items)
    if problem is not None:
        raise DataFault([_fault("claims", row, *problem)])
    values: tuple[Quantity, ...] = ()
    measured = None
    columns = dict.fromkeys(ADDED, "") | {"verdict": cells["judgement"], "decided_by": BY_JUDGEMENT}
    if rule is not None:
        columns, values, measured = _by_rule(cells, rule, items, data)
    verdict, first = columns["verdict"], cells["first_reading"]
    if verdict != first and pd.isna(cells["reason"]):
        raise DataFault([_fault("claims", row, "reason", "", f"is empty, but the verdict is {verdict} and was {first} at first reading")])
    behind = [item.rows for item in items] + ([measured.rows] if measured else [])
    return _Decision(
        columns=columns,
        items=items,
        values=values,
        rows=_joined([{"claims": claim}, {} if rule is None else {RULES_TABLE: rule}, *behind]),
        sources=independent_sources(_joined(behind), briefs),
    )


def _by_rule(
    claim: pd.Series, rule: pd.DataFrame, items: tuple[Item, ...], data: Tables
) -> tuple[dict[str, str], tuple[Quantity, ...], Measured | None]:
    """Return the columns that a rule adds, the values it compared, and what its measure gave."""
    given = {name: "" if pd.isna(value) else value for name, value in rule.iloc[0].items()}
    try:
        made = Rule(name=given["rule"], claimed=given["claimed"], claimed_high=given["claimed_high"], tolerance=float(given["tolerance"] or 0))
        measured = take(given["measure"], given["arguments"], data, items)
        counted = [item for item in items if item.role == MEASURED]
        values = (*(measured.values if measured else ()), *(item.value for item in counted))
        verdict = made.verdict(values)
    except (RuleError, MeasureError) as error:
        raise DataFault([_fault(RULES_TABLE, int(rule.index[0]), error.field, given.get(error.field), error.problem, error.expected)]) from None
    unit = "" if pd.isna(claim["unit"]) else claim["unit"]
    words = [*_measured_words(measured, unit), *(item.words for item in counted)]
    columns = {
        "verdict": verdict,
        "decided_by": BY_RULE,
        "claimed": claimed_words(made, unit),
        "rule": made.words(),
        "measured": BETWEEN.join(dict.fromkeys(words)),
        "limit": given["limit"],
    }
    return columns, values, measured


def _measured_words(measured: Measured | None, unit: str) -> list[str]:
    if measured is None or measured.words:
        return [measured.words] if measured else []
    return [value_words(value, unit, measured.as_of) for value in measured.values]


def _claim_problem(claim: pd.Series, rule: pd.DataFrame | None, items: tuple[Item, ...]) -> tuple[str, object, str] | None:
    """Return field, value and problem of a claim that is not fit for a decision."""
    judgement = None if pd.isna(claim["judgement"]) else claim["judgement"]
    if rule is not None:
        return ("judgement", judgement, "stands beside a rule, which makes the verdict") if judgement else None
    if judgement is None:
        return "judgement", "", f"is empty, and {claim['claim_id']} has no rule"
    if pd.isna(claim["reason"]):
        return "reason", "", "is empty, but a judgement needs one"
    if claim["kind"] != QUALITATIVE and judgement != NOT_CHECKABLE:
        return "judgement", judgement, f"stands for a rule, which a claim of the kind {claim['kind']} needs unless it is not checkable"
    if judgement in (AGREES, DIFFERS, CONFLICTING) and not items:
        return "judgement", judgement, f"rests on no row of {TABLE}"
    if any(item.role != CONTEXT for item in items):
        return "judgement", judgement, "is stated, but evidence has the role measured, which only a rule uses"
    return None


def _joined(behind: Sequence[Frames]) -> dict[str, pd.DataFrame]:
    used: dict[str, list[pd.DataFrame]] = {}
    for frames in behind:
        for table, frame in frames.items():
            used.setdefault(table, []).append(frame)
    return {table: _distinct(frames) for table, frames in used.items()}


def _distinct(frames: list[pd.DataFrame]) -> pd.DataFrame:
    joined = pd.concat(frames) if len(frames) > 1 else frames[0]
    return joined[~joined.index.duplicated()].sort_index()


def _fault(table: str, row: int, field: str, value: object, problem: str, expected: str = "") -> Fault:
    """Return a fault; a field that the table does not have is left out, as the problem says where the fault lies."""
    if value is None:
        return Fault(table=table, row=row, problem=problem, expected=expected)
    return Fault(table=table, row=row, field=field, value="" if pd.isna(value) else str(value), problem=problem, expected=expected)
