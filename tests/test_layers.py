"""One direction only: no room imports from a room to its right, and templates import only what they are meant to."""

import ast
import re
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
ORDER = ("base", "evidence", "analysis", "figures", "markup", "answers", "exhibits", "notebook", "pages", "prose", "pipeline", "sphinxext", "cli")
BASE = {"errors", "names", "formats", "findings", "edition", "project", "fonts", "citation", "hashing", "facts", "web", ""}


def room(module: str) -> str:
    name = module.removeprefix("corridor").lstrip(".").split(".")[0]
    return "base" if name in BASE else name


def imported(path: Path) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules |= {f"corridor.{alias.name}" for alias in node.names} if node.module == "corridor" else {node.module}
    return {module for module in modules if module.split(".")[0] == "corridor"}


def test_no_room_imports_from_its_right():
    wrong = []
    for path in sorted((ROOT / "corridor").rglob("*.py")):
        relative = path.relative_to(ROOT).with_suffix("")
        here = room(".".join(relative.parts).removesuffix(".__init__").removesuffix(".__main__"))
        for module in imported(path):
            if module == "corridor.__version__" or relative.name == "__main__":
                continue
            if ORDER.index(room(module)) > ORDER.index(here):
                wrong.append(f"{relative} ({here}) imports {module} ({room(module)})")
    assert wrong == []


def test_analysis_neither_reads_files_nor_draws():
    for path in sorted((ROOT / "corridor" / "analysis").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\bopen\(|read_csv|pathlib|matplotlib|np\.random\.seed|datetime\.now|date\.today", text), path.name


def test_templates_are_thin():
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                assert len(cell.source.splitlines()) <= 25, f"{path.name} {cell.id}"
                for module in re.findall(r"^(?:from|import) ([\w.]+)", cell.source, re.MULTILINE):
                    assert module.startswith("corridor.") and room(module) in {"analysis", "figures", "exhibits", "notebook", "base"}, module
