"""Events by phase: which phase an event falls in, what happened in it, and how well it is attested.

The limits of the phases come from the edition file. An event dated to a month or a year is placed by the earliest day it
can mean. Counts are counts of events that left a public trace, not of cooperation: later years leave more traces, which
:func:`attestation` quantifies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from corridor.edition import Phase
from corridor.evidence.partial_dates import intervals

DIMENSIONS = ("land", "maritime", "cyberspace", "space", "cross_cutting")
STEPS = ("agreed", "begun", "opened", "other")
AGREEING = frozenset({"agreement", "mou"})
BEGINNING = frozenset({"project_start", "training"})
OPENING = frozenset({"project_completion", "launch", "institution", "transfer"})
WORKING = frozenset({"operational", "completed"})


def limits(phases: Sequence[Phase], *, alternative: bool = False) -> pd.DataFrame:
    """Return first and last day of each phase.

    Parameters
    ----------
    alternative
        Whether phases that have a second reading of their start begin there; the phase before then ends a day earlier.

    Returns
    -------
    DataFrame
        Columns ``phase`` (number), ``start``, ``end`` (timestamps, both inclusive), in the order of the phases.
    """
    starts = [pd.Timestamp(p.alternative_start if alternative and p.alternative_start else p.start) for p in phases]
    following = [start - pd.Timedelta(days=1) for start in starts[1:]]
    return pd.DataFrame({"phase": [p.number for p in phases], "start": starts, "end": [*following, pd.Timestamp(phases[-1].end)]})


def assign_phase(events: pd.DataFrame, phases: Sequence[Phase], *, column: str = "date", alternative: bool = False) -> pd.DataFrame:
    """Return ``events`` with a column ``phase`` (Int64): the phase in which the earliest possible day falls.

    Rows before the first phase or after the last one get a missing phase; ``column`` names the partial date.
    """
    days = intervals(events[column])["earliest"]
    phase = pd.Series(pd.NA, index=events.index, dtype="Int64")
    for number, start, end in limits(phases, alternative=alternative).itertuples(index=False):
        phase[days.between(start, end)] = number
    return events.assign(phase=phase)


def assign_step(events: pd.DataFrame) -> pd.DataFrame:
    """Return ``events`` with a column ``step``: what the event did to the cooperation, by kind and reported status.

    ``agreed``: agreements and memoranda. ``begun``: project starts and trainings, unless only announced. ``opened``:
    completions, launches, handovers, new institutions and agreements that are reported as operational or completed. ``other``: the rest
    (meetings, visits, policies, statements, trials, and what was only announced or still being built).
    """
    kind, status = events["kind"], events["status_reported"]
    step = pd.Series("other", index=events.index, dtype="string")
    step[kind.isin(AGREEING)] = "agreed"
    step[kind.isin(BEGINNING) & ~status.isin({"announced", "cancelled"})] = "begun"
    step[kind.isin(OPENING | AGREEING) & status.isin(WORKING)] = "opened"
    return events.assign(step=step)


def counts_by(events: pd.DataFrame, *keys: str, levels: Mapping[str, Sequence[object]] | None = None) -> pd.DataFrame:
    """Return the number of events for every combination of ``keys``, zeros included.

    Parameters
    ----------
    levels
        Key -> its values in order; by default those that occur, sorted. Events with other or missing values are left out.

    Returns
    -------
    DataFrame
        The keys and ``events`` (count), sorted by the levels.
    """
    given = levels or {}
    values = [list(given.get(key, sorted(events[key].dropna().unique()))) for key in keys]
    grid = pd.MultiIndex.from_product(values, names=list(keys))
    counted = events.groupby(list(keys), observed=True).size()
    if len(keys) == 1:
        counted.index = pd.MultiIndex.from_arrays([counted.index], names=list(keys))
    return counted.reindex(grid, fill_value=0).rename("events").reset_index()


def annual_counts(events: pd.DataFrame, *, first_year: int | None = None, last_year: int | None = None) -> pd.DataFrame:
    """Return events per year and dimension, every year from first to last: columns ``year``, ``dimension``, ``events``."""
    years = events["date"].str[:4].astype(int)
    if events.empty and (first_year is None or last_year is None):
        return pd.DataFrame({"year": pd.Series(dtype=int), "dimension": pd.Series(dtype="string"), "events": pd.Series(dtype=int)})
    first = first_year if first_year is not None else int(years.min())
    last = last_year if last_year is not None else int(years.max())
    return counts_by(events.assign(year=years), "year", "dimension", levels={"year": range(first, last + 1), "dimension": DIMENSIONS})


def sources_per_event(events: pd.DataFrame, event_sources: pd.DataFrame) -> pd.Series:
    """Return the number of different sources of each event, aligned to ``events``."""
    counted = event_sources.drop_duplicates(["event_id", "source_id"]).groupby("event_id").size()
    return events["event_id"].map(counted).fillna(0).astype(int).rename("n_sources")


def attestation(events: pd.DataFrame, event_sources: pd.DataFrame) -> pd.DataFrame:
    """Return how well the events of each phase are attested.

    ``events`` carries ``phase`` (see :func:`assign_phase`). Columns: ``phase``, ``events``, ``one_source_pct`` (share with
    a single source), ``day_pct``, ``month_pct``, ``year_pct`` (shares of date precision, percent), ``report_day_pct``
    (share of day-precise dates that equal the publication date of the first source: the day may be the report's),
    ``events_per_year``.
    """
    rows = []
    sources = sources_per_event(events, event_sources)
    for phase, group in events.dropna(subset="phase").groupby("phase"):
        precise = group[group["date_precision"] == "day"]
        shares = {f"{unit}_pct": 100 * (group["date_precision"] == unit).mean() for unit in ("day", "month", "year")}
        rows.append(
            {
                "phase": int(phase),
                "events": len(group),
                "one_source_pct": 100 * (sources[group.index] == 1).mean(),
                **shares,
                "report_day_pct": 100 * precise["date_may_be_report"].astype(float).mean() if len(precise) else float("nan"),
            }
        )
    columns = ["phase", "events", "one_source_pct", "day_pct", "month_pct", "year_pct", "report_day_pct"]
    return pd.DataFrame(rows, columns=columns)


def named_events(events: pd.DataFrame, *, per_dimension: int, apart: pd.Timedelta) -> pd.DataFrame:
    """Return the events that a timeline names: per dimension the best attested, spread over time.

    ``events`` carries ``when`` (timestamp), ``step`` and ``n_sources``. Taken in the order of sources, then value, then date,
    leaving out step ``other`` and events closer than ``apart`` to one already taken.
    """
    keys = ["n_sources", "value_usd_m", "when", "event_id"]
    candidates = events[events["step"] != "other"].sort_values(keys, ascending=[False, False, True, True], na_position="last")
    taken: dict[str, list[pd.Timestamp]] = {}
    rows = []
    for row, dimension, when in zip(candidates.index, candidates["dimension"], candidates["when"], strict=True):
        others = taken.setdefault(dimension, [])
        if len(others) < per_dimension and all(abs(when - other) >= apart for other in others):
            others.append(when)
            rows.append(row)
    return candidates.loc[rows]


def actors(events: pd.DataFrame, side: str) -> pd.DataFrame:
    """Return how many events name each actor of one side (``china`` or ``pakistan``), most often named first.

    Columns ``actor``, ``events``; an actor counts once per event. Ties are in alphabetical order.
    """
    named = events[f"actors_{side}"].dropna().astype("string").str.split(";").explode().str.strip()
    named = named[named != ""]
    pairs = pd.DataFrame({"row": named.index, "actor": named.to_numpy()}).drop_duplicates()
    counted = pairs.groupby("actor").size().rename("events").reset_index()
    return counted.sort_values(["events", "actor"], ascending=[False, True], ignore_index=True)


def value_of_commitments(commitments: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """Return the largest value (USD million, nominal, as reported) that the two events of each commitment name; missing if none."""
    values = events.set_index("event_id")["value_usd_m"]
    ends = pd.DataFrame({side: commitments[f"{side}_event_id"].map(values) for side in ("agreed", "operational")})
    return ends.max(axis=1).rename("value_usd_m")


def ranked_commitments(commitments: pd.DataFrame, events: pd.DataFrame, event_sources: pd.DataFrame) -> pd.DataFrame:
    """Return commitments with ``value_usd_m`` and ``n_sources``, the largest first.

    Order: reported value (missing last), then number of sources of the events of agreement and operation, then date and id.
    """
    per_event = event_sources.drop_duplicates(["event_id", "source_id"]).groupby("event_id").size()
    sources = sum(commitments[f"{side}_event_id"].map(per_event).fillna(0) for side in ("agreed", "operational"))
    ranked = commitments.assign(value_usd_m=value_of_commitments(commitments, events), n_sources=sources.astype(int))
    keys = ["value_usd_m", "n_sources", "agreed_date", "commitment_id"]
    return ranked.sort_values(keys, ascending=[False, False, True, True], na_position="last")
