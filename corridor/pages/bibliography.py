"""``references.bib``: what the book cites, and the sources that give most of the data."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from corridor.evidence import Evidence
from corridor.project import Project

BULK_ROWS = 1000
"""Sources that give at least so many rows are listed by name in the catalogue."""

_CITED = re.compile(r"\{cite:[a-z]+\}`([^`]+)`")
_BIB_SPECIAL = re.compile(r"([&%#_])")
_BIB_DROP = re.compile(r"[{}\\~^]")


def cited_sources(project: Project) -> set[str]:
    """Return the ids that prose pages and executed notebooks cite."""
    pages = [*project.book.rglob("*.md"), *project.executed.glob("*.ipynb")]
    texts = (path.read_text(encoding="utf-8") for path in pages)
    groups = (group for text in texts for group in _CITED.findall(text))
    return {id.strip() for group in groups for id in group.split(",")}


def bibliography(sources: pd.DataFrame) -> str:
    """Return a BibTeX database with one entry per source: publisher as author, title, year, address.

    Sources of one publisher and year are told apart by a letter behind the year, in the order of their ids.
    """
    ordered = sources.sort_values("source_id").assign(year=lambda table: table["date"].str[:4])
    together = ordered.groupby(["publisher", "year"])["source_id"]
    letters = together.cumcount().where(together.transform("size") > 1)
    entries = []
    for source, letter in zip(ordered.itertuples(), letters, strict=True):
        year = "" if pd.isna(source.year) else f"{source.year}{'' if pd.isna(letter) else _letter(int(letter))}"
        fields = {
            "author": f"{{{_bib(source.publisher)}}}",
            "title": f"{{{_bib(source.title)}}}",
            "year": year,
            "url": "" if pd.isna(source.url) else str(source.url),
        }
        lines = [f"  {name} = {{{text}}}" for name, text in fields.items() if text]
        entries.append(f"@misc{{{source.source_id},\n" + ",\n".join(lines) + "\n}\n")
    return "\n".join(entries)


def bulk_sources(evidence: Evidence) -> dict[str, int]:
    """Return the sources that give at least ``BULK_ROWS`` rows, with their number, the largest first."""
    counts = evidence.rows_by_source()
    return {str(source): int(rows) for source, rows in counts[counts >= BULK_ROWS].items()}


def _letter(position: int) -> str:
    """Return a, b, ..., z, aa, ab ..."""
    return (_letter(position // 26 - 1) if position >= 26 else "") + chr(ord("a") + position % 26)


def _bib(text: Any) -> str:
    return _BIB_SPECIAL.sub(r"\\\1", _BIB_DROP.sub("", "" if pd.isna(text) else " ".join(str(text).split())))
