"""Findings of the phase chapters and of the overview: counts, shares and attestation, each with its rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import pandas as pd
from scipy.stats import chi2_contingency

from corridor.analysis import phases as ph
from corridor.edition import Phase
from corridor.findings import Finding, finding

NAMED_ACTORS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "huawei": ("china", "Huawei"),
        "zte": ("china", "ZTE"),
        "china_mobile": ("china", "China Mobile"),
        "china_eximbank": ("china", "China Eximbank"),
        "cnnc": ("china", "China National Nuclear Corporation"),
        "suparco": ("pakistan", "SUPARCO"),
    }
)
"""Key in finding ids -> side and name of actors whose presence each phase chapter states."""


def phase_findings(
    phase: Phase,
    phases: Sequence[Phase],
    *,
    events: pd.DataFrame,
    event_sources: pd.DataFrame,
    commitments: pd.DataFrame,
) -> list[Finding]:
    """Return the findings of one phase.

    ``events`` carries ``phase`` and ``step``; ``commitments`` carries ``phase`` by agreement. Ids end in ``phase_N``, or in a dimension, sector or actor after it.
    """
    tag = f"phase_{phase.number}"
    own = events[events["phase"] == phase.number]
    span = f"Phase {phase.roman} ({phase.start} to {phase.end})"
    # A phase without events still has counts: zeros, which rest on all the rows that were looked through.
    base = own if len(own) else events
    agreed = commitments[commitments["phase"] == phase.number]
    made = [
        _count(f"phases.event_count.{tag}", own, base, f"Events of the timeline in {span}, by the earliest day their date can mean"),
        *_per_year(tag, own, phase, span),
        *_attestation(tag, own, event_sources, span),
        *_steps(tag, own, base, span),
        *_memoranda(f"phases.mou_count.{tag}", f"phases.mou_share.{tag}", own, base, span),
        *_composition(tag, own, base, "dimension", ph.DIMENSIONS, span),
        *_composition(tag, own, base, "sector", sorted(events["sector"].unique()), span),
        *_actors(tag, own, base, span),
        *_alternative(tag, phase, phases, events, span),
        *_commitments(tag, agreed, agreed if len(agreed) else commitments, span),
        *_became_operational(tag, phase, phases, commitments, span),
    ]
    return made


def overview_findings(
    phases: Sequence[Phase], *, events: pd.DataFrame, event_sources: pd.DataFrame, briefs: Sequence[str]
) -> list[Finding]:
    """Return the findings over all years.

    ``events`` carries ``phase`` and ``step``; those before the first phase have none. ``briefs`` are the source ids of the briefs.
    """
    since = events[events["phase"].notna()]
    before = events[events["phase"].isna()]
    first = phases[0].start.year
    sources = event_sources[["source_id"]].drop_duplicates()
    years = events["date"].str[:4].astype(int)
    per_year = years[years <= phases[-1].end.year].value_counts().sort_index()
    peak = int(per_year.idxmax())
    second = phases[1].start.year if len(phases) > 1 else first
    full = per_year.reindex(range(second, (phases[-1].end + dt.timedelta(days=1)).year), fill_value=0)
    fewest = events[years == full.idxmin()] if len(full) else events
    least = [_count("overview.least_year_count", fewest, events, f"Fewest events in a full year from {second} on")] if len(full) else []
    agreements = events[events["kind"].eq("agreement") & events["sector"].eq("education_research")]
    oldest = agreements.sort_values(["date", "event_id"]).head(1)
    independent = event_sources.loc[~event_sources["source_id"].isin(briefs), "event_id"]
    single = since[ph.sources_per_event(since, event_sources) == 1]
    return [
        _count("overview.event_count", events, events, "Events of the timeline, all years"),
        _count("overview.event_count_in_phases", since, since, f"Events of the timeline since {first}"),
        _count("overview.event_count_before_phases", before, events, f"Events of the timeline before {first}"),
        finding(
            id="overview.source_count",
            value=len(sources),
            unit="count",
            definition="Different documents that the events rest on",
            rows={"event_sources": event_sources},
        ),
        finding(
            id="overview.first_year",
            value=str(int(years.min())),
            unit="text",
            definition="Year of the first event of the timeline",
            rows={"events": events[years == years.min()]},
        ),
        finding(
            id="overview.first_research_agreement",
            value=str(oldest["date"].iloc[0]),
            unit="date",
            definition="Date of the first agreement on education or research in the timeline",
            rows={"events": oldest},
        ),
        finding(
            id="overview.peak_year",
            value=str(peak),
            unit="text",
            definition="Year with most events in the timeline",
            rows={"events": events[years == peak]},
        ),
        _count("overview.peak_year_count", events[years == peak], events, "Events in the year with most events"),
        *least,
        _share("overview.one_source_share", single, since, f"Share of events since {first} with a single source", sources=event_sources),
        _count(
            "overview.brief_only_count",
            events[~events["event_id"].isin(independent)],
            events,
            "Events that rest on one of the three briefs alone",
        ),
        *_memoranda("overview.mou_count_in_phases", "overview.mou_share_in_phases", since, events, f"all events since {first}"),
        *_association(since),
    ]


def cramers_v(table: pd.DataFrame) -> float:
    """Return how far the rows of a table of counts differ in composition: 0 (not at all) to 1.

    Method: H. Cramér (1946), Mathematical Methods of Statistics, Princeton University Press.
    """
    chi2 = float(chi2_contingency(table, correction=False).statistic)
    return (chi2 / (int(table.to_numpy().sum()) * (min(table.shape) - 1))) ** 0.5


def _association(since: pd.DataFrame) -> Iterable[Finding]:
    table = pd.crosstab(since["phase"], since["dimension"])
    for name, part in (("dimension", table), ("step", pd.crosstab(since["phase"], since["step"]))):
        if min(part.shape) < 2:
            continue
        value = cramers_v(part)
        yield finding(
            id=f"overview.{name}_by_phase_v",
            value=value,
            unit="ratio",
            text=f"{value:.2f}",
            definition=f"Cramér's V between phase and {name} of events, 0 (same composition in every phase) to 1",
            rows={"events": since},
            method=cramers_v,
        )


def _per_year(tag: str, own: pd.DataFrame, phase: Phase, span: str) -> Iterable[Finding]:
    if own.empty:
        return
    rate = len(own) / (((phase.end - phase.start).days + 1) / 365.25)
    yield finding(
        id=f"phases.events_per_year.{tag}",
        value=rate,
        unit="ratio",
        text=f"{rate:.0f}",
        definition=f"Events per year in {span}",
        rows={"events": own},
    )


def _attestation(tag: str, own: pd.DataFrame, event_sources: pd.DataFrame, span: str) -> Iterable[Finding]:
    if own.empty:
        return
    single = own[ph.sources_per_event(own, event_sources) == 1]
    named = event_sources[event_sources["event_id"].isin(own["event_id"])]
    day = own[own["date_precision"] == "day"]
    yield _share(f"phases.one_source_share.{tag}", single, own, f"Share of events in {span} with a single source", sources=named)
    yield _share(f"phases.day_share.{tag}", day, own, f"Share of events in {span} dated to the day")
    yield _share(
        f"phases.year_only_share.{tag}", own[own["date_precision"] == "year"], own, f"Share of events in {span} dated to a year only"
    )
    if len(day):
        yield _share(
            f"phases.report_day_share.{tag}",
            day[day["date_may_be_report"] == 1],
            day,
            f"Share of day-precise dates in {span} that equal the publication date of the first source",
        )


def _steps(tag: str, own: pd.DataFrame, base: pd.DataFrame, span: str) -> Iterable[Finding]:
    for step in ph.STEPS:
        rows = own[own["step"] == step]
        yield _count(
            f"phases.{step}_count.{tag}", rows, base, f"Events in {span} by which something was {step}, by kind and reported status"
        )
        if len(own):
            yield _share(f"phases.{step}_share.{tag}", rows, own, f"Share of events in {span} with the step {step}")


def _memoranda(count_id: str, share_id: str, own: pd.DataFrame, base: pd.DataFrame, span: str) -> Iterable[Finding]:
    instruments = own[own["kind"].isin(ph.AGREEING)]
    memoranda = own[own["kind"] == "mou"]
    yield _count(count_id, memoranda, base, f"Memoranda of understanding in {span}")
    if len(instruments):
        yield _share(share_id, memoranda, instruments, f"Share of memoranda among agreements and memoranda in {span}")


def _composition(tag: str, own: pd.DataFrame, base: pd.DataFrame, column: str, levels: Sequence[str], span: str) -> Iterable[Finding]:
    for level in levels:
        rows = own[own[column] == level]
        opened = rows[rows["step"] == "opened"]
        yield _count(
            f"phases.{column}_opened_count.{tag}.{level}",
            opened,
            base,
            f"Events in {span} by which something was opened in the {column} {level}",
        )
        yield _count(f"phases.{column}_count.{tag}.{level}", rows, base, f"Events in {span} in the {column} {level}")
        if len(own):
            yield _share(f"phases.{column}_share.{tag}.{level}", rows, own, f"Share of events in {span} in the {column} {level}")


def _actors(tag: str, own: pd.DataFrame, base: pd.DataFrame, span: str) -> Iterable[Finding]:
    for key, (side, name) in NAMED_ACTORS.items():
        named = own[f"actors_{side}"].fillna("").map(lambda cell, name=name: name in [part.strip() for part in cell.split(";")])
        yield _count(f"phases.actor_count.{tag}.{key}", own[named.astype(bool)], base, f"Events in {span} that name {name}")


def _alternative(tag: str, phase: Phase, phases: Sequence[Phase], events: pd.DataFrame, span: str) -> Iterable[Finding]:
    main, other = (ph.limits(phases, alternative=alternative).set_index("phase").loc[phase.number] for alternative in (False, True))
    if main.equals(other):
        return
    rows = ph.assign_phase(events, phases, alternative=True)
    own = rows[rows["phase"] == phase.number]
    base = own if len(own) else events
    second = f"{span}, read as {other['start'].date()} to {other['end'].date()}"
    yield _count(f"phases.event_count.{tag}_alternative", own, base, f"Events of the timeline in {second}")
    for step in ("agreed", "opened"):
        yield _count(
            f"phases.{step}_count.{tag}_alternative", own[own["step"] == step], base, f"Events in {second} by which something was {step}"
        )


def _commitments(tag: str, own: pd.DataFrame, base: pd.DataFrame, span: str) -> Iterable[Finding]:
    parts = {
        "commitment_count": (own, "Commitments agreed"),
        "commitment_operational_count": (own[own["outcome"] == "operational"], "Commitments since reported in operation, of those agreed"),
        "commitment_cancelled_count": (own[own["outcome"] == "cancelled"], "Commitments since reported as cancelled, of those agreed"),
        "commitment_silent_count": (own[own["followup"] == "none_found"], "Commitments without any later report, of those agreed"),
        "commitment_open_count": (
            own[own["outcome"].eq("not_operational") & own["followup"].ne("none_found")],
            "Commitments that a later report shows as still open, of those agreed",
        ),
    }
    for name, (rows, words) in parts.items():
        yield _count(f"phases.{name}.{tag}", rows, base, f"{words} in {span}", "commitments")


def _became_operational(tag: str, phase: Phase, phases: Sequence[Phase], commitments: pd.DataFrame, span: str) -> Iterable[Finding]:
    opened = ph.assign_phase(commitments, phases, column="operational_date")["phase"].eq(phase.number).fillna(False)
    rows = commitments[opened]
    before = rows[rows["phase"].isna() | rows["phase"].lt(phase.number).fillna(False)]
    yield _count(
        f"phases.commitment_opened_count.{tag}",
        rows,
        commitments,
        f"Commitments of any age first reported in operation in {span}",
        "commitments",
    )
    yield _count(
        f"phases.commitment_opened_earlier_count.{tag}",
        before,
        commitments,
        f"Commitments first reported in operation in {span} that were agreed before it",
        "commitments",
    )


def _count(id: str, rows: pd.DataFrame, looked_through: pd.DataFrame, definition: str, table: str = "events") -> Finding:
    """A count; where nothing was found the finding rests on the rows that were looked through."""
    return finding(id=id, value=len(rows), unit="count", definition=definition, rows={table: rows if len(rows) else looked_through})


def _share(id: str, part: pd.DataFrame, whole: pd.DataFrame, definition: str, *, sources: pd.DataFrame | None = None) -> Finding:
    rows = {"events": whole} if sources is None else {"events": whole, "event_sources": sources}
    return finding(id=id, value=100 * len(part) / len(whole), unit="percent", definition=definition, rows=rows)
