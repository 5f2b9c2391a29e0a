"""Did you mean: the nearest known names to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Return up to ``most`` known names that resemble ``word``, the nearest first; case does not count."""
    by_lower: dict[str, str] = {}
    for name in known:
        by_lower.setdefault(name.lower(), name)
    return [by_lower[match] for match in get_close_matches(word.lower(), list(by_lower), n=most, cutoff=0.5)]


def hint(word: str, known: Iterable[str]) -> str:
    """Return '; nearest: a, b' for an error message, or nothing if no known name resembles ``word``."""
    near = nearest(word, known)
    return f"; nearest: {', '.join(near)}" if near else ""
