"""Facts: how a recorded finding reads in prose, in each variant that an author may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corridor.formats import format_number, format_value, in_words
from corridor.names import hint

VARIANTS = ("value", "words", "0", "1", "2", "3")


def fact_text(findings: Mapping[str, Mapping[str, Any]], id: str, variant: str = "") -> str:
    """Return the text of finding ``id`` in the given variant.

    Raises
    ------
    LookupError
        If there is no such finding or variant.
    """
    if id not in findings:
        raise LookupError(f"unknown fact '{id}'{hint(id, findings)}")
    if variant not in ("", *VARIANTS):
        raise LookupError(f"unknown variant '{variant}' of fact '{id}' (known: {', '.join(VARIANTS)})")
    finding = findings[id]
    value, unit = finding["value"], finding["unit"]
    if variant == "value":
        return format_number(value)
    if variant == "words":
        return in_words(value)
    if variant:
        return format_value(value, unit, decimals=int(variant))
    return finding["text"]
