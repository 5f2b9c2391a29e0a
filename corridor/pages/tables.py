"""One page of the web book per table of the data package: what it holds, its columns, sources, limits, corrections and rows."""

from __future__ import annotations

from collections.abc import Mapping

from corridor.evidence import Evidence, corrections
from corridor.markup import WHOLE, escape
from corridor.pages.cells import Rows, corrections_of
from corridor.pages.downloads import download_link
from corridor.pages.myst import meaning, table
from corridor.pages.rows import FEW, FIRST, is_whole
from corridor.pages.source_use import SOURCES, rows_by_source, short_name
from corridor.web import escaped, link, raw, rows_table

SOURCES_LISTED = 12
"""A page lists up to so many sources of its table; the others are counted."""

CHOICES, CHOICE_VALUES = 3, 30
"""The filter offers up to so many columns with a fixed list of values, each of at most so many."""


def table_page(evidence: Evidence, name: str, shown: Mapping[str, set[int]], facts: Mapping[tuple[str, int], list[int]]) -> str:
    """Return the page of a table in MyST.

    Parameters
    ----------
    shown
        Table name -> rows that have a place on the web (:func:`corridor.pages.rows.rows_shown`).
    facts
        (table, row) -> numbers of the facts that rest on it (:func:`corridor.pages.cells.facts_by_row`).
    """
    resource = evidence.package.resource(name)
    total = len(evidence.texts(name))
    rows = Rows(evidence, name, shown, facts)
    told = [f"**Table:** [{name}](#data-{name}).", f"**Rows:** {total:,}.", f"**Terms:** {escape(evidence.licence(name))}."]
    told += [f"**{title}:** {escape(str(resource[key]).rstrip('.'))}." for key, title in _LIMITS if resource.get(key)]
    return "\n".join(
        [
            f"(table-{name})=",
            f"# {escape(resource['title'])}",
            "",
            escape(resource["description"]),
            "",
            " ".join(told),
            "",
            f"**Download:** {download_link(evidence, name)}",
            "",
            "## Rows",
            "",
            *(_rows(evidence, name, rows, total) if name != SOURCES else _rows_of_sources(total)),
            *_corrections(evidence, name),
            "## Columns",
            "",
            *_columns(evidence, name, rows),
            *_sources(evidence, name),
        ]
    )


_LIMITS = (("coverage", "Coverage"), ("knownGaps", "Known gaps"))


def _rows(evidence: Evidence, name: str, rows: Rows, total: int) -> list[str]:
    whole = is_whole(evidence, name)
    told = [f"All {total:,} rows." if whole else _sample(len(rows.numbers), total)]
    told.append("The first column is the number of the row in the file, where the header is row 1.")
    if rows.has_facts:
        told.append(f"The last column leads to the facts of the report that rest on the row and on no more than {FEW} rows of this table.")
    head = ["Row", *rows.columns, *(["Facts"] if rows.has_facts else [])]
    page = rows_table(
        head, rows.html(), name=f"Rows of {name}", right=[1, *rows.right], choices=_choices(evidence, name, rows), rows="rows" if whole else "rows shown here"
    )
    return [" ".join(told), "", *raw(page), *_same(rows)]


def _sample(shown: int, total: int) -> str:
    return (
        f"A sample of {shown:,} of the {total:,} rows: the first {FIRST}, and those that a finding rests on, if it rests on no more than {FEW} rows of this table "
        f"(at most {WHOLE:,}, findings on few rows first). The file to download holds all."
    )


def _rows_of_sources(total: int) -> list[str]:
    return [f"All {total:,} rows stand on the page [Sources](#all-sources), each with what rests on it.", ""]


def _same(rows: Rows) -> list[str]:
    if not rows.same:
        return []
    told = [f"<code>{escaped(name)}</code>: {rows.value(name, value) or 'empty'}" for name, value in rows.same.items()]
    return raw(["<p>The same in all rows of the table, and left out above: " + "; ".join(told) + ".</p>"])


def _choices(evidence: Evidence, name: str, rows: Rows) -> list[str]:
    fields = evidence.package.fields(name)
    texts = evidence.texts(name)
    listed = [column for column in rows.columns if len(fields[column].get("constraints", {}).get("enum", [])) > 2]
    listed += ["table"] if name == corrections.TABLE else []
    return [column for column in listed if texts[column].nunique() <= CHOICE_VALUES][:CHOICES]


def _corrections(evidence: Evidence, name: str) -> list[str]:
    if name == corrections.TABLE or corrections.TABLE not in evidence.names:
        return []
    mine = corrections_of(evidence, name)
    if not mine:
        return []
    lines = [
        f'<li>Row <a href="#row-{place}">{place}</a>, <code>{escaped(item["field"])}</code>: {escaped(item["corrected_value"]) or "emptied"} '
        f"instead of {escaped(item['expected_value']) or 'empty'}. {escaped(item['reason'].rstrip('.'))} "
        f"({link(f'corrections.html#row-{row}', 'correction')}).</li>"
        for row, item, place in mine
    ]
    return ["## Corrections", "", "Kept in the file as found, and corrected whenever the table is loaded:", "", *raw(["<ul>", *lines, "</ul>"])]


def _columns(evidence: Evidence, name: str, rows: Rows) -> list[str]:
    key = evidence.package.primary_key(name)
    cells = [
        (f"`{field}`{' (key)' if field in key else ''}", about["type"], meaning(about), escape(about.get("unit", "")), _values(about))
        for field, about in evidence.package.fields(name).items()
    ]
    return table(("Column", "Type", "Meaning", "Unit", "Values"), cells)


def _values(field: Mapping) -> str:
    limits = field.get("constraints", {})
    told = []
    if "enum" in limits:
        told.append(", ".join(escape(str(value)) for value in limits["enum"]))
    low, high = limits.get("minimum"), limits.get("maximum")
    if low is not None or high is not None:
        told.append(f"{low} to {high}" if low is not None and high is not None else f"at least {low}" if low is not None else f"at most {high}")
    told.append("never empty" if limits.get("required") else "may be empty")
    return "; ".join(told)


def _sources(evidence: Evidence, name: str) -> list[str]:
    counts = rows_by_source(evidence, name)
    if not counts:
        return []
    about = evidence.texts(SOURCES).set_index("source_id")
    lines = [
        f"<li>{link(f'../sources.html#source-{id}', short_name(about.loc[id]))}: {escaped(about.at[id, 'title'])} ({_many(rows, 'row')})</li>"
        for id, rows in list(counts.items())[:SOURCES_LISTED]
    ]
    rest = len(counts) - SOURCES_LISTED
    if rest > 0:
        lines.append(f'<li>and {_many(rest, "more source")}, each named in its rows</li>')
    return ["## Sources", "", *raw(["<ul>", *lines, "</ul>"])]


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
