"""Typst itself: fonts laid out for it, one run, its complaints in Sphinx's words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import typst

from corridor.fonts import font_files
from corridor.sphinxext.typst.placing import place_exhibits

FONTS = "_fonts"
_PLACE = re.compile(r"report\.typ:(\d+)(?::\d+)?")
_DOCUMENT = re.compile(r"// document: (.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What Typst says, and the document of the book that it says it of (empty where it is not known)."""

    message: str
    docname: str = ""


def lay_out_fonts(directory: Path) -> typst.Fonts:
    """Return the fonts that Typst may use: its own and the report's, whose files are copied below ``directory``.

    The packages hold more files than the report uses, among them the same faces twice, and Typst would pick one by the order
    of the file system.
    """
    folder = directory / FONTS
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in font_files():
        shutil.copyfile(path, folder / path.name)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])


def compile_report(source: Path, *, standards: Sequence[str], moment: int) -> tuple[bytes | None, list[Complaint]]:
    """Return the PDF of a Typst file and Typst's warnings; in case of an error no PDF and the error."""
    directory = source.parent
    fonts = lay_out_fonts(directory)
    lines = source.read_text(encoding="utf-8").splitlines()
    try:
        compiler = typst.Compiler(str(source), root=str(directory), font_paths=fonts)
        with suppress(RuntimeError):  # a query's error has no place in it; compiling fails alike and tells it
            place_exhibits(compiler, directory)
        data, warnings = compiler.compile_with_warnings(pdf_standards=list(standards), timestamp=moment)
    except typst.TypstError as error:
        return None, [_complaint(error, lines)]
    return data, [_complaint(warning, lines) for warning in warnings]


def _complaint(told: typst.TypstError | typst.TypstWarning, lines: Sequence[str]) -> Complaint:
    diagnostic = str(getattr(told, "diagnostic", "") or "")
    hints = [str(hint) for hint in getattr(told, "hints", []) or []]
    message = "; ".join([str(getattr(told, "message", told)), *hints])
    place = _PLACE.search(diagnostic)
    if not place:
        return Complaint(message=" ".join(f"{message} {_first_place(diagnostic)}".split()))
    number = int(place[1])
    excerpt = lines[number - 1].strip()[:160] if number <= len(lines) else ""
    return Complaint(message=f"{message} (report.typ, line {number}: {excerpt})", docname=document_at(lines, number))


def _first_place(diagnostic: str) -> str:
    found = re.search(r"[\w./-]+\.typ:\d+", diagnostic)
    return f"({found[0]})" if found else ""


def document_at(lines: Sequence[str], number: int) -> str:
    """Return the document of the book that a line of the Typst file (counted from 1) was written for."""
    for line in reversed(lines[:number]):
        found = _DOCUMENT.match(line)
        if found:
            return found[1]
    return ""
