"""From agreement to operation: commitments as spells that may still be open.

A spell starts when a commitment was agreed and ends when it was first reported in operation, or when it was last seen still
open. What a commitment's silence means is an assumption, so it is a scenario; what a date such as "2015" means is another,
so it is a reading. :mod:`corridor.analysis.survival` estimates from the spells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from corridor.evidence.partial_dates import intervals

SCENARIOS: Mapping[str, str] = MappingProxyType(
    {
        "left_out": "Commitments without any later report left out",
        "last_look": "Commitments without any later report observed until their last report",
        "open": "Commitments without any later report open at the cut-off",
        "all_open": "Every commitment not reported in operation open at the cut-off",
    }
)
READINGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"midpoint": ("midpoint", "midpoint"), "shortest": ("latest", "earliest"), "longest": ("earliest", "latest")}
)
"""Reading of dates known to the month or year -> the day taken for the agreement, the day taken for the end."""

DAYS_PER_YEAR = 365.25
BASES = ("agreement", "mou", "other")

NO_DATE = "no date of agreement"
STARTED_BEFORE = "works began before the agreement"
WORKED_BEFORE = "in operation before the agreement"
AFTER_CUTOFF = "agreed after the cut-off"


def basis_group(commitments: pd.DataFrame) -> pd.Series:
    """Return what the date of agreement rests on.

    ``agreement`` (contract, loan, treaty), ``mou``, or ``other``: a first public trace that is no instrument (statement,
    project start, visit, handover, training), so that the true agreement may be older.
    """
    basis = commitments["agreed_basis"].astype("string")
    return basis.where(basis.isin(["agreement", "mou"]), "other").fillna("other").rename("basis")


def exclusions(commitments: pd.DataFrame, *, cutoff: dt.date) -> pd.Series:
    """Return why a commitment cannot give a time from agreement to operation, aligned to ``commitments``; missing if it can.

    A commitment whose works or operation certainly began before it was agreed (latest possible day of one before earliest
    possible day of the other) was agreed in another sense, such as a loan for works under way, and is left out. One agreed after
    the cut-off was not there yet.
    """
    agreed = intervals(commitments["agreed_date"])["earliest"]
    reason = pd.Series(pd.NA, index=commitments.index, dtype="string")
    reason[agreed > pd.Timestamp(cutoff)] = AFTER_CUTOFF
    reason[intervals(commitments["start_date"])["latest"] < agreed] = STARTED_BEFORE
    reason[intervals(commitments["operational_date"])["latest"] < agreed] = WORKED_BEFORE
    reason[agreed.isna()] = NO_DATE
    return reason


def spells(commitments: pd.DataFrame, *, cutoff: dt.date, scenario: str = "open", reading: str = "midpoint") -> pd.DataFrame:
    """Return one spell per commitment that can give one.

    Parameters
    ----------
    cutoff
        What happened later counts as not yet happened.
    scenario
        A key of :data:`SCENARIOS`: how commitments with ``followup`` = none_found enter. In all scenarios a cancelled
        commitment stays open to the cut-off: it will not operate, and must not be taken for one of which the outcome is unknown.
    reading
        ``midpoint`` of dates known to the month or year, or the ``shortest`` or ``longest`` time that the dates allow.

    Returns
    -------
    DataFrame
        The columns of ``commitments`` with ``basis`` (see :func:`basis_group`), ``agreed`` and ``end`` (timestamps), ``years``
        (0 or more) and ``happened`` (whether operation began at ``end``); index as given.

    Raises
    ------
    ValueError
        If scenario or reading is not known.
    """
    if scenario not in SCENARIOS or reading not in READINGS:
        raise ValueError(f"scenario {scenario!r}, reading {reading!r}: not one of {', '.join(SCENARIOS)}; {', '.join(READINGS)}")
    usable = commitments[exclusions(commitments, cutoff=cutoff).isna()]
    if scenario == "left_out":
        usable = usable[usable["followup"] != "none_found"]
    day = pd.Timestamp(cutoff)
    from_side, to_side = READINGS[reading]
    agreed = intervals(usable["agreed_date"])[from_side]
    operation = operation_interval(usable)[to_side]
    last_seen = intervals(usable["last_status_date"])[to_side]
    happened = operation.notna() & (operation <= day)
    end = operation.where(happened, last_seen.where(_observed_only_until_seen(usable, scenario), day).clip(upper=day))
    # Dates known to the year can overlap: an agreement and an operation of 2015 give 0 years, not less.
    years = ((end - agreed).dt.days / DAYS_PER_YEAR).clip(lower=0.0)
    return usable.assign(basis=basis_group(usable), agreed=agreed, end=end, years=years, happened=happened)


def operation_interval(commitments: pd.DataFrame) -> pd.DataFrame:
    """Return the days on which operation can have begun: ``earliest``, ``latest``, ``midpoint``, missing where it has not.

    Where only a later report of operation is known, ``operational_not_before`` bounds the interval from below.
    """
    days = intervals(commitments["operational_date"])
    not_before = intervals(commitments["operational_not_before"])["earliest"].where(days["earliest"].notna())
    first = days["earliest"].where(not_before.isna(), not_before)
    middle = days["midpoint"].where(not_before.isna(), first + ((days["latest"] - first) // 2).dt.floor("D"))
    return days.assign(earliest=first, midpoint=middle)


def date_conflicts(commitments: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Return commitments of which a date certainly differs from the event it points to.

    Columns ``commitment_id``, ``field`` (agreed_date or operational_date), ``date``, ``event_date``, ``source_id``; two dates
    differ when no day can be both. Index as in ``commitments``.
    """
    dates = events.set_index("event_id")["date"]
    found = []
    for side in ("agreed", "operational"):
        own, other = commitments[f"{side}_date"], commitments[f"{side}_event_id"].map(dates)
        ours, theirs = intervals(own), intervals(other)
        apart = (ours["latest"] < theirs["earliest"]) | (theirs["latest"] < ours["earliest"])
        rows = commitments.loc[apart, ["commitment_id", "source_id"]]
        found.append(rows.assign(field=f"{side}_date", date=own[apart], event_date=other[apart]))
    columns = ["commitment_id", "field", "date", "event_date", "source_id"]
    return pd.concat(found)[columns].sort_values(["commitment_id", "field"])


