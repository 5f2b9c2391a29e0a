"""What the theme's pages lack for readers with a keyboard, a screen reader, a phone or a folder instead of a server.

Every page that was written is read again and mended: names for controls that show an icon only, landmarks around all content,
roles that are no longer in use taken out, the colour mode known before the page is painted, scripts that a page does not use
left out. :func:`mend` works on one page's tree and is the same for the same page; each step says which fault it mends.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

FONT_SCRIPT = "fontawesome.js"
SEARCH_SCRIPTS = ("searchtools.js", "language_data.js", "searchindex.js")

MODE_SCRIPT = """
(function (page) {
  var mode = localStorage.getItem("mode");
  page.mode = mode === "light" || mode === "dark" ? mode : "auto";
  var dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  page.theme = page.mode === "auto" ? (dark ? "dark" : "light") : page.mode;
})(document.documentElement.dataset);
"""
FOLDER_SCRIPT = """
if (window.location.protocol === "file:") { DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false; }
"""

SITE_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Cpath fill='%2300664b' d='M1 10h4v5H1zM6 6h4v9H6zM11 1h4v14h-4z'/%3E%3C/svg%3E"
)

LISTED_BESIDE = 20
"""Most sub-pages of a page that the list of pages shows."""

_ICON = re.compile(r"^fa[srb]?(-|$)")


def mend(page: BeautifulSoup) -> None:
    """Mend one page of the theme in place."""
    for step in (_head, _scripts, _search_without_server, _icons, _controls, _dialogs, _landmarks, _long_lists, _contents, _tables, _citations, _links, _notes):
        step(page)


def _head(page: BeautifulSoup) -> None:
    """One viewport instead of three, no title that says the same twice, no empty data for a search service.

    The site's icon stands in the page: browsers ask a server for one that is not there, and write an error to the console.
    """
    for extra in page.select('meta[name="viewport"]')[1:] + page.select('meta[name^="docsearch:"]'):
        extra.decompose()
    if page.head is not None and page.select_one('link[rel="icon"]') is None:
        page.head.append(page.new_tag("link", rel="icon", href=SITE_ICON))
    if page.title is not None and page.title.string:
        parts = page.title.string.split(" \N{EM DASH} ")
        page.title.string = " \N{EM DASH} ".join(dict.fromkeys(part.strip() for part in parts))


def _scripts(page: BeautifulSoup) -> None:
    """Icons come from the font that the style sheet names, not from 1.4 MB of script; the search index loads where it is used.

    The colour mode is set before anything is painted: the theme sets none for a first visit, which flashes in dark mode and
    writes an error to the console. Without scripts the page is light.
    """
    for script in page.find_all("script", src=True):
        name = script["src"].partition("?")[0].rpartition("/")[2]
        if name == FONT_SCRIPT or (name in SEARCH_SCRIPTS and not _is_search(page)):
            script.decompose()
    for script in page.find_all("script", attrs={"data-cfasync": True}):
        del script["data-cfasync"]
        script.string = MODE_SCRIPT
    if page.html is not None and page.body is not None and page.body.has_attr("data-default-mode"):
        page.html["data-theme"], page.html["data-mode"] = "light", "auto"
        page.body["data-default-mode"] = "auto"


def _is_search(page: BeautifulSoup) -> bool:
    return page.select_one(".bd-search-container") is not None


def _search_without_server(page: BeautifulSoup) -> None:
    """In a folder the browser refuses to fetch pages, so results there come without excerpts instead of with errors."""
    options = page.find("script", src=re.compile("documentation_options.js"))
    if options is not None and _is_search(page):
        script = page.new_tag("script")
        script.string = FOLDER_SCRIPT
        options.insert_after(script)


def _icons(page: BeautifulSoup) -> None:
    """Icons are decoration: a screen reader would say the letter of the font that stands for them."""
    for icon in page.find_all(["i", "span"], class_=_ICON):
        icon["aria-hidden"] = "true"
        if "title" in icon.attrs:
            del icon["title"]


def _controls(page: BeautifulSoup) -> None:
    """Names of controls: what is seen is part of the name (WCAG 2.5.3), and what shows an icon only has one (4.1.2)."""
    for button in page.select(".search-button-field"):
        del button["aria-label"]
    for selector, name in {
        ".theme-switch-button": "Colour mode: system, light or dark",
        ".primary-toggle": "Pages of the report",
        ".secondary-toggle": "On this page",
        ".search-button:not(.search-button-field)": "Search",
    }.items():
        for button in page.select(selector):
            button["aria-label"] = button["title"] = name
            if button.has_attr("data-bs-title"):
                button["data-bs-title"] = name
    for summary in page.select("nav li > details > summary"):
        link = summary.find_parent("li").find("a")
        summary["aria-label"] = f"Pages of: {link.get_text(' ', strip=True)}"
    for toggle in page.select(".toctree-toggle[role]"):
        del toggle["role"]


def _dialogs(page: BeautifulSoup) -> None:
    """Dialogs have names (WCAG 4.1.2)."""
    for id, name in {
        "pst-search-dialog": "Search",
        "pst-primary-sidebar-modal": "Pages of the report",
        "pst-secondary-sidebar-modal": "On this page",
    }.items():
        dialog = page.find("dialog", id=id)
        if dialog is not None:
            dialog["aria-label"] = name


def _landmarks(page: BeautifulSoup) -> None:
    """The report's title and the search button stand in landmarks; the theme's empty header and footer are none.

    The header stays, as the theme's script measures it.
    """
    empty = page.select_one("header#pst-header")
    if empty is not None and not empty.get_text(strip=True):
        empty["role"] = "presentation"
    for footer in page.select("footer.bd-footer"):
        if not footer.get_text(strip=True):
            footer.decompose()
    for item in page.select(".sidebar-primary-items__start > .sidebar-primary-item"):
        if item.select_one(".navbar-brand"):
            item["role"] = "banner"
        elif item.select_one(".search-button-field"):
            item["role"] = "search"


def _long_lists(page: BeautifulSoup) -> None:
    """A list of sub-pages longer than a screen (the tables of the data package) stands on its parent's page, not beside every page."""
    for entry in page.select("nav li:has(> details)"):
        if len(entry.select("li")) > LISTED_BESIDE:
            entry.details.decompose()
            entry["class"] = [name for name in entry.get("class", []) if name != "has-children"]


