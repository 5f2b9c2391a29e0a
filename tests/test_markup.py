"""MyST markup of figures and tables."""

import pandas as pd
import pytest

from corridor import markup
from corridor.figures.record import FigureRecord


@pytest.fixture
def record():
    return FigureRecord(
        id="land-solar", title="Solar imports rose", alt="Bars rise from left to right.", sources=("ember-2025",), licences=("CC-BY-4.0",),
        inputs=({"table": "solar_exports", "rows": 3, "sha256": "0"},), parameters={}, note="Nine months of 2025.", code_version="1.0.0",
    )  # fmt: skip


def test_figure_carries_label_alt_source_and_note(record):
    text = markup.figure(record, width="80%")
    assert text.splitlines()[:4] == [":::{figure} figures/land-solar.svg", ":name: fig-land-solar", ":alt: Bars rise from left to right.", ":width: 80%"]
    assert "Source: {cite:t}`ember-2025`. Nine months of 2025. {figure-files}`land-solar`" in text


def test_cells_are_formatted_and_missing_shown():
    data = pd.DataFrame({"name": ["a|b", None], "share_pct": [81.26, None], "n": [1234, 5]})
    cells = markup.table_cells(data, {"share_pct": "{:.1f}"}, {"share_pct": "Share, %"})
    assert list(cells.text.columns) == ["Name", "Share, %", "N"]
    assert cells.text.to_numpy().tolist() == [["a|b", "81.3", "1,234"], ["–", "–", "5"]]
    assert cells.right == (False, True, True)


def test_table_escapes_what_myst_would_read():
    cells = markup.table_cells(pd.DataFrame({"name": ["a|b *c*"]}), {}, {})
    text = markup.table(cells, id="x", caption="A caption", sources=["s"], tables=["t"], note="", wide=True)
    assert ":class: wide" in text and ":name: tab-x" in text
    assert "| a\\|b \\*c\\* |" in text


def test_unknown_columns_are_named():
    with pytest.raises(KeyError, match="gone"):
        markup.table_cells(pd.DataFrame({"a": [1]}), {"gone": "{}"}, {})


def test_many_sources_lead_to_the_tables():
    assert markup.source_line(["a", "b"], ["t"]) == "Sources: {cite:t}`a`, {cite:t}`b`."
    many = markup.source_line([f"s{n}" for n in range(1200)], ["events", "claims"])
    assert many == "Sources: 1,200 documents, named row by row in the data ([claims](#data-claims), [events](#data-events))."


def test_a_source_line_with_a_count_can_be_told_from_prose():
    line = markup.source_line([f"s{number}" for number in range(9)], ["events"])
    assert markup.SOURCES_COUNTED.match(line).group() == "Sources: 9 documents, named row by row in the data"
    assert not markup.SOURCES_COUNTED.match(markup.source_line(["a"], ["events"]))


def test_what_one_output_alone_shows():
    text = markup.only("html", markup.raw_html("<p>a</p>"))
    assert text == "::::::{only} html\n`````````{raw} html\n<p>a</p>\n`````````\n\n::::::\n\n"
