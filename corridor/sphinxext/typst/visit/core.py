"""What all parts of the visitor use: output that nests, the document being written, errors that name their place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from corridor.sphinxext.typst import glyphs
from corridor.sphinxext.typst.escape import string
from corridor.sphinxext.typst.references import Targets

if TYPE_CHECKING:
    from corridor.sphinxext.typst.builder import TypstBuilder

logger = logging.getLogger("corridor.sphinxext.typst")


class Core(SphinxTranslator):
    """Output buffer and helpers. Handlers write with :meth:`emit` and read their children with :meth:`inside`."""

    builder: TypstBuilder

    def __init__(self, document: nodes.document, builder: TypstBuilder) -> None:
        super().__init__(document, builder)
        self.buffers: list[list[str]] = [[]]
        self.docnames: list[str] = [builder.config.root_doc]
        self.targets = Targets(document, builder.config.root_doc)
        self.emitted: set[str] = set()
        self.faults = 0

    def astext(self) -> str:
        """Return all that was written."""
        return "".join(self.buffers[0])

    def emit(self, markup: str) -> None:
        """Write inline markup."""
        self.buffers[-1].append(markup)

    def emit_block(self, markup: str) -> None:
        """Write markup that stands in lines of its own."""
        self.buffers[-1].append(f"\n{markup}\n")

    def inside(self, node: nodes.Element | Iterable[nodes.Node]) -> str:
        """Return the markup of a node's children."""
        children = node.children if isinstance(node, nodes.Element) else node
        self.buffers.append([])
        for child in list(children):
            child.walkabout(self)
        return "".join(self.buffers.pop())

    def content(self, node: nodes.Element | Iterable[nodes.Node]) -> str:
        """Return the markup of a node's children without white space around it."""
        return self.inside(node).strip()

    def done(self) -> NoReturn:
        """End a handler that has written its node whole."""
        raise nodes.SkipNode

    @property
    def docname(self) -> str:
        """The document being written."""
        return self.docnames[-1]

    def fault(self, message: str, node: nodes.Node | None = None) -> None:
        """Tell of something that must not be in print, with its place."""
        self.faults += 1
        logger.error(message, location=_located(node) or self.docname, type="typst")

    def check_glyphs(self, text: str, node: nodes.Node) -> None:
        """Tell of characters that no font has."""
        for letter in glyphs.missing(text):
            self.fault(f"no font of the report has the character {glyphs.name(letter)}", node)

    def label(self, node: nodes.Element) -> str:
        """Return the ``label`` argument of an element, ``none`` if nothing can refer to it."""
        name = self.targets.of(node, self.docname)
        if name is None or name in self.emitted:
            return "none"
        self.emitted.add(name)
        return string(name)

    def anchor(self, node: nodes.Element) -> str:
        """Return an invisible mark that references to ``node`` lead to, nothing if there can be none."""
        label = self.label(node)
        return "" if label == "none" else f"#anchor({label});"

    def unknown_visit(self, node: nodes.Node) -> None:
        """Tell of a node that nobody taught this builder."""
        kind = node.__class__.__name__
        self.fault(f"no way to print a node of kind '{kind}' (register one with add_node(..., typst=(visit, depart)))", node)
        raise nodes.SkipNode

    def unknown_departure(self, _node: nodes.Node) -> None:
        """Nothing was opened."""


def _located(node: nodes.Node | None) -> nodes.Node | None:
    """Return ``node``, or what stands nearest before it or around it, with a line number; None if nothing has one."""
    while node is not None:
        siblings = node.parent.children if node.parent is not None else []
        before = siblings[: siblings.index(node)] if node in siblings else []
        found = next((near for near in (node, *reversed(before)) if near.line and near.source), None)
        if found is not None:
            return found
        node = node.parent
    return None


def transparent(*names: str) -> dict[str, Any]:
    """Return handlers that print a node's children and nothing of its own, for a class body's namespace."""
    return {f"{step}_{name}": _pass for name in names for step in ("visit", "depart")}


def skipped(*names: str) -> dict[str, Any]:
    """Return handlers that print nothing, for a class body's namespace."""
    return {f"visit_{name}": _skip for name in names}


def _pass(self: Core, node: nodes.Node) -> None:
    del self, node


def _skip(self: Core, node: nodes.Node) -> None:
    raise nodes.SkipNode
