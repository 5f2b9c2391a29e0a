"""Table of contents and edition say the same."""

import pytest

from corridor.edition import ChapterRun
from corridor.pipeline import toc
from corridor.project import Project


class Edition:
    chapters = (ChapterRun(id="overview", template="overview"), ChapterRun(id="phases-1", template="phases"))


@pytest.fixture
def project(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "index.md").write_text("# I")
    return Project(tmp_path)


def write(project, *files):
    chapters = "".join(f"      - file: {name}\n" for name in files)
    (project.root / "_toc.yml").write_text(f"format: jb-book\nroot: book/index\nparts:\n  - caption: R\n    chapters:\n{chapters}")


def test_in_order(project):
    write(project, "book/_executed/overview", "book/_executed/phases-1", "book/_generated/catalogue", "book/_generated/evidence", "genindex")
    assert toc.faults(project, Edition) == []
    assert toc.pages_in_toc(project)[0] == "book/index"


def test_every_disagreement_is_told(project):
    write(project, "book/_executed/overview", "book/_executed/phases-9", "book/gone")
    assert toc.faults(project, Edition) == [
        "_toc.yml: page book/_executed/phases-9 has no chapter run in edition.yml",
        "edition.yml: chapter run 'phases-1' has no page book/_executed/phases-1 in _toc.yml",
        "_toc.yml: page book/gone.md is not there",
        "_toc.yml: page book/_generated/evidence is missing; every number of the book leads to it",
    ]


def test_patterns_stand_for_generated_pages_only(project):
    write(project, "book/_executed/overview", "book/_executed/phases-1", "book/_generated/evidence", "book/_generated/catalogue")
    file = project.root / "_toc.yml"
    file.write_text(file.read_text() + "        sections:\n          - glob: book/_generated/tables/*\n      - glob: book/notes/*\n")
    assert toc.pages_in_toc(project)[-1] == "book/_generated/catalogue"
    assert toc.faults(project, Edition) == [
        "_toc.yml: pattern book/notes/* may only stand for generated pages (book/_generated/...): name written pages one by one"
    ]


def test_missing_or_broken(project):
    assert toc.faults(project, Edition) == ["_toc.yml: the file is not there"]
    (project.root / "_toc.yml").write_text("a: [")
    assert "not readable as YAML" in toc.faults(project, Edition)[0]
