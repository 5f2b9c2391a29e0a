"""Prose of MyST Markdown: headings, paragraphs, lists, table cells, definitions, captions, alternative texts, at any depth.

Code, targets of links, contents of roles, options of directives, formulas and comments are no prose. The structure is that of
the parser which the book is built with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from corridor.prose.passage import Passage

EXTENSIONS = frozenset({"amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist", "tasklist"})
"""Those of the book but smartquotes, which would change the text."""

CODE = frozenset({"bibliography", "code", "code-block", "code-cell", "eval-rst", "include", "literalinclude", "math", "raw", "tableofcontents", "toctree"})
PATHS = frozenset({"figure", "image"})
"""Directives whose argument is a file."""
SPOKEN = frozenset({"abbr", "report-file", "sub", "sup"})
"""Roles whose content the reader reads as it is."""
_DIRECTIVE = re.compile(r"\{([^}\s]+)\}\s*(.*)", re.DOTALL)
_OPTION = re.compile(r"\s*:([\w-]+):\s*(.*)")
_TITLED = re.compile(r"(.+?)\s*<[^<>]+>", re.DOTALL)


def passages(text: str, first_line: int = 1, *, skip: frozenset[str] = frozenset()) -> Iterator[Passage]:
    """Yield the passages of prose in ``text``, whose first line is line ``first_line`` of its source.

    ``skip`` names directives, and ``cell`` for the cells of tables, that are to be passed over.
    """
    line, in_cell = first_line, False
    for token in _parser().parse(text, {}):
        if token.map:
            line = first_line + token.map[0]
        if token.type in ("td_open", "th_open", "td_close", "th_close"):
            in_cell = token.nesting == 1 and "cell" in skip
        elif token.type == "inline" and not in_cell:
            yield from _inline(token.children or [], line)
        elif token.type in ("fence", "colon_fence"):
            yield from _directive(token, line, skip)
        elif token.type == "html_block":
            yield from _html(token.content, line)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return create_md_parser(MdParserConfig(enable_extensions=set(EXTENSIONS)), RendererHTML)


def _inline(tokens: list[Token], line: int) -> Iterator[Passage]:
    passage, images = Passage(), []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            passage.add(" ", line)
            line += 1
        elif token.type in ("text", "text_special"):
            passage.add(token.content, line)
        elif token.type == "image":
            images.append((token, line))
        elif token.type == "myst_role":
            _role(token, passage, line)
            line += token.content.count("\n")
        elif token.type in ("code_inline", "math_inline", "math_inline_double"):
            passage.add(f"`{token.content}`", line, masked=True)
    yield passage
    for token, place in images:
        yield from _inline(token.children or [], place)


def _role(token: Token, passage: Passage, line: int) -> None:
    name = token.meta["name"]
    titled = _TITLED.fullmatch(token.content)
    if name in SPOKEN:
        passage.add(token.content, line)
    elif titled and name != "fact":
        passage.add(titled.group(1), line)
    else:
        passage.add(f"{{{name}}}`{token.content}`", line, masked=True)


def _directive(token: Token, line: int, skip: frozenset[str]) -> Iterator[Passage]:
    match = _DIRECTIVE.match(token.info.strip())
    if match is None or match.group(1) in CODE | skip:
        return
    name, argument = match.groups()
    if name not in PATHS and argument:
        yield from passages(argument, line)
    body = token.content.split("\n")
    options, begin = _options(body)
    for option, value, place in options:
        if option == "alt":
            yield from passages(value, line + 1 + place)
    rest = body[begin:]
    # Terms of a glossary stand above indented definitions, which elsewhere would be code.
    text = "\n".join(part.strip() for part in rest) if name == "glossary" else "\n".join(rest)
    yield from passages(text, line + 1 + begin, skip=skip)


def _options(body: list[str]) -> tuple[list[tuple[str, str, int]], int]:
    """Return a directive's options (name, value, line) and the line at which its text begins."""
    if body and body[0].strip() == "---":
        end = next((place for place, text in enumerate(body[1:], start=1) if text.strip() == "---"), len(body) - 1)
        pairs = [(place, text.partition(":")) for place, text in enumerate(body[1:end], start=1)]
        return [(name.strip(), value.strip(), place) for place, (name, _, value) in pairs], end + 1
    found: list[tuple[str, str, int]] = []
    for place, text in enumerate(body):
        match = _OPTION.fullmatch(text)
        if match is None:
            return found, place
        found.append((match.group(1), match.group(2), place))
    return found, len(body)


def _html(text: str, line: int) -> Iterator[Passage]:
    reader = _Words()
    reader.feed(text)
    for words, offset in reader.found:
        passage = Passage()
        passage.add(words, line + offset)
        yield passage


class _Words(HTMLParser):
    """Text between tags; comments, scripts and styles are none."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, int]] = []
        self._inside: str = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if data.strip() and self._inside not in ("script", "style"):
            self.found.append((data, self.getpos()[0] - 1))
