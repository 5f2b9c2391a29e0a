"""Raw HTML that evidence pages and the register of claims share: rows in it have anchors, and cost a small part of the time of rows in MyST."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

AS_IS = ("<!-- as it is -->", "<!-- /as it is -->")
"""What stands between these goes into the page as it is, past Sphinx: see :mod:`corridor.sphinxext.as_is`."""

_FENCE = "`" * 9  # longer than any run of backticks in the data
_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)\]]")


def escaped(text: str) -> str:
    """Return plain text as HTML text."""
    return html.escape(text, quote=False)


def attribute(text: str) -> str:
    """Return plain text as the value of an attribute between double quotes."""
    return html.escape(text, quote=True).replace("&#x27;", "'")


def link(address: str, text: str) -> str:
    """Return a link; ``text`` is plain."""
    return f'<a href="{attribute(address)}">{escaped(text)}</a>'


def linked(text: str) -> str:
    """Return plain text as HTML in which addresses of the web are links."""
    parts, end = [], 0
    for found in _URL.finditer(text):
        parts += [escaped(text[end : found.start()]), link(found[0], found[0])]
        end = found.end()
    return "".join([*parts, escaped(text[end:])]) if parts else escaped(text)


def raw(lines: Iterable[str]) -> list[str]:
    """Return HTML as a MyST block that only the web shows."""
    return [f"{_FENCE}{{raw}} html", *lines, _FENCE, ""]


def rows_table(
    head: Iterable[str],
    body: Iterable[str],
    *,
    name: str,
    right: Iterable[int] = (),
    choices: Iterable[str] = (),
    label: str = "",
    rows: str = "",
    kind: str = "",
    past_sphinx: bool = True,
) -> list[str]:
    """Return a table in a box of its own that scrolls, with a filter.

    Parameters
    ----------
    head
        Headings as plain text.
    body
        Rows as HTML, one ``<tr>`` each.
    name
        What the box is called where it is read aloud.
    right
        Columns of numbers, from 1.
    choices
        Headings of columns of which a reader can choose a value; ``label`` and ``rows`` name the filter's field and what it counts.
    kind
        A class of its own for the style sheet.
    past_sphinx
        Whether rows go into the page as they are; those that an executed notebook holds go through Sphinx.
    """
    told = {"columns": "|".join(choices), "label": label, "rows": rows}
    data = "".join(f' data-filter-{key}="{attribute(value)}"' for key, value in told.items() if value)
    numbers = "".join(f" n{column}" for column in right)
    cells = "".join(f'<th scope="col">{escaped(text)}</th>' for text in head)
    return [
        f'<div class="rows-box" tabindex="0" role="region" aria-label="{attribute(name)}">',
        f'<table class="filterable{f" {kind}" if kind else ""}{numbers}"{data}>',
        f"<thead><tr>{cells}</tr></thead>",
        "<tbody>",
        *([AS_IS[0], *body, AS_IS[1]] if past_sphinx else body),
        "</tbody>",
        "</table>",
        "</div>",
    ]
