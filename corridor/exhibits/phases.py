"""Exhibits of the phase chapters (one template, a run per phase) and of the overview."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from corridor.analysis import phases as ph
from corridor.analysis.claims import register as claims_register
from corridor.analysis.claims.findings import verdict_counts
from corridor.analysis.claims.register import Register
from corridor.analysis.claims.shown import evidence_table
from corridor.analysis.phase_findings import overview_findings, phase_findings
from corridor.edition import Edition, Phase
from corridor.evidence import Evidence
from corridor.evidence.partial_dates import intervals
from corridor.exhibits import Exhibits, FigureExhibit, TableExhibit
from corridor.figures import phases as draw
from corridor.figures.style import DIMENSION_NAMES
from corridor.findings import Finding
from corridor.formats import format_date, format_value

BRIEF = "rcas_brief_2026"
LARGEST = 10
NAMED_PER_DIMENSION = 3
SECTOR_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "agriculture": "Agriculture",
        "ai": "Artificial intelligence",
        "automotive": "Vehicles",
        "cloud_data": "Cloud and data",
        "defence": "Defence",
        "e_commerce": "E-commerce",
        "education_research": "Education and research",
        "energy": "Energy",
        "finance": "Finance",
        "governance": "Governance",
        "industry": "Industry",
        "navy": "Navy",
        "nuclear": "Nuclear",
        "ports": "Ports",
        "quantum": "Quantum",
        "satellites": "Satellites",
        "semiconductors": "Semiconductors",
        "submarine_cables": "Submarine cables",
        "telecom": "Telecom",
        "transport": "Transport",
    }
)
STATUS_NAMES = MappingProxyType(
    {
        "announced": "announced only",
        "signed": "signed",
        "under_construction": "being built",
        "cancelled": "cancelled",
        "completed": "completed",
        "operational": "in operation",
    }
)
BASIS_NAMES = MappingProxyType({"agreement": "Agreement", "mou": "Memorandum"})
STEP_NOTE = (
    "Agreed: agreements and memoranda. Begun: starts of projects and trainings. Opened: completions, launches, handovers, new "
    "institutions and agreements reported to work. Other: meetings, visits, policies, statements, trials, and what was only announced or still "
    "being built."
)


def phase_exhibits(number: int, evidence: Evidence, edition: Edition) -> Exhibits:
    """Return what the chapter on phase ``number`` shows: timeline, sectors, largest commitments, claims of the brief.

    Raises
    ------
    UserError
        If the edition has no such phase.
    """
    phase = edition.phase(number)
    events, sources = _events(evidence, edition), evidence.table("event_sources")
    own = events[events["phase"] == number]
    own = own.assign(when=intervals(own["date"])["midpoint"], n_sources=ph.sources_per_event(own, sources))
    every = ph.assign_phase(evidence.table("commitments"), edition.phases, column="agreed_date")
    claims = _claims(evidence, phase)
    return Exhibits(
        findings=(*phase_findings(phase, edition.phases, events=events, event_sources=sources, commitments=every), *_verdicts(phase, claims)),
        figures=(_timeline(phase, own), _sectors(phase, own)),
        tables=(_commitments(phase, every[every["phase"] == number], evidence), _claims_table(phase, claims)),
    )


def overview_exhibits(evidence: Evidence, edition: Edition, *, first_year: int) -> Exhibits:
    """Return what the overview shows: all years, sectors by phase, and the phases side by side."""
    events, sources = _events(evidence, edition), evidence.table("event_sources")
    briefs = sorted(evidence.table("claims")["source_brief_id"].unique())
    rates = _phase_rows(events, sources, edition)
    return Exhibits(
        findings=tuple(overview_findings(edition.phases, events=events, event_sources=sources, briefs=briefs)),
        figures=(_all_years(events, edition, rates, first_year), _phase_sectors(events, edition)),
        tables=(_phase_table(events, sources, rates),),
    )


def _events(evidence: Evidence, edition: Edition) -> pd.DataFrame:
    return ph.assign_step(ph.assign_phase(evidence.table("events"), edition.phases))


def _claims(evidence: Evidence, phase: Phase) -> Register:
    """Return the part of the register that holds what the brief claims on a phase."""
    claims = evidence.table("claims")
    own = claims[(claims["brief"] == BRIEF) & (claims["section"] == f"Phase {phase.roman}")]
    return claims_register.read(evidence, only=own["claim_id"])


def _verdicts(phase: Phase, claims: Register) -> list[Finding]:
    about = f"the RCAS brief on Phase {phase.roman} ({phase.start} to {phase.end})"
    total = f"phases.claim_count.phase_{phase.number}"
    return verdict_counts(claims, claims.claims, about, total=total, each=(total + ".{}").format)


def _timeline(phase: Phase, own: pd.DataFrame) -> FigureExhibit:
    start, end = pd.Timestamp(phase.start), pd.Timestamp(phase.end)
    named = ph.named_events(own, per_dimension=NAMED_PER_DIMENSION, apart=(end - start) / 6)
    by_dimension = own["dimension"].value_counts()
    largest, tag = by_dimension.index[0], f"phase_{phase.number}"
    data = own.sort_values(["date", "event_id"])[["date", "dimension", "step", "sector", "title", "n_sources"]]
    return FigureExhibit(
        figure=draw.phase_timeline(own, start=start, end=end, named=named),
        id=f"phases-{phase.number}-timeline",
        title=f"Phase {phase.roman} left {{fact}}`phases.event_count.{tag}` events in the record, {{fact}}`phases.dimension_count.{tag}.{largest}` of them in the "
        f"{DIMENSION_NAMES[largest].lower()} dimension",
        alt=f"Lanes from {start.year} to {end.year}, a lane for each dimension, with a mark for each event: a circle where something was agreed, "
        f"a triangle where it began, a square where it opened, a grey dot otherwise. Named are: {'; '.join(named.sort_values('when')['title'])}.",
        data=data,
        rows={"events": own},
        note="Marks are stacked by date; events known only to the year stand at its middle. The best attested events are named.",
    )


def _sectors(phase: Phase, own: pd.DataFrame) -> FigureExhibit:
    counts = ph.counts_by(own, "sector", "step", levels={"step": ph.STEPS})
    totals = counts.groupby("sector")["events"].sum().sort_values(ascending=False, kind="stable")
    first = totals.index[0]
    tag = f"phase_{phase.number}"
    return FigureExhibit(
        figure=draw.sector_steps(counts, SECTOR_NAMES),
        id=f"phases-{phase.number}-sectors",
        title=f"The sector {SECTOR_NAMES[first].lower()} leads Phase {phase.roman} with {{fact}}`phases.sector_count.{tag}.{first}` of "
        f"{{fact}}`phases.event_count.{tag}` events, {{fact}}`phases.sector_opened_count.{tag}.{first}` of them openings",
        alt="Table of shaded cells with sectors as rows, the largest first, and the columns agreed, begun, opened and other; "
        "each cell holds its number of events and is darker the larger it is.",
        data=counts.pivot(index="sector", columns="step", values="events")[list(ph.STEPS)].loc[totals.index].reset_index(),
        rows={"events": own},
        note=STEP_NOTE,
    )


def _commitments(phase: Phase, own: pd.DataFrame, evidence: Evidence) -> TableExhibit:
    events, sources = evidence.table("events"), evidence.table("event_sources")
    ranked = ph.ranked_commitments(own, events, sources).head(LARGEST)
    linked = events[events["event_id"].isin(pd.concat([ranked["agreed_event_id"], ranked["operational_event_id"]]).dropna())]
    shown = pd.DataFrame(
        {
            "commitment": ranked["title"],
            "agreed": ranked["agreed_date"].map(format_date),
            "basis": ranked["agreed_basis"].map(BASIS_NAMES).fillna("First report"),
            "value": ranked["value_usd_m"],
            "state": [state_of(row) for row in ranked.itertuples()],
        }
    )
    return TableExhibit(
        data=shown,
        id=f"phases-{phase.number}-commitments",
        caption=f"The largest commitments agreed in Phase {phase.roman}, and their state in the last report found",
        rows={"commitments": ranked, "events": linked},
        note="Ordered by the value reported at agreement or opening (nominal, whole project, not money paid; units under the same loan carry the "
        f"same sum), then by number of sources.{' En dash: none reported.' if shown['value'].isna().any() else ''}",
        formats={"value": lambda value: format_value(value, "usd_m")},
        headings={"state": "State, last report"},
        graded="commitments",
    )


def state_of(commitment: object) -> str:
    """Return in words, to the month, what the last report says of a commitment (a row of ``commitments`` as a named tuple)."""
    if commitment.outcome == "operational":
        return f"in operation, {_month(commitment.operational_date)}"
    if commitment.followup == "none_found":
        return f"no report after {_month(commitment.last_status_date)}"
    return f"{STATUS_NAMES[commitment.last_status]}, {_month(commitment.last_status_date)}"


def _month(date: str) -> str:
    return format_date(date[:7])


def _claims_table(phase: Phase, claims: Register) -> TableExhibit:
    return TableExhibit(
        data=evidence_table(claims.claims).drop(columns="id"),
        id=f"phases-{phase.number}-claims",
        caption=f"What the RCAS brief says of Phase {phase.roman}, and what independent evidence shows",
        rows=claims.tables(claims.claims),
        note="Claims are paraphrased. Not found means that no independent source for or against the claim was found.",
        headings={"evidence": "Evidence"},
    )


def _phase_rows(events: pd.DataFrame, sources: pd.DataFrame, edition: Edition) -> pd.DataFrame:
    """One row per phase, and one for each second reading: the columns of the overview's table."""
    rows = []
    for alternative in (False, True):
        limits = ph.limits(edition.phases, alternative=alternative)
        assigned = ph.assign_phase(events, edition.phases, alternative=alternative)
        attested = ph.attestation(assigned, sources).set_index("phase")
        steps = ph.counts_by(assigned, "phase", "step", levels={"step": ph.STEPS}).pivot(index="phase", columns="step", values="events")
        for number, start, end in limits.itertuples(index=False):
            phase = edition.phase(number)
            if alternative and (start, end) == (pd.Timestamp(phase.start), pd.Timestamp(phase.end)):
                continue
            count = int(attested.loc[number, "events"])
            rows.append(
                {
                    "number": number,
                    "alternative": alternative,
                    "phase": f"{phase.roman}{' (second reading)' if alternative else ''}",
                    "years": f"{start.year}–{end.year}",
                    "events": count,
                    "per_year": count / (((end - start).days + 1) / 365.25),
                    **{step: int(steps.loc[number, step]) for step in ph.STEPS},
                    "one_source": float(attested.loc[number, "one_source_pct"]),
                    "to_the_day": float(attested.loc[number, "day_pct"]),
                }
            )
    return pd.DataFrame(rows)


