"""Answers as text for a terminal of a hundred columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from corridor.formats import format_date, runs_of

WIDTH = 100
INDENT = 12
SOURCES_SHOWN = 10
LISTED = 20


def answer_text(answer: Mapping[str, Any]) -> str:
    """Return the whole answer as lines of at most ``WIDTH`` columns; addresses are never broken."""
    method, grade = answer["method"], answer["grade"]
    lines = [f"{answer['id']} = {answer['text']}", ""]
    lines += _entry("what", [answer["definition"]])
    lines += _entry("value", [f"{answer['value']} ({answer['unit']})" if answer["unit"] not in ("text", "date") else str(answer["value"])])
    if "interval_text" in answer:
        lines += _entry("interval", [f"{answer['interval_text']} ({answer['interval'][0]:g} to {answer['interval'][1]:g})"])
    lines += _entry("grade", [f"{grade['letter']}: {grade['words']}", *grade["reasons"]])
    named = [f"Method: {method['source']}"] if method["source"] else []
    lines += _entry("computed by", [f"{method['function']}, in {method['file']}", method["summary"], *named])
    if answer["parameters"]:
        lines += _entry("given", [", ".join(f"{name} = {value}" for name, value in answer["parameters"].items())])
    lines += _entry("chapter", [answer["chapter"]])
    lines += _entry("rows", [line for item in answer["inputs"] for line in _rows(item)])
    shown = answer["sources"][:SOURCES_SHOWN]
    more = len(answer["sources"]) - len(shown)
    told = [line for source in shown for line in _source(source)]
    lines += _entry("sources", [*told, *([f"and {more} more (--json lists all)"] if more else [])])
    return "\n".join(lines)


def list_text(findings: Sequence[Mapping[str, Any]], *, most: int | None = None) -> str:
    """Return one line per finding, id and text, with the definition on a line below; at most ``most`` of them."""
    shown = findings[:most]
    lines = []
    for finding in shown:
        lines.append(f"{finding['id']} = {finding['text']}")
        lines += _wrapped(finding["definition"], " " * 4)
    if len(shown) < len(findings):
        lines.append(f"and {len(findings) - len(shown)} more (more words narrow the search, --json lists all)")
    return "\n".join(lines)


def row_ranges(rows: Iterable[int]) -> str:
    """Return row numbers with runs joined.

    >>> row_ranges([2, 3, 4, 9, 11, 12])
    '2-4, 9, 11-12'
    """
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs_of(rows))


def _rows(item: Mapping[str, Any]) -> list[str]:
    count = len(item["rows"])
    told = f"{item['table']}, {item['title']}: row{'s' if count > 1 else ''} {row_ranges(item['rows'])}"
    more = f" and {count - len(item['keys'])} more" if count > len(item["keys"]) else ""
    return [told, f"  {', '.join(item['keys'])}{more}"] if item["keys"] else [told]


def _source(source: Mapping[str, Any]) -> list[str]:
    date = f", {format_date(source['date'])}" if source["date"] else ""
    rows = f" [{source['rows']} row{'s' if source['rows'] > 1 else ''}]" if source["rows"] else ""
    told = f"{source['publisher']}: {source['title']}{date}{rows}" + (" (one of the three briefs)" if source["kind"] == "brief" else "")
    return [told, f"  {source['url']}"] if source["url"] else [told]


def _entry(name: str, texts: Sequence[str]) -> list[str]:
    lines = [line for text in texts for line in _wrapped(text, " " * INDENT)]
    return [f"{name:<{INDENT - 1}} {lines[0].lstrip()}", *lines[1:]]


def _wrapped(text: str, margin: str) -> list[str]:
    inner = margin + " " * (len(text) - len(text.lstrip()))
    return textwrap.wrap(
        text.strip(), WIDTH, initial_indent=inner, subsequent_indent=inner, break_long_words=False, break_on_hyphens=False
    )
