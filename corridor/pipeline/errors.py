"""What can go wrong in a build, told in lines that a user can act on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corridor.errors import UserError


class ChapterFailed(UserError):
    """A chapter run failed: says which notebook, cell and parameters, and the error's own words."""

    def __init__(self, *, run_id: str, notebook: str, cell: str, parameters: Mapping[str, Any], error: str) -> None:
        self.told = {"run_id": run_id, "notebook": notebook, "cell": cell, "parameters": dict(parameters), "error": error}
        shown = ", ".join(f"{name}={value!r}" for name, value in parameters.items()) or "none"
        super().__init__(f"chapter {run_id} failed: notebook {notebook}, {cell}, parameters: {shown}", f"  {error}")
        self.run_id = run_id

    def __reduce__(self) -> tuple[Any, ...]:
        """Cross a process border whole."""
        return _chapter_failed, (self.told,)


def _chapter_failed(told: Mapping[str, Any]) -> ChapterFailed:
    return ChapterFailed(**told)


class BookFailed(UserError):
    """Jupyter Book or Typst refused the book: carries its warnings and errors."""
