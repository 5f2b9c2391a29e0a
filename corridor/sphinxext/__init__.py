"""The book's Sphinx extension: facts, figure files, static maths, a polish of the theme's pages, and the Typst builder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything that the book uses beyond Jupyter Book."""
    from corridor import __version__
    from corridor.sphinxext import html
    from corridor.sphinxext.facts import FactRole
    from corridor.sphinxext.figure_files import FigureFilesRole

    app.add_role("fact", FactRole())
    app.add_role("figure-files", FigureFilesRole())
    html.setup(app)
    for name in ("corridor.sphinxext.maths", "corridor.sphinxext.typst"):
        app.setup_extension(name)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
