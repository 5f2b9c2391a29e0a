"""Findings of the chapter on implementation: how many commitments, how long, what share, under which reading of silence."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping

import pandas as pd

from corridor.analysis import implementation as im
from corridor.analysis import survival
from corridor.findings import Finding, Value, finding
from corridor.formats import NARROW_SPACE, unit_name

MAIN_SCENARIO = "open"
HORIZONS = (1, 3, 5)
HORIZON_NAMES = dict(zip(("first", "middle", "last"), HORIZONS, strict=True))
INSTRUMENTS = ("agreement", "mou")
NOT_REACHED = "not reached"


def implementation_findings(
    commitments: pd.DataFrame, events: pd.DataFrame, corrections: pd.DataFrame, *, cutoff: dt.date
) -> list[Finding]:
    """Return the findings of the chapter. Ids without a scenario are those of :data:`MAIN_SCENARIO` and the midpoint reading."""
    given: dict[str, Value] = {"cutoff": cutoff.isoformat()}
    spells = {scenario: im.spells(commitments, cutoff=cutoff, scenario=scenario) for scenario in im.SCENARIOS}
    main = spells[MAIN_SCENARIO]
    made = [*_counts(commitments, events, main, cutoff, given), _corrected(corrections, given), *_frame(main, given)]
    for scenario, rows in spells.items():
        suffix = "" if scenario == MAIN_SCENARIO else f".{scenario}"
        for basis in im.BASES:
            made += _estimates(rows[rows["basis"] == basis], basis, suffix, scenario, given)
        made += _estimates(rows, "all", suffix, scenario, given)
        pair = rows[rows["basis"].isin(INSTRUMENTS)]
        made.append(_p_value(f"implementation.logrank_p{suffix}", pair, "basis", scenario, given))
    for dimension, rows in main.groupby("dimension"):
        made += _estimates(rows, str(dimension), "", MAIN_SCENARIO, given)
    made.append(_p_value("implementation.logrank_p.dimension", main, "dimension", MAIN_SCENARIO, given))
    for reading in ("shortest", "longest"):
        rows = im.spells(commitments, cutoff=cutoff, scenario=MAIN_SCENARIO, reading=reading)
        for basis in INSTRUMENTS:
            made.append(_median(rows[rows["basis"] == basis], basis, f".{reading}", MAIN_SCENARIO, {**given, "reading": reading}))
    return made


def share_table(commitments: pd.DataFrame, *, cutoff: dt.date) -> pd.DataFrame:
    """Return the share in operation after each horizon by scenario and basis.

    Columns: ``scenario``, ``basis``, ``commitments``, ``operational`` (counts), ``median_years`` (infinite where not reached), and for
    each horizon N ``share_N``, ``low_N``, ``high_N`` (percent) and ``at_risk_N`` (count).
    """
    rows = []
    for scenario in im.SCENARIOS:
        spells = im.spells(commitments, cutoff=cutoff, scenario=scenario)
        for basis in INSTRUMENTS:
            rows.append({"scenario": scenario, "basis": basis, **_summary(spells[spells["basis"] == basis])})
    return pd.DataFrame(rows)


def dimension_table(commitments: pd.DataFrame, *, cutoff: dt.date) -> pd.DataFrame:
    """Return the columns of :func:`share_table` by ``dimension`` under the main scenario, the fastest first."""
    spells = im.spells(commitments, cutoff=cutoff, scenario=MAIN_SCENARIO)
    rows = [{"dimension": dimension, **_summary(group)} for dimension, group in spells.groupby("dimension")]
    return pd.DataFrame(rows).sort_values(["median_years", "dimension"], ignore_index=True)


def _summary(spells: pd.DataFrame) -> dict[str, float]:
    summary: dict[str, float] = {
        "commitments": len(spells),
        "operational": int(spells["happened"].sum()),
        "median_years": survival.median_years(spells).value,
    }
    for row in survival.share_happened(spells, HORIZONS).itertuples():
        year = int(row.years)
        summary |= {
            f"share_{year}": 100 * row.share,
            f"low_{year}": 100 * row.low,
            f"high_{year}": 100 * row.high,
            f"at_risk_{year}": row.at_risk,
        }
    return summary


def _counts(
    commitments: pd.DataFrame, events: pd.DataFrame, main: pd.DataFrame, cutoff: dt.date, given: Mapping[str, Value]
) -> Iterable[Finding]:
    excluded = im.exclusions(commitments, cutoff=cutoff)
    basis = im.basis_group(commitments)
    silent = commitments["followup"] == "none_found"
    conflicts = im.date_conflicts(commitments, events)
    imprecise = (commitments["agreed_date"].str.len() < 10) | (commitments["operational_date"].str.len() < 10)
    selections = {
        "commitment_count": (slice(None), "Commitments in the register"),
        "silent_count": (silent, "Commitments of which no later report was found"),
        "cancelled_count": (commitments["outcome"] == "cancelled", "Commitments reported as cancelled"),
        "open_count": (commitments["outcome"].eq("not_operational") & ~silent, "Commitments that a later report shows as still open"),
        "excluded_count": (excluded.notna(), "Commitments left out of times, as works or operation certainly began before the agreement"),
        "imprecise_date_count": (imprecise, "Commitments of which a date of agreement or operation is known to the month or year only"),
        "date_conflict_count": (
            commitments.index.isin(conflicts.index),
            "Commitments of which a date certainly differs from the event it points to, after corrections",
        ),
        **{
            f"commitment_count.{name}": (basis == name, f"Commitments of which the date of agreement rests on: {name}") for name in im.BASES
        },
        **{
            f"silent_count.{name}": (silent & (basis == name), f"Commitments resting on {name} of which no later report was found")
            for name in im.BASES
        },
    }
    for name, (selected, definition) in selections.items():
        rows = commitments.loc[selected]
        looked = rows if len(rows) else commitments
        yield finding(
            id=f"implementation.{name}",
            value=len(rows),
            unit="count",
            definition=definition,
            rows={"commitments": looked},
            parameters=given,
        )
    yield finding(
        id="implementation.spell_count",
        value=len(main),
        unit="count",
        rows={"commitments": main},
        parameters=given,
        definition="Commitments with a usable time from agreement to operation or to the end of observation",
    )
    for name, rows in (("all", main), *((name, main[main["basis"] == name]) for name in im.BASES)):
        worked = rows[rows["happened"]]
        yield finding(
            id=f"implementation.operational_count.{name}",
            value=len(worked),
            unit="count",
            rows={"commitments": worked if len(worked) else main},
            definition=f"Commitments with a usable time that were reported in operation by the cut-off; basis: {name}",
            parameters=given,
        )


def _frame(main: pd.DataFrame, given: Mapping[str, Value]) -> list[Finding]:
    """Return what was asked of the curves: after how many years, and under how many readings of silence."""
    asked = {
        **{f"horizon.{name}": (years, "years", f"Time from agreement after which shares are given, the {name} of several") for name, years in HORIZON_NAMES.items()},
        "reading_count": (len(im.SCENARIOS), "count", "Readings of what silence about a commitment means"),
    }
    return [
        finding(
            id=f"implementation.{name}",
            value=value,
            unit=unit,
            text=f"{value}{NARROW_SPACE}{unit_name(unit, value)}" if unit == "years" else None,
            definition=text,
            rows={"commitments": main},
            parameters=given,
        )
        for name, (value, unit, text) in asked.items()
    ]


def lane_findings(lanes: pd.DataFrame, *, cutoff: dt.date) -> list[Finding]:
    """Return the shortest and the longest time from agreement to operation among the commitments that the figure of lanes shows."""
    worked = lanes[lanes["working"]]
    took = worked["operation"].sub(worked["agreed"]).dt.days.div(im.DAYS_PER_YEAR)
    ends = {"shortest": took.min(), "longest": took.max()} if len(worked) else {}
    return [
        finding(
            id=f"implementation.lanes.{name}",
            value=value,
            unit="years",
            definition=f"{name.capitalize()} time from agreement to operation among the commitments in operation that the figure shows",
            rows={"commitments": worked},
            parameters={"cutoff": cutoff.isoformat()},
        )
        for name, value in ends.items()
    ]


def _corrected(corrections: pd.DataFrame, given: Mapping[str, Value]) -> Finding:
    rows = corrections[
        (corrections["table"] == "commitments") & corrections["field"].isin(["agreed_date", "operational_date", "operational_not_before"])
    ]
    return finding(
        id="implementation.corrected_count",
        value=rows["key"].nunique(),
        unit="count",
        rows={"corrections": rows},
        parameters=given,
        definition="Commitments of which a date was corrected, with the reason, against the evidence as collected",
    )


def _estimates(spells: pd.DataFrame, name: str, suffix: str, scenario: str, given: Mapping[str, Value]) -> list[Finding]:
    made = [_median(spells, name, suffix, scenario, given)] if len(spells) else []
    if spells.empty:
        return made
    for row in survival.share_happened(spells, HORIZONS).itertuples():
        year = int(row.years)
        if math.isnan(row.share):
            continue
        words = f"within {year} year{'s' if year > 1 else ''} of agreement, Kaplan-Meier, {name}; {im.SCENARIOS[scenario].lower()}"
        made.append(
            finding(
                id=f"implementation.share_operational_{year}_years.{name}{suffix}",
                value=100 * row.share,
                unit="percent",
                text=f"{100 * row.share:.0f}%",
                interval=None if math.isnan(row.low) else (100 * row.low, 100 * row.high),
                rows={"commitments": spells},
                definition=f"Share of commitments reported in operation {words}",
                parameters=given,
                method=survival.share_happened,
            )
        )
        made.append(
            finding(
                id=f"implementation.observed_{year}_years.{name}{suffix}",
                value=int(row.at_risk),
                unit="count",
                rows={"commitments": spells},
                definition=f"Commitments still under observation and not in operation {words}",
                parameters=given,
                method=survival.share_happened,
            )
        )
    return made


def _median(spells: pd.DataFrame, name: str, suffix: str, scenario: str, given: Mapping[str, Value]) -> Finding:
    estimate = survival.median_years(spells)
    reached = math.isfinite(estimate.value)
    bounded = reached and math.isfinite(estimate.high)
    return finding(
        id=f"implementation.median_years.{name}{suffix}",
        value=estimate.value if reached else NOT_REACHED,
        unit="years" if reached else "text",
        interval=(estimate.low, estimate.high) if bounded else None,
        definition=f"Time from agreement by which half were reported in operation, Kaplan-Meier, {name}; {im.SCENARIOS[scenario].lower()}",
        rows={"commitments": spells},
        parameters=given,
        method=survival.median_years,
    )


def _p_value(id: str, spells: pd.DataFrame, group: str, scenario: str, given: Mapping[str, Value]) -> Finding:
    test = survival.log_rank(spells, group)
    return finding(
        id=id,
        value=test.p,
        unit="probability",
        text="below 0.001" if test.p < 0.001 else f"{test.p:.3f}" if test.p < 0.1 else f"{test.p:.2f}",
        definition=f"p value of the log-rank test of equal curves by {group} ({test.degrees} degrees of freedom); {im.SCENARIOS[scenario].lower()}",
        rows={"commitments": spells},
        parameters=given,
        method=survival.log_rank,
    )
