"""What the tests of the Typst builder share."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
import typst
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors

SAMPLE = Path(__file__).with_name("sample")
CONFIGURATION = (SAMPLE / "conf.py").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def compiled_text() -> Callable[[str], str]:
    """Return a function that compiles Typst markup and gives the text of the PDF without white space."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[])

    def compile_text(source: str) -> str:
        head = '#set smartquote(enabled: false)\n#set text(font: "DejaVu Sans Mono", size: 8pt)\n'
        data = typst.compile((head + source).encode(), font_paths=fonts, timestamp=0)
        return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages)

    return compile_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A book that was built: where it is, what Sphinx told, its status."""

    directory: Path
    told: str
    status: int

    @property
    def pdf(self) -> Path:
        """The PDF, whether it was written or not."""
        return self.directory / "report.pdf"

    @property
    def markup(self) -> str:
        """The Typst file."""
        return (self.directory / "report.typ").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def build() -> Callable[..., Built]:
    """Return a function that builds a book from its files (path -> text) in a directory."""

    def build_book(root: Path, files: Mapping[str, str], setup: Callable | None = None) -> Built:
        for name, text in {"conf.py": CONFIGURATION, **files}.items():
            path = root / "source" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        app = SphinxTestApp("typst", srcdir=root / "source", builddir=root / "build", freshenv=True)
        try:
            if setup:
                setup(app)
            app.build()
            return Built(directory=Path(app.outdir), told=strip_colors(app.warning.getvalue()), status=app.statuscode)
        finally:
            app.cleanup()

    return build_book


@pytest.fixture(scope="session")
def book_files() -> Mapping[str, str]:
    """Return the files of a small book that uses all that the report uses."""
    return {path.relative_to(SAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(SAMPLE.rglob("*")) if path.is_file()}


@pytest.fixture(scope="session")
def book(build, book_files, tmp_path_factory) -> Built:
    """Return the small book, built."""
    return build(tmp_path_factory.mktemp("book"), book_files)
