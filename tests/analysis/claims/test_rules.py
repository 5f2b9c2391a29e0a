"""Rules, each on cases worked by hand."""

from __future__ import annotations

import pytest

from corridor.analysis.claims.rules import RULES, Rule, RuleError, is_date, plain


@pytest.mark.parametrize(
    ("name", "claimed", "more", "value", "met"),
    [
        ("equal", "6", {}, 6, True),
        ("equal", "6", {}, 6.01, False),
        ("within", "61", {"tolerance": 0.1}, 54.9, True),
        ("within", "61", {"tolerance": 0.1}, 67.2, False),
        ("within", "-10", {"tolerance": 0.1}, -11, True),
        ("at_least", "50", {}, 50, True),
        ("at_least", "50", {}, 49, False),
        ("at_most", "10", {}, 8, True),
        ("at_most", "10", {}, 11, False),
        ("between", "2.5", {"claimed_high": "3.5"}, 3.5, True),
        ("between", "2.5", {"claimed_high": "3.5"}, 5.5, False),
        ("same_day", "2024-06-08", {}, "2024-06-08", True),
        ("same_day", "2024-06-08", {}, "2024-06-09", False),
        ("same_day", "2024-06-08", {}, "2024-06", None),
        ("same_day", "2024-06-08", {}, "2024-05", False),
        ("same_month", "2022-07", {}, "2022-07-28", True),
        ("same_month", "2022-07", {}, "2022-08-01", False),
        ("same_month", "2022-07", {}, "2022", None),
        ("same_month", "2022-07", {}, "2021", False),
        ("same_year", "2015", {}, "2015-04-20", True),
        ("same_year", "2015", {}, 2016, False),
        ("between_dates", "1970", {"claimed_high": "1989"}, "1989-12-31", True),
        ("between_dates", "1970", {"claimed_high": "1989"}, "1990", False),
        ("between_dates", "1970", {"claimed_high": "1989"}, "1969-12", False),
        ("between_dates", "2025-01", {"claimed_high": "2025-06"}, "2025-03-09", True),
        ("between_dates", "2025-01", {"claimed_high": "2025-06"}, "2025", None),
        ("between_dates", "2025-01", {"claimed_high": "2026-06"}, "2024", False),
    ],
)
def test_each_rule(name, claimed, more, value, met):
    assert Rule(name=name, claimed=claimed, **more).meets(value) is met


@pytest.mark.parametrize(
    ("values", "verdict"), [((), "not_found"), ((52, 60), "agrees"), ((10, 20), "differs"), ((52, 20), "conflicting")]
)
def test_values_make_a_verdict(values, verdict):
    assert Rule(name="at_least", claimed="50").verdict(values) == verdict


def test_a_coarse_date_decides_nothing():
    rule = Rule(name="same_month", claimed="2022-07")
    assert rule.verdict(["2022"]) == "not_found"
    assert rule.verdict(["2022", "2022-07-28"]) == "agrees"


def test_all_of_looks_at_the_values_together():
    rule = Rule(name="all_of", claimed="2020;2025;2030")
    assert rule.verdict([2020.0, "2025", 2030.0, "2035"]) == "agrees"
    assert rule.verdict([2020.0, 2025.0]) == "differs"
    assert rule.verdict([]) == "not_found"
    with pytest.raises(RuleError, match="all values together"):
        rule.meets(2020)


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("rule", {"name": "nearly", "claimed": "5"}),
        ("claimed", {"name": "equal", "claimed": "many"}),
        ("claimed", {"name": "equal", "claimed": "nan"}),
        ("claimed", {"name": "same_month", "claimed": "2022"}),
        ("claimed", {"name": "same_year", "claimed": "the year"}),
        ("claimed", {"name": "all_of", "claimed": "2020;;2030"}),
        ("claimed_high", {"name": "between", "claimed": "1"}),
        ("claimed_high", {"name": "equal", "claimed": "1", "claimed_high": "2"}),
        ("claimed_high", {"name": "between", "claimed": "1", "claimed_high": "two"}),
        ("tolerance", {"name": "within", "claimed": "1"}),
        ("tolerance", {"name": "equal", "claimed": "1", "tolerance": 0.1}),
    ],
)
def test_a_rule_that_says_nothing_names_its_field(field, given):
    with pytest.raises(RuleError) as caught:
        Rule(**given)
    assert caught.value.field == field


@pytest.mark.parametrize(("name", "claimed", "value"), [("equal", "5", "five"), ("same_year", "2015", "in spring")])
def test_a_value_of_another_kind_is_told(name, claimed, value):
    with pytest.raises(RuleError, match=value):
        Rule(name=name, claimed=claimed).meets(value)


def test_words_name_the_tolerance():
    assert Rule(name="within", claimed="61", tolerance=0.1).words() == "within 10%"
    assert Rule(name="between_dates", claimed="1970", claimed_high="1980").words() == "between"
    assert Rule(name="same_month", claimed="2022-07").words() == "same month"


def test_every_rule_has_words():
    given = {"between": ("1", "2", 0), "between_dates": ("2001", "2002", 0), "within": ("1", "", 0.1)}
    for name in RULES:
        claimed, high, tolerance = given.get(name, ("2020-01-01" if name.startswith("same") else "1", "", 0))
        assert Rule(name=name, claimed=claimed, claimed_high=high, tolerance=tolerance).words()


def test_plain_text_of_numbers_and_dates():
    assert [plain(2020.0), plain(0.5), plain("2020-05")] == ["2020", "0.5", "2020-05"]
    assert is_date("2020-05") and not is_date("20") and not is_date(2020)
