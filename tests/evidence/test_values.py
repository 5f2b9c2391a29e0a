from datetime import date

import pandas as pd
import pytest

from corridor.evidence.values import value_faults

TODAY = date(2026, 11, 24)


def faults(field, *values):
    texts = pd.DataFrame({"x": list(values)}, index=pd.RangeIndex(2, 2 + len(values), name="row"), dtype="str")
    return [str(fault) for fault in value_faults("t", texts, {"x": {"name": "x", "type": "string"} | field}, TODAY)]


def test_days_that_no_calendar_has_are_no_dates():
    assert faults({"dateKind": "partial"}, "2024-02-29", "2025-02-29", "") == [
        "t row 3, field x: '2025-02-29' is not a date (expected YYYY, YYYY-MM or YYYY-MM-DD)"
    ]


@pytest.mark.parametrize("value", ["2026", "2026-11", "2026-11-24", "1963"])
def test_a_date_that_may_lie_before_the_edition_is_not_in_the_future(value):
    assert faults({"dateKind": "partial"}, value) == []


@pytest.mark.parametrize("value", ["2027", "2026-12", "2026-11-25"])
def test_a_date_after_the_edition_is_a_fault_unless_the_schema_allows_it(value):
    assert "lies in the future (expected no later than 2026-11-24, the date of the edition)" in faults({"dateKind": "partial"}, value)[0]
    assert faults({"dateKind": "partial", "futureAllowed": "planned"}, value) == []


def test_years_are_checked_alike():
    assert faults({"dateKind": "year", "type": "integer"}, "2026", "") == []
    assert "lies in the future" in faults({"dateKind": "year", "type": "integer"}, "2027")[0]
    assert faults({"dateKind": "year", "type": "integer", "futureAllowed": "scheduled"}, "2030") == []
    assert "is not a year" in faults({"dateKind": "year", "type": "integer"}, "20x4")[0]


@pytest.mark.parametrize("value", ["nan", "inf", "1,000", "1 000", "0x10", "1e400", "12%", " 5", "-"])
def test_what_is_not_a_plain_number_is_told(value):
    assert faults({"type": "number"}, value) == [f"t row 2, field x: {value!r} is not a number"]


@pytest.mark.parametrize("value", ["0", "-1.5", "+3", "105435039507024", "1e6", "2.5E-3"])
def test_plain_numbers_pass(value):
    assert faults({"type": "number"}, value) == []


def test_text_is_not_checked():
    assert faults({}, "anything", "2027") == []