def _phase_table(events: pd.DataFrame, sources: pd.DataFrame, rates: pd.DataFrame) -> TableExhibit:
    return TableExhibit(
        data=rates.drop(columns=["number", "alternative"]),
        id="overview-phases",
        caption="The phases side by side: events by what they did, and how well they are attested",
        rows={"events": events[events["phase"].notna()], "event_sources": sources},
        note=f"{STEP_NOTE} The second reading moves the start of Phase III as the text of the brief does, against its own title.",
        formats={"per_year": "{:.0f}", "one_source": "{:.0f}", "to_the_day": "{:.0f}"},
        headings={"per_year": "A year", "one_source": "Single source, %", "to_the_day": "Dated to the day, %"},
        wide=True,
    )


def _all_years(events: pd.DataFrame, edition: Edition, rates: pd.DataFrame, first_year: int) -> FigureExhibit:
    counts = ph.annual_counts(events, first_year=first_year, last_year=edition.as_of.year)
    main = rates[~rates["alternative"]]
    early, late = main.iloc[0], main.iloc[-1]
    romans = {phase.number: phase.roman for phase in edition.phases}
    shown = events[events["date"].str[:4].astype(int) >= first_year]
    return FigureExhibit(
        figure=draw.annual_timeline(counts, ph.limits(edition.phases), romans),
        id="overview-timeline",
        title=f"The record holds {{fact}}`phases.events_per_year.phase_{early['number']}` events a year in Phase {early['phase']} and "
        f"{{fact}}`phases.events_per_year.phase_{late['number']}` in Phase {late['phase']}",
        alt=f"Columns of events per year from {first_year} to {edition.as_of.year}, all events on top and a strip for each of the dimensions "
        f"below, over shaded bands for the phases. Columns are rare and low before the first phase; the highest is that of {counts.groupby('year')['events'].sum().idxmax()}.",
        data=counts.pivot(index="year", columns="dimension", values="events")[list(ph.DIMENSIONS)].reset_index(),
        rows={"events": shown},
        note=f"Events that left a public trace, by year; the strips of the dimensions share a scale. The last column ends on {format_date(edition.as_of.isoformat())}.",
    )


