"""What counts as a number in prose, and what does not."""

import pytest

from corridor.prose.numbers import numbers


def found(text):
    return [text[start:end] for start, end in numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rose to 81% of 1,234.5 and 3rd place", ["81", "1,234.5", "3"]),
        ("twenty-one plants and a hundred and five more", ["twenty-one", "hundred", "five"]),
        ("two hundred, a dozen, twice, three quarters, halves", ["two hundred", "dozen", "twice", "three quarters", "halves"]),
        ("two thirds and a third of them, one fifth less", ["two thirds", "a third", "one fifth"]),
        ("the highest twentieth of countries", ["twentieth"]),
        ("it nearly doubled, a threefold rise", ["doubled", "threefold"]),
        ("zero and nought", ["zero", "nought"]),
        ("the J-10C, PM2.5 and M-5", ["10", "2.5", "5"]),
        ("a two-year plan and mid-nineties", ["two"]),
    ],
)
def test_digits_and_words(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the second largest supplier", ["second"]),
        ("the third most exposed country", ["third"]),
        ("Pakistan ranks third and comes first in most trials", ["third", "first"]),
        ("it is second of 180 countries, second of {fact}`a.b`", ["second", "180", "second"]),
    ],
)
def test_ordinals_as_ranks_are_numbers(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["the second phase", "the first reactor entered service", "a third plant", "first in every phase", "the first interest", "the third test", "someone, none, atone"],
)
def test_ordinals_as_names_and_parts_of_words_are_not(text):
    assert found(text) == []
