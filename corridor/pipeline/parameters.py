"""Parameters of chapter runs: what a template declares, and a check of what a run gives.

A template's ``parameters`` cell is its declaration: each line ``name: type = default``. papermill reads it; this module
refuses unknown names (with the nearest known one) and values of the wrong type before anything runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from papermill import inspect_notebook

from corridor.edition import ChapterRun, Scalar
from corridor.errors import UserError
from corridor.names import hint, nearest

_TYPES: Mapping[str, type] = MappingProxyType({"int": int, "float": float, "str": str, "bool": bool})
_EXPECTED = MappingProxyType({"int": "a whole number", "float": "a number", "str": "text", "bool": "true or false"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """One declared parameter: ``kind`` is int, float, str or bool; ``default`` is its Python source."""

    name: str
    kind: str
    default: str


def declared_parameters(template: Path) -> dict[str, Declared]:
    """Return the parameters that a template declares, in its order.

    Raises
    ------
    UserError
        If the template is not there, is no notebook, or declares a parameter without one of the known types.
    """
    if not template.is_file():
        others = sorted(path.stem for path in template.parent.glob("*.ipynb"))
        raise UserError(f"no template {template.name} in {template.parent.name}/{hint(template.stem, others)}")
    try:
        found = inspect_notebook(str(template))
    except Exception as error:  # nbformat raises json and validation errors of several kinds
        raise UserError(f"{template.name} is not a notebook: {str(error).splitlines()[0]}") from None
    declared = {}
    for name, item in found.items():
        kind = item["inferred_type_name"]
        if kind not in _TYPES:
            raise UserError(f"{template.name}: parameter '{name}' has the type '{kind}', expected one of {', '.join(_TYPES)}")
        declared[name] = Declared(name=name, kind=kind, default=item["default"])
    return declared


def checked_run(run: ChapterRun, templates: Path, overrides: Mapping[str, str] | None = None) -> ChapterRun:
    """Return the run with its parameters checked against the template, ``overrides`` (as text) applied.

    Raises
    ------
    UserError
        With one line per unknown or mistyped parameter.
    """
    declared = declared_parameters(templates / f"{run.template}.ipynb")
    given: dict[str, Any] = {**run.parameters, **(overrides or {})}
    faults, values = [], {}
    for name, value in given.items():
        if name not in declared:
            near = nearest(name, list(declared))
            known = f"nearest: {near[0]}" if near else f"known: {', '.join(declared) or 'none'}"
            faults.append(f"chapter {run.id}: unknown parameter '{name}' ({known})")
            continue
        try:
            values[name] = _typed(value, declared[name].kind)
        except ValueError:
            faults.append(f"chapter {run.id}: parameter {name}={value!r} is not {_EXPECTED[declared[name].kind]}")
    if faults:
        raise UserError(*faults)
    return ChapterRun(id=run.id, template=run.template, parameters=values)


def _typed(value: Any, kind: str) -> Scalar:
    """Return ``value`` as ``kind``; text is parsed, other values must already fit. Raises ValueError."""
    if isinstance(value, str) and kind != "str":
        if kind == "bool":
            if value.lower() not in {"true", "false"}:
                raise ValueError(value)
            return value.lower() == "true"
        return _TYPES[kind](value)
    if kind == "float" and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not _TYPES[kind]:
        raise ValueError(value)
    return value
