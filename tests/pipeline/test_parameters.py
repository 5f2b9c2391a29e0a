"""Parameters of a run are those that its template declares, of their types."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from corridor.edition import ChapterRun
from corridor.errors import UserError
from corridor.pipeline.parameters import checked_run, declared_parameters


@pytest.fixture
def templates(tmp_path):
    source = 'phase: int = 1\nshare: float = 0.5\ncountry: str = "PAK"\nwide: bool = False'
    write(tmp_path / "phases.ipynb", source)
    return tmp_path


def write(path, source):
    notebook = new_notebook(cells=[new_code_cell(source, id="cell-01", metadata={"tags": ["parameters"]})])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)


def test_declaration_is_read_in_order(templates):
    declared = declared_parameters(templates / "phases.ipynb")
    assert [(item.name, item.kind, item.default) for item in declared.values()] == [
        ("phase", "int", "1"),
        ("share", "float", "0.5"),
        ("country", "str", '"PAK"'),
        ("wide", "bool", "False"),
    ]


def test_text_from_the_command_line_is_typed(templates):
    run = ChapterRun(id="phases-2", template="phases", parameters={"phase": 2})
    checked = checked_run(run, templates, {"phase": "3", "share": "0.25", "wide": "true", "country": "3"})
    assert checked.parameters == {"phase": 3, "share": 0.25, "wide": True, "country": "3"}


def test_whole_number_serves_as_number(templates):
    assert checked_run(ChapterRun(id="a", template="phases", parameters={"share": 1}), templates).parameters == {"share": 1.0}


def test_all_wrong_parameters_at_once(templates):
    run = ChapterRun(id="phases-2", template="phases", parameters={"phse": 2, "share": "much", "wide": "perhaps"})
    with pytest.raises(UserError) as caught:
        checked_run(run, templates)
    assert caught.value.lines == [
        "chapter phases-2: unknown parameter 'phse' (nearest: phase)",
        "chapter phases-2: parameter share='much' is not a number",
        "chapter phases-2: parameter wide='perhaps' is not true or false",
    ]


@pytest.mark.parametrize("value", [2.0, True, "2.5"])
def test_a_whole_number_is_a_whole_number(templates, value):
    with pytest.raises(UserError, match="not a whole number"):
        checked_run(ChapterRun(id="a", template="phases", parameters={"phase": value}), templates)


def test_unknown_template_names_the_nearest(templates):
    with pytest.raises(UserError, match="no template phase.ipynb .*nearest: phases"):
        declared_parameters(templates / "phase.ipynb")


def test_broken_template_is_named(templates):
    (templates / "broken.ipynb").write_text("{")
    with pytest.raises(UserError, match="broken.ipynb is not a notebook"):
        declared_parameters(templates / "broken.ipynb")


def test_untyped_parameters_are_refused(templates):
    write(templates / "untyped.ipynb", "phase = 1")
    with pytest.raises(UserError, match="parameter 'phase' has the type"):
        declared_parameters(templates / "untyped.ipynb")
