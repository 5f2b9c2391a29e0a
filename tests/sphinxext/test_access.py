"""Mending the theme's pages: each fault on a small page, and nothing else touched."""

import pytest
from bs4 import BeautifulSoup

from corridor.sphinxext.access import mend

PAGE = """<!DOCTYPE html>
<html lang="en" data-content_root="../">
<head>
<meta name="viewport" content="width=device-width, initial-scale=1.0" /><meta name="viewport" content="width=device-width" />
<meta name="docsearch:version" content="" />
<title>The report &#8212; The report</title>
<script data-cfasync="false">document.documentElement.dataset.theme = localStorage.getItem("theme") || "";</script>
<script defer src="../_static/scripts/fontawesome.js?digest=1"></script>
<script src="../_static/documentation_options.js?v=1"></script>
<script src="../_static/searchtools.js"></script><script src="../_static/language_data.js"></script><script src="../searchindex.js"></script>
</head>
<body data-default-mode="">
<dialog id="pst-search-dialog"></dialog>
<header id="pst-header"></header>
<div class="sidebar-primary-items__start">
<div class="sidebar-primary-item"><a class="navbar-brand" href="#">The report</a></div>
<div class="sidebar-primary-item"><button class="search-button-field" aria-label="Search"><i class="fa-solid fa-magnifying-glass"></i> Search Ctrl+K</button></div>
<div class="sidebar-primary-item"><nav aria-label="Main"><ul><li><a href="domains.html">5. The domains</a><details><summary><span class="toctree-toggle" role="presentation"><i class="fa-solid fa-chevron-down"></i></span></summary></details></li></ul></nav></div>
</div>
<main>
<button class="theme-switch-button" aria-label="Color mode" data-bs-title="Color mode"><i class="theme-switch fa-solid fa-sun" title="Light"></i></button>
<a class="btn-report-file" href="../report.pdf" target="_blank" title="Whole report as PDF"><i class="fa-solid fa-file-pdf"></i></a>
<div id="jb-print-docs-body"><h1>The report</h1></div>
<article><h1>The report<a class="headerlink" href="#x" title="Link to this heading">#</a></h1>
<p>A paragraph &amp; a formula, <span class="fact">81%</span>, <i>so far</i>.</p>
<div class="pst-scrollable-table-container"><table><caption><span class="caption-number">Table 1 </span><span class="caption-text">What was
found</span></caption><thead><tr><th>Country</th></tr></thead><tbody><tr><th>Pakistan</th></tr></tbody></table></div>
<p class="figure-files"><a href="../_downloads/1/a.csv" download="">data</a>, <a href="../_images/a.svg">picture</a></p>
<div class="citation-list" role="list"><div class="citation" role="doc-biblioentry">A source.</div></div>
</article>
<footer class="prev-next-footer"><div></div></footer>
</main>
<footer class="bd-footer">
</footer>
</body></html>"""


def mended(text: str = PAGE) -> BeautifulSoup:
    page = BeautifulSoup(text, "html.parser")
    mend(page)
    return page


@pytest.fixture(scope="module")
def page():
    return mended()


def test_the_head_says_things_once(page):
    assert len(page.select("meta")) == 1
    assert page.title.string == "The report"
    assert [link["href"].partition(",")[0] for link in page.select('link[rel="icon"]')] == ["data:image/svg+xml"]


def test_a_title_of_two_parts_stays():
    assert mended(PAGE.replace("<title>The report ", "<title>Outlook ")).title.string == "Outlook — The report"


def test_scripts_that_a_page_does_not_use_are_left_out(page):
    assert [script["src"] for script in page.find_all("script", src=True)] == ["../_static/documentation_options.js?v=1"]


def test_the_search_page_keeps_its_scripts_and_asks_for_no_excerpts_in_a_folder():
    page = mended(PAGE.replace("<article>", '<article><div class="bd-search-container"></div>'))
    names = [script["src"].rpartition("/")[2] for script in page.find_all("script", src=True)]
    assert names == ["documentation_options.js?v=1", "searchtools.js", "language_data.js", "searchindex.js"]
    options = page.find("script", src="../_static/documentation_options.js?v=1")
    assert "SHOW_SEARCH_SUMMARY = false" in options.find_next_sibling("script").string


def test_colour_mode_is_known_before_the_page_is_painted(page):
    assert (page.html["data-theme"], page.html["data-mode"], page.body["data-default-mode"]) == ("light", "auto", "auto")
    first = page.find("script")
    assert "prefers-color-scheme" in first.string and "src" not in first.attrs


def test_icons_are_hidden_from_screen_readers_and_words_are_not(page):
    icons = page.select('[class*="fa-"]')
    assert icons and all(icon["aria-hidden"] == "true" and "title" not in icon.attrs for icon in icons)
    assert "aria-hidden" not in page.find("i", string="so far").attrs


def test_controls_have_names(page):
    assert "aria-label" not in page.select_one(".search-button-field").attrs
    switch = page.select_one(".theme-switch-button")
    assert switch["aria-label"] == switch["title"] == switch["data-bs-title"] == "Colour mode: system, light or dark"
    assert page.summary["aria-label"] == "Pages of: 5. The domains"
    assert "role" not in page.select_one(".toctree-toggle").attrs
    assert page.dialog["aria-label"] == "Search"


def test_all_content_stands_in_landmarks(page):
    assert page.find(id="pst-header")["role"] == "presentation"
    assert page.select_one("footer") is None
    assert [item.get("role") for item in page.select(".sidebar-primary-item")] == ["banner", "search", None]


def test_footers_that_hold_something_stay():
    page = mended(PAGE.replace('<div></div></footer>', '<a href="next.html">Next</a></footer>'))
    assert page.select_one(".prev-next-footer a")["href"] == "next.html"


def test_one_title_on_a_page(page):
    assert len(page.find_all("h1")) == 1


def test_tables_have_column_headings_and_a_named_box(page):
    assert [cell.get("scope") for cell in page.find_all("th")] == ["col", None]
    box = page.select_one(".pst-scrollable-table-container")
    assert (box["role"], box["aria-label"]) == ("group", "Table: What was found")


def test_the_bibliography_is_a_list_of_items(page):
    assert [tag["role"] for tag in page.select(".citation-list, .citation")] == ["list", "listitem"]


def test_files_are_offered_to_keep(page):
    assert [link.get("download") for link in page.select(".figure-files a")] == ["", ""]
    button = page.select_one(".btn-report-file")
    assert button["download"] == "" and "target" not in button.attrs and button["aria-label"] == "Whole report as PDF"


def test_mending_twice_changes_nothing(page):
    again = BeautifulSoup(str(page), "html.parser")
    before = str(again)
    mend(again)
    assert str(again) == before


def test_text_is_left_as_it_is(page):
    assert page.article.p.get_text() == "A paragraph & a formula, 81%, so far."


@pytest.mark.parametrize(("entries", "kept"), [(20, True), (21, False)])
def test_long_lists_of_pages_stand_on_their_parent_only(entries, kept):
    inner = "".join(f'<li><a href="{n}.html">{n}</a></li>' for n in range(entries))
    page = BeautifulSoup(f'<nav><ul><li class="l1 has-children"><a href="c.html">C</a><details><summary></summary><ul>{inner}</ul></details></li></ul></nav>', "html.parser")
    mend(page)
    assert (page.details is not None) == kept
    assert ("has-children" in page.li["class"]) == kept
    assert page.a["href"] == "c.html"
