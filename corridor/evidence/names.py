"""Did you mean ...? The nearest of the known names."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, candidates: Iterable[str], *, limit: int = 3) -> list[str]:
    """Return up to ``limit`` candidates that look like ``word``, the nearest first; none if nothing looks like it.

    Capitals do not count: ``PAKISTAN`` is near ``pakistan``.
    """
    spelled: dict[str, str] = {}
    for candidate in candidates:
        spelled.setdefault(candidate.lower(), candidate)
    return [spelled[found] for found in get_close_matches(word.lower(), spelled, n=limit, cutoff=0.6)]


def hint(word: str, candidates: Iterable[str]) -> str:
    """Return ``; nearest: a, b`` for an error message, or nothing if no candidate is near."""
    found = nearest(word, candidates)
    return f"; nearest: {', '.join(found)}" if found else ""
