"""Facts on the web: each value is a button that opens "how do we know", a native popover that needs no script.

A page has one popover per fact, shared by all its uses. They stand behind everything else on the page (:mod:`corridor.sphinxext.access`
moves them there): search excerpts are made from the page's main part, and whoever reads or copies the text does not meet them. What
opens takes the focus and gives it back. ``facts.js`` only puts the popover beside its value; without it, it stands in the middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from corridor.pages.answer_parts import entry_id, function_name, grade_text, rows_html, sources_html, value_text
from corridor.project import EVIDENCE_PAGE
from corridor.sphinxext.facts import ANSWERS, fact, read_by_id

MOST_BYTES = 100_000
"""What popovers, buttons and their script may add to a page."""
SOURCES_SHOWN = 3
TABLES_SHOWN = 2
RUNS_SHOWN = 2
REASONS_SHOWN = 3
SCRIPT = "facts.js"
STYLE = "facts.css"
NOTES = "fact-notes"


def visit_fact(self: HTML5Translator, node: fact) -> None:
    """Open the button: what is seen is the beginning of its name, the grade follows."""
    text, grade = escape(node.astext()), node["grade"]
    name = f"{text}, evidence grade {grade}"
    self.body.append(f'<button class="fact" type="button" popovertarget="fact-{node["number"]}" data-grade="{grade}" aria-label="{name}">')


def depart_fact(self: HTML5Translator, node: fact) -> None:
    """Close the button."""
    del node
    self.body.append("</button>")


def popover(answer: Mapping[str, Any], *, page: str) -> str:
    """Return the popover of a fact for a page of the book."""
    folder = relative_uri(f"{page}.html", f"{EVIDENCE_PAGE}.html").removesuffix("evidence.html")
    chapter = f"book/_executed/{answer['chapter']}"
    id = f"fact-{answer['number']}"
    notebook = f"notebook <i>{escape(answer['template'])}</i>"
    if chapter != page:
        notebook = f'<a href="{relative_uri(f"{page}.html", f"{chapter}.html")}">{notebook}</a>'
    lines = (
        ("Grade", escape(grade_text(answer, REASONS_SHOWN))),
        ("Sources", sources_html(answer, SOURCES_SHOWN)),
        ("Rows", rows_html(answer, folder, tables=TABLES_SHOWN, runs=RUNS_SHOWN)),
        ("Computed", f"{escape(function_name(answer))}, {notebook}"),
    )
    listed = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in lines)
    return (
        f'<div id="{id}" popover role="dialog" aria-labelledby="{id}-v" tabindex="-1" autofocus>'
        f'<p id="{id}-v"><b>{escape(value_text(answer))}</b> {escape(answer["definition"])}</p><dl>{listed}</dl>'
        f'<p><a href="{folder}evidence.html#{entry_id(answer["number"])}">All evidence</a>'
        f'<button type="button" popovertarget="{id}" popovertargetaction="hide">Close</button></p></div>'
    )


def popovers(answers: Iterable[Mapping[str, Any]], *, page: str) -> str:
    """Return the popovers of a page, nothing if it has no facts."""
    notes = "\n".join(popover(answer, page=page) for answer in answers)
    return f'<div class="{NOTES}">{notes}</div>' if notes else ""


def _add_popovers(app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    if doctree is None or app.builder.format != "html":
        return
    answers = read_by_id(app.env, ANSWERS)
    ids = sorted({node["id_"] for node in doctree.findall(fact)}, key=lambda id: answers[id]["number"])
    context["body"] += popovers((answers[id] for id in ids), page=page)


def bytes_added(page: BeautifulSoup) -> int:
    """Return how many bytes popovers, buttons and the script add to a page."""
    notes = sum(_size(str(part)) for part in page.select(f".{NOTES}"))
    buttons = sum(_size(str(button)) - _size(button.get_text()) for button in page.select("button.fact"))
    return notes + buttons + (SCRIPT_BYTES if notes else 0)


def too_heavy(name: str, page: BeautifulSoup) -> str:
    """Return why a page is refused if its popovers are heavier than allowed, else nothing."""
    weight = bytes_added(page)
    return f"{name}: popovers add {weight:,} bytes to the page; expected less than {MOST_BYTES:,}" if weight >= MOST_BYTES else ""


def _size(text: str) -> int:
    return len(text.encode())


SCRIPT_BYTES = (Path(__file__).parent / "static" / SCRIPT).stat().st_size


def setup(app: Sphinx) -> None:
    """Register button, popovers and script."""
    app.add_node(fact, html=(visit_fact, depart_fact))
    app.add_js_file(SCRIPT, loading_method="defer")
    app.add_css_file(STYLE, priority=900)
    app.connect("html-page-context", _add_popovers)
