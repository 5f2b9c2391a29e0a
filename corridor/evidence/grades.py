"""Grades: how well a row, and a finding that rests on rows, is attested. The rules of attestation stand here and nowhere else.

A row's grade
    A row begins at

    - A if two or more independent publishers attest it of which one states its own record, if three or more attest it, or if one keeper
      of a systematic record does (customs, debtor reporting, SIPRI, launch catalogues: ``attestation.KEEPERS``);
    - B if one publisher states its own record (a dataset, an official or an academic source), or two report it;
    - C if one publisher reports it (news, a web page, a think tank, a company, an encyclopaedia);
    - D if nobody but one of the three briefs says it.

    It falls one letter, not below C, for each of: a date known to the year only, between two dates, or perhaps that of the report; an
    estimate, a plan, a schedule or a figure computed from others; another row of the register that says otherwise of the same thing.
    A row that is itself the one that says otherwise is D.

A finding's grade
    The lower quartile of the grades of its rows: at least three quarters of the rows are attested so well or better. A finding that rests on
    several tables takes the lowest of their quartiles. Among at most ``FEW`` rows one contested row makes the finding contested.
    Tables that define (countries, phases, series) or keep the report's own books are left out where other rows exist; a finding that rests on
    them alone counts what the report itself lists (A), or what it judges (B).

The grade says how well the facts under a number are attested, not how uncertain the number is: intervals say that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from corridor.evidence.attestation import attestation
from corridor.evidence.load import Evidence

LETTERS = "ABCD"
MARKS: Mapping[str, str] = {"A": "well attested", "B": "attested", "C": "weakly attested", "D": "contested, or from a brief alone"}
"""The marks of the report and what they mean; each is shown as its letter, small and raised behind the value."""

FEW = 4
"""Among so many rows or fewer, one contested row makes a finding contested."""

DEFINING = frozenset({"countries", "domains", "indicators", "phases", "series"})
OWN_BOOKS = frozenset({"corrections", "event_sources", "provenance", "recommendations", "sources"})
JUDGED = frozenset({"audit", "claims", "claim_rules", "claim_evidence"})
LEFT_OUT = DEFINING | OWN_BOOKS | JUDGED

_A, _B, _C, _D = range(4)

Rows = Mapping[str, np.ndarray]
"""Columns of :func:`corridor.evidence.attestation.attestation` and ``grade``, as arrays, for some rows of a table."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A letter from A to D, what it means, and why it was given: sentences."""

    letter: str
    words: str
    reasons: tuple[str, ...]


class Grades:
    """Grades of rows and findings of one data package; each table is graded once, when it is first asked for."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._rows: dict[str, tuple[pd.Index, Rows]] = {}

    def rows(self, table: str) -> pd.Series:
        """Return the letters of a table's rows, indexed as the table."""
        index, graded = self._graded(table)
        return pd.Series(np.array(list(LETTERS))[graded["grade"]], index=index, name="grade")

    def finding(self, inputs: Iterable[Mapping[str, object]]) -> Grade:
        """Return the grade of a finding from its ``inputs``: mappings with ``table`` and ``rows``.

        Raises
        ------
        KeyError
            If a table has no such row.
        """
        used = {str(item["table"]): list(item["rows"]) for item in inputs}  # type: ignore[call-overload]
        graded = {table: self._chosen(table, rows) for table, rows in used.items() if table not in LEFT_OUT}
        if not graded:
            return _own(set(used))
        reasons = [reason for table in sorted(graded) for reason in _reasons(table, graded[table], several=len(graded) > 1)]
        return _grade(max(map(_code, graded.values())), reasons)

    def _graded(self, table: str) -> tuple[pd.Index, Rows]:
        if table not in self._rows:
            known = attestation(self._evidence, table)
            columns = {name: known[name].to_numpy() for name in known.columns}
            self._rows[table] = known.index, columns | {"grade": row_codes(known)}
        return self._rows[table]

    def _chosen(self, table: str, rows: list[int]) -> Rows:
        index, graded = self._graded(table)
        places = index.get_indexer(rows)
        if (places < 0).any():
            raise KeyError(f"table {table} has no row {rows[int(np.argmax(places < 0))]}")
        return {name: values[places] for name, values in graded.items()}


