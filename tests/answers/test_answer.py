"""Answers for findings, from a small package and from the report's own tables."""

import json
from pathlib import Path

import pytest

from corridor.answers import answers
from corridor.evidence import load_package

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def evidence():
    return load_package(ROOT)


def record(evidence, table, wanted, **more):
    frame = evidence.table(table)
    key = evidence.package.primary_key(table)[0]
    rows = frame.index[frame[key].isin(wanted)].tolist()
    sources = sorted(set(frame.loc[rows, "source_id"]))
    made = {"id": "a.b", "value": 1, "unit": "count", "text": "1", "chapter": "c", "definition": "d", "sources": sources, "parameters": {}}
    return made | {"method": "corridor.analysis.reported.event_date", "inputs": [{"table": table, "rows": rows}]} | more


def test_an_event_is_answered_with_all_its_sources(evidence):
    [found] = answers([record(evidence, "events", ["2025-10-22-cetc-etl-quantum-mou"])], evidence)
    assert list(found) == ["id", "value", "unit", "text", "definition", "chapter", "parameters", "method", "grade", "sources", "inputs"]
    assert found["inputs"][0]["title"] == "Timeline of the cooperation"
    assert found["inputs"][0]["keys"] == ["2025-10-22-cetc-etl-quantum-mou"]
    assert {source["id"]: source["kind"] for source in found["sources"]}["quantum-2025-news"] == "brief"
    assert [source["rows"] for source in found["sources"]] == [1] * len(found["sources"])
    assert set(found["sources"][0]) == {"id", "title", "publisher", "date", "url", "kind", "rows"}
    assert found["grade"]["letter"] == "A"
    assert found["method"]["summary"].startswith("Return the date of one event")
    json.dumps(found, allow_nan=False)


def test_an_interval_is_told_in_words(evidence):
    made = record(evidence, "satellites", ["badr1"], value=4.69, unit="years", text="4.7 years", interval=[3.44, 6.19])
    [found] = answers([made], evidence)
    assert found["interval"] == [3.44, 6.19]
    assert found["interval_text"] == "3.4 to 6.2\N{NO-BREAK SPACE}years"


def test_sources_with_most_rows_come_first(evidence):
    frame = evidence.table("satellites")
    made = record(evidence, "satellites", frame["record_id"].tolist())
    [found] = answers([made], evidence)
    counts = [source["rows"] for source in found["sources"]]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == frame["source_id"].value_counts().iloc[0]
    assert len(found["inputs"][0]["rows"]) == len(frame)
    assert len(found["inputs"][0]["keys"]) == 5


def test_a_row_that_is_no_longer_there_is_named(evidence):
    made = record(evidence, "satellites", ["badr1"], inputs=[{"table": "satellites", "rows": [9999]}])
    with pytest.raises(LookupError, match="table satellites has no row 9999"):
        answers([made], evidence)
