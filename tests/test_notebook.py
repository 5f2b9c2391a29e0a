"""What templates import: the same calls write files for the book and show text in Jupyter."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from corridor import notebook
from corridor.evidence.grades import Grades
from corridor.exhibits import TableExhibit
from corridor.figures.record import FigureError
from corridor.figures.style import new_figure
from corridor.findings import finding
from corridor.notebook import Chapter, random_stream

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def shown(monkeypatch):
    bundles = []
    monkeypatch.setattr(notebook, "display", lambda bundle, raw: bundles.append(bundle))
    monkeypatch.setenv("CORRIDOR_ROOT", str(ROOT))
    monkeypatch.delenv("CORRIDOR_RUN_DIR", raising=False)
    return bundles


@pytest.fixture
def in_book(shown, monkeypatch, tmp_path):
    monkeypatch.setenv("CORRIDOR_RUN_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def phases():
    return {"phases": Chapter.open("outlook").table("phases").head(2)}


def count(id, rows):
    return finding(id=id, value=2, unit="count", definition="Phases", rows=rows)


def drawn():
    figure, axes = new_figure(height=1.5)
    axes.plot([1, 2], [3, 4])
    return figure


def test_findings_are_shown_and_written(in_book, shown, phases):
    chapter = Chapter.open("outlook")
    chapter.record(count("a.b", phases))
    chapter.record([count("a.c", phases), count("a.d", phases)])
    assert [bundle["text/plain"] for bundle in shown] == ["a.b = 2", "a.c = 2\na.d = 2"]
    assert [bundle["text/markdown"] for bundle in shown] == ["", ""]
    assert [item["id"] for item in json.loads((in_book / "findings.json").read_text())] == ["a.b", "a.c", "a.d"]


def test_a_finding_is_recorded_once(shown, phases):
    chapter = Chapter.open("outlook")
    chapter.record(count("a.b", phases))
    with pytest.raises(ValueError, match="recorded twice: a.b"):
        chapter.record(count("a.b", phases))


def test_a_figure_in_the_book_is_four_files_and_a_directive(in_book, shown, phases):
    chapter = Chapter.open("phases", phase=2)
    data = pd.DataFrame({"year": [1, 2], "events": [3, 4]})
    chapter.figure(drawn(), id="phases-2-x", title="Events rose", alt="A line goes up.", data=data, rows=phases)
    assert sorted(path.name for path in (in_book / "figures").iterdir()) == [f"phases-2-x.{e}" for e in ("csv", "json", "png", "svg")]
    record = json.loads((in_book / "figures" / "phases-2-x.json").read_text())
    assert record["parameters"] == {"phase": 2} and record["sources"] == ["rcas-2026-brief"]
    assert record["inputs"][0]["table"] == "phases" and len(record["inputs"][0]["sha256"]) == 64
    assert shown[0]["text/markdown"].startswith(":::{figure} figures/phases-2-x.svg")


def test_a_figure_in_jupyter_is_a_picture(shown, phases):
    Chapter.open("outlook").figure(drawn(), id="x", title="T", alt="Seen.", data=pd.DataFrame({"a": range(20)}), rows=phases)
    assert set(shown[0]) == {"image/png", "text/plain"}
    assert shown[0]["text/plain"].startswith("Figure x: T\n") and shown[0]["text/plain"].endswith("... 20 rows")


def test_a_figure_without_alternative_text_is_refused(shown, phases):
    with pytest.raises(FigureError, match="no alternative text"):
        Chapter.open("outlook").figure(drawn(), id="x", title="T", alt="", data=pd.DataFrame({"a": [1]}), rows=phases)


def test_tables_and_sentences(shown, in_book, phases):
    chapter = Chapter.open("outlook")
    chapter.show(TableExhibit(data=pd.DataFrame({"a": [1.5]}), id="x", caption="C", rows=phases, formats={"a": "{:.2f}"}))
    chapter.say("There are {fact}`a.b` phases.")
    assert "| 1.50 |" in shown[0]["text/markdown"] and ":name: tab-x" in shown[0]["text/markdown"]
    assert shown[1] == {"text/plain": "There are {fact}`a.b` phases.", "text/markdown": "There are {fact}`a.b` phases."}


def test_a_table_whose_lines_are_rows_shows_their_grades(shown, in_book):
    chapter = Chapter.open("outlook")
    events = chapter.table("events").iloc[[5, 2]]
    data = pd.DataFrame({"what": ["x", "y"]})
    chapter.show(TableExhibit(data=data, id="x", caption="C", rows={"events": events}, graded="events"))
    letters = Grades(chapter.evidence).rows("events").loc[events.index].tolist()
    assert f"| What | Grade |\n|:--|:--|\n| x | {letters[0]} |\n| y | {letters[1]} |" in shown[0]["text/markdown"]
    assert "{term}`Grade`: how well the row is attested" in shown[0]["text/markdown"]
    with pytest.raises(ValueError, match="grades of events: 2 rows for 1 lines; expected one row for each line"):
        chapter.show_table(data.head(1), id="x", caption="C", rows={"events": events}, graded="events")
    with pytest.raises(ValueError, match="grades of claims: no rows"):
        chapter.show_table(data, id="x", caption="C", rows={"events": events}, graded="claims")


def test_random_stream_depends_on_seed_template_and_parameters_alone():
    def draw(*key):
        return random_stream(*key).random(3)

    first = draw(1, "exposure_risk", {"country": "PAK", "draws": 3})
    assert np.array_equal(first, draw(1, "exposure_risk", {"draws": 3, "country": "PAK"}))
    for other in ((2, "exposure_risk", {"country": "PAK", "draws": 3}), (1, "outlook", {"country": "PAK", "draws": 3}), (1, "exposure_risk", {"country": "LKA", "draws": 3})):
        assert not np.array_equal(first, draw(*other))
