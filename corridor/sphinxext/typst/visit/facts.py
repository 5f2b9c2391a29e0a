"""Facts in print: the value, and behind it a small mark of grade and number that leads to the evidence appendix."""

from __future__ import annotations

from corridor.pages.answer_parts import entry_id
from corridor.project import EVIDENCE_PAGE
from corridor.sphinxext.facts import fact
from corridor.sphinxext.typst.escape import string
from corridor.sphinxext.typst.visit.core import Core


class Facts(Core):
    """Handlers of facts."""

    wanted: dict[str, tuple[fact, str]]

    def visit_fact(self, node: fact) -> None:
        """Write the value and its mark; contents and lists of figures leave the mark out."""
        self.emit(self.inside(node))
        label = self.targets.find(EVIDENCE_PAGE, entry_id(node["number"]))
        if label is None:
            self.fault(f"the evidence for fact '{node['id_']}' is not in print; expected the page {EVIDENCE_PAGE} in _toc.yml", node)
            self.done()
        self.wanted.setdefault(label, (node, self.docname))
        self.emit(f"#fact-mark({string(label)}, {string(node['mark'])});")
        self.done()
