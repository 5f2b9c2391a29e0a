"""A finding carries its definition, sources and rows, or does not exist."""

import json

import numpy as np
import pandas as pd
import pytest

from corridor.findings import Finding, FindingError, duplicate_ids, finding, rows_used, source_ids


@pytest.fixture
def rows():
    index = pd.Index([4, 2, 9], name="row")
    return pd.DataFrame({"amount": [1.0, 2.0, 3.0], "source_id": ["b", "a", "a; c"], "source_2_id": [None, "d", None]}, index=index)


def test_rows_and_sources_come_from_the_frame(rows):
    made = finding(id="arms.share.pak", value=np.float64(81.25), unit="percent", definition="A  share\n of it", rows={"arms": rows})
    assert made.sources == ("a", "b", "c", "d")
    assert (made.inputs[0].table, made.inputs[0].rows) == ("arms", (2, 4, 9))
    assert (made.value, made.text, made.definition) == (81.25, "81%", "A share of it")
    assert type(made.value) is float


def test_record_has_the_published_form(rows):
    made = finding(id="a.b", value=3, unit="count", definition="d", rows={"t": rows}, interval=(2, 4), parameters={"phase": np.int64(2)})
    record = json.loads(json.dumps(made.as_record()))
    assert record == {
        "id": "a.b",
        "value": 3,
        "unit": "count",
        "text": "3",
        "definition": "d",
        "sources": ["a", "b", "c", "d"],
        "inputs": [{"table": "t", "rows": [2, 4, 9]}],
        "parameters": {"phase": 2},
        "interval": [2.0, 4.0],
    }


@pytest.mark.parametrize("bad", ["Arms.share", "arms", "arms..share", "arms.share-pak", ".arms", "arms.share."])
def test_ids_follow_the_rule(rows, bad):
    with pytest.raises(FindingError, match="lower-case"):
        finding(id=bad, value=1, unit="count", definition="d", rows={"t": rows})


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), np.nan])
def test_values_are_finite(rows, bad):
    with pytest.raises(FindingError, match="not finite"):
        finding(id="a.b", value=bad, unit="count", definition="d", rows={"t": rows})


@pytest.mark.parametrize("bad", [None, True, [1], pd.Timestamp("2020-01-01")])
def test_values_are_numbers_or_text(rows, bad):
    with pytest.raises(FindingError, match="number or text"):
        finding(id="a.b", value=bad, unit="count", definition="d", rows={"t": rows})


def test_no_rows_no_sources_or_no_definition_is_refused(rows):
    with pytest.raises(FindingError, match="no source or no row"):
        finding(id="a.b", value=1, unit="count", definition="d", rows={"t": rows.iloc[:0]})
    with pytest.raises(FindingError, match="no source or no row"):
        finding(id="a.b", value=1, unit="count", definition="d", rows={"t": rows[["amount"]]})
    with pytest.raises(FindingError, match="no definition"):
        finding(id="a.b", value=1, unit="count", definition=" ", rows={"t": rows})


def test_interval_is_finite(rows):
    with pytest.raises(FindingError, match="not finite"):
        finding(id="a.b", value=1, unit="count", definition="d", rows={"t": rows}, interval=(0, float("nan")))


def test_last_bits_do_not_matter(rows):
    one = finding(id="a.b", value=0.1 + 0.2, unit="ratio", definition="d", rows={"t": rows})
    assert one.value == 0.3


def test_helpers(rows):
    assert source_ids([rows]) == ["a", "b", "c", "d"]
    assert rows_used({"t": rows, "empty": rows.iloc[:0]})[0].rows == (2, 4, 9)
    make = lambda id: Finding(id=id, value=1, unit="count", text="1", definition="d", sources=("a",), inputs=rows_used({"t": rows}))  # noqa: E731
    assert duplicate_ids([make("a.b"), make("a.c"), make("a.b")]) == ["a.b"]
