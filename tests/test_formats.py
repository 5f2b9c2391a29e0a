"""Values as prose shows them."""

import pytest

from corridor import formats


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (81.23, "percent", "81%"),
        (8.44, "percent", "8.4%"),
        (8, "percent", "8%"),
        (0.044, "percent", "0.04%"),
        (-3.21, "percent", "\N{MINUS SIGN}3.2%"),
        (0, "percent", "0%"),
        (1234, "count", "1,234"),
        (1234.0, "people", "1,234"),
        (29_700, "usd_m", "$29.7\N{NO-BREAK SPACE}billion"),
        (850, "usd_m", "$850\N{NO-BREAK SPACE}million"),
        (1_320_000, "usd_m", "$1.3\N{NO-BREAK SPACE}trillion"),
        (17_123, "mw", "17.1\N{NO-BREAK SPACE}GW"),
        (850, "mw", "850\N{NO-BREAK SPACE}MW"),
        (820, "km", "820\N{NO-BREAK SPACE}km"),
        (2.44, "years", "2.4\N{NO-BREAK SPACE}years"),
        (1, "rank", "1st"),
        (0.45678, "ratio", "0.457"),
        ("2025-10-22", "date", "22\N{NO-BREAK SPACE}October 2025"),
        ("2025-10", "date", "October 2025"),
        ("2025", "date", "2025"),
        ("Hub", "text", "Hub"),
    ],
)
def test_default_text(value, unit, text):
    assert formats.format_value(value, unit) == text


def test_decimals_override_the_rounding():
    assert formats.format_value(81.234, "percent", decimals=1) == "81.2%"
    assert formats.format_value(29_738, "usd_m", decimals=2) == "$29.74\N{NO-BREAK SPACE}billion"
    assert formats.format_value(17_123, "mw", decimals=0) == "17\N{NO-BREAK SPACE}GW"


@pytest.mark.parametrize(("value", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"), (112, "112th")])
def test_ordinals(value, text):
    assert formats.ordinal(value) == text


def test_words_up_to_twelve_then_numbers():
    assert [formats.in_words(n) for n in (0, 6, 12, 13)] == ["none", "six", "twelve", "13"]
    assert formats.in_words(2.5) == "2.50"


def test_no_negative_zero():
    assert formats.number(-0.004, 2) == "0.00"


@pytest.mark.parametrize(("rows", "runs"), [([], []), ([5], [(5, 5)]), ([2, 3, 4, 7, 9, 10], [(2, 4), (7, 7), (9, 10)])])
def test_runs_of_numbers(rows, runs):
    assert formats.runs_of(rows) == runs