def _phase_sectors(events: pd.DataFrame, edition: Edition) -> FigureExhibit:
    since = events[events["phase"].notna()]
    counts = ph.counts_by(since, "phase", "sector", levels={"phase": [phase.number for phase in edition.phases]})
    shares = counts.assign(share=100 * counts["events"] / counts.groupby("phase")["events"].transform("sum"))
    energy = shares[shares["sector"] == "energy"].set_index("phase")["share"]
    last = edition.phases[-1]
    leader = counts[counts["phase"] == last.number].sort_values(["events", "sector"], ascending=[False, True])["sector"].iloc[0]
    peak = edition.phase(int(energy.idxmax()))
    return FigureExhibit(
        figure=draw.phase_sector(
            counts, SECTOR_NAMES, {phase.number: f"{phase.roman}: {phase.start.year}–{phase.end.year}" for phase in edition.phases}
        ),
        id="overview-sectors",
        title=f"Energy makes up {{fact}}`phases.sector_share.phase_{peak.number}.energy` of the events of Phase {peak.roman} and "
        f"{{fact}}`phases.sector_share.phase_{last.number}.energy` of those of Phase {last.roman}, "
        f"whose leading sector is {SECTOR_NAMES[leader].lower()}",
        alt="Table of shaded cells with sectors as rows, the largest first, and the phases as columns; each cell holds its number of events and is "
        "darker the larger its share of the phase.",
        data=counts.pivot(index="sector", columns="phase", values="events").reset_index().rename(columns=str),
        rows={"events": since},
        note="Shading compares sectors within a phase, so that long and short phases can be read side by side.",
    )
