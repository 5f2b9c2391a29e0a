"""A finding carries its definition, sources and rows, or does not exist."""

import json

import numpy as np
import pandas as pd
import pytest

from corridor.analysis.reported import reported, reported_findings
from corridor.findings import Finding, FindingError, country_fault, duplicate_ids, finding, rows_used, source_ids


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
        "method": "",
        "interval": [2.0, 4.0],
    }


@pytest.mark.parametrize("bad", ["Arms.share", "arms", "arms..share", "arms.share-pak", ".arms", "arms.share."])
def test_ids_follow_the_rule(rows, bad):
    with pytest.raises(FindingError, match="lower-case"):
        finding(id=bad, value=1, unit="count", definition="d", rows={"t": rows})


@pytest.mark.parametrize("good", ["a.b.2024", "a.b.2020_2024", "a.b.2024_06", "a.b.2024_06_30", "a.b.2024_q3", "a.b.pak.since_2018", "a.top_5.pak", "a.brief_2024"])
def test_periods_stand_at_the_end(rows, good):
    assert finding(id=good, value=1, unit="count", definition="d", rows={"t": rows}).id == good


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("arms.share.2020_2024.pak", "'2020_2024' before its end"),
        ("space.launches_since_2018.pak", "'launches_since_2018' before its end"),
        ("arms.2024.pak.2024", "'2024' before its end"),
        ("arms.share.2024_q5", "ends in '2024_q5'; expected a period such as 2024"),
        ("arms.share.2024_13", "ends in '2024_13'"),
        ("arms.share.2024_alternative", "ends in '2024_alternative'"),
    ],
)
def test_periods_elsewhere_or_of_another_form_are_refused(rows, bad, said):
    with pytest.raises(FindingError, match=said):
        finding(id=bad, value=1, unit="count", definition="d", rows={"t": rows})


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("arms.share.chn.pak.2020_2024", ""),
        ("implementation.median_years.mou", ""),
        ("arms.share.pakistan", "names a country as 'pakistan'; expected its code"),
        ("arms.share.sri_lanka.2024", "names a country as 'sri_lanka'"),
        ("arms.pak.share", "has 'share' after a country"),
    ],
)
def test_countries_are_codes_and_stand_before_the_period_alone(id, said):
    fault = country_fault(id, {"chn", "pak", "lka"}, {"china", "pakistan", "sri_lanka"})
    assert said in fault if said else fault == ""


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


def test_interval_has_a_beginning_and_an_end(rows):
    with pytest.raises(FindingError, match="ends before it begins"):
        finding(id="a.b", value=1, unit="count", definition="d", rows={"t": rows}, interval=(2, 0))


def test_method_is_the_public_function_of_the_analysis_that_made_it():
    figures = pd.DataFrame({"figure_id": ["f"], "value_number": [3.0], "source_id": ["s"]}, index=pd.Index([2], name="row"))
    assert reported(figures, "f", id="a.b", unit="count", definition="d").method == "corridor.analysis.reported.reported"
    # A comprehension is part of the function around it.
    assert reported_findings(figures, {"a.b": ("f", "count", "d")})[0].method == "corridor.analysis.reported.reported"


def test_a_finding_may_name_the_function_that_computed_its_value(rows):
    made = finding(id="a.b", value=1, unit="count", definition="d", rows={"t": rows}, method=reported)
    assert made.method == "corridor.analysis.reported.reported"


def test_method_passes_over_private_and_nested_functions(rows):
    code = """
def public(make):
    def nested():
        return _private(make)
    return [item for item in [nested()]][0]

def _private(make):
    return (lambda: make())()
"""
    names = {"__name__": "corridor.analysis.somewhere"}
    exec(compile(code, "somewhere.py", "exec"), names)
    made = names["public"](lambda: finding(id="a.b", value=1, unit="count", definition="d", rows={"t": rows}))
    assert made.method == "corridor.analysis.somewhere.public"


def test_a_record_gives_the_finding_back(rows):
    made = finding(id="a.b", value=3, unit="count", definition="d", rows={"t": rows}, interval=(2, 4), parameters={"phase": 2})
    assert Finding.from_record(json.loads(json.dumps({**made.as_record(), "chapter": "c"}))) == made
    with pytest.raises(FindingError, match="nan with interval 2.0 to 4.0 is not finite"):
        Finding.from_record(made.as_record() | {"value": float("nan")})


def test_last_bits_do_not_matter(rows):
    one = finding(id="a.b", value=0.1 + 0.2, unit="ratio", definition="d", rows={"t": rows})
    assert one.value == 0.3


def test_helpers(rows):
    assert source_ids([rows]) == ["a", "b", "c", "d"]
    assert rows_used({"t": rows, "empty": rows.iloc[:0]})[0].rows == (2, 4, 9)
    make = lambda id: Finding(id=id, value=1, unit="count", text="1", definition="d", sources=("a",), inputs=rows_used({"t": rows}))  # noqa: E731
    assert duplicate_ids([make("a.b"), make("a.c"), make("a.b")]) == ["a.b"]
