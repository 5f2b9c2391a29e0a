"""Exhibits of the chapter on implementation: curves, lanes of named commitments, shares by scenario and by dimension."""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd

from corridor.analysis import implementation as im
from corridor.analysis import survival
from corridor.analysis.implementation_findings import (
    HORIZONS,
    INSTRUMENTS,
    MAIN_SCENARIO,
    dimension_table,
    implementation_findings,
    lane_findings,
    share_table,
)
from corridor.analysis.phases import ranked_commitments
from corridor.edition import Edition
from corridor.errors import UserError
from corridor.evidence import Evidence
from corridor.exhibits import Exhibits, FigureExhibit, TableExhibit
from corridor.figures import implementation as draw
from corridor.figures.style import DIMENSION_NAMES
from corridor.formats import format_date

OTHER_SCENARIO = "left_out"
BASIS_NAMES = {"agreement": "Agreement", "mou": "Memorandum"}
OBSERVED_AT = tuple(range(11))
SCENARIO_NAMES = {
    "left_out": "Silent ones left out",
    "last_look": "Silent ones until their last report",
    "open": "Silent ones open to the cut-off",
    "all_open": "All unfinished ones open to the cut-off",
}


def cutoff_date(text: str, as_of: dt.date) -> dt.date:
    """Return the cut-off: ``as_of`` for an empty text, else the ISO date, which must not be later.

    Raises
    ------
    UserError
        If the text is no ISO date, or later than ``as_of``.
    """
    if not text:
        return as_of
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise UserError(f"cutoff: {text!r} is not a date of the form 2024-12-31") from None
    if day > as_of:
        raise UserError(f"cutoff: {text} is later than the end of the evidence, {as_of.isoformat()}")
    return day


def implementation_exhibits(evidence: Evidence, edition: Edition, *, cutoff: dt.date) -> Exhibits:
    """Return what the chapter shows for what was known to have happened by ``cutoff``."""
    commitments, events = evidence.table("commitments"), evidence.table("events")
    ranked = ranked_commitments(commitments, events, evidence.table("event_sources"))
    lanes = im.lanes(ranked, since=edition.phases[0].start, cutoff=cutoff)
    found = implementation_findings(commitments, events, evidence.table("corrections"), cutoff=cutoff)
    return Exhibits(
        findings=(*found, *lane_findings(lanes, cutoff=cutoff)),
        figures=(_curves(commitments, cutoff), _lanes(lanes, cutoff)),
        tables=(_shares(commitments, cutoff), _dimensions(commitments, cutoff)),
    )


def _curves(commitments: pd.DataFrame, cutoff: dt.date) -> FigureExhibit:
    spells = {name: im.spells(commitments, cutoff=cutoff, scenario=name) for name in (MAIN_SCENARIO, OTHER_SCENARIO)}
    curves = {name: {basis: survival.kaplan_meier(rows[rows["basis"] == basis]) for basis in INSTRUMENTS} for name, rows in spells.items()}
    main = spells[MAIN_SCENARIO]
    used = main[main["basis"].isin(INSTRUMENTS)]
    observed = {
        basis: pd.Series({year: int((main.loc[main["basis"] == basis, "years"] >= year).sum()) for year in OBSERVED_AT})
        for basis in INSTRUMENTS
    }
    ends = {basis: float(main.loc[main["basis"] == basis, "years"].max()) for basis in INSTRUMENTS}
    share = {basis: f"{{fact}}`implementation.share_operational_{HORIZONS[-1]}_years.{basis}" for basis in INSTRUMENTS}
    data = pd.concat([curve.assign(scenario=name, basis=basis) for name, by_basis in curves.items() for basis, curve in by_basis.items()])
    return FigureExhibit(
        figure=draw.survival_curves(curves[MAIN_SCENARIO], curves[OTHER_SCENARIO], ends, observed),
        id="implementation-curves",
        title=f"After {{fact}}`implementation.horizon.last|words,unit`, {share['agreement']}` of agreements and {share['mou']}` of memoranda are reported in operation; "
        f"without those of which nothing more was heard, {share['agreement']}.{OTHER_SCENARIO}` and {share['mou']}.{OTHER_SCENARIO}`",
        alt="Descending step curves with shaded limits: the share not yet in operation against years since agreement, a full curve for agreements "
        "and another for memoranda, and beside each a dashed curve without the commitments of which nothing more was heard; below the axis, how many "
        "commitments are still open and under observation after so many years.",
        data=data[["scenario", "basis", "years", "at_risk", "events", "share", "low", "high"]],
        rows={"commitments": used},
        note="Kaplan-Meier estimates with 95 percent limits. Full lines: commitments without a later report count as open to the cut-off. Dashed lines: "
        "they are left out.",
    )


