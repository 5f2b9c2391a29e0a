"""The key of a run covers what its results depend on, and nothing else."""

import shutil
from pathlib import Path

import nbformat
import pytest

from corridor.edition import ChapterRun
from corridor.pipeline.keys import common_key, run_key
from corridor.project import Project

ROOT = Path(__file__).resolve().parents[2]
RUN = ChapterRun(id="outlook", template="outlook", parameters={"a": 1, "b": 2})


@pytest.fixture
def project(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "t.csv").write_text("a\n1\n")
    for name in ("edition.yml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / "outlook.ipynb", tmp_path / "notebooks")
    return Project(tmp_path)


def test_data_edition_and_lock_count_touching_does_not(project):
    before = common_key(project)
    for path in project.root.rglob("*"):
        path.touch()
    assert common_key(project) == before
    for path in (project.data / "t.csv", project.edition, project.root / "requirements.lock"):
        sound = path.read_text()
        path.write_text(sound + "\n")
        assert common_key(project) != before, path.name
        path.write_text(sound)


def test_code_markdown_and_parameters_count_stored_outputs_do_not(project):
    template = project.notebooks / "outlook.ipynb"
    before = run_key(project, RUN, "c")
    assert run_key(project, ChapterRun(id="x", template="outlook", parameters={"b": 2, "a": 1}), "c") == before
    assert run_key(project, ChapterRun(id="x", template="outlook", parameters={"a": 2, "b": 2}), "c") != before
    assert run_key(project, RUN, "d") != before
    notebook = nbformat.read(template, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    nbformat.write(notebook, template)
    assert run_key(project, RUN, "c") == before
    notebook.cells[0].source += "\nOne more sentence."
    nbformat.write(notebook, template)
    assert run_key(project, RUN, "c") != before