def lanes(ranked: pd.DataFrame, *, since: dt.date, cutoff: dt.date, working: int = 2, open_: int = 1) -> pd.DataFrame:
    """Return the commitments that the swimlane shows: per dimension the ``working`` first in operation and the ``open_`` first not.

    ``ranked`` comes from :func:`corridor.analysis.phases.ranked_commitments` (largest value first, then best attested). Commitments
    agreed before ``since`` are not shown; nor are those that give no spell, nor open ones without a later report. Columns added:
    ``agreed``, ``start``, ``operation``, ``last_seen`` (timestamps, midpoints; missing where there is none), ``working`` (bool).
    Sorted by agreement.
    """
    young = intervals(ranked["agreed_date"])["earliest"] >= pd.Timestamp(since)
    usable = ranked[exclusions(ranked, cutoff=cutoff).isna() & young & (ranked["followup"] != "none_found")]
    day = pd.Timestamp(cutoff)
    operation = operation_interval(usable)["midpoint"]
    start = intervals(usable["start_date"])["midpoint"]
    placed = usable.assign(
        agreed=intervals(usable["agreed_date"])["midpoint"],
        start=start.where(start <= day),
        operation=operation.where(operation <= day),
        last_seen=intervals(usable["last_status_date"])["midpoint"].clip(upper=day),
    )
    placed = placed.assign(working=placed["operation"].notna())
    wanted = placed["working"].map({True: working, False: open_})
    position = placed.groupby(["dimension", "working"]).cumcount()
    return placed[position < wanted].sort_values(["agreed", "commitment_id"])


def _observed_only_until_seen(usable: pd.DataFrame, scenario: str) -> pd.Series:
    if scenario == "all_open":
        return pd.Series(False, index=usable.index)
    until_seen = usable["outcome"] != "cancelled"
    if scenario == "open":
        until_seen &= usable["followup"] != "none_found"
    return until_seen
