"""Parts of a page that are finished already: rows of tables, as HTML.

Sphinx would take longer to carry them through its steps than all the rest of the book, and its search index would hold each word of
them. So they are left out when a page is read, and put into the page when all else is done.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from corridor.web import AS_IS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PLACE = "<!-- part {} as it is -->"
_PART = re.compile(f"{re.escape(AS_IS[0])}(.*?){re.escape(AS_IS[1])}", re.DOTALL)


def taken_out(text: str) -> tuple[str, list[str]]:
    """Return a page's source with a comment in place of each finished part, and the parts."""
    parts: list[str] = []

    def place(match: re.Match[str]) -> str:
        parts.append(match[1].strip("\n"))
        return PLACE.format(len(parts) - 1)

    return _PART.sub(place, text), parts


def put_back(text: str, parts: list[str]) -> str:
    """Return the page with its finished parts in their places."""
    for number, part in enumerate(parts):
        text = text.replace(PLACE.format(number), part, 1)
    return text


def parts_of(app: Sphinx, page: Path) -> list[str]:
    """Return the finished parts of a written page, from its source; none for a page without source."""
    docname = page.relative_to(app.outdir).with_suffix("").as_posix()
    if docname not in app.env.found_docs:
        return []
    return taken_out(Path(app.env.doc2path(docname)).read_text(encoding="utf-8"))[1]


def take_out(_app: Sphinx, _docname: str, source: list[str]) -> None:
    """Leave finished parts out of a page that is being read (event ``source-read``)."""
    source[0] = taken_out(source[0])[0]