def row_codes(known: pd.DataFrame) -> np.ndarray:
    """Return the grades of rows as numbers, 0 for A to 3 for D, from the columns of :func:`corridor.evidence.attestation.attestation`."""
    publishers = known["publishers"].to_numpy()
    first, keeper = known["first_hand"].to_numpy(), known["keeper"].to_numpy()
    base = np.select(
        [publishers == 0, (publishers >= 3) | keeper | ((publishers == 2) & first), first | (publishers == 2)],
        [_D, _A, _B],
        default=_C,
    )
    steps = sum(known[name].to_numpy().astype("int64") for name in ("vague", "estimated", "disputed"))
    lowered = np.where(base < _D, np.minimum(base + steps, _C), base)
    return np.where(known["contested"].to_numpy(), _D, lowered)


def _code(chosen: Rows) -> int:
    """Return the lower quartile of the rows' grades; contested if one of few rows is."""
    codes = np.sort(chosen["grade"])[::-1]
    if len(codes) <= FEW and chosen["contested"].any():
        return _D
    return int(codes[len(codes) // 4])


def _own(tables: set[str]) -> Grade:
    if tables & JUDGED:
        return _grade(_B, ["It counts entries of the report's own register, some of which are judgements."])
    return _grade(_A, ["It counts what the report itself lists or defines."])


def _reasons(table: str, chosen: Rows, *, several: bool) -> list[str]:
    """Return why rows have the grades that they have."""
    count = len(chosen["grade"])
    sentences = [_who(chosen)]
    for name, words in _CAVEATS.items():
        hit = int(chosen[name].sum())
        if hit:
            sentences.append(words if count == 1 else f"{hit:,} of {count:,} rows: {words[0].lower()}{words[1:]}")
    where = f"Table {table}: " if several else ""
    return [f"{where}{sentence}." for sentence in sentences]


_CAVEATS = {
    "vague": "Date known to the year only, between two dates, or perhaps that of the report",
    "estimated": "An estimate, a plan, a schedule or a figure computed from others",
    "disputed": "Another source says otherwise of the same thing",
    "contested": "Contested: another source gives another value",
}


def _who(chosen: Rows) -> str:
    """Return who attests rows; of several rows also how many have which grade."""
    publishers, first, keeper = chosen["publishers"], chosen["first_hand"], chosen["keeper"]
    if len(publishers) == 1:
        return _who_attests(int(publishers[0]), first=bool(first[0]), keeper=bool(keeper[0]))
    parts = [
        (int(keeper.sum()), "from a systematic record"),
        (int((~keeper & first).sum()), "from a first-hand source"),
        (int((~first & (publishers >= 2)).sum()), "from several publishers that report"),
        (int((~first & (publishers == 1)).sum()), "from one publisher that reports"),
        (int((publishers == 0).sum()), "with no source but a brief"),
    ]
    told = [(count, words) for count, words in parts if count]
    rows = f"{len(publishers):,} rows"
    rows += f" {told[0][1]}" if len(told) == 1 else ", " + ", ".join(f"{count:,} {words}" for count, words in told)
    counts = np.bincount(chosen["grade"], minlength=len(LETTERS))
    return f"{rows}: " + ", ".join(f"{count:,} {letter}" for count, letter in zip(counts, LETTERS, strict=True) if count)


def _who_attests(publishers: int, *, first: bool, keeper: bool) -> str:
    if publishers == 0:
        return "No source but one of the briefs"
    if publishers == 1:
        return "One publisher, " + ("with a systematic record" if keeper else "first-hand" if first else "which reports")
    best = "one of them with a systematic record" if keeper else "one of them first-hand" if first else "all of which report"
    return f"{publishers} independent publishers, {best}"


def _grade(code: int, reasons: Iterable[str]) -> Grade:
    letter = LETTERS[code]
    return Grade(letter, MARKS[letter], tuple(reasons))
