"""Dates as precise as their source: ``2024``, ``2024-05`` or ``2024-05-30``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

import pandas as pd

EXPECTED = "YYYY, YYYY-MM or YYYY-MM-DD"

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Interval(NamedTuple):
    """First and last day that a partial date can mean."""

    earliest: date
    latest: date


def interval(text: str) -> Interval:
    """Return the days that ``text`` can mean: ``2024-02`` is 1 to 29 February 2024.

    Raises
    ------
    ValueError
        If the text is not a year, month or day of the calendar.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date (expected {EXPECTED})")
    year, month, day = (None if part is None else int(part) for part in match.groups())
    try:
        if month is None:
            return Interval(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Interval(date(year, month, day), date(year, month, day))
    except ValueError:
        raise ValueError(f"{text!r} is not a date of the calendar (expected {EXPECTED})") from None


def midpoint(text: str) -> date:
    """Return the middle day of the interval, the earlier one of two; raises as :func:`interval`."""
    first, last = interval(text)
    return first + (last - first) // 2


def intervals(texts: pd.Series) -> pd.DataFrame:
    """Return a frame with the index of ``texts`` and the columns ``earliest``, ``latest``, ``midpoint`` (datetime64, days).

    Missing dates stay missing. Raises ValueError as :func:`interval`.
    """
    known = texts.dropna().astype(str)
    spans = {text: (*interval(text), midpoint(text)) for text in known.unique()}
    columns = ("earliest", "latest", "midpoint")
    found = {name: pd.to_datetime(known.map({text: span[place] for text, span in spans.items()})) for place, name in enumerate(columns)}
    return pd.DataFrame(found, columns=columns).reindex(texts.index).astype("datetime64[s]")
