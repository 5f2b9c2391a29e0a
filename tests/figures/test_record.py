"""A figure is kept with its data, sources and alternative text, the same bytes every time."""

import json

import pandas as pd
import pytest
from PIL import Image

from corridor.figures.record import PNG_DPI, FigureError, FigureRecord, save_figure
from corridor.figures.style import new_figure


def record(**changes):
    fields = {
        "id": "land-solar", "title": "Solar imports rose", "alt": "Bars rise.", "sources": ("a",), "licences": ("CC-BY-4.0",),
        "inputs": ({"table": "t", "rows": 2, "sha256": "0"},), "parameters": {"domain": "land"}, "note": "", "code_version": "1.0.0",
    }  # fmt: skip
    return FigureRecord(**(fields | changes))


@pytest.fixture
def figure():
    drawn, axes = new_figure(height=2)
    axes.plot([1, 2], [3, 4])
    yield drawn


def test_four_files(figure, tmp_path):
    save_figure(figure, pd.DataFrame({"x": [1, 2], "y": [3.5, 1 / 3]}), record(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"land-solar.{e}" for e in ("csv", "json", "png", "svg")]
    assert (tmp_path / "land-solar.csv").read_text() == "x,y\n1,3.5\n2,0.3333333333\n"
    assert json.loads((tmp_path / "land-solar.json").read_text())["parameters"] == {"domain": "land"}


def test_same_bytes_again(tmp_path):
    for name in ("one", "two"):
        drawn, axes = new_figure(height=2)
        axes.plot([1, 2], [3, 4])
        save_figure(drawn, pd.DataFrame({"x": [1]}), record(), tmp_path / name)
    for extension in ("svg", "png"):
        assert (tmp_path / "one" / f"land-solar.{extension}").read_bytes() == (tmp_path / "two" / f"land-solar.{extension}").read_bytes()


def test_the_picture_has_a_palette_and_its_resolution(figure, tmp_path):
    save_figure(figure, pd.DataFrame({"x": [1]}), record(), tmp_path)
    with Image.open(tmp_path / "land-solar.png") as picture:
        assert picture.mode == "P" and round(picture.info["dpi"][0]) == PNG_DPI
        assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_no_data_no_figure(figure, tmp_path):
    with pytest.raises(FigureError, match="has no data"):
        save_figure(figure, pd.DataFrame({"x": []}), record(), tmp_path)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"id": "Land Solar"}, "lower-case"),
        ({"title": " "}, "no title"),
        ({"alt": ""}, "no alternative text"),
        ({"alt": "solar imports ROSE."}, "only repeats the title"),
        ({"alt": "Rising solar imports, a chart"}, "only repeats the title"),
        ({"sources": ()}, "no source"),
        ({"inputs": ()}, "no source or no row"),
    ],
)
def test_incomplete_records_are_refused(changes, told):
    with pytest.raises(FigureError, match=told):
        record(**changes)
