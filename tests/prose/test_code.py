"""Which texts of a Python module are prose."""

import pytest

from corridor.prose.code import code_passages

MODULE = '''"""Docstring with 1."""

def title(n):
    """Return 2."""
    return f"{n} of 12 cables, {n + int('14')} more" + helper("seven of them")


def alt():
    raise ValueError("expected 3 values")


finding(definition="share of 4 partners", id="a.b 5", text="share of 6")
KEY = "two"
words = {"x": "a " "caption of 7"}
'''


def test_words_of_strings_and_constant_parts_of_f_strings():
    found = [(item.text[start:end], item.line_at(start)) for item in code_passages(MODULE) for start, end in item.numbers()]
    assert found == [("12", 5), ("seven", 5), ("6", 12), ("7", 14)]


def test_roles_in_f_strings_are_no_prose():
    assert [item.numbers() for item in code_passages('f"it is {{fact}}`a.{key}.2024` of it"')] == [[]]


def test_what_is_not_python_is_an_error():
    with pytest.raises(SyntaxError):
        list(code_passages("a ="))
