"""Stored outputs of the templates: the text that ``pytest --nbval`` compares with a fresh run.

``python -m corridor.pipeline.stored [TEMPLATE ...]`` runs templates with their defaults, as a reader would in Jupyter, and keeps
their text outputs (findings, tables, heads of plotted values); pictures are not stored.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from corridor.edition import load_edition
from corridor.errors import UserError
from corridor.names import hint
from corridor.pipeline.clock import epoch_of
from corridor.pipeline.execute import CELL_TIME_LIMIT, reproducible_environment
from corridor.pipeline.files import write_text
from corridor.pipeline.kernels import LocalKernelManager
from corridor.project import Project

KEPT = "text/plain"


def store_outputs(template: Path, environment: dict[str, str]) -> Path:
    """Run a template with its defaults and write it back with its text outputs.

    Raises
    ------
    UserError
        If a cell fails.
    """
    os.environ.update(environment)
    os.environ.pop("CORRIDOR_RUN_DIR", None)
    notebook = nbformat.read(template, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=CELL_TIME_LIMIT,
        kernel_manager_class=LocalKernelManager,
        resources={"metadata": {"path": str(template.parent)}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise UserError(f"{template.name}: {error.ename}: {error.evalue}") from None
    write_text(template, nbformat.writes(stored_form(notebook)) + "\n")
    return template


def stored_form(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook as it is committed: text outputs only, no clocks, ids and counters in order."""
    notebook.metadata = NotebookNode(kernelspec=NotebookNode(display_name="Python 3", language="python", name="python3"))
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    code_cells = 0
    for position, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{position:02d}"
        tags = cell.metadata.get("tags")
        cell.metadata = NotebookNode(tags=tags) if tags else NotebookNode()
        if cell.cell_type == "code":
            # nbval takes a cell without a counter for one that was never run.
            code_cells += 1
            cell.execution_count = code_cells
            for output in cell.outputs:
                if "data" in output:
                    output.data = NotebookNode({KEPT: output.data[KEPT]})
                    output.metadata = NotebookNode()
                if "execution_count" in output:
                    output.execution_count = code_cells
    return notebook


def main(names: Sequence[str]) -> int:
    """Store the outputs of the named templates, or of all."""
    project = Project.find()
    templates = {path.stem: path for path in sorted(project.notebooks.glob("*.ipynb"))}
    chosen = list(names) or list(templates)
    environment = reproducible_environment(epoch_of(load_edition(project.edition)))
    try:
        for name in chosen:
            if name not in templates:
                raise UserError(f"no template '{name}' in notebooks/{hint(name, templates)}")
        with ProcessPoolExecutor() as pool:
            for path in pool.map(store_outputs, [templates[name] for name in chosen], [environment] * len(chosen)):
                print(f"stored outputs of {path.name}")
    except UserError as error:
        print("\n".join(error.lines), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
