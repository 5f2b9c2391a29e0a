"""Tables fit the page: widths, type sizes, turned pages, worked by hand with a fixed measure."""

from __future__ import annotations

import pytest

from corridor.sphinxext.typst import tables
from corridor.sphinxext.typst.glyphs import Run
from corridor.sphinxext.typst.tables import (
    INSET_X,
    SIZES,
    TEXT_WIDTH,
    TURNED_WIDTH,
    Cell,
    Table,
    TableTooWide,
    column_alignments,
    column_widths,
    lay_out,
    longest_word,
    placed,
)


def cell(text: str, **options) -> Cell:
    return Cell(markup=text, runs=(Run(text=text),), **options)


def table(rows: list[list[str]], **options) -> Table:
    head, *body = [tuple(cell(text) for text in row) for row in rows]
    return Table(columns=len(rows[0]), head=(head,), body=tuple(body), **options)


@pytest.fixture
def even_letters(monkeypatch):
    """Make every letter half an em wide."""
    monkeypatch.setattr(tables, "advance", lambda _letter, _face: 0.5)
    monkeypatch.setattr(tables, "width", lambda runs: 0.5 * sum(len(run.text) for run in runs))


def test_longest_word_is_measured_over_runs(even_letters):
    runs = (Run(text="two w"), Run(text="ords", face="mono"), Run(text=" x"))
    assert longest_word(Cell(markup="", runs=runs)) == 2.5


def test_an_address_may_break(even_letters):
    assert longest_word(cell("https://example.org/a/very/long/path")) == 7.0


def test_a_small_table_keeps_its_natural_width(even_letters):
    layout = lay_out(table([["ab", "cd"], ["abcd", "e"]]))
    assert layout.size == SIZES[0]
    assert not layout.turned and not layout.breakable
    assert layout.widths == pytest.approx([SIZES[0] * 2 * 1.03 + 2 * INSET_X, SIZES[0] * 1 * 1.03 + 2 * INSET_X], abs=0.01)


def test_a_nearly_full_table_fills_the_width():
    assert sum(column_widths([10, 10], [150, 150], 400)) == pytest.approx(400, abs=0.03)


def test_short_columns_stay_on_one_line_and_long_ones_share_the_rest():
    widths = column_widths([20, 20, 20], [40, 900, 900], 400)
    assert widths == pytest.approx((40, 180, 180), abs=0.02)


def test_more_text_gets_more_room_but_not_all():
    _, middle, long = column_widths([20, 20, 20], [40, 400, 1600], 400)
    assert (middle, long) == pytest.approx((120, 240), abs=0.02)


def test_long_words_come_before_short_columns():
    widths = column_widths([40, 330], [100, 2000], 400)
    assert widths[0] >= 40 and widths[1] >= 329.99
    assert sum(widths) <= 400


@pytest.mark.parametrize(("shares", "expected"), [((1, 3), (100, 300)), ((1, 99), None)])
def test_the_authors_shares_are_kept_where_words_fit(shares, expected):
    widths = column_widths([50, 50], [500, 500], 400, shares)
    assert widths == pytest.approx(expected or (200, 200), abs=0.02)


def test_a_wide_table_is_set_smaller_before_the_page_is_turned(even_letters):
    layout = lay_out(table([["x" * 6] * 14] * 3))
    assert layout.size < SIZES[0]
    assert not layout.turned
    assert sum(layout.widths) <= TEXT_WIDTH


def test_a_wider_one_turns_the_page(even_letters):
    layout = lay_out(table([["x" * 7] * 16] * 3))
    assert layout.turned
    assert TEXT_WIDTH < sum(layout.widths) <= TURNED_WIDTH


def test_words_that_never_fit_are_an_error(even_letters):
    with pytest.raises(TableTooWide, match="12 columns does not fit"):
        lay_out(table([["x" * 40] * 12] * 2))


def test_a_long_table_may_break_over_pages(even_letters):
    assert lay_out(table([["a", "b"]] * 60)).breakable


def test_cells_below_a_tall_cell_move_aside():
    rows = ((cell("a", rowspan=2), cell("b")), (cell("c"),))
    assert [(row, column, one.markup) for row, column, one in placed(rows, 2)] == [(0, 0, "a"), (0, 1, "b"), (1, 1, "c")]


def test_a_column_is_aligned_as_its_first_cell_says():
    body = ((cell("a"), cell("1", align="right")), (cell("b"), cell("2", align="right")))
    assert column_alignments(Table(columns=2, head=(), body=body)) == ("left", "right")


def test_a_cell_over_several_columns_widens_them(even_letters):
    body = ((cell("x" * 40, colspan=2),), (cell("a"), cell("b")))
    layout = lay_out(Table(columns=2, head=(), body=body))
    assert sum(layout.widths) >= SIZES[0] * 20


@pytest.mark.parametrize(("word", "em"), [("nsf-ncses-publications", 6.0), ("land/sea", 2.5), ("2015–2019", 4.5), ("M-51", 2.0)])
def test_words_break_after_hyphens_before_letters(even_letters, word, em):
    assert longest_word(cell(word)) == em
