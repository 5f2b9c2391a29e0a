"""Single rows as findings: figures as sources report them, and dates of events.

A reported figure is not computed here: it is what one source says. Where another source says otherwise, the table marks the row
as a rival, and the chapter shows both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from corridor.errors import UserError
from corridor.findings import Finding, finding

FIGURES = "reported_figures"
EVENTS = "events"


def figure_rows(figures: pd.DataFrame, ids: Sequence[str]) -> pd.DataFrame:
    """Return the rows of ``reported_figures`` with the given ids, in the given order.

    Raises
    ------
    UserError
        Naming the ids that are not in the table.
    """
    return _rows(figures, "figure_id", ids, FIGURES)


def event_rows(events: pd.DataFrame, ids: Sequence[str]) -> pd.DataFrame:
    """Return the rows of ``events`` with the given ids, in the given order.

    Raises
    ------
    UserError
        Naming the ids that are not in the table.
    """
    return _rows(events, "event_id", ids, EVENTS)


def reported(figures: pd.DataFrame, figure_id: str, *, id: str, unit: str, definition: str, text: str | None = None) -> Finding:
    """Return the number in one row of ``reported_figures`` as a finding."""
    rows = figure_rows(figures, [figure_id])
    value = float(rows["value_number"].iloc[0])
    whole = int(value) if value.is_integer() else value
    return finding(id=id, value=whole, unit=unit, definition=f"As reported: {definition}", rows={FIGURES: rows}, text=text)


def event_date(events: pd.DataFrame, event_id: str, *, id: str, definition: str) -> Finding:
    """Return the date of one event as a finding, as precise as its source gives it.

    Where the day is also that of the report, the definition says so: the event may lie a little earlier.
    """
    rows = event_rows(events, [event_id])
    doubt = " (the day may be that of the report)" if bool(rows["date_may_be_report"].iloc[0]) else ""
    return finding(id=id, value=str(rows["date"].iloc[0]), unit="date", definition=f"Date: {definition}{doubt}", rows={EVENTS: rows})


def reported_findings(figures: pd.DataFrame, wanted: Mapping[str, tuple[str, str, str]]) -> list[Finding]:
    """Return :func:`reported` for each entry of ``wanted``: finding id -> figure id, unit, what is reported."""
    return [reported(figures, row, id=id, unit=unit, definition=words) for id, (row, unit, words) in wanted.items()]


def event_date_findings(events: pd.DataFrame, wanted: Mapping[str, tuple[str, str]]) -> list[Finding]:
    """Return :func:`event_date` for each entry of ``wanted``: finding id -> event id, what happened."""
    return [event_date(events, event, id=id, definition=words) for id, (event, words) in wanted.items()]


def _rows(table: pd.DataFrame, key: str, ids: Sequence[str], name: str) -> pd.DataFrame:
    place = {value: position for position, value in enumerate(table[key])}
    missing = [value for value in ids if value not in place]
    if missing:
        raise UserError(f"{name}: no row with {key} {', '.join(missing)}")
    return table.iloc[[place[value] for value in ids]]
