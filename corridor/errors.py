"""Errors that a user can mend: their text is all a user sees of them."""

from __future__ import annotations


class UserError(Exception):
    """Something a user can mend. ``lines`` is the whole message, one or a few lines without traceback."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        # Split again, so that an error that came back from another process has the lines it left with.
        self.lines: list[str] = [part for line in lines for part in line.splitlines()]
