"""Rules: how a claimed quantity and the values of the evidence make a verdict.

A rule looks at each value by itself. All meet it: the evidence agrees. None does: it differs. Some do: the sources conflict. No
value: nothing was found. A date that is less precise than the rule asks decides nothing, unless it already contradicts the claim.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

AGREES, DIFFERS, CONFLICTING, NOT_FOUND, NOT_CHECKABLE = "agrees", "differs", "conflicting", "not_found", "not_checkable"
VERDICTS: Mapping[str, str] = {
    AGREES: "agrees", CONFLICTING: "sources conflict", DIFFERS: "differs", NOT_FOUND: "not found", NOT_CHECKABLE: "not checkable",
}  # fmt: skip
"""Verdict -> its words, in the order in which tables and figures show them."""

NUMERIC = ("equal", "within", "at_least", "at_most", "between")
CALENDAR = {"same_day": 10, "same_month": 7, "same_year": 4}
RULES = (*NUMERIC, *CALENDAR, "between_dates", "all_of")
ITEMS = ";"
"""Joins the items that ``all_of`` looks for."""

Quantity = float | str

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ROUNDING = 1e-9


class RuleError(ValueError):
    """A rule that says nothing: ``field`` is the column at fault, ``problem`` and ``expected`` say what is wrong."""

    def __init__(self, field: str, problem: str, expected: str = "") -> None:
        super().__init__(f"{field} {problem}")
        self.field, self.problem, self.expected = field, problem, expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule with the quantity claimed, as text; see :data:`RULES` and ``data/README.md`` for what each asks.

    ``claimed_high`` is the upper limit of ``between`` and ``between_dates``, ``tolerance`` the share of ``within``.
    """

    name: str
    claimed: str
    claimed_high: str = ""
    tolerance: float = 0.0

    def __post_init__(self) -> None:
        if self.name not in RULES:
            raise RuleError("rule", "is no rule", ", ".join(RULES))
        ranged = self.name in ("between", "between_dates")
        if bool(self.claimed_high) != ranged:
            raise RuleError("claimed_high", "is missing" if ranged else f"has no meaning for the rule {self.name}")
        if bool(self.tolerance) != (self.name == "within"):
            raise RuleError("tolerance", "is missing" if self.name == "within" else f"has no meaning for the rule {self.name}")
        if self.name == "all_of" and not all(self.items):
            raise RuleError("claimed", "names no items", f"items joined by {ITEMS}")
        for field, text in (("claimed", self.claimed), ("claimed_high", self.claimed_high)):
            if text or field == "claimed":
                self._check_limit(field, text)

    @property
    def items(self) -> tuple[str, ...]:
        """The items of ``all_of``."""
        return tuple(part.strip() for part in self.claimed.split(ITEMS))

    def verdict(self, values: Sequence[Quantity]) -> str:
        """Return the verdict that the values make: agrees, differs, conflicting or not_found.

        Raises
        ------
        RuleError
            If a value is not of the kind that the rule compares.
        """
        if self.name == "all_of":
            return NOT_FOUND if not values else AGREES if set(self.items) <= {plain(value) for value in values} else DIFFERS
        decided = {met for value in values if (met := self.meets(value)) is not None}
        if not decided:
            return NOT_FOUND
        return CONFLICTING if len(decided) > 1 else AGREES if decided.pop() else DIFFERS

    def meets(self, value: Quantity) -> bool | None:
        """Return whether one value meets the rule, or nothing where a date is too coarse to decide.

        Raises
        ------
        RuleError
            If the value is not of the kind that the rule compares, or the rule is ``all_of``, which looks at all values together.
        """
        if self.name in NUMERIC:
            return self._number_meets(_number(value))
        if self.name in CALENDAR:
            return _same_date(_date(value), self.claimed, CALENDAR[self.name])
        if self.name == "between_dates":
            return _date_between(_date(value), self.claimed, self.claimed_high)
        raise RuleError("rule", "looks at all values together")

    def words(self) -> str:
        """Return the rule and its tolerance as a reader sees them."""
        if self.name == "within":
            return f"within {100 * self.tolerance:.3g}%"
        return {"between_dates": "between", "all_of": "all of"}.get(self.name, self.name.replace("_", " "))

    def _number_meets(self, value: float) -> bool:
        claimed = float(self.claimed)
        slack = _ROUNDING * max(1.0, abs(claimed))
        if self.name == "equal":
            return abs(value - claimed) <= slack
        if self.name == "within":
            return abs(value - claimed) <= self.tolerance * abs(claimed) + slack
        if self.name == "at_least":
            return value >= claimed - slack
        if self.name == "at_most":
            return value <= claimed + slack
        return claimed - slack <= value <= float(self.claimed_high) + slack

    def _check_limit(self, field: str, text: str) -> None:
        if self.name in NUMERIC:
            try:
                finite = math.isfinite(float(text))
            except ValueError:
                finite = False
            if not finite:
                raise RuleError(field, f"is not a number, which the rule {self.name} compares")
        if self.name in CALENDAR or self.name == "between_dates":
            least = CALENDAR.get(self.name, 4)
            if not _DATE.fullmatch(text) or len(text) < least:
                raise RuleError(field, f"is not a date that the rule {self.name} can compare", "YYYY-MM-DD"[:least])


def plain(value: Quantity) -> str:
    """Return a value as the text that a table would hold: whole numbers without a decimal point."""
    if isinstance(value, str):
        return value
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def is_date(value: Quantity) -> bool:
    """Return whether a value is the text of a date (a year, a month or a day)."""
    return isinstance(value, str) and _DATE.fullmatch(value) is not None


def _number(value: Quantity) -> float:
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            raise RuleError("value", f"{value!r} is not a number, which the rule compares") from None
    return float(value)


def _date(value: Quantity) -> str:
    text = plain(value)
    if not _DATE.fullmatch(text):
        raise RuleError("value", f"{text!r} is not a date, which the rule compares")
    return text


def _same_date(value: str, claimed: str, length: int) -> bool | None:
    wanted, common = claimed[:length], min(len(value), length)
    if value[:common] != wanted[:common]:
        return False
    return True if common == length else None


def _date_between(value: str, low: str, high: str) -> bool | None:
    """Compare at the coarser precision of value and limit; a coarse date on a limit's edge decides nothing."""
    for limit, outside in ((low, value[: len(low)] < low[: len(value)]), (high, value[: len(high)] > high[: len(value)])):
        if outside:
            return False
        if len(value) < len(limit) and value == limit[: len(value)]:
            return None
    return True
