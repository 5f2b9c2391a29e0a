"""Validate the whole data package: every fault at once, in the order of tables and rows.

Rows are checked by the ``frictionless`` library against the schema of each table (types, constraints, keys, foreign keys), first
by their distinct values (:mod:`corridor.evidence.distinct`), and where that leaves a doubt row by row; what a schema cannot say is checked in :mod:`corridor.evidence.values`, and corrections in
:mod:`corridor.evidence.corrections`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from corridor.evidence import corrections, distinct
from corridor.evidence.faults import DataFault, Fault
from corridor.evidence.files import file_faults, undescribed_files
from corridor.evidence.load import read_texts
from corridor.evidence.package import DESCRIPTOR, Package, read_package
from corridor.evidence.references import reference_faults
from corridor.evidence.rows import constraint_fault, row_faults, type_fault
from corridor.evidence.values import value_faults

if TYPE_CHECKING:
    from frictionless import Package as FrictionlessPackage
    from frictionless import Schema

SHOWN = 20
"""So many faults of one kind in one column are told one by one; the rest are counted."""

_ALL_ERRORS = 10_000_000


def check(project_root: Path | str, today: date) -> list[Fault]:
    """Return all faults of the project's data package; an empty list means that it can be used.

    Parameters
    ----------
    today
        Date of the edition: no date of the package may lie after it, except in fields that the schema allows it.
    """
    try:
        package = read_package(project_root)
        validator = _validator(package)
    except DataFault as error:
        return list(error.faults)
    faults = undescribed_files(package)
    unreadable = {}
    for table in package.resources:
        unreadable[table] = file_faults(package, table)
    tables = _Tables(package, validator, unreadable)
    for table in package.resources:
        faults += unreadable[table] or _table_faults(tables, table, today)
    faults += [fault for table in package.resources for fault in reference_faults(table, package, tables.texts)]
    faults += _correction_faults(package, validator, tables.texts)
    return shortened(ordered(faults, package))


def ordered(faults: Iterable[Fault], package: Package) -> list[Fault]:
    """Return faults in the order of descriptor, tables, rows and columns."""
    tables = {name: place for place, name in enumerate(package.resources)}

    def key(fault: Fault) -> tuple[int, int, int]:
        columns = list(package.fields(fault.table)) if fault.table in tables else []
        column = columns.index(fault.field) if fault.field in columns else -1
        return tables.get(fault.table, -1), fault.row or 0, column

    return sorted(faults, key=key)


def shortened(faults: Iterable[Fault], shown: int = SHOWN) -> list[Fault]:
    """Return faults with those of one kind in one column cut to ``shown``, a last one counting the rest."""
    faults = list(faults)
    kinds = [(fault.table, fault.field, fault.problem.split(" row ")[0], fault.row is None) for fault in faults]
    total, seen, kept = Counter(kinds), Counter(), []
    for fault, kind in zip(faults, kinds, strict=True):
        seen[kind] += 1
        if seen[kind] <= shown:
            kept.append(fault)
        if seen[kind] == shown and total[kind] > shown:
            kept.append(Fault(table=fault.table, field=fault.field, problem=f"and {total[kind] - shown:,} more"))
    return kept


def _validator(package: Package) -> FrictionlessPackage:
    """Return the package as the library sees it; imported here because notebooks load tables without validating them."""
    from frictionless import FrictionlessException
    from frictionless import Package as FrictionlessPackage

    for name, resource in package.resources.items():
        for key in resource["schema"].get("foreignKeys", []):
            target = key["reference"]["resource"]
            if target and target not in package.resources:
                problem = f"foreign key of {name} points to a table that the package does not have"
                raise DataFault([Fault(table=DESCRIPTOR, value=target, problem=problem)])
    try:
        return FrictionlessPackage.from_descriptor(package.descriptor, basepath=str(package.directory))
    except FrictionlessException as error:
        reasons = error.reasons or [error.error]
        raise DataFault(Fault(table=DESCRIPTOR, problem=f"is not a valid descriptor: {reason.note}") for reason in reasons) from None


class _Tables:
    """The tables as text and as the library reads them, each read once; those that cannot be read are in neither."""

    def __init__(self, package: Package, validator: FrictionlessPackage, unreadable: dict[str, list[Fault]]) -> None:
        self.package = package
        self.validator = validator
        self.unreadable = unreadable
        self.texts: dict[str, pd.DataFrame] = {}
        self.irregular: dict[str, list[Fault]] = {}
        self._values: dict[str, distinct.Values | None] = {}
        for table in (name for name, faults in unreadable.items() if not faults):
            try:
                self.texts[table] = read_texts(table, package.path(table), list(package.fields(table)))
            except DataFault as error:
                self.irregular[table] = list(error.faults)

    def schema(self, table: str) -> Schema:
        """Return the schema; keys into a table that cannot be read are left out: all would be wrong, of one cause that is told."""
        schema = self.validator.get_resource(table).schema
        schema.foreign_keys = [key for key in schema.foreign_keys if not self.unreadable[key["reference"]["resource"] or table]]
        return schema

    def values(self, table: str) -> distinct.Values | None:
        """Return the columns as the library reads them, or None where that leaves a doubt."""
        if table not in self._values:
            self._values[table] = distinct.values_read(self.schema(table), self.texts[table]) if table in self.texts else None
        return self._values[table]

    def row_faults(self, table: str) -> list[Fault]:
        """Return what the library finds in the rows of a table."""
        schema, values = self.schema(table), self.values(table)
        descriptor, path = self.package.resource(table)["schema"], self.package.path(table)
        if values is not None and distinct.without_fault(
            schema, descriptor, path, self.texts[table], values, lambda other: self.values(other or table)
        ):
            return []
        report = self.validator.get_resource(table).validate(limit_errors=_ALL_ERRORS)
        return row_faults(table, report, self.package.fields(table), self.package.primary_key(table))


def _table_faults(tables: _Tables, table: str, today: date) -> list[Fault]:
    """Return the faults of a table's rows."""
    faults = tables.row_faults(table)
    if table in tables.irregular:
        return faults or tables.irregular[table]
    broken = {fault.row for fault in faults if not fault.field}
    found = value_faults(table, tables.texts[table], tables.package.fields(table), today)
    values = [fault for fault in found if fault.row not in broken]
    # Where both find a fault in one cell, ours says more: the library takes "nan" for a number that is out of range.
    told = {(fault.row, fault.field) for fault in values}
    return values + [fault for fault in faults if (fault.row, fault.field) not in told]


