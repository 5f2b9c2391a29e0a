"""The index: entries with page numbers, in the order of the alphabet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.environment.adapters.indexentries import IndexEntries

from corridor.sphinxext.typst.escape import array, markup, string
from corridor.sphinxext.typst.references import split_uri

if TYPE_CHECKING:
    from corridor.sphinxext.typst.builder import TypstBuilder
    from corridor.sphinxext.typst.writer import TypstTranslator


def index_markup(builder: TypstBuilder, translator: TypstTranslator) -> str:
    """Return the index, or nothing if the book has no entry."""
    letters = [_letter(letter, entries, translator) for letter, entries in IndexEntries(builder.env).create_index(builder)]
    return "\n#index-pages[\n" + "\n".join(letters) + "\n]\n" if letters else ""


def _letter(letter: str, entries: list, translator: TypstTranslator) -> str:
    lines = [f"#index-letter[{markup(letter)}]"]
    for name, (links, inner, _) in entries:
        lines.append(f"#index-entry([{markup(name)}], {_places(links, translator)})")
        lines += [f"#index-entry([{markup(below)}], {_places(places, translator)}, inner: true)" for below, places in inner]
    return "\n".join(lines)


def _places(links: list[tuple[str, str]], translator: TypstTranslator) -> str:
    """Return the labels of an entry's places as a Typst array."""
    found = [translator.targets.find(*split_uri(uri)) for _, uri in links if uri]
    return array([string(label) for label in dict.fromkeys(found) if label in translator.emitted])
