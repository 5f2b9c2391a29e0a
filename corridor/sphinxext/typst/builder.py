"""The Sphinx builder ``typst``: the whole book as one Typst file, compiled to ``report.pdf``."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util import logging

from corridor.sphinxext.typst.assemble import assemble
from corridor.sphinxext.typst.compiling import Complaint, compile_report
from corridor.sphinxext.typst.escape import string
from corridor.sphinxext.typst.images import FOLDER, Pictures
from corridor.sphinxext.typst.index import index_markup
from corridor.sphinxext.typst.maths import FormulaError, converted
from corridor.sphinxext.typst.maths import formula_key as key_of
from corridor.sphinxext.typst.metadata import arguments, metadata_from, timestamp
from corridor.sphinxext.typst.references import DOCUMENT
from corridor.sphinxext.typst.writer import TypstTranslator

TEMPLATE = Path(__file__).with_name("template.typ")

logger = logging.getLogger(__name__)


class TypstBuilder(Builder):
    """Writes ``report.typ`` with its pictures and compiles it.

    Whatever cannot be printed as meant is an error, and then there is no PDF.
    """

    name = "typst"
    format = "typst"
    epilog = "The report is %(outdir)s/report.pdf."
    allow_parallel = True
    default_translator_class = TypstTranslator
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg"]

    pictures: Pictures
    _formulas: Mapping[tuple[str, bool], str | FormulaError]

    def get_outdated_docs(self) -> str:
        """Return that the book is always written whole."""
        return "the whole report"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return how references name a document."""
        del typ
        return DOCUMENT + docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return how references name a document: the same from everywhere."""
        return self.get_target_uri(to, typ)

    def prepare_writing(self, docnames: set[str]) -> None:
        """Nothing is written document by document."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Nothing is written document by document."""

    def write(self, build_docnames: Iterable[str] | None, updated_docnames: Iterable[str], method: str = "update") -> None:
        """Write the Typst file and compile it."""
        del build_docnames, updated_docnames, method
        metadata = metadata_from(self.config.typst_metadata)
        output = Path(self.outdir)
        for stale in (output / FOLDER, output / "report.pdf"):
            shutil.rmtree(stale, ignore_errors=True) if stale.is_dir() else stale.unlink(missing_ok=True)
        source, faults = self._write_source(output, arguments(metadata))
        data, complaints = compile_report(source, standards=self.config.typst_pdf_standards, moment=timestamp(metadata))
        for complaint in complaints:
            self._tell(complaint)
        if faults or complaints or data is None:
            self.app.statuscode = 1
            return
        (output / "report.pdf").write_bytes(data)

    def _write_source(self, output: Path, head: str) -> tuple[Path, int]:
        """Write ``report.typ`` and what it needs; return it and the number of faults found."""
        tree = assemble(self)
        self.post_process_images(tree)
        self.pictures = Pictures(Path(self.srcdir), output)
        self._formulas = converted(tree)
        translator = self.create_translator(tree, self)
        tree.walkabout(translator)
        back = index_markup(self, translator) if self.config.typst_index else ""
        translator.check_references()
        formats = self.config.numfig_format
        names = "".join(f"  {kind}-name: {string(formats[key].replace('%s', '').strip())},\n" for kind, key in _EXHIBITS.items())
        text = (
            '#import "template.typ": *\n#show: report.with(\n' + head + names + ")\n\n"
            f"// document: {self.config.root_doc}\n" + translator.astext() + back
        )
        source = output / "report.typ"
        source.write_text(text, encoding="utf-8")
        shutil.copyfile(TEMPLATE, output / TEMPLATE.name)
        return source, translator.faults

    def _tell(self, complaint: Complaint) -> None:
        logger.error("Typst: %s", complaint.message, location=complaint.docname or None, type="typst", subtype="compiler")

    def formula(self, node: nodes.math | nodes.math_block) -> str | FormulaError:
        """Return the Typst form of a formula, or the error that says why there is none."""
        return self._formulas[key_of(node)]

    def finish(self) -> None:
        """Everything is written already."""


_EXHIBITS = {"figure": "figure", "table": "table", "listing": "code-block"}
