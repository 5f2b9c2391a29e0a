"""One doctree of the whole book, in the order of the table of contents, with the parts' titles between."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.matching import Matcher
from sphinx.util.nodes import inline_all_toctrees

if TYPE_CHECKING:
    from sphinx.builders import Builder


class part(nodes.General, nodes.Element):  # noqa: N801  (docutils names nodes in lower case)
    """A part of the book. ``title`` is its name."""


def assemble(builder: Builder) -> nodes.document:
    """Return the book as one document with all references resolved, without the documents that print leaves out.

    Warnings of unresolved references go to Sphinx's log.
    """
    root = builder.config.root_doc
    tree = builder.env.get_doctree(root)
    for toctree in list(tree.findall(addnodes.toctree)):
        if toctree.get("caption"):
            title = part(title=toctree["caption"])
            toctree.parent.insert(toctree.parent.index(toctree), title)
    left_out = _left_out(builder.env.found_docs, builder.config.typst_leave_out)
    tree = inline_all_toctrees(builder, {root}, root, tree, lambda name: name, [root, *left_out])
    tree["docname"] = root
    for file in tree.findall(addnodes.start_of_file):
        for child in file.children:  # Sphinx leaves them with the parent that they had in their own document
            child.parent = file
    builder.env.resolve_references(tree, root, builder)
    return tree


def _left_out(names: Iterable[str], patterns: Iterable[str]) -> list[str]:
    """Return the documents that match a pattern, sorted."""
    matcher = Matcher(list(patterns))
    return sorted(name for name in names if matcher(name))


def documents(tree: nodes.document, root: str) -> list[str]:
    """Return the documents of an assembled book in reading order."""
    return [root, *(node["docname"] for node in tree.findall(addnodes.start_of_file))]
