"""What is wrong with a row, in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corridor.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault of the data package.

    ``row`` is the line number in the CSV file (the header is row 1), None where the fault is not of one row; ``field`` is the
    column, empty where it is not of one column; ``value`` is what stands there; ``problem`` says what is wrong with it, and
    ``expected`` what should stand there (empty where ``problem`` says it all).
    """

    table: str
    row: int | None = None
    field: str = ""
    value: str | None = None
    problem: str
    expected: str = ""

    def __str__(self) -> str:
        place = self.table if self.row is None else f"{self.table} row {self.row}"
        if self.field:
            place += f", field {self.field}"
        shown = "" if self.value is None else f"{_shortened(self.value)!r} "
        expected = f" (expected {self.expected})" if self.expected else ""
        return f"{place}: {shown}{self.problem}{expected}"


def _shortened(value: str, limit: int = 60) -> str:
    return value if len(value) <= limit else value[: limit - 3] + "..."


class DataFault(UserError):
    """Rows of the data package that must not be used. ``faults`` holds all of them, ``lines`` one line each."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(*(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[DataFault], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)
