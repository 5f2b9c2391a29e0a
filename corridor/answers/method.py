"""How a finding was computed: the function that a finding names, its summary, and the published method that its docstring names.

Docstrings are read from the package's files, so that nothing of the analysis needs to be imported.
"""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import corridor

MARK = "Method:"
"""Beginning of the paragraph in which a docstring names the published method that the function applies."""

_ROLE = re.compile(r":[a-z]+:`~?([^`<]+?)(?: <[^`>]+>)?`")
_LITERAL = re.compile(r"``([^`]+)``|\*([^*]+)\*")


@dataclass(frozen=True, slots=True)
class Method:
    """A function of the analysis: dotted name, what it returns, the published method it applies (or nothing), its file."""

    function: str
    summary: str
    source: str
    file: str


@lru_cache(maxsize=256)
def method(function: str) -> Method:
    """Return what the docstring of a function of the package says.

    Raises
    ------
    LookupError
        If there is no such function, or it has no docstring.
    """
    module, path = _module(function)
    names = function.removeprefix(f"{module}.").split(".")
    node: ast.AST = _tree(path)
    for name in names:
        node = next((item for item in getattr(node, "body", []) if getattr(item, "name", "") == name), None)  # type: ignore[assignment]
        if node is None:
            raise LookupError(f"no function {function}")
    text = ast.get_docstring(node) if isinstance(node, ast.FunctionDef | ast.ClassDef) else None
    if not text:
        raise LookupError(f"function {function} has no docstring")
    paragraphs = [_plain(part) for part in inspect.cleandoc(text).split("\n\n")]
    source = next((part.removeprefix(MARK).strip() for part in paragraphs if part.startswith(MARK)), "")
    return Method(function=function, summary=paragraphs[0], source=source, file=f"corridor/{path.relative_to(_root()).as_posix()}")


def _root() -> Path:
    return Path(corridor.__file__).parent


def _module(function: str) -> tuple[str, Path]:
    """Return the longest beginning of a dotted name that is a module of the package, and its file."""
    parts = function.split(".")
    for end in range(len(parts) - 1, 1, -1):
        place = _root().joinpath(*parts[1:end])
        for path in (place.with_suffix(".py"), place / "__init__.py"):
            if parts[0] == "corridor" and path.is_file():
                return ".".join(parts[:end]), path
    raise LookupError(f"no function {function}")


@lru_cache(maxsize=64)
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _plain(text: str) -> str:
    """Return a paragraph of a docstring in one line, without its markup."""
    return _LITERAL.sub(lambda found: found[1] or found[2], _ROLE.sub(r"\1", " ".join(text.split())))
