"""What the tests of the extension share: a small web book with two facts."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sample_answers import sample_answer
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors

from corridor.sphinxext.html import STATIC

CONFIGURATION = f"""
from corridor.sphinxext import facts, popovers
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
source_suffix = {{".md": "markdown"}}
html_static_path = [{str(STATIC)!r}]
numfig = True

def setup(app):
    facts.setup(app)
    popovers.setup(app)
"""

ANSWERS = [sample_answer(1), sample_answer(2, id="cables.count", value=9, unit="count", text="9", interval_text="")]
NOT_USED = {"id": "ports.count", "value": 1, "unit": "count", "text": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallBook:
    """A book that was built: what Sphinx told, and its pages."""

    directory: Path
    told: str
    app: SphinxTestApp

    def page(self, name: str = "index") -> BeautifulSoup:
        """Return a page's tree."""
        return BeautifulSoup((self.directory / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


@pytest.fixture
def small_book(tmp_path) -> Callable[[str], SmallBook]:
    """Return a function that builds a web book of one page of MyST text."""

    def build(text: str) -> SmallBook:
        source = tmp_path / "source"
        executed = source / "book" / "_executed"
        executed.mkdir(parents=True, exist_ok=True)
        (source / "conf.py").write_text(CONFIGURATION, encoding="utf-8")
        (source / "index.md").write_text(text, encoding="utf-8")
        (executed / "answers.json").write_text(json.dumps(ANSWERS), encoding="utf-8")
        (executed / "findings.json").write_text(json.dumps([*ANSWERS, NOT_USED]), encoding="utf-8")
        app = SphinxTestApp("html", srcdir=source, builddir=tmp_path / "build", freshenv=True)
        try:
            app.build()
            return SmallBook(directory=Path(app.outdir), told=strip_colors(app.warning.getvalue()), app=app)
        finally:
            app.cleanup()

    return build
