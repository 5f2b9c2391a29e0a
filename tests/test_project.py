"""Finding a project."""

import pytest

from corridor.errors import UserError
from corridor.project import Project


def test_found_from_below(tmp_path, monkeypatch):
    (tmp_path / "edition.yml").write_text("")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert Project.find().root == tmp_path.resolve()


def test_given_root_must_hold_an_edition(tmp_path):
    with pytest.raises(UserError, match="edition.yml is not there"):
        Project.find(tmp_path)


def test_no_project_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match="--root"):
        Project.find()
