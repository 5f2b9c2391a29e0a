"""Findings and figures of all runs, gathered; an id used twice is refused."""

import json

import pytest

from corridor.edition import ChapterRun
from corridor.errors import UserError
from corridor.pipeline.collect import collect_figures, collect_findings, write_findings
from corridor.pipeline.execute import RunResult


def result(directory, run_id, *ids, figures=()):
    place = directory / run_id
    (place / "figures").mkdir(parents=True)
    record = {"value": 1, "unit": "count", "text": "1", "definition": "d", "sources": ["s"], "inputs": [], "parameters": {}}
    (place / "findings.json").write_text(json.dumps([{"id": id, **record} for id in ids]))
    for name in figures:
        (place / "figures" / f"{name}.svg").write_text(run_id)
        (place / "figures" / f"{name}.csv").write_text("x")
    return RunResult(run=ChapterRun(id=run_id, template="t"), directory=place, seconds=1.0)


def test_findings_are_sorted_and_know_their_chapter(tmp_path):
    found = collect_findings([result(tmp_path, "two", "b.b"), result(tmp_path, "one", "c.c", "a.a")])
    assert [(item["id"], item["chapter"]) for item in found] == [("a.a", "one"), ("b.b", "two"), ("c.c", "one")]
    assert list(found[0]) == ["id", "value", "unit", "text", "chapter", "definition", "sources", "inputs", "parameters"]


def test_a_finding_of_two_chapters_is_refused(tmp_path):
    with pytest.raises(UserError, match="finding a.a is recorded by two chapters: one and two"):
        collect_findings([result(tmp_path, "one", "a.a"), result(tmp_path, "two", "a.a")])


def test_one_finding_a_line(tmp_path):
    write_findings([{"id": "a.a"}, {"id": "b.b", "text": "—"}], tmp_path / "findings.json")
    text = (tmp_path / "findings.json").read_text(encoding="utf-8")
    assert text == '[\n{"id": "a.a"},\n{"id": "b.b", "text": "—"}\n]\n'
    assert json.loads(text)[1]["id"] == "b.b"


def test_figures_are_copied(tmp_path):
    ids = collect_figures([result(tmp_path, "one", figures=["b", "a"])], tmp_path / "all")
    assert ids == ["a", "b"]
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == ["a.csv", "a.svg", "b.csv", "b.svg"]


def test_a_figure_of_two_chapters_is_refused_once(tmp_path):
    with pytest.raises(UserError) as caught:
        collect_figures([result(tmp_path, "one", figures=["a"]), result(tmp_path, "two", figures=["a"])], tmp_path / "all")
    assert caught.value.lines == ["figure a is drawn by two chapters: one and two"]
