"""What a copy was built from, and how to cite it."""

from pathlib import Path

from corridor.citation import Citation
from corridor.edition import load_edition
from corridor.pages import colophon as pages
from corridor.project import Project

ROOT = Path(__file__).resolve().parents[2]


def test_colophon_names_versions_and_hashes():
    text = pages.colophon(Project(ROOT), load_edition(ROOT / "edition.yml"))
    assert "| `jupyter-book` | 1.0.4.post1 |" in text
    assert "Data package, SHA-256" in text


def test_how_to_cite():
    citation = Citation(title="T", authors=("A",), version="1", date="2026-01-02", keywords=(), licence="L", abstract="")
    lines = pages.citation_text(citation).splitlines()
    assert lines[0] == "> A (2026). T (version 1)."
    assert lines[2:4] == [":::{only} html", "```bibtex"] and lines[-2:] == ["```", ":::"]
