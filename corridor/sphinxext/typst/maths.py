"""Formulas of the assembled book, converted in one go; the TeX source serves as their spoken text."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes

from corridor.sphinxext.maths import FormulaError, convert, formula_key, formulas_in
from corridor.sphinxext.typst.escape import string

__all__ = ["FormulaError", "converted", "equation_argument"]


def converted(tree: nodes.document) -> Mapping[tuple[str, bool], str | FormulaError]:
    """Return the Typst form of every formula of a book, or the error that says why there is none."""
    return convert((formula_key(node) for node in formulas_in(tree)), "typst")


def equation_argument(node: nodes.math | nodes.math_block, formula: str) -> str:
    """Return what the template's equation functions take: the spoken text and the formula."""
    spoken = " ".join(node.astext().split())
    return f"{string(spoken)}, $ {formula} $" if isinstance(node, nodes.math_block) else f"{string(spoken)}, ${formula}$"
