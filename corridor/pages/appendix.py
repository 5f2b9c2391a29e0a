"""``evidence.md``: every number of the book in reading order, with what it is, how it was computed, from which sources and rows.

On the web each entry leads to sources and rows; print has the same in short, in small type.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape as html_text
from typing import Any

from corridor.formats import runs_of
from corridor.markup import escape
from corridor.pages.answer_parts import (
    chapters,
    entry_id,
    function_name,
    grade_text,
    mark,
    more,
    more_tables,
    rows_html,
    rows_left,
    run_text,
    sources_html,
    sources_text,
    value_text,
)

SOURCES_IN_PRINT = 3
RUNS_IN_PRINT = 3
"""So many runs of rows per table."""
TABLES_IN_PRINT = 4
SOURCES_ON_THE_WEB = 6
RUNS_ON_THE_WEB = 6
REASONS_ON_THE_WEB = 6

INTRODUCTION = """\
(evidence)=
{{.evidence-entries}}
# Evidence for every number

The text of this report uses {count} computed numbers. Each has an entry here, under the page that uses it first, in reading order: number and
grade, value, what it is, the function that computed it, its sources, and the rows of the [data tables](#data-catalogue) that it rests on. Rows
are numbered as in the CSV file, whose head is row 1.
"""


def appendix(answers: Sequence[Mapping[str, Any]]) -> str:
    """Return the appendix."""
    lines = [INTRODUCTION.format(count=f"{len(answers):,}")]
    for title, members in chapters(answers):
        lines += [f"## {title}", ""]
        for answer in members:
            lines += _entry(answer)
    return "\n".join(lines) + "\n"


def _entry(answer: Mapping[str, Any]) -> list[str]:
    """Return an entry: a container that references lead to, with one text for the web and one for print."""
    return [
        ":::::{container} evidence-entry",
        f":name: {entry_id(answer['number'])}",
        "",
        *_on_the_web(answer),
        "",
        "::::{only} typst",
        _in_print(answer),
        "::::",
        ":::::",
        "",
    ]


def _on_the_web(answer: Mapping[str, Any]) -> list[str]:
    return [
        "<div>",
        f"<p><b>{mark(answer)}</b> <b>{html_text(value_text(answer))}</b> {html_text(answer['definition'])} <code>{answer['id']}</code></p>",
        "<dl>",
        f"<dt>Grade</dt><dd>{html_text(grade_text(answer, REASONS_ON_THE_WEB))}</dd>",
        f"<dt>Computed by</dt><dd><code>{function_name(answer)}</code> {html_text(answer['method']['summary'])}</dd>",
        f"<dt>Sources</dt><dd>{sources_html(answer, SOURCES_ON_THE_WEB)}</dd>",
        f"<dt>Rows</dt><dd>{rows_html(answer, '', tables=len(answer['inputs']), runs=RUNS_ON_THE_WEB)}</dd>",
        "</dl>",
        "</div>",
    ]


def _in_print(answer: Mapping[str, Any]) -> str:
    """Return one paragraph."""
    told = f"**{mark(answer)}** **{escape(value_text(answer))}** {escape(answer['definition'].rstrip('.'))}."
    how = f"`{answer['id']}`, `{function_name(answer)}`."
    tables = answer["inputs"]
    rows = "; ".join(_rows_in_print(used) for used in tables[:TABLES_IN_PRINT]) + more_tables(len(tables) - TABLES_IN_PRINT)
    return f"{told} {how} {escape(sources_text(answer, SOURCES_IN_PRINT))}. Rows: {escape(rows)}."


def _rows_in_print(used: Mapping[str, Any]) -> str:
    runs = runs_of(used["rows"])
    return f"{used['table']} {', '.join(run_text(run) for run in runs[:RUNS_IN_PRINT])}{more(rows_left(runs, RUNS_IN_PRINT))}"
