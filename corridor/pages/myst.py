"""Markup that the generated pages share."""

from __future__ import annotations


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
