"""The book's Sphinx extension: facts, figure files, static maths, a polish of the theme's pages, and the Typst builder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything that the book uses beyond Jupyter Book."""
    from corridor import __version__
    from corridor.sphinxext import facts, html, popovers
    from corridor.sphinxext.figure_files import FigureFilesRole
    from corridor.sphinxext.report_file import ReportFileRole

    app.add_role("figure-files", FigureFilesRole())
    app.add_role("report-file", ReportFileRole())
    app.connect("config-inited", _take_metadata, priority=100)
    facts.setup(app)
    popovers.setup(app)
    html.setup(app)
    for name in ("corridor.sphinxext.maths", "corridor.sphinxext.typst"):
        app.setup_extension(name)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}


def _take_metadata(app: Sphinx, config: Config) -> None:
    """Give the PDF its title page and document properties: from the edition file and ``CITATION.cff``."""
    from corridor.citation import load_citation
    from corridor.edition import load_edition
    from corridor.project import Project

    project = Project.find(app.srcdir)
    edition, citation = load_edition(project.edition), load_citation(project.root)
    config.typst_metadata = {
        "title": edition.title,
        "subtitle": edition.subtitle,
        "authors": list(citation.authors),
        "date": edition.date.isoformat(),
        "version": edition.version,
        "keywords": list(citation.keywords),
        "abstract": citation.abstract,
        "description": citation.abstract,
        "citation": citation.text(),
        "licence": citation.licence,
    }
