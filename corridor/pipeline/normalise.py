"""Executed notebooks without clocks, counters, durations and random ids: same inputs, same bytes.

Also fills in ``{{ name }}`` in markdown with the run's parameters, hides code from the book's pages, and refuses what a
reader must not see: warnings, and figures that print as ``<Figure size ...>``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode

from corridor.pipeline.errors import ChapterFailed

_PLACE = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}")
_FORGOTTEN = re.compile(r"^<(Figure size|Axes)|object at 0x[0-9a-f]+>")


def normalise(notebook: NotebookNode, *, run_id: str, template: str, parameters: Mapping[str, Any]) -> NotebookNode:
    """Normalise an executed notebook in place and return it.

    Raises
    ------
    ChapterFailed
        If markdown names an unknown parameter, or an output is a warning or a bare object.
    """

    def fail(index: int, error: str) -> ChapterFailed:
        cell = f"cell {template_cell(notebook, index)}"
        return ChapterFailed(run_id=run_id, notebook=f"notebooks/{template}.ipynb", cell=cell, parameters=parameters, error=error)

    notebook.metadata = NotebookNode(kernelspec=NotebookNode(display_name="Python 3", language="python", name="python3"))
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for index, cell in enumerate(notebook.cells):
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "markdown":
            cell.source = _fill(cell.source, parameters, lambda name, at=index: fail(at, f"unknown parameter '{{{{ {name} }}}}' in markdown"))
            cell.pop("attachments", None)
        elif cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [output for output in cell.outputs if _shown(output)]
            for output in cell.outputs:
                fault = _unfit(output)
                if fault:
                    raise fail(index, fault)
                if "execution_count" in output:
                    output.execution_count = None
                output.get("metadata", {}).clear()
            tags = sorted({*tags, "remove-input"})
        cell.metadata = NotebookNode(tags=tags) if tags else NotebookNode()
        cell.id = f"cell-{index + 1:02d}"
    return notebook


def template_cell(notebook: NotebookNode, index: int) -> int:
    """Return the number, from one, that the executed notebook's cell ``index`` has in its template.

    papermill puts a cell with the run's parameters behind the template's own, which the template does not have.
    """
    injected = [at for at, cell in enumerate(notebook.cells) if "injected-parameters" in cell.metadata.get("tags", [])]
    return index + 1 - sum(at < index for at in injected)


def _fill(source: str, parameters: Mapping[str, Any], unknown: Any) -> str:
    def value(match: re.Match[str]) -> str:
        if match[1] not in parameters:
            raise unknown(match[1])
        return str(parameters[match[1]])

    return _PLACE.sub(value, source)


def _shown(output: NotebookNode) -> bool:
    """Return whether an output belongs on the page: a record of findings shows itself in Jupyter only."""
    return output.get("data", {}).get("text/markdown") != ""


def _unfit(output: NotebookNode) -> str | None:
    if output.output_type == "stream" and output.name == "stderr":
        lines = [line for line in output.text.splitlines() if line.strip()]
        return f"a warning would be published: {lines[0].strip() if lines else 'output on stderr'}"
    plain = output.get("data", {}).get("text/plain", "") if output.output_type != "stream" else output.text
    if "text/markdown" not in output.get("data", {}) and _FORGOTTEN.search(plain):
        return f"a bare object would be published: {plain.splitlines()[0]}"
    return None
