import pytest

from corridor.evidence.rows import constraint_fault, type_fault


@pytest.mark.parametrize(
    ("field", "constraint", "told"),
    [
        ({"constraints": {"required": True}}, "required", ("is empty", "a value")),
        ({"constraints": {"enum": ["a", 1]}}, "enum", ("is not one of the known values", "a, 1")),
        ({"constraints": {"minimum": 0, "maximum": 100}, "unit": "percent"}, "maximum", ("is out of range", "0 to 100 percent")),
        ({"constraints": {"minimum": 1900, "maximum": 2100}, "unit": "year"}, "minimum", ("is out of range", "1900 to 2100")),
        ({"constraints": {"minimum": 0}}, "minimum", ("is out of range", "at least 0")),
        ({"constraints": {"maximum": 9}}, "maximum", ("is out of range", "at most 9")),
        ({"constraints": {"pattern": "^a$"}}, "pattern", ("does not have the form", "^a$")),
        ({"constraints": {"pattern": "^a$"}, "dateKind": "partial"}, "pattern", ("is not a date", "YYYY, YYYY-MM or YYYY-MM-DD")),
        ({"constraints": {"minLength": 3}}, "minLength", ("breaks the constraint minLength", "3")),
    ],
)
def test_a_broken_constraint_says_what_was_expected(field, constraint, told):
    assert constraint_fault(field, constraint) == told


def test_a_wrong_type_is_told_in_words():
    assert type_fault({"type": "integer"}) == ("is not a whole number", "")
    assert type_fault({"type": "number"}) == ("is not a number", "")
