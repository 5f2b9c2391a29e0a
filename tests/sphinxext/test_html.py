"""What the web book loads, offers and says around its pages."""

from types import SimpleNamespace

import pytest

from corridor.sphinxext.html import FORWARD, drop_unused_files, footer, mended, report_button, text_of, wanted

BODY = '<div class="highlight-bibtex"><div class="highlight"><pre>@report</pre></div></div>'


def file(name, **attributes):
    return SimpleNamespace(filename=name, attributes=attributes)


@pytest.mark.parametrize(
    ("name", "body", "kept"),
    [
        ("_static/sphinx-thebe.js", BODY, False),
        ("_static/sphinx-design.min.css", BODY, False),
        ("_static/sphinx-design.min.css", '<div class="sd-card docutils">', True),
        ("_static/design-tabs.js", '<div class="sd-card">', False),
        ("_static/design-tabs.js", '<div class="sd-tab-set">', True),
        ("_static/togglebutton.css", BODY, False),
        ("_static/togglebutton.css", '<div class="admonition dropdown">', True),
        ("_static/clipboard.min.js", BODY, True),
        ("_static/copybutton.css", "<p>No code.</p>", False),
        ("_static/corridor.css", "", True),
        ("_static/filter.js", BODY, False),
        ("_static/filter.js", '<table class="table rows filterable" data-filter-rows="claims">', True),
    ],
)
def test_style_sheets_and_scripts_load_where_they_are_used(name, body, kept):
    assert wanted(file(name), body) is kept


def test_scripts_within_the_page_go_with_their_files():
    assert not wanted(file(None, body="var togglebuttonSelector = '.toggle';"), BODY)
    assert wanted(file(None, body="DOCUMENTATION_OPTIONS.pagename = 'x';"), BODY)


def test_files_that_no_page_asks_for_are_removed(tmp_path):
    names = ["scripts/fontawesome.js", "scripts/fontawesome.js.LICENSE.txt", "webpack-macros.html", "images/logo_colab.png", "a.js.map", "locales/de/x.mo"]
    kept = ["scripts/bootstrap.js", "vendor/webfonts/fa.woff2", "corridor.css"]
    for name in names + kept:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    drop_unused_files(tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()) == sorted(kept)


def test_the_footer_says_whose_which_version_and_on_what_terms():
    told = {"authors": ["A & B"], "date": "2026-11-24", "version": "1.0.0", "licence": "CC BY 4.0"}
    assert footer(told) == "<p>© 2026 A &amp; B. Version 1.0.0. Text and figures: CC BY 4.0.</p>"


def test_the_pdf_button_leads_to_the_file():
    button = report_button("../report.pdf")
    assert (button["type"], button["url"], button["label"]) == ("link", "../report.pdf", "report-file")


def test_the_forward_has_a_language_a_title_and_a_link():
    text = FORWARD.format(page="book/index.html", title="T", icon="data:,")
    assert '<html lang="en">' in text and "<title>T</title>" in text and '<a href="book/index.html">T</a>' in text
    assert "0; url=book/index.html" in text and '<link rel="icon" href="data:,">' in text


def test_a_page_written_anew_keeps_what_it_says():
    text = '<!DOCTYPE html>\n<html><head><link href="data:," rel="icon"/></head><body><pre>a  b\n  c</pre><script>if (1 < 2 && 3) {}</script><math><mi>x</mi></math></body></html>'
    assert text_of(mended(text)) == text
