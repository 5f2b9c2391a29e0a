"""One chapter outside the book."""

from pathlib import Path

import pytest

from corridor.edition import ChapterRun, load_edition
from corridor.errors import UserError
from corridor.pipeline.single import _directory_name, _named
from corridor.project import Project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def edition():
    return load_edition(ROOT / "edition.yml")


def test_a_run_of_the_edition_keeps_its_parameters(edition):
    assert _named(Project(ROOT), edition, "phases-3").parameters == {"phase": 3}


def test_a_template_runs_with_its_defaults(edition):
    assert _named(Project(ROOT), edition, "phases") == ChapterRun(id="phases", template="phases")


def test_unknown_chapters_name_the_nearest(edition):
    with pytest.raises(UserError, match="no chapter 'exposure' in edition.yml or notebooks/; nearest: exposure_risk"):
        _named(Project(ROOT), edition, "exposure")


def test_each_set_of_parameters_has_its_own_place():
    run = ChapterRun(id="phases", template="phases", parameters={"phase": 3})
    assert _directory_name(run, {}) == "phases"
    other = ChapterRun(id="phases", template="phases", parameters={"phase": 4})
    assert _directory_name(run, {"phase": "3"}) != _directory_name(other, {"phase": "4"})
