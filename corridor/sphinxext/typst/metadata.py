"""What the title page and the PDF's metadata say, from the configuration value ``typst_metadata``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sphinx.errors import ConfigError

from corridor.sphinxext.typst.escape import array, string

ISO_DATE = "%Y-%m-%d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The book as a publication. Only the title, the authors and the date must be given."""

    title: str
    authors: tuple[str, ...]
    date: datetime.date
    subtitle: str = ""
    version: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    abstract: str = ""
    citation: str = ""
    licence: str = ""
    identifier: str = ""
    publisher: str = ""
    language: str = "en"
    region: str = "GB"


def metadata_from(values: Mapping[str, Any]) -> Metadata:
    """Return the metadata of a configuration.

    Raises
    ------
    ConfigError
        If a key is unknown or missing, or the date is no date.
    """
    known = {field.name for field in fields(Metadata)}
    unknown = sorted(set(values) - known)
    lacking = sorted({"title", "authors", "date"} - set(values))
    if unknown:
        raise ConfigError(f"typst_metadata: unknown {', '.join(unknown)} (known: {', '.join(sorted(known))})")
    if lacking:
        raise ConfigError(f"typst_metadata: {', '.join(lacking)} must be given")
    given = dict(values)
    for name in ("authors", "keywords"):
        if name in given:
            given[name] = (given[name],) if isinstance(given[name], str) else tuple(map(str, given[name]))
    given["date"] = _date(given["date"])
    return Metadata(**{name: value if name in ("authors", "keywords", "date") else str(value).strip() for name, value in given.items()})


def _date(value: Any) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.datetime.strptime(str(value), ISO_DATE).date()
    except ValueError:
        raise ConfigError(f"typst_metadata: date {value!r} is not of the form 2026-01-31") from None


def timestamp(metadata: Metadata) -> int:
    """Return the moment that the PDF gives as that of its making: the edition's date, at midnight UTC."""
    moment = datetime.datetime.combine(metadata.date, datetime.time(), tzinfo=datetime.UTC)
    return int(moment.timestamp())


def arguments(metadata: Metadata) -> str:
    """Return the metadata as named arguments of the template's ``report`` function."""
    lines = []
    for field in fields(Metadata):
        value = getattr(metadata, field.name)
        if isinstance(value, datetime.date):
            text = f"datetime(year: {value.year}, month: {value.month}, day: {value.day})"
        elif isinstance(value, tuple):
            text = array([string(item) for item in value])
        else:
            text = string(value)
        lines.append(f"  {field.name}: {text},\n")
    return "".join(lines)
