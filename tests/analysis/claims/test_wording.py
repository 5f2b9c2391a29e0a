"""Values and claimed quantities in words."""

from __future__ import annotations

import pytest

from corridor.analysis.claims.rules import Rule
from corridor.analysis.claims.wording import claimed_words, value_words

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "unit", "as_of", "words"),
    [
        (44.0, "usd_m", "", f"$44{SPACE}million"),
        (7.4, "usd_bn", "2021", f"$7.4{SPACE}billion (2021)"),
        (5.0, "rank", "", "5th"),
        (0.5, "", "", "0.500"),
        (90.0, "academies", "2022-09", f"90{SPACE}academies (September 2022)"),
        (2022.0, "year", "", "2022"),
        ("2023-10-18", "date", "2023-10-18", f"18{SPACE}October 2023"),
        ("partly", "", "2020/2023", "partly (2020 to 2023)"),
        (812.0, "million_units", "", f"812{SPACE}million units"),
    ],
)
def test_values(value, unit, as_of, words):
    assert value_words(value, unit, as_of) == words


def test_claimed_quantities():
    assert claimed_words(Rule(name="between", claimed="2.5", claimed_high="3.5"), "percent") == "2.5% to 3.5%"
    assert claimed_words(Rule(name="same_year", claimed="2015"), "year") == "2015"
    assert claimed_words(Rule(name="all_of", claimed="2020;2025"), "years") == "2020, 2025"