def _contents(page: BeautifulSoup) -> None:
    """No second title and contents, which the theme keeps for print, and no empty box where a page has no neighbours."""
    for area in page.select("#jb-print-docs-body"):
        area.decompose()
    for area in page.select(".prev-next-footer"):
        if not area.find("a"):
            area.decompose()


def _tables(page: BeautifulSoup) -> None:
    """Headings say that they head a column; a table that scrolls within itself says which it is, as the keyboard stops there."""
    for cell in page.select("thead th"):
        cell["scope"] = "col"
    for box in page.select(".pst-scrollable-table-container"):
        caption = box.select_one("caption .caption-text")
        box["role"] = "group"
        box["aria-label"] = f"Table: {_text(caption)}" if caption is not None else "Table"


def _citations(page: BeautifulSoup) -> None:
    """The bibliography's role is no longer in use, and its list has items (WCAG 1.3.1)."""
    for entry in page.select('[role="doc-biblioentry"]'):
        entry["role"] = "listitem"


def _links(page: BeautifulSoup) -> None:
    """Files are offered to keep, in the same window; a permanent link says what it leads to."""
    for link in page.select('.figure-files a[href$=".svg"], a.report-file, a.btn-report-file'):
        link["download"] = ""
    for link in page.select("a.btn-report-file"):
        del link["target"]
        link["aria-label"] = link["title"]
    for link in page.select("a.headerlink"):
        link["aria-label"] = link.get("title") or "Link to this place"


def _notes(page: BeautifulSoup) -> None:
    """What opens from a value stands behind everything: the search takes its excerpts from the page's main part."""
    for notes in page.select(".fact-notes"):
        page.body.append(notes.extract())


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())
