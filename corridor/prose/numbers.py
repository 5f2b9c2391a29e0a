"""What counts as a number in prose: digits, cardinals, fractions, multiples, and ordinals where they are ranks.

Ordinals: in "the second largest" or "ranks third" they state a measurement and count. In "the second phase" or "the first
reactor" they name or enumerate, as *next* and *another* do, and do not. Written with digits (3rd) they always count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_CARDINALS = (
    f"zero|nought|(?:{_TENS})(?:-(?:{_UNITS}))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|{_UNITS}"
    "|hundreds?|thousands?|millions?|billions?|trillions?|dozens?"
)
_PARTS = "third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth|thousandth"
_MULTIPLES = "twice|thrice|half|halves|quarters?|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupled?|(?:two|three|four|five|six|ten|hundred)fold"
_RANKS = f"first|second|{_PARTS}"
_SUPERLATIVE = r"most|least|best|worst|(?!interest|forest|harvest|west\b|east\b|test\b|latest\b|earliest\b|request\b)[a-z]+est"
_RANKING = r"(?:rank(?:s|ed|ing)?|com(?:es?|ing)|came|stands?|plac(?:es?|ed)|finish(?:es|ed))"

NUMBER = re.compile(
    rf"""
    (?P<digits>\d+(?:[.,]\d+)*)                                               # 12   1,234   0.5   3rd
    | \b(?P<rank>(?:{_RANKS})(?=[ -](?:{_SUPERLATIVE})\b)                     # second largest
      | (?<=\ )(?:{_RANKS})(?=\ (?:of|among)\ (?:the\ )?(?:\d|\{{fact\}}|(?:{_CARDINALS})\b)))   # second of 180
    | \b{_RANKING}\ (?:only\ )?(?P<place>{_RANKS})\b(?!\ (?:the|a|to)\b)      # ranks third
    | \b(?P<word>
        (?:an?[ -])?(?:(?:{_CARDINALS})[ -])*(?:{_PARTS})s\b                  # two thirds
      | (?:an?|one)[ -](?:{_PARTS})(?=\ (?:of|as|more|less|higher|lower|larger|smaller|fewer)\b)  # a third of
      | (?:highest|lowest|top|bottom)\ (?P<part>{_PARTS})                     # the highest twentieth
      | (?:{_CARDINALS}|{_MULTIPLES})(?:[ -](?:{_CARDINALS}|{_MULTIPLES}))*
      )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each number in ``text``, from left to right."""
    for match in NUMBER.finditer(text):
        yield next(match.span(name) for name in ("digits", "rank", "place", "part", "word") if match.start(name) >= 0)
