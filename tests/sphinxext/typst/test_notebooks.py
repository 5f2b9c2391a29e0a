"""Notebook cells: outputs are printed, what the web folds away is not, faulty outputs are errors."""

from __future__ import annotations

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output


def notebook(*cells) -> str:
    book = new_notebook(cells=[new_markdown_cell("# Run"), *cells], metadata={"language_info": {"name": "python"}})
    for number, cell in enumerate(book.cells):
        cell["id"] = f"cell-{number:02d}"
    return nbformat.writes(book)


def code(source: str, *outputs, tags: tuple[str, ...] = ()):
    return new_code_cell(source, outputs=list(outputs), execution_count=1, metadata={"tags": list(tags)})


TABLE = ":::{table} Shown\n:name: tab-shown\n\n| Name | Value |\n|:--|--:|\n| Alpha | 1 |\n:::\n\n{.table-note}\nSource: a test.\n"


@pytest.fixture(scope="module")
def markup(build, tmp_path_factory) -> str:
    cells = [
        code("shown = 1", new_output("stream", name="stdout", text="printed")),
        code("removed = 2", new_output("display_data", {"text/markdown": TABLE, "text/plain": "plain"}), tags=("remove-input",)),
        code("folded = 3", new_output("stream", name="stdout", text="beside the fold"), tags=("hide-input",)),
        code("kept = 4", new_output("stream", name="stdout", text="folded output"), tags=("hide-output",)),
        code("all = 5", new_output("stream", name="stdout", text="all folded"), tags=("hide-cell",)),
    ]
    files = {"index.md": "# Title\n\n```{toctree}\nrun\n```\n", "run.ipynb": notebook(*cells), "references.bib": ""}
    built = build(tmp_path_factory.mktemp("notebook"), files)
    assert built.told == ""
    return built.markup


@pytest.mark.parametrize("text", ["shown = 1", "printed", "beside the fold", "kept = 4", "[Alpha], [1]", "[Source: a test.]"])
def test_printed(markup, text):
    assert text in markup


@pytest.mark.parametrize("text", ["removed = 2", "folded = 3", "folded output", "all = 5", "all folded", "plain"])
def test_left_out(markup, text):
    assert text not in markup


def test_the_note_of_a_table_is_printed_once(markup):
    assert markup.count("Source: a test.") == 1


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (new_output("error", ename="ValueError", evalue="no", traceback=["ValueError: no"]), "among its outputs: ValueError: no"),
        (new_output("stream", name="stderr", text="UserWarning: mind"), "among its outputs: UserWarning: mind"),
        (new_output("display_data", {"text/plain": "<Figure size 640x480 with 1 Axes>"}), "a figure was printed as '<Figure size"),
    ],
)
def test_faulty_outputs(build, tmp_path, output, message):
    files = {"index.md": "# Title\n\n```{toctree}\nrun\n```\n", "run.ipynb": notebook(code("x", output)), "references.bib": ""}
    built = build(tmp_path, files)
    assert message in built.told
    assert built.status == 1
