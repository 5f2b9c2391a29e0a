"""The one clock of a build: the edition's date, at noon UTC, so that products carry no other time."""

from __future__ import annotations

import datetime as dt

from corridor.edition import Edition


def epoch_of(edition: Edition) -> int:
    """Return the edition's date as seconds since 1970, for ``SOURCE_DATE_EPOCH``."""
    return int(dt.datetime.combine(edition.date, dt.time(12), tzinfo=dt.UTC).timestamp())
