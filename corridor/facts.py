"""Facts: how a recorded finding reads in prose, in each variant that an author may ask for.

Variants may be combined, with commas: ``{fact}`exposure.rank.pak|interval` ``, ``{fact}`nuclear.operating_reactors.pak|words,unit` ``.

========== =======================================================================
(none)     the finding's text
value      the bare number
words      whole numbers up to twelve as words
0 to 3     so many decimals
unit       followed by the name of the unit, where the number stands without it
interval   followed by the interval in brackets; refused if the finding has none
========== =======================================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from corridor.formats import NARROW_SPACE, format_interval, format_number, format_value, in_words, unit_name
from corridor.names import hint

VARIANTS = ("value", "words", "unit", "interval", "0", "1", "2", "3")
DECIMALS = ("0", "1", "2", "3")

ROLE = re.compile(r"\{fact\}`(?P<id>[^`|]*)(?:\|(?P<variant>[^`]*))?`")
"""A fact role in MyST text: groups ``id`` and ``variant``, either with blanks around it."""

_DECIMALS_SHOWN = re.compile(r"[0-9](?:\.([0-9]+))?(?![0-9,.]*[0-9])")


def fact_text(findings: Mapping[str, Mapping[str, Any]], id: str, variant: str = "") -> str:
    """Return the text of finding ``id`` in the given variant.

    Raises
    ------
    LookupError
        If there is no such finding or variant, if variants contradict each other, or if an interval is asked for that is not known.
    """
    if id not in findings:
        raise LookupError(f"unknown fact '{id}'{hint(id, findings)}")
    asked = _variants(id, variant)
    finding = findings[id]
    decimals = next((int(name) for name in asked if name in DECIMALS), None)
    text = _base(finding, asked, decimals)
    if "unit" in asked and ("words" in asked or text[-1:].isdigit()):
        name = unit_name(finding["unit"], finding["value"])
        text += NARROW_SPACE + name if name else ""
    if "interval" in asked:
        ends = interval_text(finding, decimals)
        if not ends:
            raise LookupError(f"fact '{id}' has no interval")
        text += f" ({ends})"
    return text


def interval_text(finding: Mapping[str, Any], decimals: int | None = None) -> str:
    """Return a finding's interval as precise as its text (or with so many decimals), or nothing if it has none."""
    if finding.get("interval") is None:
        return ""
    shown = _DECIMALS_SHOWN.search(finding["text"])
    if decimals is None and shown:
        decimals = len(shown.group(1) or "")
    return format_interval(*finding["interval"], finding["unit"], decimals=decimals)


def printed(text: str, findings: Mapping[str, Mapping[str, Any]]) -> str:
    """Return ``text`` with each fact role replaced by what it prints.

    Raises
    ------
    LookupError
        For an unknown id or variant, naming the nearest.
    """
    return ROLE.sub(lambda role: fact_text(findings, *parts(role)), text)


def used_ids(text: str) -> list[str]:
    """Return the ids of the facts that a text uses, each once, in the order of their first use."""
    return list(dict.fromkeys(parts(role)[0] for role in ROLE.finditer(text)))


def parts(role: re.Match[str]) -> tuple[str, str]:
    """Return id and variant of a match of ``ROLE``."""
    return role["id"].strip(), (role["variant"] or "").strip()


def _variants(id: str, variant: str) -> set[str]:
    asked = [name.strip() for name in variant.split(",")] if variant else []
    for name in asked:
        if name not in VARIANTS:
            raise LookupError(f"unknown variant '{name}' of fact '{id}' (known: {', '.join(VARIANTS)})")
    if len(asked) != len(set(asked)) or len({"words", *DECIMALS} & set(asked)) > 1 or {"words", "value"} <= set(asked):
        raise LookupError(f"variants '{variant}' of fact '{id}' contradict or repeat each other")
    return set(asked)


def _base(finding: Mapping[str, Any], asked: set[str], decimals: int | None) -> str:
    value = finding["value"]
    if "words" in asked:
        return in_words(value)
    if "value" in asked:
        return format_number(value, decimals=decimals)
    if decimals is not None:
        return format_value(value, finding["unit"], decimals=decimals)
    return finding["text"]
