"""Generated pages: bibliography, catalogue, colophon, citation."""

from pathlib import Path

import pandas as pd
import pytest

from corridor.citation import Citation
from corridor.edition import load_edition
from corridor.evidence import load_package
from corridor.pipeline import pages
from corridor.project import Project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def evidence():
    return load_package(ROOT)


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


def test_catalogue_has_a_section_for_each_table(evidence):
    text = pages.catalogue(evidence, evidence.table("sources"))
    for name in evidence.names:
        assert f"\n(data-{name})=\n### {name}\n" in text
    assert "(data-catalogue)=" in text and "| Table | Row | Field | As found | Corrected | Reason |" in text


def test_every_column_of_the_catalogue_has_a_meaning(evidence):
    text = pages.catalogue(evidence, evidence.table("sources"))
    assert "|  |\n" not in text


def test_columns_stand_in_a_table_on_the_web_and_in_a_run_on_paper(evidence):
    text = pages.catalogue(evidence, evidence.table("sources"))
    section = text.split("\n(data-debt_service)=\n")[1].split("\n(data-")[0]
    web, paper = section.split("::::{only} typst")
    assert "::::{only} html\n| Column | Type | Meaning |" in web
    for field in evidence.descriptor["resources"][evidence.names.index("debt_service")]["schema"]["fields"]:
        assert f"| `{field['name']}` | {field['type']} |" in web
        assert f"`{field['name']}`{'' if field['name'] == 'source_id' else ': '}" in paper


def test_units_are_named_once():
    assert pages._meaning({"description": "First year", "unit": "year"}) == "First year"
    assert pages._meaning({"description": "Share in percent", "unit": "percent"}) == "Share in percent"
    assert pages._meaning({"description": "Concentration, 0 to 1", "unit": "index 0 to 1"}) == "Concentration, 0 to 1"
    assert pages._meaning({"description": "Principal.", "unit": "million US dollars"}) == "Principal (million US dollars)"


def test_corrections_that_follow_from_others_are_counted_not_shown(evidence):
    text = pages.catalogue(evidence, evidence.table("sources")).split("## Corrections")[1].split("## The tables")[0]
    assert "| source_id |" not in text and "| date_precision |" not in text and "| agreement |" in text
    assert f"of the {len(evidence.table('corrections'))} corrections" in text


def test_main_sources_give_many_rows(evidence):
    counts = pages.bulk_sources(evidence)
    assert min(counts.values()) >= pages.BULK_ROWS
    assert list(counts.values()) == sorted(counts.values(), reverse=True)


def test_colophon_names_versions_and_hashes():
    text = pages.colophon(Project(ROOT), load_edition(ROOT / "edition.yml"))
    assert "| `jupyter-book` | 1.0.4.post1 |" in text
    assert "Data package, SHA-256" in text


def test_how_to_cite():
    citation = Citation(title="T", authors=("A",), version="1", date="2026-01-02", keywords=(), licence="L", abstract="")
    lines = pages.citation_text(citation).splitlines()
    assert lines[0] == "> A (2026). T (version 1)."
    assert lines[2:4] == [":::{only} html", "```bibtex"] and lines[-2:] == ["```", ":::"]
