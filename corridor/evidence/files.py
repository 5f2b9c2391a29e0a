"""What must hold of a table's file before its rows can be read: it is there, is UTF-8, has the schema's header and a row."""

from __future__ import annotations

import csv
import io

from corridor.evidence.faults import Fault
from corridor.evidence.package import DESCRIPTOR, Package


def file_faults(package: Package, table: str) -> list[Fault]:
    """Return the faults of a table's file; none means that its rows can be read."""
    path = package.path(table)
    name = package.resource(table)["path"]
    if not path.is_file():
        return [Fault(table=table, problem=f"the file {name} is missing")]
    content = path.read_bytes()
    if not content.strip():
        return [Fault(table=table, problem=f"the file {name} is empty", expected="a header and at least one row")]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        value = "0x" + content[error.start : error.start + 1].hex()
        return [Fault(table=table, row=row, value=value, problem="is a byte that is not UTF-8", expected="the whole file in UTF-8")]
    if text.startswith("\ufeff"):
        return [Fault(table=table, row=1, problem="starts with a byte order mark", expected="UTF-8 without it")]
    rows = csv.reader(io.StringIO(text, newline=""))
    faults = header_faults(table, next(rows), list(package.fields(table)))
    if not faults and next(rows, None) is None:
        faults = [Fault(table=table, problem=f"the file {name} has no row below its header", expected="at least one row")]
    return faults


def header_faults(table: str, header: list[str], columns: list[str]) -> list[Fault]:
    """Return the faults of a header: columns that are missing, not of the schema, twice there, or out of order."""
    faults = [Fault(table=table, row=1, field=name, problem="the column is missing") for name in columns if name not in header]
    faults += [
        Fault(table=table, row=1, field=name, problem="the column is not in the schema", expected="only columns of the schema")
        for name in dict.fromkeys(header)
        if name not in columns
    ]
    twice = [name for name in dict.fromkeys(header) if header.count(name) > 1]
    faults += [Fault(table=table, row=1, field=name, problem="the column is there twice") for name in twice]
    if not faults and header != columns:
        faults = [Fault(table=table, row=1, problem="the columns are out of order", expected=",".join(columns))]
    return faults


def undescribed_files(package: Package) -> list[Fault]:
    """Return a fault for each CSV file of the package that the descriptor does not name."""
    described = {(package.directory / resource["path"]).resolve() for resource in package.resources.values()}
    found = sorted(path for path in package.directory.rglob("*.csv") if path.resolve() not in described)
    return [Fault(table=DESCRIPTOR, value=path.relative_to(package.directory).as_posix(), problem="is not described") for path in found]
