"""The frame of the book: parts, chapters, sections and their headings."""

from __future__ import annotations

from typing import Literal

from docutils import nodes
from sphinx import addnodes

from corridor.sphinxext.typst.assemble import part
from corridor.sphinxext.typst.escape import markup, string
from corridor.sphinxext.typst.visit.core import Core, skipped, transparent

Rank = Literal["part", "chapter", "page", "section", "subsection", "paragraph"]

SMALL = "evidence-entries"
"""Class of a section that is a long list of small entries."""

BELOW: dict[str, Rank] = {
    "chapter": "section",
    "page": "subsection",
    "section": "subsection",
    "subsection": "paragraph",
    "paragraph": "paragraph",
}


class Structure(Core):
    """Handlers of documents, sections and titles.

    ``ranks`` says what each open section is, which decides its look; ``outer`` counts those of them that belong to the
    front page; ``page_open`` says that nothing or only a part's heading is on the page.
    """

    ranks: list[Rank]
    outer: int
    in_part: bool
    page_open: bool

    locals().update(transparent("document", "compound", "section_body"))
    locals().update(skipped("toctree"))

    def visit_part(self, node: part) -> None:
        """Write a part's heading: it stands above its first chapter's."""
        self._open_page()
        self.in_part = self.page_open = True
        self.emit_block(f"#part-heading[{markup(node['title'])}]")
        self.done()

    def _open_page(self) -> None:
        if not self.page_open:
            self.emit_block("#new-page()")

    def visit_start_of_file(self, node: addnodes.start_of_file) -> None:
        """Enter a document; a comment in the Typst file says where it came from."""
        if len(self.docnames) == 1:
            self.outer = len(self.ranks)
        self.docnames.append(node["docname"])
        self.emit(f"\n// document: {node['docname']}\n")

    def depart_start_of_file(self, node: addnodes.start_of_file) -> None:
        """Leave a document."""
        self.docnames.pop()
        if len(self.docnames) == 1:
            self.outer = 0
        self.emit(f"\n// document: {self.docname}\n")

    def visit_section(self, node: nodes.section) -> None:
        """Open a section. A document inside another's section is a page of that chapter; it too begins on a page of its own."""
        is_document = isinstance(node.parent, addnodes.start_of_file)
        if not self.ranks or (is_document and len(self.docnames) == 2):  # root and this one
            rank: Rank = "chapter"
        elif is_document:
            rank = "page"
        else:
            rank = BELOW[self.ranks[-1]]
        self.ranks.append(rank)
        if SMALL in node["classes"]:
            self._small(node)

    def _small(self, node: nodes.section) -> None:
        """Write a section whose parts stand in small type and two columns, and are in no list of contents."""
        inner = [child for child in node.children if isinstance(child, nodes.section)]
        self.emit(self.inside([child for child in node.children if child not in inner]))
        self.ranks[-1] = "section"
        self.emit_block(f"#small-entries[{self.inside(inner)}]")
        self.ranks.pop()
        self.done()

    def depart_section(self, node: nodes.section) -> None:
        """Close a section."""
        self.ranks.pop()

    def _level(self) -> int:
        """Return the depth of the open section. Chapters are not below the book's front page, but below their part."""
        return len(self.ranks) - self.outer + (1 if self.in_part and len(self.docnames) > 1 else 0)

    def visit_title(self, node: nodes.title) -> None:
        """Write a heading; titles of boxes and tables are written by their owners."""
        section = node.parent
        if not isinstance(section, nodes.section):
            self.fault(f"a title of '{section.__class__.__name__}' has no place in print", node)
            self.done()
        number = self._number(section)
        if self.ranks[-1] in ("chapter", "page"):
            self._open_page()
            self.page_open = False
        arguments = [string(self.ranks[-1]), str(self._level()), self.label(section), string(number) if number else "none"]
        self.emit_block(f"#section-heading({', '.join(arguments)})[{self.content(node)}]\n")
        self.done()

    def _number(self, section: nodes.section) -> str:
        """Return a section's number as the contents of the book give it."""
        numbers = self.builder.env.toc_secnumbers.get(self.docname, {})
        outermost = not isinstance(section.parent, nodes.section)
        keys = [f"#{id}" for id in section["ids"]] + ([""] if outermost else [])
        found = next((numbers[key] for key in keys if key in numbers), None)
        return ".".join(map(str, found)) if found else ""

    def visit_subtitle(self, node: nodes.subtitle) -> None:
        """Write a subtitle."""
        self.emit_block(f"#subtitle[{self.content(node)}]")
        self.done()

    def visit_rubric(self, node: nodes.rubric) -> None:
        """Write a heading that is in no list of contents."""
        if node.astext() and node.astext() != "Footnotes":
            self.emit_block(f"#rubric[{self.anchor(node)}{self.content(node)}]")
        self.done()

    def visit_transition(self, node: nodes.transition) -> None:
        """Write a break between paragraphs, unless it only sets off footnotes, which print has at the foot of the page."""
        following = node.next_node(siblings=True, descend=False)
        if following is not None and not isinstance(following, nodes.footnote):
            self.emit_block("#transition()")
        self.done()
