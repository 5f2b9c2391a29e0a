"""``corridor explain`` on a small set of findings over the report's own tables, and on what can go wrong."""

import json
from pathlib import Path

import pytest

from corridor.cli import main
from corridor.evidence import load_package

ROOT = Path(__file__).resolve().parents[2]
ID = "space.date.first_satellite"


@pytest.fixture
def products(tmp_path):
    satellites = load_package(ROOT).table("satellites")
    row = satellites[satellites["record_id"] == "badr1"]
    finding = {
        "id": ID, "value": "1990-07-16", "unit": "date", "text": "16\N{NO-BREAK SPACE}July 1990", "chapter": "domains-cyberspace_space",
        "definition": "Date: launch of the first satellite of Pakistan", "sources": [row["source_id"].iloc[0]], "parameters": {},
        "inputs": [{"table": "satellites", "rows": row.index.tolist()}], "method": "corridor.analysis.cyberspace_space.space_findings", "grade": "A",
    }  # fmt: skip
    other = finding | {"id": "space.own_satellites.pak", "value": 14, "unit": "count", "text": "14", "definition": "Satellites of the country"}
    write(tmp_path, [finding, other])
    return tmp_path


def write(directory, content):
    (directory / "findings.json").write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def explain(*words, out):
    return main(["explain", *words, "--root", str(ROOT), "--out", str(out)])


def test_a_finding_is_explained(products, capsys):
    assert explain(ID, out=products) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{ID} = 16\N{NO-BREAK SPACE}July 1990\n")
    assert "computed by corridor.analysis.cyberspace_space.space_findings" in out
    assert "badr1" in out
    assert "Jonathan McDowell" in out


def test_the_same_as_json(products, capsys):
    assert explain(ID, "--json", out=products) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["id"] == ID
    assert answer["inputs"][0]["keys"] == ["badr1"]
    assert answer["method"]["file"] == "corridor/analysis/cyberspace_space.py"
    assert answer["grade"]["letter"] in "ABCD"


def test_words_search_and_list_lists(products, capsys):
    assert explain("first", "satellites", out=products) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith(ID)
    assert explain("--list", out=products) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4
    assert explain("--list", "--json", out=products) == 0
    assert [item["id"] for item in json.loads(capsys.readouterr().out)] == [ID, "space.own_satellites.pak"]


def test_from_another_directory(products, capsys, monkeypatch):
    monkeypatch.chdir(ROOT / "data" / "core")
    assert main(["explain", ID, "--out", str(products)]) == 0
    assert ID in capsys.readouterr().out
    monkeypatch.chdir(products)
    assert main(["explain", ID]) == 1
    assert capsys.readouterr().err.startswith("no project at or above")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["space.date.frst_satellite"], f"no finding 'space.date.frst_satellite'; nearest: {ID}, space.own_satellites.pak"),
        (["volcano"], "no finding fits the words 'volcano' (--list shows all)"),
        ([], "explain what? give a finding's id or words to search for, or --list"),
    ],
)
def test_what_is_not_there_is_one_line(products, capsys, words, said):
    assert explain(*words, out=products) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"{said}\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "build the report first (corridor build)"),
        ("{", "is not a list of findings: build the report again"),
        ("{}", "is not a list of findings of this version"),
        ('[{"id": "a.b", "value": 1}]', "is not a list of findings of this version"),
    ],
)
def test_no_build_or_one_that_cannot_be_read_is_one_line(tmp_path, capsys, content, said):
    if content is not None:
        write(tmp_path, content)
    assert explain(ID, out=tmp_path) == 1
    err = capsys.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"inputs": [{"table": "satellites", "rows": [999]}]}, "(table satellites has no row 999)"),
        ({"sources": ["gone-2020"]}, "(no source gone-2020)"),
        ({"method": "corridor.analysis.cyberspace_space.gone"}, "(no function corridor.analysis.cyberspace_space.gone)"),
    ],
)
def test_data_that_changed_since_the_build_are_told(products, capsys, change, said):
    [first, _] = json.loads((products / "findings.json").read_text(encoding="utf-8"))
    write(products, [first | change])
    assert explain(ID, out=products) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"finding {ID} does not fit the data any more {said}: build the report again")
    assert len(err.splitlines()) == 1
