import pandas as pd

from corridor.evidence.columns import typed


def frame(**columns):
    count = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=pd.RangeIndex(2, 2 + count, name="row"), dtype="str")


def fields(**types):
    return {name: {"name": name, "type": type} for name, type in types.items()}


def test_columns_get_the_types_of_the_schema():
    texts = frame(a=["1", "2"], b=["1", ""], c=["1.5", ""], d=["x", ""], e=["2024-05-30", ""], f=["true", "0"], g=["2024-05", "2024"])
    found, faults = typed("t", texts, fields(a="integer", b="integer", c="number", d="string", e="date", f="boolean", g="string"))
    assert faults == []
    assert [str(kind) for kind in found.dtypes] == ["int64", "Int64", "float64", "str", "datetime64[s]", "bool", "str"]
    assert found["b"].isna().tolist() == [False, True]
    assert found["d"].isna().tolist() == [False, True]
    assert found["g"].tolist() == ["2024-05", "2024"]


def test_years_are_whole_numbers_and_the_word_none_is_text():
    found, faults = typed("t", frame(a=["2024", ""], b=["NA", "None"]), fields(a="year", b="string"))
    assert faults == []
    assert str(found["a"].dtype) == "Int64"
    assert found["b"].tolist() == ["NA", "None"]


def test_values_of_a_wrong_type_are_faults_with_their_rows():
    texts = frame(a=["1", "1.5"], b=["x", "1"], c=["2024-02-30", ""], d=["yes", "true"])
    _, faults = typed("t", texts, fields(a="integer", b="number", c="date", d="boolean"))
    assert [(fault.row, fault.field, fault.value) for fault in faults] == [(3, "a", "1.5"), (2, "b", "x"), (2, "c", "2024-02-30"), (2, "d", "yes")]
