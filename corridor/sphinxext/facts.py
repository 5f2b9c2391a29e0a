"""The ``{fact}`` role: prints a finding's value, so that no number in prose is ever typed.

``{fact}`arms.supplier_share.chn.pak.2020_2024` `` prints the display text; after a bar come the variants
of :mod:`corridor.facts`, joined by commas. An unknown id or variant is an error that names the nearest.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from corridor.facts import fact_text

FINDINGS = "book/_executed/findings.json"


class FactRole(SphinxRole):
    """Prints one finding."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return an inline node of class ``fact`` that holds the value's text."""
        id, _, variant = self.text.partition("|")
        path = Path(self.env.srcdir) / FINDINGS
        self.env.note_dependency(str(path))
        findings = read_findings(path, path.stat().st_mtime_ns if path.is_file() else 0)
        try:
            text = fact_text(findings, id.strip(), variant.strip())
        except LookupError as error:
            message = self.inliner.reporter.error(str(error.args[0]), line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        return [nodes.inline(self.rawtext, text, classes=["fact"], fact=id.strip())], []


@lru_cache(maxsize=4)
def read_findings(path: Path, stamp: int) -> dict[str, dict[str, Any]]:
    """Return findings by id; ``stamp`` tells one state of the file from the next."""
    if not stamp:
        return {}
    return {item["id"]: item for item in json.loads(path.read_text(encoding="utf-8"))}
