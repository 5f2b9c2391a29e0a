"""How values read in prose: sensible rounding by unit, ordinals, words for small numbers, dates in English.

Rounding follows the convention of statistical offices: as many digits as the reader can use and the source can bear.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
import re

WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MINUS = "\N{MINUS SIGN}"
NARROW_SPACE = "\N{NO-BREAK SPACE}"


def format_value(value: int | float | str, unit: str, *, decimals: int | None = None) -> str:
    """Return ``value`` with its unit as prose shows it.

    Units: percent, percentage_points, count, people, years, months, rank, usd_m, mw, km, twh, date, text; any other unit is
    printed as a number with three significant digits. ``decimals`` overrides the rounding.

    >>> format_value(81.23, "percent"), format_value(29700, "usd_m"), format_value(3, "rank")
    ('81%', '$29.7\\xa0billion', '3rd')
    """
    if isinstance(value, str):
        return format_date(value) if unit == "date" else value
    if unit == "percent":
        return number(value, _share_decimals(value) if decimals is None else decimals) + "%"
    if unit == "percentage_points":
        return number(value, _share_decimals(value) if decimals is None else decimals) + f"{NARROW_SPACE}percentage points"
    if unit in {"count", "people"}:
        return number(value, decimals or 0)
    if unit in {"years", "months"}:
        return number(value, 1 if decimals is None else decimals) + NARROW_SPACE + unit
    if unit == "rank":
        return ordinal(int(value))
    if unit == "usd_m":
        return _money(value, decimals)
    if unit == "mw":
        return _scaled(value, (("GW", 1000.0),), "MW", decimals)
    if unit in {"km", "twh"}:
        return number(value, 0 if decimals is None and abs(value) >= 10 else (decimals if decimals is not None else 1)) + NARROW_SPACE + _SYMBOL[unit]
    return format_number(value, decimals=decimals)


def format_number(value: int | float | str, *, decimals: int | None = None) -> str:
    """Return the bare number: whole numbers with thousands separators, others to three significant digits."""
    if isinstance(value, str):
        return value
    if decimals is not None:
        return number(value, decimals)
    if isinstance(value, int) or float(value).is_integer():
        return number(value, 0)
    return number(value, _significant_decimals(value, 3))


def unit_name(unit: str, value: int | float | str) -> str:
    """Return the words that name a unit behind a bare number, or nothing for a unit that has no such words.

    >>> unit_name("years", 2), unit_name("years", 1), unit_name("count", 3)
    ('years', 'year', '')
    """
    name = _NAMES.get(unit, "")
    return _SINGULAR.get(name, name) if value == 1 else name


def format_interval(low: float, high: float, unit: str, *, decimals: int | None = None) -> str:
    """Return two ends of an interval, the unit once where both ends share it.

    >>> format_interval(5.2, 25.0, "percent", decimals=0), format_interval(1, 4, "rank")
    ('5 to 25%', '1st to 4th')
    """
    texts = [format_value(round(end) if unit == "rank" else end, unit, decimals=decimals) for end in (low, high)]
    tails = [_TAIL.search(text).group() for text in texts]
    if unit != "rank" and tails[0] == tails[1]:
        texts[0] = texts[0].removesuffix(tails[0])
    return " to ".join(texts)


def number(value: float, decimals: int) -> str:
    """Return ``value`` with ``decimals`` places, thousands separated by commas, a true minus sign, no negative zero."""
    text = f"{abs(value):,.{decimals}f}"
    negative = value < 0 and any(digit in text for digit in "123456789")
    return (MINUS if negative else "") + text


def ordinal(value: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th ..."""
    suffix = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value:,}{suffix}"


def in_words(value: int | float | str) -> str:
    """Return whole numbers up to twelve as words, everything else as a number."""
    if isinstance(value, str):
        return value
    if float(value).is_integer() and 0 <= value < len(WORDS):
        return WORDS[int(value)]
    return format_number(value)


def runs_of(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return numbers, sorted, as runs without a gap, first and last.

    >>> runs_of([2, 3, 4, 7])
    [(2, 4), (7, 7)]
    """
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def format_date(value: str) -> str:
    """Return an ISO date of any precision in English: '2025-10-22' -> '22 October 2025', '2025-10' -> 'October 2025'."""
    parts = value.split("-")
    if len(parts) == 3:
        return f"{int(parts[2])}{NARROW_SPACE}{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if len(parts) == 2:
        return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return value


_SYMBOL = {"km": "km", "twh": "TWh"}
_TAIL = re.compile(r"[^0-9]*$")
_NAMES = {
    "percent": "per cent", "percentage_points": "percentage points", "years": "years", "months": "months", "people": "people",
    "mw": "MW", "km": "km", "twh": "TWh", "mhz": "MHz", "tbps": "Tbps", "million_tonnes": "million tonnes", "score": "points",
    "times": "times", "suppliers": "suppliers", "partners": "partners", "launchers": "launchers",
}  # fmt: skip
_SINGULAR = {
    "percentage points": "percentage point", "years": "year", "months": "month", "people": "person", "points": "point", "times": "time",
    "suppliers": "supplier", "partners": "partner", "launchers": "launcher",
}  # fmt: skip


def _share_decimals(value: float) -> int:
    if float(value).is_integer() or abs(value) >= 10:
        return 0
    return 1 if abs(value) >= 0.1 else 2


def _significant_decimals(value: float, digits: int) -> int:
    if value == 0:
        return 0
    return max(0, digits - 1 - math.floor(math.log10(abs(value))))


def _money(usd_m: float, decimals: int | None) -> str:
    amount = abs(usd_m)
    scale, name = (1e6, "trillion") if amount >= 1e6 else (1e3, "billion") if amount >= 1e3 else (1.0, "million")
    shown = amount / scale
    places = decimals if decimals is not None else (1 if shown < 100 and name != "million" else 0 if shown >= 10 else 1)
    return f"{MINUS if usd_m < 0 else ''}${number(shown, places)}{NARROW_SPACE}{name}"


def _scaled(value: float, larger: tuple[tuple[str, float], ...], base: str, decimals: int | None) -> str:
    for symbol, factor in larger:
        if abs(value) >= factor:
            return number(value / factor, 1 if decimals is None else decimals) + NARROW_SPACE + symbol
    return number(value, 0 if decimals is None else decimals) + NARROW_SPACE + base
