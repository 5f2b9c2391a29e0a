"""What the tests of the Typst builder share."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
import typst


@pytest.fixture(scope="session")
def compiled_text() -> Callable[[str], str]:
    """Return a function that compiles Typst markup and gives the text of the PDF without white space."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[])

    def compile_text(source: str) -> str:
        head = '#set smartquote(enabled: false)\n#set text(font: "DejaVu Sans Mono", size: 8pt)\n'
        data = typst.compile((head + source).encode(), font_paths=fonts, timestamp=0)
        return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages)

    return compile_text
