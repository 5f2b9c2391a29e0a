"""Citation data of the report: ``CITATION.cff`` is their one place; everything that cites the report is made from it here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from corridor.errors import UserError

CITATION_FILE = "CITATION.cff"
LICENCE_NAMES = {"CC-BY-4.0": "Creative Commons Attribution 4.0 International (CC BY 4.0)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a citation needs. ``date`` is ISO; ``title`` is the whole title with its subtitle."""

    title: str
    authors: tuple[str, ...]
    version: str
    date: str
    keywords: tuple[str, ...]
    licence: str
    abstract: str

    @property
    def year(self) -> str:
        return self.date[:4]

    def text(self) -> str:
        """Return the citation as one line of plain text."""
        return f"{', '.join(self.authors)} ({self.year}). {self.title} (version {self.version})."

    def bibtex(self) -> str:
        """Return the citation as a BibTeX entry."""
        authors = " and ".join(f"{{{name}}}" for name in self.authors)
        fields = {"author": authors, "title": self.title, "year": self.year, "version": self.version}
        lines = [f"  {name:<7} = {{{value}}}," for name, value in fields.items()]
        return "\n".join([f"@report{{corridor{self.year},", *lines, "}"])


def load_citation(root: Path) -> Citation:
    """Return the citation data of the project at ``root``.

    Raises
    ------
    UserError
        If the file is missing, is not YAML, or lacks a field.
    """
    path = root / CITATION_FILE
    try:
        raw: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Citation(
            title=raw["title"],
            authors=tuple(_name(author) for author in raw["authors"]),
            version=str(raw["version"]),
            date=str(raw["date-released"]),
            keywords=tuple(raw["keywords"]),
            licence=LICENCE_NAMES.get(raw["license"], raw["license"]),
            abstract=" ".join(raw["abstract"].split()),
        )
    except FileNotFoundError:
        raise UserError(f"{CITATION_FILE}: the file is not there") from None
    except yaml.YAMLError as error:
        raise UserError(f"{CITATION_FILE}: not readable as YAML: {' '.join(str(error).split())}") from None
    except (KeyError, TypeError, AttributeError) as error:
        raise UserError(f"{CITATION_FILE}: field {error} is missing or not of the form that CFF 1.2.0 asks for") from None


def _name(author: dict[str, str]) -> str:
    return author.get("name") or f"{author['given-names']} {author['family-names']}"
