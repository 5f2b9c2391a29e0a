import pandas as pd
import pytest

from corridor.evidence import corrections

TEXTS = pd.DataFrame({"a": ["x", "y"], "b": ["1", "2"], "c": ["", "old"]}, index=pd.RangeIndex(2, 4, name="row"), dtype="str")


def known(**changes):
    row = {"table": "t", "key": "y", "field": "c", "expected_value": "old", "corrected_value": "new", "reason": "r", "source_id": "s"}
    return pd.DataFrame([row | changes], index=pd.RangeIndex(2, 3, name="row"), dtype="str")


def test_the_corrected_value_takes_the_place_of_the_expected_one():
    found, faults = corrections.apply("t", TEXTS, ["a"], known())
    assert faults == []
    assert found["c"].tolist() == ["", "new"]
    assert TEXTS["c"].tolist() == ["", "old"]


def test_an_empty_cell_can_be_filled_and_a_cell_emptied():
    assert corrections.apply("t", TEXTS, ["a"], known(key="x", expected_value="", corrected_value="n"))[0]["c"].tolist() == ["n", "old"]
    assert corrections.apply("t", TEXTS, ["a"], known(corrected_value=""))[0]["c"].tolist() == ["", ""]


def test_a_key_of_two_columns_is_joined():
    found, faults = corrections.apply("t", TEXTS, ["a", "b"], known(key="y|2"))
    assert faults == []
    assert found["c"].tolist() == ["", "new"]


def test_corrections_of_other_tables_are_not_used():
    found, faults = corrections.apply("u", TEXTS, ["a"], known())
    assert faults == [] and found is TEXTS


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"expected_value": "older"}, "corrections row 2, field expected_value: 'older' is no longer what stands in t row 3, field c (expected 'old')"),
        ({"key": "z"}, "corrections row 2, field key: 'z' points to no row of t (expected a primary key of that table)"),
        ({"field": "d"}, "corrections row 2, field field: 'd' is not a column of t (expected a, b, c)"),
    ],
)
def test_a_correction_that_does_not_fit_is_a_fault_and_changes_nothing(change, line):
    found, faults = corrections.apply("t", TEXTS, ["a"], known(**change))
    assert [str(fault) for fault in faults] == [line]
    assert found["c"].tolist() == ["", "old"]
