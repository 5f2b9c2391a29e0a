"""The ``{fact}`` role: prints a finding's value, so that no number in prose is ever typed.

``{fact}`arms.supplier_share.chn.pak.2020_2024` `` prints the display text; after a bar come the variants of :mod:`corridor.facts`,
joined by commas. An unknown id or variant is an error that names the nearest. In running text, captions and tables the value
leads to its evidence: on the web by :mod:`corridor.sphinxext.popovers`, in print by a mark. Headings and links hold plain text,
and so do alternative texts of pictures, in which the role is printed as well.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from corridor.facts import fact_text, printed
from corridor.pages.answer_parts import mark

FINDINGS = "book/_executed/findings.json"
ANSWERS = "book/_executed/answers.json"

PLAIN = (nodes.reference, nodes.rubric, nodes.term, addnodes.pending_xref, addnodes.download_reference)
"""Within these, and in titles of sections, a value is plain text: a button in a link or a heading is none that a reader expects."""

_OPENING = re.compile(r"[(\[“‘]+$")
_CLOSING = re.compile(r"^[,.;:!?%)\]”’]+")

logger = logging.getLogger(__name__)


class fact(nodes.Inline, nodes.TextElement):  # noqa: N801  (docutils names nodes in lower case)
    """A value in the text. ``id_`` is the finding's; ``number`` and ``grade`` are those of its answer, ``mark`` is both together."""


class FactRole(SphinxRole):
    """Prints one finding."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a :class:`fact` that holds the value's text."""
        id, _, variant = (part.strip() for part in self.text.partition("|"))
        try:
            text = fact_text(read_by_id(self.env, FINDINGS), id, variant)
            answers = read_by_id(self.env, ANSWERS)
            if id not in answers:
                raise LookupError(f"fact '{id}' has no number yet; run corridor build, which numbers the facts that the book uses")
        except LookupError as error:
            message = self.inliner.reporter.error(str(error.args[0]), line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        answer = answers[id]
        return [fact(self.rawtext, text, id_=id, number=answer["number"], grade=answer["grade"]["letter"], mark=mark(answer))], []


class PlainFacts(SphinxTransform):
    """Turns facts into plain text where they stand in a heading or a link, before lists of contents are gathered."""

    default_priority = 870

    def apply(self, **kwargs: Any) -> None:
        """Replace them in place."""
        for node in list(self.document.findall(fact)):
            if _must_be_plain(node):
                node.replace_self(nodes.Text(node.astext()))


class HeldPunctuation(SphinxTransform):
    """Keeps brackets, commas and full stops on the line of the value they stand at: a browser may break a line on either side of a button."""

    default_priority = 871

    def apply(self, **kwargs: Any) -> None:
        """Put each value that has such a neighbour into an inline of class ``held`` together with it."""
        for node in list(self.document.findall(fact)):
            parent, at = node.parent, node.parent.index(node)
            before, opening = _split(_OPENING, parent[at - 1] if at else None)
            after, closing = _split(_CLOSING, parent[at + 1] if at + 1 < len(parent) else None)
            if opening or closing:
                held = nodes.inline("", "", *opening, node.deepcopy(), *closing, classes=["held"])
                first, last = at - bool(opening), at + bool(closing)
                parent[first : last + 1] = [*before, held, *after]


class PrintedAlternatives(SphinxTransform):
    """Prints the facts in alternative texts of pictures, which no parser reads."""

    default_priority = 870

    def apply(self, **kwargs: Any) -> None:
        """Replace them in place; an unknown fact is an error."""
        for image in self.document.findall(nodes.image):
            if "{fact}" in image.get("alt", ""):
                try:
                    image["alt"] = printed(image["alt"], read_by_id(self.env, FINDINGS))
                except LookupError as error:
                    logger.error("alternative text of %s: %s", image["uri"], error.args[0], location=image)


def _split(pattern: re.Pattern[str], neighbour: nodes.Node | None) -> tuple[list[nodes.Text], list[nodes.Text]]:
    """Return what is left of a neighbouring text and the punctuation taken off it, each as a list of one text or none."""
    found = pattern.search(neighbour.astext()) if isinstance(neighbour, nodes.Text) else None
    if found is None:
        return [], []
    text = neighbour.astext()
    rest = text[: found.start()] + text[found.end() :]
    return [nodes.Text(rest)] if rest else [], [nodes.Text(found[0])]


def _must_be_plain(node: fact) -> bool:
    above = node.parent
    while above is not None:
        if isinstance(above, PLAIN) or (isinstance(above, nodes.title) and isinstance(above.parent, nodes.section)):
            return True
        above = above.parent
    return False


def read_by_id(env: BuildEnvironment, name: str) -> dict[str, dict[str, Any]]:
    """Return the records of a file below the sources by id, and note that the page being read, if one is, depends on it."""
    path = Path(env.srcdir) / name
    if "docname" in env.temp_data:
        env.note_dependency(str(path))
    return _records(path, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=4)
def _records(path: Path, stamp: int) -> dict[str, dict[str, Any]]:
    """Return records by id; ``stamp`` tells one state of the file from the next."""
    if not stamp:
        return {}
    return {item["id"]: item for item in json.loads(path.read_text(encoding="utf-8"))}


def setup(app: Sphinx) -> None:
    """Register the role and what follows from it in every output."""
    app.add_role("fact", FactRole())
    app.add_transform(PlainFacts)
    app.add_transform(HeldPunctuation)
    app.add_transform(PrintedAlternatives)