def _lanes(lanes: pd.DataFrame, cutoff: dt.date) -> FigureExhibit:
    data = lanes[
        ["title", "dimension", "agreed_date", "start_date", "operational_date", "outcome", "last_status", "last_status_date", "value_usd_m"]
    ]
    return FigureExhibit(
        figure=draw.commitment_lanes(lanes, cutoff=pd.Timestamp(cutoff)),
        id="implementation-lanes",
        title=f"Of the large commitments shown, those in operation took between {{fact}}`implementation.lanes.shortest` and "
        "{fact}`implementation.lanes.longest` from agreement",
        alt=f"Horizontal lanes, a lane for each commitment, from a circle at the agreement over a triangle at the start of works to a square at "
        f"the first operation, or to a bar at the last report for those still open: {', '.join(lanes.loc[~lanes['working'], 'title'])}.",
        data=data,
        rows={"commitments": lanes},
        note="Per dimension, of those agreed since the first phase began, the commitments in operation and still open that are largest or "
        "best attested. An open end means that no later "
        "report was found, not that nothing happened. Dates known to the year stand at its middle. Colours are those of the dimensions.",
    )


def _shares(commitments: pd.DataFrame, cutoff: dt.date) -> TableExhibit:
    table = share_table(commitments, cutoff=cutoff)
    shown = pd.DataFrame(
        {
            "silence": table["scenario"].map(SCENARIO_NAMES),
            "basis": table["basis"].map(BASIS_NAMES),
            "commitments": table["commitments"],
            "operational": table["operational"],
            **{f"after_{year}": _share_cells(table, year) for year in HORIZONS},
            "median": [_years_cell(value) for value in table["median_years"]],
        }
    )
    return TableExhibit(
        data=shown,
        id="implementation-shares",
        caption="Share reported in operation after agreement, by basis and by what silence is taken to mean (95 percent limits)",
        rows={
            "commitments": im.spells(commitments, cutoff=cutoff).query(
                "basis in @INSTRUMENTS", local_dict={"INSTRUMENTS": list(INSTRUMENTS)}
            )
        },
        note="Kaplan-Meier estimates. Where none was in operation by then, no limits can be given. Few memoranda are observed for so long as the last column asks.",
        headings={f"after_{year}": f"After {year} year{'s' if year > 1 else ''}" for year in HORIZONS}
        | {"operational": "In operation", "median": "Median, years"},
        wide=True,
    )


def _dimensions(commitments: pd.DataFrame, cutoff: dt.date) -> TableExhibit:
    table = dimension_table(commitments, cutoff=cutoff)
    shown = pd.DataFrame(
        {
            "dimension": table["dimension"].map(DIMENSION_NAMES),
            "commitments": table["commitments"],
            "operational": table["operational"],
            "after_5": _share_cells(table, 5),
            "median": [_years_cell(value) for value in table["median_years"]],
        }
    )
    return TableExhibit(
        data=shown,
        id="implementation-dimensions",
        caption="Share reported in operation within {fact}`implementation.horizon.last|words,unit` of agreement, by dimension",
        rows={"commitments": im.spells(commitments, cutoff=cutoff)},
        note=f"Silent commitments open to the cut-off, {format_date(cutoff.isoformat())}. A satellite counts as operational at launch, a ship class at its first "
        "delivery, a treaty at its entry into force, so dimensions are not alike.",
        headings={"operational": "In operation", "after_5": f"After {HORIZONS[-1]} years", "median": "Median, years"},
    )


def _share_cells(table: pd.DataFrame, year: int) -> list[str]:
    return [
        "–" if math.isnan(share) else f"{share:.0f}%" if math.isnan(low) else f"{share:.0f}% ({low:.0f} to {high:.0f})"
        for share, low, high in zip(table[f"share_{year}"], table[f"low_{year}"], table[f"high_{year}"], strict=True)
    ]


def _years_cell(value: float) -> str:
    return f"{value:.1f}" if math.isfinite(value) else "not reached"
