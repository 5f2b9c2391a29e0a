"""Polish of the theme's pages: the report's own style sheet, and nothing that the book does not use.

Jupyter Book always loads sphinx-thebe, whose scripts point to a server; the book runs no code on its pages, so they go. The
site's index page is a plain forward to ``book/index.html``, written so that it also works from a folder.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
UNUSED = ("**/*.map", "**/webfonts/*.ttf", "locales", "sphinx-thebe.*")
"""Below ``_static``: source maps, fonts that stand there as WOFF2 as well, translations that only the build reads, thebe."""

LATE = 900
"""Priority of handlers that must run after those of the theme and of other extensions."""


def setup(app: Sphinx) -> None:
    """Register the style sheet and the handlers."""
    app.connect("builder-inited", _add_static)
    app.connect("doctree-resolved", _drop_thebe_nodes, priority=LATE)
    app.connect("html-page-context", _drop_thebe_files, priority=LATE)
    app.connect("build-finished", _drop_unused_files, priority=LATE)
    app.add_css_file("corridor.css", priority=LATE)


def _add_static(app: Sphinx) -> None:
    app.config.html_static_path.append(str(STATIC))


def _drop_thebe_nodes(_app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    for node in list(doctree.findall(nodes.raw)):
        if "x-thebe-config" in node.astext():
            node.parent.remove(node)


def _drop_thebe_files(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None) -> None:
    for name in ("script_files", "css_files"):
        kept = [item for item in context.get(name, []) if not _is_thebe(item)]
        if name in context:
            context[name][:] = kept


def _is_thebe(item: Any) -> bool:
    told = f"{getattr(item, 'filename', item)} {getattr(item, 'attributes', '')}"
    return "thebe" in told.lower()


def _drop_unused_files(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    for pattern in UNUSED:
        for path in sorted(static.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
