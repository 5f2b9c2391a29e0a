"""The visitor that turns the assembled book into Typst markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from corridor.sphinxext.typst.visit.boxes import Boxes
from corridor.sphinxext.typst.visit.exhibits import Exhibits
from corridor.sphinxext.typst.visit.links import Links, footnotes_of
from corridor.sphinxext.typst.visit.facts import Facts
from corridor.sphinxext.typst.visit.lists import Lists
from corridor.sphinxext.typst.visit.notebooks import Notebooks
from corridor.sphinxext.typst.visit.structure import Structure
from corridor.sphinxext.typst.visit.tables import Tables
from corridor.sphinxext.typst.visit.text import Text

if TYPE_CHECKING:
    from corridor.sphinxext.typst.builder import TypstBuilder


class TypstTranslator(Structure, Text, Lists, Notebooks, Boxes, Exhibits, Tables, Links, Facts):
    """All handlers together. Nodes of other extensions are added with ``app.add_node(..., typst=(visit, depart))``."""

    def __init__(self, document: nodes.document, builder: TypstBuilder) -> None:
        super().__init__(document, builder)
        self.ranks = []
        self.outer = 0
        self.in_part = False
        self.page_open = True
        self.explained = set()
        self.printed = set()
        self.wanted = {}
        self.noted = set()
        self.footnotes = footnotes_of(document, builder.config.root_doc)
