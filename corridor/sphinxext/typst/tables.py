"""How a table is fitted to the page: type size, column widths, orientation, whether it may break.

The widths of words are measured with the fonts themselves, so that no cell can run into its neighbour. Candidates are tried in
order: full type upright, smaller type upright, then the page turned. A table that is marked as wide is also turned when it would
otherwise become a stack of narrow columns.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corridor.sphinxext.typst.glyphs import Run, advance, width

Align = Literal["left", "center", "right"]

MM = 72 / 25.4
TEXT_WIDTH = 160 * MM
TEXT_HEIGHT = 241 * MM
TURNED_WIDTH = 247 * MM
"""Text block upright, and its width when the page is turned; the template has the same margins."""

SIZES = (8.6, 8.0, 7.4, 6.8)
"""Type sizes of tables in points, the preferred first."""
INSET_X = 4.0
INSET_Y = 3.2
LEADING = 1.32
SAFETY = 1.03
"""Widths are taken a little too large: kerning and rounding are not measured."""
READABLE_LINES = 7
SHORT = 9.0
"""Cells of so many em or less should not be broken."""
WHOLE = 0.6
"""A table lower than this part of the page is kept whole."""
STRETCH = 0.62
"""A table that fills at least this part of the width is stretched to fill it."""

_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"(?<=\w[-–—/])(?=[^\W\d_])")
"""Within words lines break after hyphens, dashes and slashes, where a letter follows."""
_ADDRESS = re.compile(r"https?://|www\.")
_ADDRESS_PIECE = 14


class TableTooWide(ValueError):
    """A table whose longest words do not fit side by side, even in the smallest type on a turned page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: its Typst markup, and its text in runs for measuring."""

    markup: str
    runs: tuple[Run, ...]
    align: Align | None = None
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as rows of cells. ``shares`` are the author's relative column widths, if given."""

    columns: int
    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A fitted table: type size and column widths in points."""

    size: float
    widths: tuple[float, ...]
    turned: bool
    breakable: bool


def lay_out(table: Table) -> Layout:
    """Return how ``table`` is set.

    Raises
    ------
    TableTooWide
        If it cannot be set without words running over.
    """
    fitting = [*_candidates(table)]
    if not fitting:
        raise TableTooWide(
            f"a table of {table.columns} columns does not fit the page, even turned and in {SIZES[-1]} pt; shorten its longest words"
        )
    for turned in (False, True) if table.wide else (False,):
        for most_broken in (0, math.inf):
            for layout, lines, broken in fitting:
                if layout.turned == turned and lines <= READABLE_LINES and broken <= most_broken:
                    return layout
    return fitting[0][0]


def column_alignments(table: Table) -> tuple[Align, ...]:
    """Return each column's alignment: that of its first body cell, left where none is given."""
    first: dict[int, Align] = {}
    for _, column, cell in placed(table.body, table.columns):
        if cell.colspan == 1 and cell.align:
            first.setdefault(column, cell.align)
    return tuple(first.get(column, "left") for column in range(table.columns))


