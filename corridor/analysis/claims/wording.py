"""How a value of the evidence reads: with its unit, and with the time that it holds for."""

from __future__ import annotations

from collections.abc import Mapping

from corridor.analysis.claims.rules import NUMERIC, Quantity, Rule, is_date
from corridor.formats import NARROW_SPACE, format_date, format_number, format_value

KNOWN_UNITS: Mapping[str, str] = {
    "percent": "percent", "percentage points": "percentage_points", "rank": "rank", "count": "count", "people": "people", "persons": "people",
    "usd_m": "usd_m", "million US dollars": "usd_m", "mw": "mw", "MW": "mw", "MWe": "mw", "km": "km", "twh": "twh", "years": "years",
}  # fmt: skip
"""Units of tables and claims -> units of :func:`corridor.formats.format_value`; others are written out after the number."""

DATES = ("date", "year", "period")


def value_words(value: Quantity, unit: str, as_of: str = "") -> str:
    """Return a value in words: '$44 million', '5th', '28,000 students', '18 October 2023'; a time that is no part of it follows in brackets."""
    held = f" ({_period(as_of)})" if as_of else ""
    if isinstance(value, str):
        return format_date(value) if is_date(value) else value + held
    if unit in DATES:
        return f"{int(value)}{held}"
    if unit == "usd_bn":
        value, unit = 1000 * value, "usd_m"
    known = KNOWN_UNITS.get(unit)
    if known:
        return format_value(value, known) + held
    number = format_number(int(value) if float(value).is_integer() else value)
    return (f"{number}{NARROW_SPACE}{unit.replace('_', ' ')}" if unit else number) + held


def claimed_words(rule: Rule, unit: str) -> str:
    """Return what a rule's claim says, in words; two limits as 'low to high', several items joined by commas."""
    if rule.name == "all_of":
        return ", ".join(rule.items)
    limits = [text for text in (rule.claimed, rule.claimed_high) if text]
    return " to ".join(value_words(float(text) if rule.name in NUMERIC else text, unit) for text in limits)


def _period(text: str) -> str:
    """Return a time in words; a slash between two dates is a span."""
    return " to ".join(format_date(part) if is_date(part) else part for part in text.split("/"))
