"""A passage of prose: text on one line, with the parts that are no prose kept but marked, and where each character stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from corridor.prose.numbers import numbers


@dataclass(slots=True)
class Passage:
    """Text that a reader reads in one go: a paragraph, a heading, a cell, a caption.

    ``masks`` are spans that stay in the text so that patterns may see them (a role, code), but in which no number is looked
    for; ``starts`` and ``lines`` say at which offset which source line begins.
    """

    text: str = ""
    masks: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, text: str, line: int, *, masked: bool = False) -> None:
        """Append ``text``, which stands on source line ``line``."""
        if not self.lines or self.lines[-1] != line:
            self.starts.append(len(self.text))
            self.lines.append(line)
        if masked:
            self.masks.append((len(self.text), len(self.text) + len(text)))
        self.text += " ".join(text.split("\n"))

    def line_at(self, offset: int) -> int:
        """Return the source line of the character at ``offset``."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)]

    def numbers(self) -> list[tuple[int, int]]:
        """Return the spans of numbers outside the masks."""
        return [(start, end) for start, end in numbers(self.text) if not any(start < stop and begin < end for begin, stop in self.masks)]

    def around(self, start: int, end: int, width: int = 40) -> str:
        """Return the words around a span, for a message."""
        left, right = max(0, start - width), min(len(self.text), end + width)
        before = self.text[left:start].partition(" ")[2] if left else self.text[:start]
        after = self.text[end:right].rpartition(" ")[0] if right < len(self.text) else self.text[end:]
        return f"{'... ' if left else ''}{before}{self.text[start:end]}{after}{' ...' if right < len(self.text) else ''}".strip()
