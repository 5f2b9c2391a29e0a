"""MyST markup of what notebooks show: figures, tables, source lines. Text in, text out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from corridor.figures.record import FigureRecord

MISSING = "\N{EN DASH}"
WHOLE = 1000
"""Tables of the data package with up to so many rows are shown whole on the web; of longer ones at most so many rows."""
SOURCES_NAMED = 4
"""Source lines name up to so many sources; beyond, they give the count and lead to the tables."""

SOURCES_COUNTED = re.compile(r"^Sources: [\d,]+ documents, named row by row in the data\b")
"""Begins a source line that gives a count."""

_SPECIAL = re.compile(r"([\\|*_`\[\]<>$~])")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCells:
    """A table as text: ``text`` holds one string per cell under its headings, ``right`` says which columns are numbers."""

    text: pd.DataFrame
    right: tuple[bool, ...]


def figure(record: FigureRecord, *, width: str) -> str:
    """Return the figure directive: picture, caption, source line, note, links to the files."""
    legend = [source_line(record.sources, [item["table"] for item in record.inputs])]
    if record.note:
        legend.append(record.note)
    return "\n".join(
        [
            f":::{{figure}} figures/{record.id}.svg",
            f":name: fig-{record.id}",
            f":alt: {record.alt}",
            f":width: {width}",
            "",
            record.title,
            "",
            " ".join(legend) + f" {{figure-files}}`{record.id}`",
            ":::",
            "",
        ]
    )


def table_cells(data: pd.DataFrame, formats: Mapping[str, str | Callable[[Any], str]], headings: Mapping[str, str]) -> TableCells:
    """Return the cells of ``data`` as text.

    Raises
    ------
    KeyError
        If ``formats`` or ``headings`` name a column that is not there.
    """
    unknown = sorted((set(formats) | set(headings)) - set(data.columns))
    if unknown:
        raise KeyError(f"no such column in the table: {', '.join(unknown)}")
    names = {column: headings.get(column, str(column).replace("_", " ").capitalize()) for column in data.columns}
    text = pd.DataFrame({names[column]: [_cell(value, formats.get(column)) for value in data[column]] for column in data.columns})
    right = tuple(is_numeric_dtype(data[column]) and not is_bool_dtype(data[column]) for column in data.columns)
    return TableCells(text=text, right=right)


def table(
    cells: TableCells, *, id: str, caption: str, sources: Sequence[str], tables: Sequence[str], note: str, wide: bool
) -> str:
    """Return the table directive with caption, rows, source line and note below."""
    header = "| " + " | ".join(escape(name) for name in cells.text.columns) + " |"
    rule = "|" + "|".join("--:" if right else ":--" for right in cells.right) + "|"
    rows = ["| " + " | ".join(escape(cell) for cell in row) + " |" for row in cells.text.itertuples(index=False)]
    lines = [f":::{{table}} {' '.join(caption.split())}", f":name: tab-{id}", f":class: {'wide' if wide else 'standard'}", ":align: left", ""]
    below = source_line(sources, tables) + (f" {' '.join(note.split())}" if note else "")
    return "\n".join([*lines, header, rule, *rows, ":::", "", "{.table-note}", below, ""])


def source_line(sources: Sequence[str], tables: Sequence[str]) -> str:
    """Return 'Source: ...' with citations; where they are many, their number and the tables that name them row by row."""
    if len(sources) > SOURCES_NAMED:
        named = ", ".join(f"[{table}](#data-{table})" for table in sorted(tables))
        return f"Sources: {len(sources):,} documents, named row by row in the data ({named})."
    word = "Source" if len(sources) == 1 else "Sources"
    return f"{word}: " + ", ".join(f"{{cite:t}}`{source}`" for source in sources) + "."


def only(output: str, text: str) -> str:
    """Return ``text`` (MyST) such that one output alone shows it: ``html`` or ``typst``."""
    return f"::::::{{only}} {output}\n{text}\n::::::\n\n"


def raw_html(html: str) -> str:
    """Return HTML as a MyST block that the web book takes as it is."""
    fence = "`" * 9
    return f"{fence}{{raw}} html\n{html}\n{fence}\n"


def escape(text: str) -> str:
    """Return ``text`` such that MyST prints it as it is, inside a table cell as well."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _cell(value: Any, form: str | Callable[[Any], str] | None) -> str:
    if pd.isna(value):
        return MISSING
    if callable(form):
        return form(value)
    if form is not None:
        return form.format(value)
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return str(value)
