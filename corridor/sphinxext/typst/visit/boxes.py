"""Boxes and set-off text: admonitions, key messages, margin notes, quotations, and the web's tabs, cards and folds laid flat."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from corridor.sphinxext.typst.escape import markup, string
from corridor.sphinxext.typst.visit.core import Core, transparent

KEY_MESSAGES = "key-messages"
WARNINGS = frozenset({"warning", "caution", "danger", "error", "attention"})


def _labelled(kind: str) -> Any:
    def visit(self: Core, node: nodes.Element) -> None:
        self.box(node, "warning" if kind in WARNINGS else "note", markup(str(admonitionlabels[kind])), node.children)
        self.done()

    return visit


class Boxes(Core):
    """Handlers of boxes. On the web some of them open, close or stand aside; in print all say everything where they stand."""

    locals().update({f"visit_{kind}": _labelled(kind) for kind in admonitionlabels if kind != "seealso"})
    locals().update(transparent("aside_main", "PassthroughTextElement", "centered", "steps_list"))

    visit_seealso = _labelled("seealso")

    def visit_admonition(self, node: nodes.admonition) -> None:
        """Write a box with a title of its own; key messages have their own look."""
        classes = set(node["classes"])
        kind = KEY_MESSAGES if KEY_MESSAGES in classes else "warning" if classes & WARNINGS else "note"
        self._titled(node, kind)

    def visit_topic(self, node: nodes.topic) -> None:
        """Write a box; the web page's own list of contents is left out."""
        if "contents" not in node["classes"]:
            self._titled(node, "note")
        self.done()

    def visit_sidebar(self, node: nodes.sidebar) -> None:
        """Write a note that the web shows beside the text."""
        self._titled(node, "aside")

    visit_SideNoteNode = visit_sidebar

    def _titled(self, node: nodes.Element, kind: str) -> None:
        titles = [child for child in node.children if isinstance(child, nodes.title)]
        title = self.content(titles[0]) if titles else ""
        self.box(node, kind, title, [child for child in node.children if child not in titles])
        self.done()

    def box(self, node: nodes.Element, kind: str, title: str, children: list[nodes.Node]) -> None:
        """Write a box."""
        heading = f"[{title}]" if title else "none"
        self.emit_block(f"{self.anchor(node)}#box-of({string(kind)}, {heading})[{self.content(children)}]")

    def visit_versionmodified(self, node: addnodes.versionmodified) -> None:
        """Write what changed in a version."""
        self.box(node, "note", "", node.children)
        self.done()

    def visit_block_quote(self, node: nodes.block_quote) -> None:
        """Write a quotation with its source; docutils also quotes what is only indented."""
        sources = [child for child in node.children if isinstance(child, nodes.attribution)]
        quoted = self.content([child for child in node.children if child not in sources])
        by = f"[{self.content(sources[0])}]" if sources else "none"
        self.emit_block(f"{self.anchor(node)}#quotation({by})[{quoted}]")
        self.done()

    def visit_container(self, node: nodes.container) -> None:
        """Write what a container holds; some kinds are told apart by what made them."""
        special = self.special_container(node)
        if special is not None:
            self.emit_block(special)
            self.done()
        component = node.get("design_component", "")
        if component in ("tab-item", "dropdown", "card"):
            self.emit_block(self._panel(node))
            self.done()
        self.emit(self.anchor(node))

    def depart_container(self, node: nodes.container) -> None:
        """Nothing was opened."""

    def special_container(self, node: nodes.container) -> str | None:
        """Return the markup of a container that another part of the writer knows, else None."""
        return None

    def _panel(self, node: nodes.container) -> str:
        """Return a tab, dropdown or card: its label above its content."""
        title = next((child for child in node.findall() if _is_label(child)), None)
        heading = "none"
        if title is not None:
            heading = f"[{self.content(title)}]"
            title.parent.remove(title)
        return f"{self.anchor(node)}#box-of(\"panel\", {heading})[{self.content(node)}]"


def _is_label(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.Element):
        return False
    return isinstance(node, nodes.rubric) or "sd-card-title" in node["classes"]
