"""Faults of rows that the ``frictionless`` library finds, in our words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from corridor.evidence.faults import Fault
from corridor.evidence.partial_dates import EXPECTED

if TYPE_CHECKING:
    from frictionless import Report

_TYPES = {"number": "a number", "integer": "a whole number", "year": "a year", "date": "a date", "boolean": "true or false", "string": "text"}
_CONSTRAINT = re.compile(r'constraint "(\w+)" is')
_SEEN_BEFORE = re.compile(r"at position (\d+)")
_ROW_ERRORS = ("blank-row", "missing-cell", "extra-cell")


def row_faults(table: str, report: Report, fields: dict[str, dict[str, Any]], key: list[str]) -> list[Fault]:
    """Return the faults of a validated table, one per cell, key or row; a row of the wrong length has only that fault.

    ``fields`` are those of the table's schema by name, ``key`` its primary key.
    """
    errors = [error for task in report.tasks for error in task.errors]
    found: dict[tuple[int | None, str], Fault] = {}
    lengths = {error.row_number: error for error in errors if error.type in _ROW_ERRORS}
    for row, error in lengths.items():
        found[row, ""] = _row_fault(table, error, fields)
    for error in errors:
        row = getattr(error, "row_number", None)
        if row not in lengths or row is None:
            fault = _fault(table, error, fields, key)
            # A unique column that is the primary key is reported twice.
            found.setdefault((row, fault.field), fault)
    return list(found.values())


def constraint_fault(field: dict[str, Any], constraint: str) -> tuple[str, str]:
    """Return what is wrong with a value that breaks a constraint, and what was expected."""
    limits = field.get("constraints", {})
    low, high = limits.get("minimum"), limits.get("maximum")
    if constraint == "required":
        return "is empty", "a value"
    if constraint == "enum":
        return "is not one of the known values", ", ".join(str(value) for value in limits["enum"])
    if constraint in ("minimum", "maximum"):
        unit = f" {field['unit']}" if field.get("unit") and field["unit"] != "year" else ""
        expected = f"{low} to {high}" if low is not None and high is not None else f"at least {low}" if low is not None else f"at most {high}"
        return "is out of range", expected + unit
    if constraint == "pattern" and field.get("dateKind") == "partial":
        return "is not a date", EXPECTED
    if constraint == "pattern":
        return "does not have the form", limits["pattern"]
    return f"breaks the constraint {constraint}", str(limits.get(constraint))


def type_fault(field: dict[str, Any]) -> tuple[str, str]:
    """Return what is wrong with a value that is not of the field's type, and what was expected."""
    expected = _TYPES.get(field["type"], field["type"])
    return f"is not {expected}", ""


def _row_fault(table: str, error: Any, fields: dict[str, dict[str, Any]]) -> Fault:
    if error.type == "blank-row":
        return Fault(table=table, row=error.row_number, problem="the row is blank")
    cells = len(error.cells)
    return Fault(table=table, row=error.row_number, problem=f"the row has {cells} cells", expected=f"{len(fields)}, one per column")


def _fault(table: str, error: Any, fields: dict[str, dict[str, Any]], key: list[str]) -> Fault:
    row = getattr(error, "row_number", None)
    if error.type in ("unique-error", "primary-key"):
        return _duplicate(table, error, list(fields), key)
    if error.type == "foreign-key":
        name, value = error.field_names[0], error.field_cells[0]
        target = error.reference_name
        return Fault(table=table, row=row, field=name, value=str(value), problem=f"is not in the table {target}", expected=f"a key of {target}")
    if error.type in ("type-error", "constraint-error"):
        field = fields[error.field_name]
        match = _CONSTRAINT.search(error.note)
        problem, expected = constraint_fault(field, match.group(1)) if match else type_fault(field)
        return Fault(table=table, row=row, field=field["name"], value=error.cell, problem=problem, expected=expected)
    return Fault(table=table, row=row, problem=error.note or error.message)


def _duplicate(table: str, error: Any, columns: list[str], key: list[str]) -> Fault:
    match = _SEEN_BEFORE.search(error.note)
    if match is None:
        return Fault(table=table, row=error.row_number, problem="has no primary key")
    expected = "a key that no other row has"
    name = error.field_name if error.type == "unique-error" else key[0] if len(key) == 1 else ""
    if not name:
        return Fault(table=table, row=error.row_number, problem=f"has the primary key of row {match.group(1)}", expected=expected)
    value = error.cells[columns.index(name)]
    return Fault(table=table, row=error.row_number, field=name, value=value, problem=f"is there already in row {match.group(1)}", expected=expected)
