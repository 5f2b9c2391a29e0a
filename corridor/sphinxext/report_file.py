"""The ``{report-file}`` role: on the web a link to the whole report as one PDF, in print just the words.

The build puts the finished PDF into the web book (:mod:`corridor.pipeline.build`), so the link holds wherever the book is put.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxRole
from sphinx.util.osutil import relative_uri

from corridor.project import REPORT_FILE


class ReportFileRole(SphinxRole):
    """Offers the PDF under the role's text."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a link for HTML and plain text for print."""
        uri = relative_uri(f"{self.env.docname}.html", REPORT_FILE)
        web = addnodes.only(expr="html")
        web += nodes.reference("", self.text, refuri=uri, internal=True, classes=["report-file"])
        printed = addnodes.only(expr="not html")
        printed += nodes.Text(self.text)
        return [web, printed], []
