"""Findings and figures of all runs, gathered; an id used twice is refused."""

import json

import pandas as pd
import pytest

from corridor.edition import ChapterRun
from corridor.errors import UserError
from corridor.pipeline.collect import collect_figures, collect_findings, write_findings
from corridor.pipeline.execute import RunResult


RECORD = {"value": 1, "unit": "count", "text": "1", "definition": "d", "sources": ["s"], "inputs": [{"table": "flows", "rows": [2]}]}
RECORD |= {"parameters": {}, "method": "corridor.analysis.survival.median_years"}


class Tables:
    """Stands for the data package: countries, sources and a table with one row."""

    def table(self, name):
        return {
            "countries": pd.DataFrame({"iso3": ["PAK", "CHN"], "name": ["Pakistan", "China"]}),
            "sources": pd.DataFrame({"source_id": ["s", "atlas-2024"], "publisher": ["SIPRI", "Atlas"], "kind": ["dataset", "news"]}),
            "flows": pd.DataFrame({"source_id": ["s"]}, index=[2]),
        }[name]


def result(directory, run_id, *ids, figures=(), **changed):
    place = directory / run_id
    (place / "figures").mkdir(parents=True)
    (place / "findings.json").write_text(json.dumps([{"id": id, **RECORD, **changed} for id in ids]))
    for name in figures:
        (place / "figures" / f"{name}.svg").write_text(run_id)
        (place / "figures" / f"{name}.csv").write_text("x")
    return RunResult(run=ChapterRun(id=run_id, template="t"), directory=place, seconds=1.0)


def test_findings_are_sorted_and_know_their_chapter(tmp_path):
    found = collect_findings([result(tmp_path, "two", "b.b"), result(tmp_path, "one", "c.c", "a.a")], Tables())
    assert [(item["id"], item["chapter"]) for item in found] == [("a.a", "one"), ("b.b", "two"), ("c.c", "one")]
    assert list(found[0]) == ["id", "value", "unit", "text", "chapter", "definition", "sources", "inputs", "parameters", "method", "grade"]
    assert found[0]["grade"] == "A"


def test_a_finding_of_two_chapters_is_refused(tmp_path):
    with pytest.raises(UserError, match="finding a.a is recorded by two chapters: one and two"):
        collect_findings([result(tmp_path, "one", "a.a"), result(tmp_path, "two", "a.a")], Tables())


@pytest.mark.parametrize(
    ("id", "changed", "said"),
    [
        ("Arms.share", {}, "chapter one: finding id 'Arms.share' is not lower-case"),
        ("a.2024.pak", {}, "has the period '2024' before its end"),
        ("a.pakistan", {}, "names a country as 'pakistan'"),
        ("a.pak.b", {}, "has 'b' after a country"),
        ("a.b", {"value": float("nan")}, "nan is not finite"),
        ("a.b", {"interval": [0.0, float("inf")]}, "with interval 0.0 to inf is not finite"),
        ("a.b", {"sources": []}, "finding a.b rests on no source or no row"),
        ("a.b", {"inputs": []}, "finding a.b rests on no source or no row"),
        ("a.b", {"sources": ["atlas-2023"]}, "names the source 'atlas-2023', which is not in the table sources; nearest: atlas-2024"),
        ("a.b", {"method": "corridor.analysis.survival.mean_years"}, "finding a.b: no function corridor.analysis.survival.mean_years; expected"),
        ("a.b", {"method": ""}, "finding a.b was not made by a public function of corridor.analysis"),
    ],
)
def test_what_must_not_be_published_is_refused_in_one_line(tmp_path, id, changed, said):
    with pytest.raises(UserError) as caught:
        collect_findings([result(tmp_path, "one", id, **changed)], Tables())
    assert len(caught.value.lines) == 1
    assert said in caught.value.lines[0]


def test_one_finding_a_line(tmp_path):
    write_findings([{"id": "a.a"}, {"id": "b.b", "text": "—"}], tmp_path / "findings.json")
    text = (tmp_path / "findings.json").read_text(encoding="utf-8")
    assert text == '[\n{"id": "a.a"},\n{"id": "b.b", "text": "—"}\n]\n'
    assert json.loads(text)[1]["id"] == "b.b"


def test_figures_are_copied(tmp_path):
    ids = collect_figures([result(tmp_path, "one", figures=["b", "a"])], tmp_path / "all", [])
    assert ids == ["a", "b"]
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == ["a.csv", "a.svg", "b.csv", "b.svg"]


def test_a_figure_of_two_chapters_is_refused_once(tmp_path):
    with pytest.raises(UserError) as caught:
        collect_figures([result(tmp_path, "one", figures=["a"]), result(tmp_path, "two", figures=["a"])], tmp_path / "all", [])
    assert caught.value.lines == ["figure a is drawn by two chapters: one and two"]


FINDINGS = [{"id": "arms.share.pak", "value": 81.2, "unit": "percent", "text": "81%"}]


def recorded(directory, **texts):
    made = result(directory, "one", figures=["a"])
    record = {"id": "a", "title": "China supplied {fact}`arms.share.pak` of arms", "alt": "Bars grow to {fact}`arms.share.pak|1`.", "note": ""}
    (made.directory / "figures" / "a.json").write_text(json.dumps(record | texts))
    return [made]


def test_facts_in_records_of_figures_are_printed(tmp_path):
    collect_figures(recorded(tmp_path), tmp_path / "all", FINDINGS)
    record = json.loads((tmp_path / "all" / "a.json").read_text(encoding="utf-8"))
    assert (record["title"], record["alt"]) == ("China supplied 81% of arms", "Bars grow to 81.2%.")


@pytest.mark.parametrize(
    ("alt", "told"),
    [
        ("Bars grow to {fact}`arms.shar.pak`.", "figure a: unknown fact 'arms.shar.pak'; nearest: arms.share.pak"),
        ("Of arms China supplied 81%, as a bar", "figure a: the alternative text only repeats the title; say what is seen"),
    ],
)
def test_alternative_texts_are_checked_when_facts_are_known(tmp_path, alt, told):
    with pytest.raises(UserError) as caught:
        collect_figures(recorded(tmp_path, alt=alt), tmp_path / "all", FINDINGS)
    assert caught.value.lines == [told]
