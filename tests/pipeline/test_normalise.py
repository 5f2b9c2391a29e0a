"""Executed notebooks: same inputs, same bytes; nothing that a reader must not see."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from corridor.pipeline.errors import ChapterFailed
from corridor.pipeline.normalise import normalise


def run(*cells, **parameters):
    notebook = new_notebook(cells=list(cells), metadata={"papermill": {"duration": 3.1}, "language_info": {"name": "python", "version": "3.12"}})
    return normalise(notebook, run_id="phases-2", template="phases", parameters=parameters)


def test_clocks_counters_and_ids_are_gone():
    output = new_output("execute_result", data={"text/plain": "1"}, execution_count=7, metadata={"scrapbook": {}})
    cell = new_code_cell("x", execution_count=7, outputs=[output], metadata={"papermill": {"duration": 1}, "execution": {"iopub": "now"}, "tags": ["b"]})
    first, second = (nbformat.writes(run(cell.copy())) for _ in range(2))
    assert first == second
    for word in ("papermill", "duration", "execution\"", "now", "scrapbook", "7"):
        assert word not in first
    done = nbformat.reads(first, 4).cells[0]
    assert (done.id, done.metadata.tags, done.execution_count) == ("cell-01", ["b", "remove-input"], None)


def test_parameters_are_filled_into_markdown():
    done = run(new_markdown_cell("# Phase {{ phase }}, {{phase}}"), phase=2)
    assert done.cells[0].source == "# Phase 2, 2"


def test_unknown_place_in_markdown_fails_with_its_cell():
    with pytest.raises(ChapterFailed) as caught:
        run(new_markdown_cell("ok"), new_markdown_cell("{{ phse }}"), phase=2)
    assert caught.value.lines == [
        "chapter phases-2 failed: notebook notebooks/phases.ipynb, cell 2, parameters: phase=2",
        "  unknown parameter '{{ phse }}' in markdown",
    ]


def test_record_of_findings_stays_out_of_the_page():
    hidden = new_output("display_data", data={"text/plain": "a.b = 3", "text/markdown": ""})
    shown = new_output("display_data", data={"text/plain": "t", "text/markdown": "**t**"})
    assert run(new_code_cell("x", outputs=[hidden, shown])).cells[0].outputs[0].data["text/plain"] == "t"


@pytest.mark.parametrize(
    ("output", "told"),
    [
        (new_output("stream", name="stderr", text="\nUserWarning: odd\n  more\n"), "a warning would be published: UserWarning: odd"),
        (new_output("execute_result", data={"text/plain": "<Figure size 640x480 with 1 Axes>"}), "a bare object would be published: <Figure size"),
        (new_output("execute_result", data={"text/plain": "<x.Y object at 0x7f00>"}), "a bare object"),
    ],
)
def test_what_a_reader_must_not_see(output, told):
    with pytest.raises(ChapterFailed, match=told):
        run(new_code_cell("x", outputs=[output]))


def test_cells_are_numbered_as_in_the_template():
    injected = new_code_cell("phase = 2", metadata={"tags": ["injected-parameters"]})
    cells = [new_code_cell("phase: int = 1", metadata={"tags": ["parameters"]}), injected, new_markdown_cell("{{ phse }}")]
    with pytest.raises(ChapterFailed, match="notebooks/phases.ipynb, cell 2, parameters: phase=2"):
        run(*cells, phase=2)
