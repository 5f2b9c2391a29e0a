"""Citation data from CITATION.cff."""

from pathlib import Path

import pytest

from corridor.citation import load_citation
from corridor.errors import UserError

CFF = """cff-version: 1.2.0
title: A title
version: 1.0.0
date-released: "2026-11-24"
authors:
  - name: A Body
  - {given-names: Ada, family-names: Lovelace}
keywords: [one, two]
license: CC-BY-4.0
abstract: >-
  Some
  words.
"""


@pytest.fixture
def citation(tmp_path):
    (tmp_path / "CITATION.cff").write_text(CFF)
    return load_citation(tmp_path)


def test_text_and_bibtex(citation):
    assert citation.text() == "A Body, Ada Lovelace (2026). A title (version 1.0.0)."
    assert citation.bibtex().splitlines() == [
        "@report{corridor2026,",
        "  author  = {{A Body} and {Ada Lovelace}},",
        "  title   = {A title},",
        "  year    = {2026},",
        "  version = {1.0.0},",
        "}",
    ]
    assert citation.abstract == "Some words."
    assert citation.licence.startswith("Creative Commons Attribution 4.0")


def test_missing_file_and_field(tmp_path):
    with pytest.raises(UserError, match="not there"):
        load_citation(tmp_path)
    (tmp_path / "CITATION.cff").write_text(CFF.replace("license", "licence"))
    with pytest.raises(UserError, match="field 'license'"):
        load_citation(tmp_path)
    (tmp_path / "CITATION.cff").write_text("a: [")
    with pytest.raises(UserError, match="not readable as YAML"):
        load_citation(tmp_path)


def test_the_report_can_be_cited():
    assert load_citation(Path(__file__).resolve().parents[1]).text().startswith("The corridor report maintainers (2026)")
