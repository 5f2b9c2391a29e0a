"""References: what is cited, and in which form."""

import pandas as pd

from corridor.pages import bibliography as pages
from corridor.project import Project


def source(id, publisher="SIPRI", date="2026-02-12", title="A title"):
    return {"source_id": id, "title": title, "publisher": publisher, "date": date, "url": "https://example.org/a_b", "licence": None, "kind": "dataset"}


def test_bibliography_tells_sources_of_one_publisher_and_year_apart():
    text = pages.bibliography(pd.DataFrame([source("b"), source("a"), source("c", date="2025"), source("d", publisher="UN", date=None)]))
    entries = dict(zip("abcd", text.split("@misc")[1:], strict=True))
    assert "year = {2026a}" in entries["a"] and "year = {2026b}" in entries["b"]
    assert "year = {2025}" in entries["c"]
    assert "year" not in entries["d"]


def test_bibliography_escapes_what_bibtex_would_read():
    text = pages.bibliography(pd.DataFrame([source("a", title="R&D {of} 5% \\x, US$")]))
    assert "title = {{R\\&D of 5\\% x, US$}}" in text
    assert "author = {{SIPRI}}" in text


def test_letters_go_on_after_z():
    assert [pages._letter(position) for position in (0, 25, 26, 27, 52)] == ["a", "z", "aa", "ab", "ba"]


def test_cited_sources_are_found_in_prose_and_runs(tmp_path):
    book = tmp_path / "book"
    (book / "_executed").mkdir(parents=True)
    (book / "a.md").write_text("As {cite:p}`one, two` say.")
    (book / "_executed" / "b.ipynb").write_text('{"source": "Source: {cite:t}`three`."}')
    assert pages.cited_sources(Project(tmp_path)) == {"one", "two", "three"}


def test_main_sources_give_many_rows(evidence):
    counts = pages.bulk_sources(evidence)
    assert min(counts.values()) >= pages.BULK_ROWS
    assert list(counts.values()) == sorted(counts.values(), reverse=True)
