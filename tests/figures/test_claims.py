"""The scoreboard of claims."""

from __future__ import annotations

import pandas as pd

from corridor.figures import claims


def test_bars_add_up_to_the_claims():
    board = pd.DataFrame({"agrees": [3, 1], "differs": [1, 0], "sources conflict": [0, 1], "not found": [2, 2], "not checkable": [0, 1]}, index=["One", "Two"])
    figure = claims.scoreboard(board, board)
    totals = [text.get_text() for axes in figure.axes for text in axes.texts if text.get_text() in {"6", "5"}]
    assert totals == ["6", "5", "6", "5"]
    assert [text.get_text() for text in figure.axes[0].get_legend().get_texts()] == list(claims.ORDER)