def placed(rows: Sequence[Sequence[Cell]], columns: int) -> Iterator[tuple[int, int, Cell]]:
    """Yield row, column and cell, with the places that cells of rows above reach into left out."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken and column < columns:
                column += 1
            yield row, column, cell
            taken.update((row + down, column + right) for down in range(cell.rowspan) for right in range(cell.colspan))
            column += cell.colspan


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """A cell in its place: the widths in em of its longest word and of its whole text on one line."""

    row: int
    column: int
    colspan: int
    rowspan: int
    word: float
    line: float


def _measured(rows: Sequence[Sequence[Cell]], columns: int, first_row: int) -> list[_Measured]:
    return [
        _Measured(
            row=first_row + row,
            column=column,
            colspan=cell.colspan,
            rowspan=cell.rowspan,
            word=longest_word(cell),
            line=width(cell.runs),
        )
        for row, column, cell in placed(rows, columns)
    ]


def _candidates(table: Table) -> Iterator[tuple[Layout, int, int]]:
    """Yield the layouts that fit, in order of preference, with the lines of their tallest cell and the number of short cells broken."""
    cells = _measured(table.head, table.columns, 0) + _measured(table.body, table.columns, len(table.head))
    least = _spread(table.columns, [(cell, cell.word) for cell in cells])
    natural = _spread(table.columns, [(cell, cell.line) for cell in cells])
    for turned in (False, True):
        available = TURNED_WIDTH if turned else TEXT_WIDTH
        for size in SIZES:
            narrowest = [size * SAFETY * em + 2 * INSET_X for em in least]
            if sum(narrowest) > available:
                continue
            wanted = [size * SAFETY * em + 2 * INSET_X for em in natural]
            widths = column_widths(narrowest, wanted, available, table.shares)
            lines = _row_lines(cells, widths, size, len(table.head) + len(table.body))
            height = sum(size * LEADING * count + 2 * INSET_Y for count in lines)
            layout = Layout(size=size, widths=widths, turned=turned, breakable=height > WHOLE * TEXT_HEIGHT)
            yield layout, max(lines, default=1), _broken(cells, widths, size)


def column_widths(least: Sequence[float], natural: Sequence[float], available: float, shares: Sequence[float] = ()) -> tuple[float, ...]:
    """Return column widths in points, between the least that their words need and ``available`` in sum.

    The author's shares are kept if every column's words fit into them. Otherwise columns that can be set without a break get
    what they need and the others share the rest, more to those with more text.
    """
    if shares:
        widths = [available * share / sum(shares) for share in shares]
        if all(given >= needed for given, needed in zip(widths, least, strict=True)):
            return _rounded(widths)
    total = sum(natural)
    if total <= available:
        factor = available / total if total >= STRETCH * available else 1.0
        return _rounded([wish * factor for wish in natural])
    return _rounded(_shared(least, natural, available))


def _shared(least: Sequence[float], natural: Sequence[float], available: float) -> list[float]:
    """Return widths that sum to ``available``: short columns in full, the rest by the square root of what the others would fill."""
    settled: dict[int, float] = {}
    while short := _within(natural, settled, available):
        settled |= {column: natural[column] for column in short}
    rest = [column for column in range(len(natural)) if column not in settled]
    room = available - sum(settled.values())
    if room < sum(least[column] for column in rest):  # short columns must give up being on one line
        slack, asked = available - sum(least), sum(natural) - sum(least)
        return [need + slack * (wish - need) / asked for need, wish in zip(least, natural, strict=True)]
    while rest:
        weight = sum(math.sqrt(natural[column]) for column in rest)
        shares = {column: room * math.sqrt(natural[column]) / weight for column in rest}
        tight = {column: least[column] for column in rest if shares[column] < least[column]} or shares
        settled |= tight
        room -= sum(tight.values())
        rest = [column for column in rest if column not in tight]
    return [settled[column] for column in range(len(natural))]


def _within(natural: Sequence[float], settled: Mapping[int, float], available: float) -> list[int]:
    """Return the columns that need no more than an equal share of what the settled ones leave."""
    rest = [column for column in range(len(natural)) if column not in settled]
    room = available - sum(settled.values())
    return [column for column in rest if natural[column] * len(rest) <= room]


def longest_word(cell: Cell) -> float:
    """Return the width in em of the longest piece of a cell that cannot be broken."""
    text = "".join(run.text for run in cell.runs)
    advances = [advance(letter, run.face) for run in cell.runs for letter in run.text]
    longest = 0.0
    for word in _WORD.finditer(text):
        if _ADDRESS.match(word[0]):
            cuts = list(range(0, len(word[0]), _ADDRESS_PIECE))
        else:
            cuts = [0, *(cut.start() for cut in _BREAK.finditer(word[0]))]
        ends = [*cuts[1:], len(word[0])]
        longest = max(longest, *(sum(advances[word.start() + cut : word.start() + end]) for cut, end in zip(cuts, ends, strict=True)))
    return longest


def _spread(columns: int, measures: Sequence[tuple[_Measured, float]]) -> list[float]:
    """Return per column the widest measure of its cells; a cell over several columns widens them all alike where needed."""
    widths = [0.0] * columns
    for cell, measure in measures:
        if cell.colspan == 1:
            widths[cell.column] = max(widths[cell.column], measure)
    for cell, measure in measures:
        if cell.colspan > 1:
            reached = range(cell.column, cell.column + cell.colspan)
            lacking = max(0.0, measure - sum(widths[column] for column in reached))
            for column in reached:
                widths[column] += lacking / cell.colspan
    return widths


def _row_lines(cells: Sequence[_Measured], widths: Sequence[float], size: float, rows: int) -> list[int]:
    """Return an estimate of each row's number of lines."""
    lines = [1] * rows
    for cell in cells:
        room = sum(widths[cell.column : cell.column + cell.colspan]) - 2 * INSET_X
        needed = math.ceil(size * cell.line / max(room, size))
        lines[cell.row] = max(lines[cell.row], math.ceil(needed / cell.rowspan))
    return lines


def _broken(cells: Sequence[_Measured], widths: Sequence[float], size: float) -> int:
    """Return how many cells of a few words do not stand on one line."""
    short = [cell for cell in cells if cell.colspan == 1 and cell.line <= SHORT]
    return sum(size * cell.line > widths[cell.column] - 2 * INSET_X for cell in short)


def _rounded(widths: Sequence[float]) -> tuple[float, ...]:
    """Return widths in hundredths of a point, rounded down so that their sum never exceeds the page."""
    return tuple(math.floor(100 * value) / 100 for value in widths)
