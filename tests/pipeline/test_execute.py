"""Runs through papermill: results, failures that name the cell, killed kernels and workers."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from corridor.edition import ChapterRun
from corridor.errors import UserError
from corridor.pipeline.execute import execute_runs, reproducible_environment
from corridor.project import Project

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.xdist_group("execute")


@pytest.fixture
def project(tmp_path):
    (tmp_path / "notebooks").mkdir()
    shutil.copy(ROOT / "edition.yml", tmp_path / "edition.yml")
    return Project(tmp_path)


def template(project, name, *sources):
    cells = [new_markdown_cell("# {{ year }}", id="cell-01"), new_code_cell("year: int = 2020", id="cell-02", metadata={"tags": ["parameters"]})]
    cells += [new_code_cell(source, id=f"cell-{position:02d}") for position, source in enumerate(sources, 3)]
    notebook = new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
    nbformat.write(notebook, project.notebooks / f"{name}.ipynb")
    return ChapterRun(id=f"{name}-run", template=name, parameters={"year": 2024})


def test_runs_and_failures(project, tmp_path):
    runs = [
        template(project, "sound", "import os; print(year + 1, os.environ['PYTHONHASHSEED'])"),
        template(project, "broken", "ok = 1", "value = ok / 0\nprint(value)"),
        template(project, "killed", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"),
    ]
    told = []
    results, failures = execute_runs(project, runs, tmp_path / "out", reproducible_environment(0), jobs=2, done=told.append)
    assert [result.run.id for result in results] == ["sound-run"] and len(told) == 3
    done = nbformat.read(results[0].directory / "notebook.ipynb", as_version=4)
    assert done.cells[0].source == "# 2024"
    assert done.cells[-1].outputs[0].text == "2025 0\n"
    assert json.loads((results[0].directory / "findings.json").read_text()) == []
    broken, killed = failures
    assert broken.lines[0] == "chapter broken-run failed: notebook notebooks/broken.ipynb, cell 4, parameters: year=2024"
    assert broken.lines[1] == "  ZeroDivisionError: division by zero  [----> 1 value = ok / 0]"
    assert killed.lines[0] == "chapter killed-run failed: notebook notebooks/killed.ipynb, kernel, parameters: year=2024"
    assert "Kernel died" in killed.lines[1]


def test_a_killed_worker_is_told_in_one_line(project, tmp_path):
    run = template(project, "worker", "import os, signal; os.kill(os.getppid(), signal.SIGKILL)")
    with pytest.raises(UserError, match="a process that ran chapters was killed"):
        execute_runs(project, [run], tmp_path / "out", reproducible_environment(0), jobs=1, done=lambda item: None)


def test_the_environment_has_no_clock_locale_or_threads_of_its_own():
    environment = reproducible_environment(1_795_521_600)
    assert environment["SOURCE_DATE_EPOCH"] == "1795521600"
    assert (environment["TZ"], environment["PYTHONHASHSEED"], environment["OPENBLAS_NUM_THREADS"]) == ("UTC", "0", "1")
