"""Whether a table is without fault, found from the distinct values of its columns.

The ``frictionless`` library reads and checks cell by cell, most of them over and over: a country, a year, a source. Here its own readers of a
field see each distinct value once, and keys are compared as whole columns; the rules are the library's. A table that passes
has no fault that the library would find. One that does not is a doubt, not a fault: the library then goes through its rows and tells them.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from frictionless import Schema

Values = Mapping[str, pd.Series]
"""Columns of a table as the library reads them: None where a cell is empty."""
_KNOWN = frozenset({"fields", "missingValues", "primaryKey", "foreignKeys"})


def values_read(schema: Schema, texts: pd.DataFrame) -> Values | None:
    """Return the columns of ``texts`` as the library reads them, or None if it refuses any value (type or constraint)."""
    columns = {}
    for field in schema.fields:
        read, known = field.create_cell_reader(), {}
        for text in texts[field.name].unique():
            known[text], notes = read(text)
            if notes:
                return None
        plain = field.type == "string" and all(value is None or value == text for text, value in known.items())
        columns[field.name] = texts[field.name].mask(texts[field.name] == "") if plain else texts[field.name].map(known).astype(object)
    return columns


def without_fault(
    schema: Schema, descriptor: Mapping[str, Any], path: Path, texts: pd.DataFrame, values: Values, target: Callable[[str], Values | None]
) -> bool:
    """Return whether rows and keys of a table are certainly without fault.

    Parameters
    ----------
    descriptor
        The schema as the package states it; a property unknown here leaves the table in doubt.
    values
        From :func:`values_read`.
    target
        Returns the columns of another table ("" is this one), or None if they are in doubt.
    """
    if set(descriptor) - _KNOWN or not _regular(path, len(texts.columns)) or (texts == "").all(axis="columns").any():
        return False
    unique = [[field.name] for field in schema.fields if field.constraints.get("unique")]
    if any(_repeated(values, key, every=True) for key in unique):
        return False
    if schema.primary_key and _repeated(values, schema.primary_key, every=False):
        return False
    return all(_found(values, key["fields"], key["reference"]["fields"], target(key["reference"]["resource"])) for key in schema.foreign_keys)


def _regular(path: Path, width: int) -> bool:
    with path.open(encoding="utf-8", newline="") as file:
        return all(len(cells) == width for cells in csv.reader(file))


def _repeated(values: Values, key: list[str], *, every: bool) -> bool:
    """Return whether a key occurs twice; ``every``: rows without it do not count, otherwise they are refused."""
    frame = pd.DataFrame({name: values[name] for name in key})
    empty = frame.isna().all(axis="columns")
    if empty.any() and not every:
        return True
    return bool(frame[~empty].duplicated().any())


def _found(values: Values, key: list[str], reference: list[str], target: Values | None) -> bool:
    if target is None or len(key) != 1:
        return False
    return bool(values[key[0]].dropna().isin(set(target[reference[0]].dropna())).all())
