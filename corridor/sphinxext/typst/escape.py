"""Text as Typst markup: characters that mean something are escaped, runs of other scripts are marked with their language.

Every inline call that this package writes ends with a semicolon: without it Typst would read a following parenthesis, bracket
or full stop as part of the call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Script = Literal["latin", "arabic", "chinese"]

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_CHINESE = "\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_ZERO_WIDTH_NON_JOINER = "\u200c"
_RUN = re.compile(rf"(?P<arabic>[{_ARABIC}][{_ARABIC}\s{_ZERO_WIDTH_NON_JOINER}]*)|(?P<chinese>[{_CHINESE}]+)")
_LETTERS = re.compile(rf"[{_ARABIC}]")
_SPECIAL = re.compile(r"[\\#$*_`<>@\[\]~/=+\-]")
_LEADING_NUMBER = re.compile(r"^(\s*\d+)([.)])")
_WHITE = re.compile(r"[ \t\r\n\f\v]+")

CALLS = {"arabic": "urdu", "chinese": "chinese"}
"""Template functions that set a run of a script."""


def escape(text: str) -> str:
    """Return ``text`` such that Typst prints it as it is; runs of white space become one space."""
    escaped = _SPECIAL.sub(lambda match: "\\" + match[0], _WHITE.sub(" ", text))
    return _LEADING_NUMBER.sub(r"\1\\\2", escaped).replace("...", "\\.\\.\\.")


def string(text: str) -> str:
    """Return ``text`` as a Typst string literal.

    >>> string('say "yes"')
    '"say \\\\"yes\\\\""'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t").replace("\r", "")
    return f'"{escaped}"'


def array(items: list[str] | tuple[str, ...]) -> str:
    """Return Typst expressions as an array literal, of one item as well.

    >>> array(["1fr"]), array([])
    ('(1fr,)', '()')
    """
    return f"({', '.join(items)}{',' if len(items) == 1 else ''})"


def runs(text: str) -> Iterator[tuple[Script, str]]:
    """Yield the runs of ``text`` by script. White space at the end of an Arabic run belongs to what follows."""
    end = 0
    for match in _RUN.finditer(text):
        run = match[0].rstrip() if match["arabic"] else match[0]
        if match.start() > end:
            yield "latin", text[end : match.start()]
        yield ("arabic" if match["arabic"] else "chinese"), run
        end = match.start() + len(run)
    if end < len(text):
        yield "latin", text[end:]


def markup(text: str) -> str:
    """Return ``text`` as Typst markup, foreign runs marked."""
    return "".join(escape(run) if script == "latin" else f"#{CALLS[script]}[{escape(run)}];" for script, run in runs(text))


def mostly_arabic(text: str) -> bool:
    """Return whether most letters of ``text`` are Arabic, so that the paragraph runs from right to left."""
    letters = sum(letter.isalpha() for letter in text)
    return letters > 0 and 2 * len(_LETTERS.findall(text)) > letters
