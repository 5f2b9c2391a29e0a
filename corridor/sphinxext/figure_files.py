"""The ``{figure-files}`` role: under a figure, on the web its files to download, in print its id."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxRole
from sphinx.util.osutil import relative_uri

FIGURES = "/book/_executed/figures"
FILES = (("csv", "data (CSV)"), ("svg", "picture (SVG)"), ("png", "picture (PNG)"), ("json", "record (JSON)"))


class FigureFilesRole(SphinxRole):
    """Links to a figure's plotted values, pictures and record."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return links for HTML and the figure's id for print."""
        web = addnodes.only(expr="html")
        links = nodes.inline(classes=["figure-files"])
        links += nodes.Text("Download: ")
        for position, (extension, name) in enumerate(FILES):
            if position:
                links += nodes.Text(", ")
            links += self._picture_on_the_page(name) if extension == "svg" else self._file(extension, name)
        links += nodes.Text(".")
        web += links
        printed = addnodes.only(expr="not html")
        printed += nodes.inline("", f"Figure id: {self.text}.", classes=["figure-id"])
        return [web, printed], []

    def _file(self, extension: str, name: str) -> nodes.Node:
        link = addnodes.download_reference("", "", refdoc=self.env.docname, reftarget=f"{FIGURES}/{self.text}.{extension}")
        link += nodes.inline("", name)
        return link

    def _picture_on_the_page(self, name: str) -> nodes.Node:
        """Return a link to the very file that the page shows: figures' ids are unique, so Sphinx keeps their names."""
        uri = relative_uri(f"{self.env.docname}.html", f"_images/{self.text}.svg")
        return nodes.reference("", "", nodes.inline("", name), refuri=uri, internal=True, classes=["download"])
