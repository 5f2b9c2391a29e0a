"""Load tables of the data package as typed frames, with corrections applied."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path
from typing import Any

import pandas as pd

from corridor.errors import UserError
from corridor.evidence import corrections
from corridor.evidence.columns import typed
from corridor.evidence.faults import DataFault, Fault
from corridor.evidence.package import Package, read_package
from corridor.evidence.references import rows_by_key
from corridor.names import hint

FIRST_ROW = 2
"""Number of the first data row: the header is row 1."""


def load_package(project_root: Path | str) -> Evidence:
    """Return the evidence of the project at ``project_root``; tables are read when they are first asked for.

    Raises
    ------
    DataFault
        If ``data/datapackage.json`` cannot be used.
    """
    return Evidence(read_package(project_root))


class Evidence:
    """The tables of one data package.

    A frame's index is named ``row`` and holds row numbers in the CSV file (the header is row 1), so that a result can name
    the rows it rests on. ``tables_read`` is the set of tables read so far.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.tables_read: set[str] = set()
        self._texts: dict[str, pd.DataFrame] = {}
        self._frames: dict[str, pd.DataFrame] = {}
        self._rows: dict[str, dict[str, int]] = {}

    @property
    def descriptor(self) -> dict[str, Any]:
        """The content of ``datapackage.json``."""
        return self.package.descriptor

    @property
    def names(self) -> list[str]:
        """Names of the tables, in the descriptor's order."""
        return list(self.package.resources)

    def table(self, name: str) -> pd.DataFrame:
        """Return a table with the types of its schema (see :func:`corridor.evidence.columns.typed`).

        Raises
        ------
        UserError
            For an unknown table, naming the nearest.
        DataFault
            If the file is missing, is not UTF-8, lacks a column, holds a value of a wrong type, or a correction is stale.
        """
        fields = self.package.fields(name)
        self.tables_read.add(name)
        if name not in self._frames:
            frame, faults = typed(name, self.texts(name), fields)
            if faults:
                raise DataFault(faults)
            self._frames[name] = frame
        return self._frames[name].copy(deep=False)

    def texts(self, name: str, *, corrected: bool = True) -> pd.DataFrame:
        """Return a table as text, empty cells as empty text; with ``corrected`` false as it stands in the file.

        Raises
        ------
        UserError, DataFault
            As :meth:`table`.
        """
        self.tables_read.add(name)
        texts = self._text(name)
        if corrected and name != corrections.TABLE and corrections.TABLE in self.package.resources:
            return self._corrected(name, texts)
        return texts.copy(deep=False)

    def row(self, table: str, key: str) -> pd.DataFrame:
        """Return the row of a table with this primary key (parts joined by ``|``), as a frame of one row.

        Raises
        ------
        UserError
            For an unknown table or key, naming the nearest.
        """
        frame = self.table(table)
        if table not in self._rows:
            self._rows[table] = rows_by_key(self._text(table), self.package.primary_key(table))
        if key not in self._rows[table]:
            raise UserError(f"no row '{key}' in the table {table}{hint(key, self._rows[table])}")
        return frame.loc[[self._rows[table][key]]]

    def unit(self, table: str, column: str) -> str:
        """Return the unit of a column as the schema states it; empty where it states none."""
        return str(self.package.fields(table)[column].get("unit", ""))

    def sources(self) -> pd.DataFrame:
        """Return the table of sources: source_id, title, publisher, date, url, licence, kind."""
        return self.table("sources")

    def panel(self, indicator: str, *, preferred: bool = True) -> pd.DataFrame:
        """Return an indicator by country and year: iso3, year, value, series_id, source_id, unit; index as observations.

        Parameters
        ----------
        preferred
            True: one value per country and year, from the series that comes first by ``preference``. Different years may
            then come from different editions of a source: ``series_id`` says which. False: every series.

        Raises
        ------
        UserError
            For an unknown indicator, naming the nearest.
        """
        series = self.table("series")
        chosen = series[series["indicator"] == indicator]
        if chosen.empty:
            raise UserError(f"no indicator '{indicator}' in the table series{hint(indicator, series['indicator'].unique())}")
        observations = self.table("observations")
        values = observations[observations["series_id"].isin(chosen["series_id"])]
        about = chosen.set_index("series_id")
        values = values.assign(**{name: values["series_id"].map(about[name]) for name in ("source_id", "unit", "preference")})
        values = values.sort_values(["iso3", "year", "preference"], kind="stable")
        if preferred:
            values = values.drop_duplicates(["iso3", "year"])
        return values[["iso3", "year", "value", "series_id", "source_id", "unit"]]

    def licence(self, table: str) -> str:
        """Return the terms of a table as its resource states them."""
        licences = self.package.resource(table).get("licenses", [])
        return "; ".join(item.get("title") or item["name"] for item in licences)

    def sha256(self, table: str) -> str:
        """Return the SHA-256 of the table's file."""
        return hashlib.sha256(self.package.path(table).read_bytes()).hexdigest()

    def rows_by_source(self) -> pd.Series:
        """Return the number of rows of the whole package by their ``source_id``, the most first.

        Observations count for the source of their series.
        """
        named = [self.table(name)["source_id"] for name in self.names if "source_id" in self.package.fields(name) and name != "sources"]
        if {"series", "observations"} <= set(self.names):
            source = self.table("series").set_index("series_id")["source_id"]
            named.append(self.table("observations")["series_id"].map(source))
        ids = pd.concat(named).dropna()
        counts = ids.value_counts().rename_axis("source_id").rename("rows").reset_index()
        return counts.sort_values(["rows", "source_id"], ascending=[False, True]).set_index("source_id")["rows"]

    def _text(self, name: str) -> pd.DataFrame:
        if name not in self._texts:
            self._texts[name] = read_texts(name, self.package.path(name), list(self.package.fields(name)))
        return self._texts[name]

    def _corrected(self, name: str, texts: pd.DataFrame) -> pd.DataFrame:
        known = self._text(corrections.TABLE)
        if name in set(known["table"]):
            self.tables_read.add(corrections.TABLE)
        corrected, faults = corrections.apply(name, texts, self.package.primary_key(name), known)
        if faults:
            raise DataFault(faults)
        return corrected


def read_texts(table: str, path: Path, columns: list[str]) -> pd.DataFrame:
    """Return a CSV file as text, empty cells as empty text, indexed by row number.

    Raises
    ------
    DataFault
        If the file is missing, empty, not UTF-8, not regular CSV, or its columns are not those of the schema.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file), None)
        if header is None:
            raise DataFault([Fault(table=table, problem=f"{path.name} is empty", expected="a header and at least one row")])
        if header != columns:
            raise DataFault([Fault(table=table, row=1, value=",".join(header), problem="is not the header", expected=",".join(columns))])
        texts = pd.read_csv(path, dtype="str", keep_default_na=False, na_filter=False, index_col=False, encoding="utf-8")
    except FileNotFoundError:
        raise DataFault([Fault(table=table, problem=f"the file {path.name} is missing")]) from None
    except UnicodeDecodeError:
        raise DataFault([Fault(table=table, problem=f"{path.name} is not UTF-8")]) from None
    except pd.errors.ParserError as error:
        raise DataFault([Fault(table=table, problem=f"{path.name} is not regular CSV: {str(error).strip()}")]) from None
    texts.index = pd.RangeIndex(FIRST_ROW, FIRST_ROW + len(texts), name="row")
    return texts