def _correction_faults(package: Package, validator: FrictionlessPackage, texts: dict[str, pd.DataFrame]) -> list[Fault]:
    """Return the faults of corrections: stale ones, those that point nowhere, and those whose new value the schema refuses."""
    if corrections.TABLE not in texts:
        return []
    known = texts[corrections.TABLE]
    faults = []
    for row, table in known["table"].items():
        if table not in package.resources:
            faults.append(Fault(table=corrections.TABLE, row=int(row), field="table", value=table, problem="is not a table of the package"))
    for table in known["table"].unique():
        if table in texts:
            faults += corrections.apply(table, texts[table], package.primary_key(table), known)[1]
    bad = {fault.row for fault in faults}
    for row, correction in known.iterrows():
        if row not in bad and correction["table"] in texts:
            faults += _new_value_faults(int(row), correction, package, validator, texts)
    return faults


def _new_value_faults(
    row: int, correction: Any, package: Package, validator: FrictionlessPackage, texts: dict[str, pd.DataFrame]
) -> list[Fault]:
    table, name, value = correction["table"], correction["field"], correction["corrected_value"]
    _, notes = validator.get_resource(table).schema.get_field(name).read_cell(value)
    about = {"table": corrections.TABLE, "row": row, "field": "corrected_value", "value": value}
    if notes:
        field, broken = package.fields(table)[name], next(iter(notes))
        problem, expected = type_fault(field) if broken == "type" else constraint_fault(field, broken)
        return [Fault(**about, problem=f"{problem} of {table}.{name}", expected=expected)]
    for key in package.resource(table)["schema"].get("foreignKeys", []):
        target, column = key["reference"]["resource"], key["reference"]["fields"]
        column = column if isinstance(column, str) else column[0]
        if name in key["fields"] and value and target in texts and value not in set(texts[target][column]):
            return [Fault(**about, problem=f"is not in the table {target}", expected=f"a key of {target}")]
    return []
