"""Markup that the generated pages share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corridor.markup import escape


def table(
    head: tuple[str, ...], cells: list[tuple[str, ...]], *, right: tuple[int, ...] = (), caption: str = "", label: str = "", wide: bool = False
) -> list[str]:
    """Return a table in MyST: numbered where it has a caption and a label, plain otherwise."""
    rule = "|" + "|".join("--:" if column in right else ":--" for column in range(len(head))) + "|"
    body = ["| " + " | ".join(head) + " |", rule, *("| " + " | ".join(row) + " |" for row in cells)]
    if not caption:
        return [*body, ""]
    style = "wide" if wide else "standard"
    return [f":::{{table}} {caption}", f":name: {label}", f":class: {style}", ":align: left", "", *body, ":::", ""]


def meaning(field: Mapping[str, Any]) -> str:
    """Return the meaning of a column of the data package, without its unit."""
    return escape(str(field.get("description") or field.get("title", "")).rstrip("."))
