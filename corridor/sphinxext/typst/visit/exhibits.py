"""Exhibits: figures, pictures, code listings, displayed formulas, with the numbers that the web book gives them."""

from __future__ import annotations

from docutils import nodes

from corridor.sphinxext.typst.escape import string
from corridor.sphinxext.typst.images import ImageFault
from corridor.sphinxext.typst.maths import FormulaError, equation_argument
from corridor.sphinxext.typst.visit.core import Core, skipped

LANGUAGES = {"ipython3": "python", "ipython": "python", "default": "text", "none": "text", "myst-ansi": "text"}


class Exhibits(Core):
    """Handlers of figures, pictures, code and displayed formulas."""

    locals().update(skipped("caption"))

    def number(self, kind: str, node: nodes.Element) -> str:
        """Return the number that Sphinx gave an exhibit, as a Typst string or none."""
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        found = next((numbers[id] for id in node["ids"] if id in numbers), None)
        return string(".".join(map(str, found))) if found else "none"

    def visit_figure(self, node: nodes.figure) -> None:
        """Write a numbered picture with its title above and its legend below."""
        captions = [child for child in node.children if isinstance(child, nodes.caption)]
        legends = [child for child in node.children if isinstance(child, nodes.legend)]
        picture = self.content([child for child in node.children if not isinstance(child, nodes.caption | nodes.legend)])
        caption = f"[{self.content(captions[0])}]" if captions else "none"
        legend = f"[{self.content(legends[0].children)}]" if legends else "none"
        arguments = f"{self.label(node)}, {self.number('figure', node)}, {caption}, {legend}"
        self.emit_block(f"#picture-figure({arguments})[{picture}]")
        self.done()

    def visit_image(self, node: nodes.image) -> None:
        """Write a picture with its alternative text."""
        alternative = " ".join(node.get("alt", "").split())
        if not alternative:
            self.fault(f"picture {node['uri']} has no alternative text", node)
        try:
            picture = self.builder.pictures.add(node)
        except ImageFault as error:
            self.fault(str(error), node)
            self.done()
        self.check_glyphs(picture.text, node)
        width = f"{picture.width:.2f}pt"
        inline = isinstance(node.parent, nodes.TextElement) and len(node.parent) > 1
        call = f"#{'inline-picture' if inline else 'picture'}({string('/' + picture.path)}, {width}, {string(alternative)})"
        self.emit(f"{self.anchor(node)}{call};") if inline else self.emit_block(self.anchor(node) + call)
        self.done()

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        """Write code or a program's output."""
        self.emit_block(self.anchor(node) + self.code(node))
        self.done()

    visit_doctest_block = visit_literal_block

    def code(self, node: nodes.Element) -> str:
        """Return the markup of a block of code."""
        text = node.astext().rstrip("\n")
        self.check_glyphs(text, node)
        if text.startswith("<Figure size"):
            self.fault(f"a figure was printed as '{text}' instead of being shown", node)
        language = str(node.get("language", "text"))
        return f"#raw(block: true, lang: {string(LANGUAGES.get(language, language))}, {string(text)})"

    def listing(self, node: nodes.container) -> str:
        """Return the markup of code with a caption."""
        caption = next(child for child in node.children if isinstance(child, nodes.caption))
        block = next(child for child in node.children if isinstance(child, nodes.literal_block))
        arguments = f"{self.label(node)}, {self.number('code-block', node)}, [{self.content(caption)}]"
        return f"#listing({arguments})[{self.code(block)}]"

    def visit_math_block(self, node: nodes.math_block) -> None:
        """Write a displayed formula with its number."""
        formula = self.builder.formula(node)
        if isinstance(formula, FormulaError):
            self.fault(str(formula), node)
            self.done()
        number = "none"
        if node.get("number"):
            number = string(f"({self._equation_number(node)})")
        self.emit_block(f"#display-formula({self.label(node)}, {number}, {equation_argument(node, formula)})")
        self.done()

    def _equation_number(self, node: nodes.math_block) -> str:
        if self.builder.config.math_numfig and self.builder.config.numfig:
            numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get("displaymath", {})
            found = next((numbers[id] for id in node["ids"] if id in numbers), None)
            if found:
                return ".".join(map(str, found))
        return str(node["number"])
