"""``sources.md``: every source once, with what in the report rests on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from docutils.nodes import make_id

from corridor.evidence import Evidence
from corridor.pages.source_use import SOURCES, by_source, tables_by_source
from corridor.web import escaped, link, raw, rows_table

FEW = 10
"""What rests on more sources than this rests on none of them in particular: it is counted, not named."""

NAMED = 40
"""Facts and figures that are named in one row; the others are counted."""

HEAD = ("Source", "Publisher", "Date", "Kind", "Terms", "Rows", "In the report")


def sources_page(evidence: Evidence, facts: Sequence[Mapping[str, Any]], figures: Sequence[Mapping[str, Any]]) -> str:
    """Return the page in MyST, one anchor ``source-ID`` per source.

    Parameters
    ----------
    facts
        The facts that the book uses: ``number``, ``sources`` (ids), ``page`` and ``page_title`` of the first use.
    figures
        The figures' records with ``page``: ``id``, ``sources``.
    """
    sources = evidence.texts(SOURCES)
    rows, resting, drawn = tables_by_source(evidence), by_source(facts), by_source(figures)
    titles = {fact["page"]: fact["page_title"] for fact in facts}
    used = sum(1 for id in sources["source_id"] if id in resting or id in drawn)
    body = [_row(source, rows.get(source["source_id"], {}), resting, drawn, titles) for source in sources.to_dict("records")]
    told = (
        f"The data package names {len(sources):,} sources. Numbers and figures of the report rest on {used:,} of them; the others stand behind rows that no number uses, or that "
        f"support it besides another. A fact or figure that rests on more than {FEW} sources is counted with each of them, not named. "
        "Titles lead to the address where the source was read."
    )
    table = rows_table(HEAD, body, name="Sources", choices=("Kind",), label="Find sources", rows="sources")
    return "\n".join(["(all-sources)=", "# Sources", "", told, "", *raw(table)])


def _row(
    source: Mapping[str, str],
    rows: Mapping[str, int],
    facts: Mapping[str, list[Mapping[str, Any]]],
    figures: Mapping[str, list[Mapping[str, Any]]],
    titles: Mapping[str, str],
) -> str:
    id = source["source_id"]
    title = link(source["url"], source["title"]) if source["url"] else escaped(source["title"])
    host = urlsplit(source["url"]).netloc
    cells = [
        f"{escaped(source['publisher'])}",
        escaped(source["date"]),
        escaped(source["kind"]),
        escaped(source["licence"]) or "none stated",
        "<br>".join(f'<a href="tables/{table}.html">{table}</a>&nbsp;{count:,}' for table, count in rows.items()),
        _in_report(facts.get(id, []), figures.get(id, []), titles),
    ]
    about = " · ".join(part for part in (escaped(host), f"<code>{id}</code>") if part)
    return f'<tr id="source-{id}"><th scope="row">{title}<small>{about}</small></th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _in_report(facts: Sequence[Mapping[str, Any]], figures: Sequence[Mapping[str, Any]], titles: Mapping[str, str]) -> str:
    parts = []
    if facts:
        parts.append("Facts: " + _named(facts, lambda fact: f'<a href="evidence.html#ev-{fact["number"]}">{fact["number"]}</a>', "fact"))
    if figures:
        parts.append("Figures: " + _named(figures, lambda figure: f'<a href="{_address(figure["page"])}#{make_id("fig-" + figure["id"])}">{figure["id"]}</a>', "figure"))
    pages = dict.fromkeys([*(fact["page"] for fact in facts), *(figure["page"] for figure in figures)])
    if pages:
        named = (f'<a href="{_address(page)}">{escaped(titles.get(page, page.rpartition("/")[2]).partition(":")[0])}</a>' for page in pages)
        parts.append("Chapters: " + ", ".join(named))
    return "<br>".join(parts)


def _named(items: Sequence[Mapping[str, Any]], write: Callable[[Mapping[str, Any]], str], word: str) -> str:
    few = [item for item in items if len(item["sources"]) <= FEW]
    named = ", ".join(write(item) for item in few[:NAMED])
    if len(few) > NAMED:
        named += f" and {len(few) - NAMED} more"
    many = len(items) - len(few)
    told = f"{many} {word}{'' if many == 1 else 's'} with more than {FEW} sources" if many else ""
    return "; ".join(part for part in (named, told) if part)


def _address(page: str) -> str:
    """Return the address of a page of the book, seen from the generated pages."""
    return "../" + page.removeprefix("book/") + ".html"
