"""Polish of the theme's pages: the report's own style sheet, footer and PDF button, and nothing that the book does not use.

Jupyter Book always loads sphinx-thebe, whose scripts point to a server; the book runs no code on its pages, so they go. Style
sheets and scripts of other extensions load on pages that use them. Every finished page is mended by :mod:`corridor.sphinxext.access`.
The site's index page is a plain forward to ``book/index.html``, written so that it also works from a folder.
"""

from __future__ import annotations

import re
import shutil
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.util import logging

from corridor.project import REPORT_FILE
from corridor.sphinxext import access, popovers
from corridor.sphinxext.as_is import parts_of, put_back, take_out

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
LANDING_PAGE = "book/index"
UNUSED = (
    "**/*.map",
    "**/webfonts/*.ttf",
    "**/webfonts/fa-brands-*",
    "**/webfonts/fa-regular-*",
    "locales",
    "sphinx-thebe.*",
    f"scripts/{access.FONT_SCRIPT}*",
    "*webpack-macros.html",
    "images/logo_*",
    "play-solid.svg",
)
"""Below ``_static``: source maps, fonts that stand there as WOFF2 as well or hold no icon of these pages, translations and templates that only the build reads,
thebe, icons as a script (they come from the font), logos of servers that could run notebooks."""

WANTED_BY = {
    "thebe": None,
    "sphinx-design": re.compile(r'class="[^"]*\bsd-'),
    "design-tabs": re.compile(r'class="[^"]*\bsd-tab'),
    "toggle": re.compile(r'class="[^"]*\b(toggle|dropdown)\b'),
    "copybutton": re.compile(r'<div class="highlight'),
    "clipboard": re.compile(r'<div class="highlight'),
    "filter.js": re.compile(r'<table class="[^"]*\bfilterable\b'),
    popovers.SCRIPT: re.compile(f'<div class="{popovers.NOTES}"'),
    popovers.STYLE: re.compile(rf'<div class="{popovers.NOTES}"|class="[^"]*\bevidence-entry\b'),
}
"""Words in names of scripts and style sheets, and what a page holds that wants them (None: no page does)."""

logger = logging.getLogger(__name__)

LATE = 900
"""Priority of handlers that must run after those of the theme and of other extensions."""

_OPENING = re.compile(r"^\s*<!DOCTYPE html>\s*")

FORWARD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url={page}">
<link rel="canonical" href="{page}">
<link rel="icon" href="{icon}">
<title>{title}</title>
</head>
<body>
<main><p><a href="{page}">{title}</a></p></main>
</body>
</html>
"""


def setup(app: Sphinx) -> None:
    """Register the style sheet and the handlers."""
    app.connect("builder-inited", _add_static)
    app.connect("source-read", take_out)
    app.connect("doctree-resolved", _drop_thebe_nodes, priority=LATE)
    app.connect("html-page-context", _drop_unwanted_files, priority=LATE)
    app.connect("html-page-context", _add_report, priority=LATE)
    app.connect("build-finished", _finish, priority=LATE)
    app.add_css_file("corridor.css", priority=LATE)
    app.add_js_file("filter.js", priority=LATE, loading_method="defer")


def _add_static(app: Sphinx) -> None:
    app.config.html_static_path.append(str(STATIC))


def _drop_thebe_nodes(_app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    for node in list(doctree.findall(nodes.raw)):
        if "x-thebe-config" in node.astext():
            node.parent.remove(node)


def _drop_unwanted_files(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None) -> None:
    for name in ("script_files", "css_files"):
        kept = [item for item in context.get(name, []) if wanted(item, context.get("body", ""))]
        if name in context:
            context[name][:] = kept


def wanted(item: Any, body: str) -> bool:
    """Return whether a page with this ``body`` uses a script or style sheet of Sphinx's list."""
    told = f"{getattr(item, 'filename', item)} {getattr(item, 'attributes', '')}".lower()
    return all(sign is not None and bool(sign.search(body)) for word, sign in WANTED_BY.items() if word in told)


def _add_report(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None) -> None:
    """Offer the PDF on every page, and say in the footer whose the report is, which version, on what terms."""
    told = app.config.typst_metadata
    context["header_buttons"] = [*context.get("header_buttons", []), report_button(context["pathto"](REPORT_FILE, 1))]
    items = context.get("theme_footer_content_items", [])
    context["theme_footer_content_items"] = [item for item in items if item.endswith("extra-footer.html")]
    context["theme_extra_footer"] = footer(told)
    if page == LANDING_PAGE:
        context["metatags"] = f'{context.get("metatags", "")}\n<meta name="description" content="{escape(told["description"])}" />'


def report_button(url: str) -> dict[str, str]:
    """Return the theme's description of a button that offers the whole report as a PDF."""
    return {
        "type": "link",
        "url": url,
        "icon": "fa-solid fa-file-pdf",
        "tooltip": "Whole report as PDF",
        "label": "report-file",
        "classes": "pst-navbar-icon",
    }


def footer(told: dict[str, Any]) -> str:
    """Return the footer's text from the report's metadata."""
    authors = escape(", ".join(told["authors"]))
    return f"<p>© {told['date'][:4]} {authors}. Version {escape(told['version'])}. Text and figures: {escape(told['licence'])}.</p>"


def _finish(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.format != "html":
        return
    site = Path(app.outdir)
    drop_unused_files(site / "_static")
    for path in sorted(site.rglob("*.html")):
        page = mended(path.read_text(encoding="utf-8"))
        path.write_text(put_back(text_of(page), parts_of(app, path)), encoding="utf-8", newline="\n")
        fault = popovers.too_heavy(path.relative_to(site).as_posix(), page)
        if fault:
            logger.error(fault)
            app.statuscode = 1
    text = FORWARD.format(page=f"{LANDING_PAGE}.html", title=escape(app.config.project), icon=access.SITE_ICON)
    (site / "index.html").write_text(text, encoding="utf-8", newline="\n")


def drop_unused_files(static: Path) -> None:
    """Remove files below ``static`` that no page asks for."""
    for pattern in UNUSED:
        for path in sorted(static.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def mended(text: str) -> BeautifulSoup:
    """Return a page of the theme without its faults."""
    page = BeautifulSoup(text, "html.parser")
    access.mend(page)
    return page


def text_of(page: BeautifulSoup) -> str:
    """Return the text of a page as it is published."""
    return _OPENING.sub("<!DOCTYPE html>\n", str(page))
