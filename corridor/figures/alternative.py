"""Whether an alternative text says more than the title: readers who cannot see a figure hear both, one after the other."""

from __future__ import annotations

import re
from difflib import get_close_matches

FEW = 5
"""An alternative text that adds fewer words than these to the title is suspected of repeating it."""
ALIKE = 0.8
"""Words so similar are taken for forms of one: 'rises' and 'rise'."""

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_SMALL = frozenset(
    "a an and are as at but by for from had has have in into is it its of on one or over than that the their then there these they this to was were "
    "which while with".split()
)


def repeats(alternative: str, title: str) -> bool:
    """Return whether ``alternative`` is the title again: its words in any order, or those and a few more."""
    told, known = _words(alternative), _words(title)
    new = [word for word in told if word not in known and not get_close_matches(word, known, n=1, cutoff=ALIKE)]
    shared = len(told) - len(new)
    whole = all(word in told for word in known)
    return len(new) < FEW and shared > 0 and (whole or len(new) <= shared)


def _words(text: str) -> dict[str, None]:
    """Return the words that carry meaning, each once, in lower case."""
    words = (word.lower() for word in _WORD.findall(text))
    return dict.fromkeys(word for word in words if word not in _SMALL)
