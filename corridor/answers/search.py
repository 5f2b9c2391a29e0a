"""Find findings by words in their ids, definitions and texts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

LEFT_OUT = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "per", "the", "to", "with"})
_TOKEN = re.compile(r"[a-z0-9]+")
_PERIOD = re.compile(r"\.[0-9q_]+$")


def search(findings: Sequence[Mapping[str, Any]], words: Sequence[str]) -> list[Mapping[str, Any]]:
    """Return the findings that most of the words fit, the best first; of one series, the newest period first.

    A word fits what begins like it, so that 'Chinese' finds 'China'. Words in the id weigh more than words in definition or text, whole words
    more than beginnings. Findings that fewer of the words fit are left out if some fit more; at least half must.
    """
    wanted = [word for word in _tokens(" ".join(words)) if word not in LEFT_OUT]
    ranked = []
    for finding in sorted(findings, key=lambda item: item["id"], reverse=True):
        tokens = (_tokens(finding["id"]), _tokens(f"{finding['definition']} {finding['text']}"))
        scores = [_score(word, *tokens) for word in wanted]
        ranked.append((sum(score > 0 for score in scores), sum(scores), finding))
    most = max((fitting for fitting, _, _ in ranked), default=0)
    if not wanted or most * 2 < len(wanted):
        return []
    best = [item for item in ranked if item[0] == most]
    return [finding for _, _, finding in sorted(best, key=lambda item: (-item[1], _PERIOD.sub("", item[2]["id"])))]


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.lower())


def _score(word: str, id_tokens: Sequence[str], told: Sequence[str]) -> int:
    beginning = word[: max(4, len(word) - 3)]
    return max(
        4 * (word in id_tokens),
        3 * any(token.startswith(beginning) for token in id_tokens),
        2 * (word in told),
        1 * any(token.startswith(beginning) for token in told),
    )
