"""The check before a run: parts on their own, faults of all kinds together."""

import shutil
from pathlib import Path

import pytest

from corridor.errors import UserError
from corridor.pipeline.check import check_project
from corridor.project import Project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path):
    """The real edition, templates and contents, without data: whatever reads the data fails."""
    for name in ("edition.yml", "_toc.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    shutil.copytree(ROOT / "book", tmp_path / "book", ignore=shutil.ignore_patterns("_*"))
    return Project(tmp_path)


def test_a_part_alone_looks_at_nothing_else(project):
    edition, runs = check_project(project, ["edition", "templates", "contents"])
    assert [run.id for run in runs] == [run.id for run in edition.chapters]
    with pytest.raises(UserError, match=r"datapackage.json: is missing"):
        check_project(project, ["data"])


def test_a_rule_that_cannot_be_used_is_told(tmp_path):
    shutil.copy(ROOT / "edition.yml", tmp_path / "edition.yml")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    assert check_project(Project(tmp_path), ["claims"])
    path = tmp_path / "data" / "claims" / "claim_rules.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("g20_growing,year=1998", "g20_growng,year=1998"), encoding="utf-8")
    with pytest.raises(UserError, match=r"claim_rules row \d+, field measure: 'g20_growng' is no measure; nearest: g20_growing"):
        check_project(Project(tmp_path), ["claims"])


def test_numbers_in_prose_are_a_part(project):
    page = project.book / "glossary.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nIt knows seventeen words.\n", encoding="utf-8")
    shutil.copy(ROOT / "CHANGELOG.md", project.root / "CHANGELOG.md")
    with pytest.raises(UserError) as caught:
        check_project(project, ["prose"])
    assert [line.partition(" is bound")[0].rpartition(": ")[2] for line in caught.value.lines] == ["'seventeen'"]


def test_faults_of_all_parts_come_together(project):
    path = project.root / "edition.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("parameters: {phase: 4}", "parameters: {fase: 4}"), encoding="utf-8")
    (project.book / "glossary.md").unlink()
    with pytest.raises(UserError) as caught:
        check_project(project)
    told = "\n".join(caught.value.lines)
    for part in ("datapackage.json: is missing", "unknown parameter 'fase'", "page book/glossary.md is not there"):
        assert part in told
