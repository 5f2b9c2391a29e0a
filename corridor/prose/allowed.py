"""Allowed forms: the file of patterns that a number in prose may be part of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from corridor.errors import UserError
from corridor.prose.passage import Passage

QUANTITIES = ("It cost 12,345 dollars.", "It is 3.7% of the total.", "There are seventeen plants.", "They paid $5 billion.", "It has 48 members.", "About 2,150 people came.")
"""No allowed form may let one of these pass."""


@dataclass(frozen=True, slots=True)
class Form:
    """One allowed form: its group, its pattern, and why it may stand."""

    group: str
    pattern: re.Pattern[str]
    why: str


def read_forms(path: Path) -> tuple[Form, ...]:
    """Return the forms of the file, in its order.

    Raises
    ------
    UserError
        If the file is missing or malformed, or a pattern is so wide that plain quantities pass; one line per fault.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UserError(f"{path.name} is missing in {path.parent}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UserError(f"{path.name} is not readable as YAML: {' '.join(str(error).split())}") from None
    if not isinstance(content, dict) or not content:
        raise UserError(f"{path.name}: expected groups of patterns, each as 'pattern': reason")
    faults: list[str] = []
    forms = [form for group, entries in content.items() for form in _group(path.name, str(group), entries, faults)]
    if faults:
        raise UserError(*faults)
    return tuple(forms)


def covering(passage: Passage, spans: Iterable[tuple[int, int]], forms: Iterable[Form]) -> tuple[set[tuple[int, int]], set[Form]]:
    """Return those of ``spans`` that lie within a match of a form, and the forms they lie in."""
    covered: set[tuple[int, int]] = set()
    used: set[Form] = set()
    spans = list(spans)
    for form in forms:
        matches = [match.span() for match in form.pattern.finditer(passage.text)]
        mine = {span for span in spans if any(begin <= span[0] and span[1] <= end for begin, end in matches)}
        if mine:
            covered |= mine
            used.add(form)
    return covered, used


def _group(file: str, group: str, entries: Any, faults: list[str]) -> list[Form]:
    if not isinstance(entries, dict) or not entries:
        faults.append(f"{file}, group '{group}': expected patterns, each as 'pattern': reason")
        return []
    forms = []
    for text, why in entries.items():
        place = f"{file}, group '{group}', pattern {str(text)!r}"
        if not isinstance(text, str) or not isinstance(why, str) or not why.strip():
            faults.append(f"{place}: has no reason (expected 'pattern': what it allows and why)")
            continue
        try:
            form = Form(group, re.compile(text), why)
        except re.error as error:
            faults.append(f"{place}: is not a regular expression: {error}")
            continue
        passed = next((quantity for quantity in QUANTITIES if _lets_pass(form, quantity)), None)
        if passed:
            faults.append(f"{place}: is too wide: it would allow {passed!r}")
        else:
            forms.append(form)
    return forms


def _lets_pass(form: Form, text: str) -> bool:
    passage = Passage()
    passage.add(text, 1)
    return bool(covering(passage, passage.numbers(), [form])[0])
