"""What leads elsewhere: references, citations, footnotes."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from corridor.sphinxext.typst.escape import string
from corridor.sphinxext.typst.references import DOCUMENT, split_uri
from corridor.sphinxext.typst.visit.core import Core


class Links(Core):
    """Handlers of references. Where a reference within the book leads nowhere, that is told when the book has been written."""

    wanted: dict[str, tuple[nodes.Element, str]]
    footnotes: dict[tuple[str, str], nodes.footnote]
    noted: set[tuple[str, str]]

    def visit_reference(self, node: nodes.reference) -> None:
        """Write a link."""
        inside = self.inside(node)
        uri = node.get("refuri", "")
        if uri and not uri.startswith((DOCUMENT, "#")):
            self.emit(f"#link({string(uri)})[{inside}];")
        else:
            docname, id = split_uri(uri) if uri.startswith(DOCUMENT) else (self.docname, node.get("refid") or uri.removeprefix("#"))
            label = self.targets.find(docname, id)
            if label is None:
                self.fault(f"the reference '{node.astext()}' leads nowhere (to '{id}' of '{docname}')", node)
                self.emit(inside)
            else:
                self.wanted.setdefault(label, (node, self.docname))
                self.emit(f"#refer({string(label)})[{inside}];")
        self.done()

    visit_number_reference = visit_reference

    def visit_pending_xref(self, node: addnodes.pending_xref) -> None:
        """Tell of a reference that Sphinx could not resolve."""
        self.fault(f"the reference to '{node.get('reftarget', node.astext())}' leads nowhere", node)
        self.done()

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        """Write a footnote where it is first called, afterwards its mark."""
        key = (self.docname, node.get("refid", ""))
        footnote = self.footnotes.get(key)
        if footnote is None:
            self.fault(f"the footnote '{node.astext()}' does not exist", node)
            self.done()
        label = string(f"{self.docname}#{key[1]}")
        if key in self.noted:
            self.emit(f"#footnote(label({label}));")
        else:
            self.noted.add(key)
            text = self.content([child for child in footnote.children if not isinstance(child, nodes.label)])
            self.emit(f"#noted({label})[{text}];")
        self.done()

    def visit_footnote(self, node: nodes.footnote) -> None:
        """A footnote is written where it is called; one that is not called is a mistake."""
        if not node.get("backrefs"):
            self.fault("a footnote that nothing refers to", node)
        self.done()

    def visit_citation(self, node: nodes.citation) -> None:
        """Write an entry of the bibliography; the label that citations show is in the text already."""
        text = self.content([child for child in node.children if not isinstance(child, nodes.label)])
        self.emit_block(f"#bibliography-entry({self.label(node)})[{text}]")
        self.done()

    def visit_citation_reference(self, node: nodes.citation_reference) -> None:
        """Tell of a citation that no bibliography answers."""
        self.fault(f"the citation '{node.astext()}' is in no bibliography", node)
        self.done()

    def check_references(self) -> None:
        """Tell of references to places that are in the sources but not in print."""
        for label, (node, docname) in self.wanted.items():
            if label not in self.emitted:
                self.docnames.append(docname)
                self.fault(f"the reference '{node.astext()}' leads to a place that is not printed ('{label}')", node)
                self.docnames.pop()


def footnotes_of(tree: nodes.document, root: str) -> dict[tuple[str, str], nodes.footnote]:
    """Return the footnotes of an assembled book by document and id."""
    found: dict[tuple[str, str], nodes.footnote] = {}

    def collect(node: nodes.Element, docname: str) -> None:
        for child in node.children:
            if isinstance(child, nodes.Element):
                inner = child["docname"] if isinstance(child, addnodes.start_of_file) else docname
                if isinstance(child, nodes.footnote):
                    found.update({(inner, id): child for id in child["ids"]})
                collect(child, inner)

    collect(tree, root)
    return found
