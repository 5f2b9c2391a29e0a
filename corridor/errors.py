"""Errors that a user can mend: their text is all a user sees of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corridor.evidence.faults import Fault


class UserError(Exception):
    """Something a user can mend. ``lines`` is the whole message, one or a few lines without traceback."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        # Split again, so that an error that came back from another process has the lines it left with.
        self.lines: list[str] = [part for line in lines for part in line.splitlines()]


class DataFault(UserError):
    """Rows of the data package that must not be used. ``faults`` holds all of them, ``lines`` one line each."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(*(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[DataFault], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)
