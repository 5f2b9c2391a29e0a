"""A project of a few sentences, each number in it bound or of an allowed form, and a package that words a caption."""

from __future__ import annotations

import nbformat
import pytest

from corridor.project import Project

PAGE = "# The corridor since 2015\n\nOf {fact}`a.cables|words` cables {fact}`a.chinese` had a Chinese owner.\n"
EXHIBIT = 'TITLE = f"China owns {{fact}}`a.{key}` of the cables in 2022"\n'


@pytest.fixture
def package(tmp_path):
    """Directory of a package with one exhibit and the other modules that word what is shown."""
    path = tmp_path / "corridor"
    for name, text in (("exhibits/maritime.py", EXHIBIT), ("analysis/exposure/sentences.py", ""), ("markup.py", "")):
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path):
    """A project in which ``check_prose`` finds nothing."""
    root = tmp_path / "report"
    for name in ("book/text/land", "notebooks"):
        (root / name).mkdir(parents=True)
    (root / "edition.yml").write_text("", encoding="utf-8")
    (root / "CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")
    (root / "book" / "index.md").write_text(PAGE, encoding="utf-8")
    (root / "book" / "text" / "land" / "opening.md").write_text("Opened in 2019.\n", encoding="utf-8")
    (root / "book" / "allowed_numbers.yml").write_text("years:\n  '\\b20[0-3]\\d\\b(?! people)': a year\n", encoding="utf-8")
    cells = [nbformat.v4.new_markdown_cell("It holds {fact}`a.b`.", id="cell-01"), nbformat.v4.new_code_cell("chapter.say('since 2020')", id="cell-02")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), root / "notebooks" / "land.ipynb")
    return Project(root)
