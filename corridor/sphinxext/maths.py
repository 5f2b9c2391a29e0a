"""TeX formulas as MathML and as Typst, converted when the book is built, so that no page loads a script for them.

The converter is the pandoc program of the ``pypandoc-binary`` package. Formulas are handed to it as pandoc's own JSON, a whole
page's or book's at a time: starting it costs more than its work.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from docutils import nodes
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

if TYPE_CHECKING:
    from sphinx.application import Sphinx

Target = Literal["typst", "mathml"]

_PANDOC_API = [1, 23, 1]
_OPTIONS: Mapping[Target, tuple[str, ...]] = {"typst": ("--to=typst",), "mathml": ("--to=html", "--mathml")}
_RAW_FORMAT: Mapping[Target, str] = {"typst": "typst", "mathml": "html"}
_CONVERTED = re.compile(r"@@(\d+)@@\n(.*?)(?=\n+@@\d+@@\n|\Z)", re.DOTALL)
_MATH_ELEMENT = re.compile(r"<math.*</math>", re.DOTALL)
_REASON = re.compile(r"^  +\^\n(.+?)(?=\n\S|\Z)", re.DOTALL | re.MULTILINE)

logger = logging.getLogger(__name__)


class FormulaError(ValueError):
    """A formula that the converter does not understand. The text says which and, where known, why."""


def convert(formulas: Iterable[tuple[str, bool]], target: Target) -> dict[tuple[str, bool], str | FormulaError]:
    """Return each formula's conversion, or the error that says why there is none.

    Parameters
    ----------
    formulas
        Pairs of TeX source and whether the formula is displayed (else it is inline).
    target
        ``typst``: the inside of a Typst equation, without dollar signs. ``mathml``: a ``<math>`` element.
    """
    wanted = list(dict.fromkeys(formulas))
    if not wanted:
        return {}
    output, _ = _pandoc(wanted, target)
    converted = [_inside(text, target) for text in _split(output, len(wanted))]
    return {
        formula: FormulaError(_complaint(formula, target)) if text is None else text
        for formula, text in zip(wanted, converted, strict=True)
    }


def _pandoc(formulas: list[tuple[str, bool]], target: Target) -> tuple[str, str]:
    import pypandoc

    blocks: list[dict[str, Any]] = []
    for number, (tex, display) in enumerate(formulas):
        kind = {"t": "DisplayMath" if display else "InlineMath"}
        blocks.append({"t": "RawBlock", "c": [_RAW_FORMAT[target], f"@@{number}@@"]})
        blocks.append({"t": "Para", "c": [{"t": "Math", "c": [kind, tex.strip()]}]})
    document = json.dumps({"pandoc-api-version": _PANDOC_API, "meta": {}, "blocks": blocks})
    command = [pypandoc.get_pandoc_path(), "--from=json", *_OPTIONS[target], "--wrap=none"]
    done = subprocess.run(command, input=document, capture_output=True, encoding="utf-8", check=True)
    return done.stdout, done.stderr


def _split(output: str, count: int) -> list[str]:
    parts = {int(number): text.strip() for number, text in _CONVERTED.findall(output)}
    return [parts.get(number, "") for number in range(count)]


def _inside(text: str, target: Target) -> str | None:
    """Return the conversion without what pandoc wraps around it, None if it is none (pandoc then repeats the TeX source)."""
    if target == "typst":
        return text[1:-1].strip() if len(text) > 2 and text[0] == "$" == text[-1] else None
    found = _MATH_ELEMENT.search(text)
    return found[0] if found else None


def _complaint(formula: tuple[str, bool], target: Target) -> str:
    """Return what pandoc says of one formula, which is asked about alone because its warnings carry no number."""
    _, told = _pandoc([formula], target)
    reason = _REASON.search(told)
    detail = f": {' '.join(reason[1].split())}" if reason else ""
    return f"formula '{' '.join(formula[0].split())}' cannot be converted{detail}"


def formulas_in(tree: nodes.Node) -> list[nodes.math | nodes.math_block]:
    """Return the formulas of a document in reading order."""
    return [node for node in tree.findall() if isinstance(node, nodes.math | nodes.math_block)]


def formula_key(node: nodes.math | nodes.math_block) -> tuple[str, bool]:
    """Return the pair under which :func:`convert` answers for a formula."""
    return node.astext(), isinstance(node, nodes.math_block)


def convert_document(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Store each formula's MathML in its node, with one call of the converter per page."""
    if app.builder.format != "html":
        return
    found = formulas_in(doctree)
    if not found:
        return
    answers = convert((formula_key(node) for node in found), "mathml")
    for node in found:
        answer = answers[formula_key(node)]
        if isinstance(answer, FormulaError):
            logger.error(str(answer), location=node, type="maths", subtype="formula")
            answer = ""
        node["mathml"] = answer


def visit_inline(translator: Any, node: nodes.math) -> None:
    """Write an inline formula."""
    translator.body.append(translator.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    translator.body.append(node["mathml"] + "</span>")
    raise nodes.SkipNode


def visit_block(translator: Any, node: nodes.math_block) -> None:
    """Write a displayed formula with its number."""
    translator.body.append(translator.starttag(node, "div", CLASS="math notranslate nohighlight"))
    if node["number"]:
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    translator.body.append(node["mathml"] + "</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """Register ``mathml_static``, a value of ``html_math_renderer``."""
    app.add_html_math_renderer("mathml_static", inline_renderers=(visit_inline, None), block_renderers=(visit_block, None))
    app.connect("doctree-resolved", convert_document)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
