"""Numbers that are typed: each place where one may hide gives one line that says where, which and what to do."""

import nbformat
import pytest

from corridor.prose.check import check_prose
from corridor.project import Project

TO_DO = "(bind it with {fact}, reword it, or add its form to allowed_numbers.yml)"


def append(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_bound_book_has_no_fault(project, package):
    assert check_prose(project, package) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\nIt has 14 cables.\n", "book/index.md, line 5: '14' is bound to no finding in \"It has 14 cables.\""),
        ("\nHalf a\ndozen landed.\n", "book/index.md, line 5: 'Half' is bound to no finding in \"Half a dozen landed.\""),
        ("\n## Seven reactors\n", "book/index.md, line 5: 'Seven' is bound to no finding in \"Seven reactors\""),
        ("\n```{figure} a.svg\n:alt: Six bars\n\nIn 2019\n```\n", "book/index.md, line 6: 'Six' is bound to no finding in \"Six bars\""),
        ("\n```{figure} a.svg\n:alt: Bars\n\nWith 6 bars\n```\n", "book/index.md, line 8: '6' is bound to no finding in \"With 6 bars\""),
    ],
)
def test_a_number_typed_on_a_page(project, package, text, line):
    append(project.book / "index.md", text)
    assert check_prose(project, package)[0] == f"{line} {TO_DO}"


def test_a_number_typed_in_a_fragment_and_in_the_change_log(project, package):
    append(project.book / "text" / "land" / "opening.md", "\nIt is the second largest.\n")
    append(project.root / "CHANGELOG.md", "\nAbout 120 claims.\n")
    assert [line.partition(" is bound")[0] for line in check_prose(project, package)] == ["book/text/land/opening.md, line 3: 'second'", "CHANGELOG.md, line 3: '120'"]


def test_a_number_typed_in_a_notebook_names_the_cell(project, package):
    path = project.notebooks / "land.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].source += "\n\nOf them three are open."
    notebook.cells[1].source = "x = 3\nchapter.say('Of 12 cables')"
    nbformat.write(notebook, path)
    assert [line.partition(" is bound")[0] for line in check_prose(project, package)] == [
        "notebooks/land.ipynb, cell-01, line 3: 'three'",
        "notebooks/land.ipynb, cell-02, line 2: '12'",
    ]


@pytest.mark.parametrize("text", ['show(caption="The 5 largest lenders")', 'show(alt=f"{n} lanes, five of them grey")', 'note = "below " + f"5 percent of {x}"'])
def test_a_number_typed_in_a_caption_or_an_alternative_text(project, package, text):
    append(package / "exhibits" / "maritime.py", f"{text}\n")
    (line,) = check_prose(project, package)
    assert line.startswith("corridor/exhibits/maritime.py, line 2: '5'") or line.startswith("corridor/exhibits/maritime.py, line 2: 'five'")
    assert line.endswith(TO_DO)


def test_an_allowed_form_that_nothing_uses_is_a_fault(project, package):
    append(project.allowed_numbers, "names:\n  '\\bM-5\\b': a motorway\n")
    assert check_prose(project, package) == [
        "allowed_numbers.yml, group 'names', pattern '\\\\bM-5\\\\b': no number in prose has this form (expected a use, or no pattern)"
    ]


def test_a_malformed_file_of_allowed_forms_is_the_only_fault(project, package):
    project.allowed_numbers.write_text("years: [", encoding="utf-8")
    (line,) = check_prose(project, package)
    assert line.startswith("allowed_numbers.yml is not readable as YAML")


def test_a_cell_that_is_not_python_is_told(project, package):
    path = project.notebooks / "land.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[1].source = "a ="
    nbformat.write(notebook, path)
    assert check_prose(project, package) == ["notebooks/land.ipynb, cell-02, line 1: is not Python: invalid syntax"]


def test_pages_that_the_pipeline_writes_are_left_to_it(project, package):
    project.generated.mkdir()
    (project.generated / "catalogue.md").write_text("12 tables\n", encoding="utf-8")
    assert check_prose(Project(project.root), package) == []
