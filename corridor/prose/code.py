"""Prose in Python: every text of the modules that word titles, captions, notes, alternative texts and sentences.

A text is a string literal with at least two words; in an f-string the expressions are left out, because their values are known
only to a run (:mod:`corridor.prose.produced`). Docstrings, messages of errors and arguments that are no prose are left out, definitions of
findings among them: a definition is itself what answers for a number.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from corridor.prose.markdown import passages
from corridor.prose.passage import Passage

NO_PROSE = frozenset({"definition", "id", "formats", "parameters"})
"""Arguments whose texts are not printed as prose."""
EXPRESSION = "\N{WHITE DIAMOND SUIT}"
"""Stands for an expression of an f-string."""
_WORDS = re.compile(r"[^\W\d_]{2,}.*\s.*|\s.*[^\W\d_]{2,}", re.DOTALL)


def code_passages(source: str, first_line: int = 1) -> Iterator[Passage]:
    """Yield the passages of the texts of a module or cell, whose first line is line ``first_line``.

    Raises
    ------
    SyntaxError
        If ``source`` is not Python.
    """
    for text, line in _texts(ast.parse(source)):
        if _WORDS.search(text):
            yield from passages(text.strip(), first_line + line - 1)


def _texts(node: ast.AST) -> Iterator[tuple[str, int]]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value, node.lineno
    elif isinstance(node, ast.JoinedStr):
        parts = [str(part.value) if isinstance(part, ast.Constant) else EXPRESSION for part in node.values]
        yield "".join(parts), node.lineno
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from _texts(part.value)
    elif not _no_prose(node):
        for child in ast.iter_child_nodes(node):
            yield from _texts(child)


def _no_prose(node: ast.AST) -> bool:
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return docstring or isinstance(node, ast.Raise) or (isinstance(node, ast.keyword) and node.arg in NO_PROSE)
