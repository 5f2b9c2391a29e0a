"""``corridor explain``: the answer for one finding, or the findings that some words fit, from the findings of the last build."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corridor.answers.answer import Answerer
from corridor.answers.layout import LISTED, answer_text, list_text
from corridor.answers.search import search
from corridor.errors import UserError
from corridor.evidence import load_package
from corridor.names import hint
from corridor.project import Project

FINDINGS = "findings.json"

_NEEDED = {"id", "value", "unit", "text", "chapter", "definition", "sources", "inputs", "parameters", "method"}
_LISTED = ("id", "value", "unit", "text", "grade", "chapter", "definition")


def explain(project: Project, products: Path, words: Sequence[str], *, everything: bool, as_json: bool) -> str:
    """Return what the command prints.

    Parameters
    ----------
    products
        Directory of the build whose findings are told.
    words
        One id, or words to search for.
    everything
        Whether findings are to be listed: all of them, or with words all that fit.

    Raises
    ------
    UserError
        If there is no build, no such finding or none that the words fit, or if the data have changed since the build.
    """
    findings = read_findings(products / FINDINGS)
    ids = {str(item["id"]): item for item in findings}
    wanted = " ".join(words).split()
    if len(wanted) == 1 and not everything:
        if wanted[0] in ids:
            answer = _answer(project, ids[wanted[0]])
            return _json(answer) if as_json else answer_text(answer)
        if "." in wanted[0]:
            raise UserError(f"no finding '{wanted[0]}'{hint(wanted[0], ids)}")
    if not wanted and not everything:
        raise UserError("explain what? give a finding's id or words to search for, or --list")
    found = search(findings, wanted) if wanted else findings
    if not found:
        raise UserError(f"no finding fits the words '{' '.join(wanted)}'{hint('_'.join(wanted), ids)} (--list shows all)")
    if as_json:
        return _json([{name: item[name] for name in _LISTED if name in item} for item in found])
    return list_text(found, most=None if everything else LISTED)


def read_findings(path: Path) -> list[Mapping[str, Any]]:
    """Return the findings of a build.

    Raises
    ------
    UserError
        If the file is not there, or is not what this version writes.
    """
    try:
        findings = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UserError(f"no findings at {path}: build the report first (corridor build), or name its products with --out DIR") from None
    except ValueError:
        raise UserError(f"{path} is not a list of findings: build the report again (corridor build)") from None
    if not isinstance(findings, list) or not all(isinstance(item, dict) and item.keys() >= _NEEDED for item in findings):
        raise UserError(f"{path} is not a list of findings of this version: build the report again (corridor build)")
    return findings


def _answer(project: Project, finding: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return Answerer(load_package(project.root)).answer(finding)
    except LookupError as error:
        raise UserError(f"finding {finding['id']} does not fit the data any more ({error.args[0]}): build the report again (corridor build)") from None


def _json(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False)
