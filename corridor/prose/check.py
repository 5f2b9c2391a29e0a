"""Go through the sources of the book and tell every number that is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

import corridor
from corridor.errors import UserError
from corridor.project import Project
from corridor.prose.allowed import Form, covering, read_forms
from corridor.prose.code import code_passages
from corridor.prose.markdown import passages
from corridor.prose.passage import Passage

WHAT_TO_DO = "bind it with {fact}, reword it, or add its form to allowed_numbers.yml"
PACKAGE = Path(corridor.__file__).parent
WORDED = ("exhibits", "analysis/exposure/sentences.py", "markup.py")
"""Parts of the package that word what the chapters show."""


@dataclass(frozen=True, slots=True)
class Prose:
    """One passage and the place where it stands: a file, a cell of a notebook, or what a run made (then without ``lines``)."""

    place: str
    passage: Passage
    lines: bool = True


def check_prose(project: Project, package: Path = PACKAGE) -> list[str]:
    """Return one line per number that is typed in prose, and per allowed form that nothing uses; none means that all is bound."""
    try:
        forms = read_forms(project.allowed_numbers)
        prose = list(sources(project, package))
    except UserError as error:
        return error.lines
    faults, used = unbound(prose, forms)
    name = project.allowed_numbers.name
    return faults + [
        f"{name}, group '{form.group}', pattern {form.pattern.pattern!r}: no number in prose has this form (expected a use, or no pattern)"
        for form in forms
        if form not in used
    ]


def unbound(prose: Iterable[Prose], forms: Iterable[Form]) -> tuple[list[str], set[Form]]:
    """Return one line per number that no form allows, and the forms that allowed another."""
    forms = list(forms)
    faults, used = [], set()
    for item in prose:
        spans = item.passage.numbers()
        if spans:
            covered, by = covering(item.passage, spans, forms)
            used |= by
            faults += [_fault(item, start, end) for start, end in spans if (start, end) not in covered]
    return faults, used


def sources(project: Project, package: Path = PACKAGE) -> Iterator[Prose]:
    """Yield the prose of pages, fragments, change log, notebooks' markdown and code, and of the modules that word what is shown.

    Raises
    ------
    UserError
        If a file cannot be read.
    """
    generated = (project.executed, project.generated)
    pages = [path for path in sorted(project.book.rglob("*.md")) if not any(path.is_relative_to(place) for place in generated)]
    for path in [*pages, project.root / "CHANGELOG.md"]:
        for passage in passages(_read(path)):
            yield Prose(path.relative_to(project.root).as_posix(), passage)
    for path in sorted(project.notebooks.glob("*.ipynb")):
        yield from _notebook(path, project.root)
    for path in (path for part in WORDED for path in ([package / part] if part.endswith(".py") else sorted((package / part).rglob("*.py")))):
        for passage in code_passages(_read(path)):
            yield Prose(path.relative_to(package.parent).as_posix(), passage)


def _notebook(path: Path, root: Path) -> Iterator[Prose]:
    for cell in nbformat.reads(_read(path), as_version=4).cells:
        place = f"{path.relative_to(root).as_posix()}, {cell.id}"
        try:
            found = passages(cell.source) if cell.cell_type == "markdown" else code_passages(cell.source)
            for passage in found:
                yield Prose(place, passage)
        except SyntaxError as error:
            raise UserError(f"{place}, line {error.lineno}: is not Python: {error.msg}") from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UserError(f"{path.name} is missing in {path.parent}") from None
    except UnicodeDecodeError:
        raise UserError(f"{path}: is not UTF-8") from None


def _fault(item: Prose, start: int, end: int) -> str:
    passage = item.passage
    number = passage.text[start:end]
    place = f"{item.place}, line {passage.line_at(start)}" if item.lines else item.place
    return f"{place}: '{number}' is bound to no finding in \"{passage.around(start, end)}\" ({WHAT_TO_DO})"
