"""The book as a PDF: a Sphinx builder that writes Typst and compiles it, without LaTeX, browser or system fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PDF_STANDARDS = ("ua-1", "a-2a")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the builder ``typst`` and its configuration values.

    ``typst_metadata`` holds the fields of :class:`corridor.sphinxext.typst.metadata.Metadata`; ``typst_pdf_standards`` the
    standards that the PDF must meet; ``typst_index`` whether an index closes the book; ``typst_leave_out`` patterns of
    documents that only the web book has.
    """
    from corridor.sphinxext.typst.builder import TypstBuilder

    app.add_builder(TypstBuilder)
    app.add_config_value("typst_metadata", {}, "", dict)
    app.add_config_value("typst_pdf_standards", PDF_STANDARDS, "", (list, tuple))
    app.add_config_value("typst_index", True, "", bool)
    app.add_config_value("typst_leave_out", (), "", (list, tuple))
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
