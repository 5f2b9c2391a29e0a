"""Lists of all kinds: bullets, numbers, definitions, glossary, fields, lines of verse."""

from __future__ import annotations

from docutils import nodes

from corridor.sphinxext.typst.escape import string
from corridor.sphinxext.typst.visit.core import Core, transparent

LONG_ITEM = 140
"""Lists with an item of more characters get space between their items."""

NUMBERING = {"arabic": "1", "loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}


class Lists(Core):
    """Handlers of lists."""

    locals().update(transparent("glossary", "hlist", "hlistcol"))

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        """Write a list of points."""
        self.emit_block(f"#list(tight: {_tight(node)},\n{self._items(node)})")
        self.done()

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        """Write a numbered list."""
        style = node.get("prefix", "") + NUMBERING[node.get("enumtype", "arabic")] + node.get("suffix", ".")
        options = f"tight: {_tight(node)}, start: {node.get('start', 1)}, numbering: {string(style)}"
        self.emit_block(f"#enum({options},\n{self._items(node)})")
        self.done()

    def _items(self, node: nodes.Element) -> str:
        return "".join(f"  [{self.anchor(item)}{self.content(item)}],\n" for item in node.children)

    def visit_definition_list(self, node: nodes.definition_list) -> None:
        """Write terms with their definitions."""
        self.emit_block("".join(self._definition(item) for item in node.children))
        self.done()

    def _definition(self, item: nodes.Element) -> str:
        terms = [f"{self.anchor(child)}{self.content(child)}" for child in item.children if isinstance(child, nodes.term)]
        qualifiers = [f" ({self.content(child)})" for child in item.children if isinstance(child, nodes.classifier)]
        definitions = [self.content(child) for child in item.children if isinstance(child, nodes.definition)]
        term = ", ".join(terms) + "".join(qualifiers)
        return f"#definition[{term}][{chr(10).join(definitions)}]\n"

    def visit_field_list(self, node: nodes.field_list) -> None:
        """Write named fields as terms with their definitions."""
        pairs = (field.children for field in node.children)
        self.emit_block("".join(f"#definition[{self.content(name)}][{self.content(body)}]\n" for name, body in pairs))
        self.done()

    def visit_line_block(self, node: nodes.line_block) -> None:
        """Write lines that end where the author ended them."""
        if isinstance(node.parent, nodes.line_block):
            self.emit(f"#pad(left: 1.5em)[{self.content(node)}]")
        else:
            self.emit_block(f"#block[{self.content(node)}]")
        self.done()

    def visit_line(self, node: nodes.line) -> None:
        """Write one line."""
        self.emit(f"{self.content(node)}#linebreak();\n")
        self.done()


def _tight(node: nodes.Element) -> str:
    def is_long(item: nodes.Node) -> bool:
        return len(item.astext()) > LONG_ITEM or sum(isinstance(part, nodes.paragraph) for part in item.children) > 1

    return "false" if any(is_long(item) for item in node.children) else "true"
