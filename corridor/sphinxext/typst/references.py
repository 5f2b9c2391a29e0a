"""Where references lead: one label per element that can be referred to, whatever the number of names it has."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

DOCUMENT = "%"
"""A reference to another place of the book is written as ``%document#id``."""


def label_name(docname: str, id: str) -> str:
    """Return the label of an id of a document; the document itself has the empty id."""
    return f"{docname}#{id}"


def split_uri(uri: str) -> tuple[str, str]:
    """Return document and id of a reference within the book."""
    docname, _, id = uri.removeprefix(DOCUMENT).partition("#")
    return docname, id


class Targets:
    """All places of an assembled book that references can lead to."""

    def __init__(self, tree: nodes.document, root: str) -> None:
        self._canonical: dict[tuple[str, str], str] = {}
        self._collect(tree, root)
        self._first_section(root, tree)

    def of(self, node: nodes.Element, docname: str) -> str | None:
        """Return the label of an element, None if it has no id."""
        return next((self._canonical[docname, id] for id in ids_of(node) if (docname, id) in self._canonical), None)

    def find(self, docname: str, id: str) -> str | None:
        """Return the label that a reference to ``id`` of ``docname`` leads to, None if there is no such place."""
        return self._canonical.get((docname, id))

    def _collect(self, node: nodes.Element, docname: str) -> None:
        for child in node.children:
            if not isinstance(child, nodes.Element):
                continue
            inner = child["docname"] if isinstance(child, addnodes.start_of_file) else docname
            if inner != docname:
                self._first_section(inner, child)
            self._name(child, inner)
            self._collect(child, inner)

    def _first_section(self, docname: str, node: nodes.Element) -> None:
        """Let references to a document lead to its title."""
        title = next((child for child in node.children if isinstance(child, nodes.section)), None)
        if title is not None:
            self._name(title, docname)
            self._canonical[docname, ""] = self._canonical[docname, ids_of(title)[0]]

    def _name(self, node: nodes.Element, docname: str) -> None:
        ids = ids_of(node)
        known = next((self._canonical[docname, id] for id in ids if (docname, id) in self._canonical), None)
        for id in ids:
            self._canonical.setdefault((docname, id), known or label_name(docname, ids[0]))


def ids_of(node: nodes.Element) -> list[str]:
    """Return the ids of a node. What a target only points to is the id of the element after it."""
    return list(node.get("ids", []))
