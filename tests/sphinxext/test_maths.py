"""Formulas become MathML and Typst; one that cannot is named."""

from __future__ import annotations

import re

import pytest

from corridor.sphinxext import maths
from corridor.sphinxext.maths import FormulaError, convert


def test_typst_is_the_inside_of_an_equation():
    answer = convert([(r"\frac{a}{b}", True), ("s_i^2", False)], "typst")
    assert answer == {(r"\frac{a}{b}", True): "a / b", ("s_i^2", False): "s_i^2"}


def test_mathml_keeps_the_tex_source_for_those_who_copy_it():
    answer = convert([(r"\sum_i s_i^2", True)], "mathml")[r"\sum_i s_i^2", True]
    assert answer.startswith('<math display="block"')
    assert r"\sum_i s_i^2</annotation>" in answer


def test_inline_and_displayed_forms_are_kept_apart():
    answer = convert([("x", True), ("x", False)], "mathml")
    assert 'display="block"' in answer["x", True]
    assert 'display="inline"' in answer["x", False]


def test_formulas_with_line_breaks_and_many_lines_survive():
    tex = "\\begin{align}\na &= b \\\\\n\nc &= d\n\\end{align}"
    assert re.fullmatch(r"a & = b\\\s*c & = d", convert([(tex, True)], "typst")[tex, True])


def test_one_bad_formula_is_named_and_does_not_spoil_the_others():
    answer = convert([(r"\nosuchmacro{x}", False), ("y", False)], "typst")
    assert answer["y", False] == "y"
    error = answer[r"\nosuchmacro{x}", False]
    assert isinstance(error, FormulaError)
    assert r"formula '\nosuchmacro{x}' cannot be converted: unexpected control sequence \nosuchmacro" in str(error)


def test_no_formula_is_no_call(monkeypatch):
    monkeypatch.setattr(maths, "_pandoc", lambda *_: pytest.fail("called"))
    assert convert([], "mathml") == {}


def test_pages_hold_mathml_and_load_no_script_for_it(tmp_path):
    from sphinx.testing.util import SphinxTestApp

    source = tmp_path / "src"
    source.mkdir()
    (source / "conf.py").write_text(
        "extensions = ['myst_parser', 'corridor.sphinxext.maths']\nmyst_enable_extensions = ['dollarmath']\n"
        "html_math_renderer = 'mathml_static'\nsource_suffix = {'.md': 'markdown'}\n",
        encoding="utf-8",
    )
    (source / "index.md").write_text("# Title\n\nInline $a^2$.\n\n$$\nb = \\frac{c}{d}\n$$ (eq-b)\n\nSee {eq}`eq-b`.\n", encoding="utf-8")
    app = SphinxTestApp("html", srcdir=source, builddir=tmp_path / "build", freshenv=True)
    try:
        app.build()
        page = (app.outdir / "index.html").read_text(encoding="utf-8")
        told = app.warning.getvalue()
    finally:
        app.cleanup()
    assert told == ""
    assert page.count("<math ") == 2
    assert '<span class="eqno">(1)' in page
    assert "MathJax" not in page
