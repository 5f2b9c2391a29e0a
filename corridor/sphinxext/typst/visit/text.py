"""Running text: words, emphasis, code words, formulas in the line, abbreviations."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes

from corridor.sphinxext.typst.escape import markup, mostly_arabic, string
from corridor.sphinxext.typst.maths import FormulaError, equation_argument
from corridor.sphinxext.typst.visit.core import Core, skipped, transparent

NOTE_CLASSES = frozenset({"table-note", "figure-note"})


def _wrapped(call: str) -> Any:
    def visit(self: Core, node: nodes.Element) -> None:
        self.emit(f"{self.anchor(node)}#{call}[{self.inside(node)}];")
        self.done()

    return visit


class Text(Core):
    """Handlers of inline nodes and paragraphs. ``explained`` holds the abbreviations that a document has spelled out."""

    explained: set[tuple[str, str]]
    printed: set[int]

    locals().update(transparent("generated", "compact_paragraph", "desc_content", "sd_icon"))
    locals().update(skipped("comment", "substitution_definition", "meta", "tabular_col_spec", "pending", "index", "decoration", "docinfo"))

    visit_emphasis = visit_title_reference = visit_literal_emphasis = _wrapped("emph")
    visit_strong = visit_literal_strong = _wrapped("strong")
    visit_superscript = _wrapped("super")
    visit_subscript = _wrapped("sub")
    visit_sd_badge = _wrapped("badge")

    def visit_Text(self, node: nodes.Text) -> None:
        """Write words."""
        text = node.astext()
        self.check_glyphs(text, node.parent)
        self.emit(markup(text))

    def depart_Text(self, node: nodes.Text) -> None:
        """Nothing was opened."""

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        """Write a paragraph; the only one of a cell or list item stands without space around it."""
        if id(node) in self.printed:  # as the foot of a table
            self.done()
        text = self.anchor(node) + self.content(node)
        if NOTE_CLASSES & set(node["classes"]):
            self.emit_block(f"#small-note[{text}]")
        elif mostly_arabic(node.astext()):
            self.emit_block(f"#urdu-paragraph[{text}]")
        elif isinstance(node.parent, nodes.entry | nodes.list_item | nodes.definition | nodes.field_body) and len(node.parent) == 1:
            self.emit(text)
        else:
            self.emit_block(text + "\n")
        self.done()

    def visit_inline(self, node: nodes.inline) -> None:
        """Write an anchor where one is due; classes of inline text mean nothing in print."""
        self.emit(self.anchor(node))

    def depart_inline(self, node: nodes.inline) -> None:
        """Nothing was opened."""

    def visit_literal(self, node: nodes.literal) -> None:
        """Write code within a line."""
        self.check_glyphs(node.astext(), node)
        self.emit(f"{self.anchor(node)}#raw({string(node.astext())});")
        self.done()

    visit_kbd = visit_literal

    def visit_abbreviation(self, node: nodes.abbreviation) -> None:
        """Write an abbreviation, explained where the document first has it: print has no pointer to rest on a word."""
        self.emit(self.inside(node))
        meaning, key = node.get("explanation", ""), (self.docname, node.astext())
        if meaning and key not in self.explained:
            self.explained.add(key)
            self.emit(markup(f" ({meaning})"))
        self.done()

    def visit_math(self, node: nodes.math) -> None:
        """Write a formula within a line."""
        formula = self.builder.formula(node)
        if isinstance(formula, FormulaError):
            self.fault(str(formula), node)
        else:
            self.emit(f"#formula({equation_argument(node, formula)});")
        self.done()

    def visit_target(self, node: nodes.target) -> None:
        """Write what references lead to."""
        self.emit(self.anchor(node))

    def depart_target(self, node: nodes.target) -> None:
        """Nothing was opened."""

    def visit_raw(self, node: nodes.raw) -> None:
        """Write raw Typst; leave out what is meant for other formats only."""
        if "typst" in node.get("format", "").split():
            self.emit(node.astext())
        self.done()

    def visit_problematic(self, node: nodes.problematic) -> None:
        """Tell of markup that docutils could not read."""
        self.fault(f"markup that could not be read: {node.astext()}", node)
        self.done()

    def visit_system_message(self, node: nodes.system_message) -> None:
        """Tell of docutils' own complaint."""
        self.fault(f"the document was not read without error: {' '.join(node.astext().split())}", node)
        self.done()

    def visit_download_reference(self, node: addnodes.download_reference) -> None:
        """Write the text of a download: print cannot offer one."""
        self.emit(self.inside(node))
        self.done()

    def visit_sd_line_break(self, node: nodes.Element) -> None:
        """Write a line break."""
        self.emit("#linebreak();")
        self.done()

    def visit_manpage(self, node: nodes.Element) -> None:
        """Write as emphasis."""
        self.emit(f"#emph[{self.inside(node)}];")
        self.done()
