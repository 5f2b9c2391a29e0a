"""Templates are committed with text outputs only, in one form."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from corridor.pipeline.stored import main, stored_form

ROOT = Path(__file__).resolve().parents[2]


def test_pictures_clocks_and_odd_counters_are_gone():
    picture = new_output("display_data", data={"text/plain": "Figure a", "image/png": "AAAA"}, metadata={"width": 1})
    result = new_output("execute_result", data={"text/plain": "3", "text/html": "<b>"}, execution_count=41)
    cells = [new_markdown_cell("# T"), new_code_cell("a", execution_count=40, outputs=[picture], metadata={"execution": {"iopub": "now"}}), new_code_cell("b", outputs=[result])]
    done = stored_form(new_notebook(cells=cells))
    assert [cell.id for cell in done.cells] == ["cell-01", "cell-02", "cell-03"]
    assert [cell.execution_count for cell in done.cells[1:]] == [1, 2]
    assert done.cells[1].outputs[0].data == {"text/plain": "Figure a"}
    assert done.cells[2].outputs[0].data == {"text/plain": "3"} and done.cells[2].outputs[0].execution_count == 2
    assert "now" not in nbformat.writes(done)


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_templates_are_in_that_form(path):
    notebook = nbformat.read(path, as_version=4)
    assert nbformat.writes(stored_form(nbformat.from_dict(notebook))) + "\n" == path.read_text(encoding="utf-8")
    assert any("parameters" in cell.metadata.get("tags", []) for cell in notebook.cells)
    assert any(cell.get("outputs") for cell in notebook.cells)


def test_unknown_template_is_one_line(capsys):
    assert main(["phase"]) == 1
    assert capsys.readouterr().err == "no template 'phase' in notebooks/; nearest: phases\n"
