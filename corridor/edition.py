"""The edition file: every parameter of the report that is a decision rather than a fact.

``edition.yml`` -> :func:`load_edition` -> :class:`Edition`, which notebooks, pipeline and Sphinx extension read.
Faults in the file are gathered and raised together, each naming the field, the value and what was expected.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from corridor.errors import UserError
from corridor.names import hint

Scalar = bool | int | float | str

_ISO3 = re.compile(r"[A-Z]{3}")
_RUN_ID = re.compile(r"[a-z][a-z0-9_]*(-[a-z0-9_]+)*")
_EXPOSURE = {
    "normalisation": ("min_max", "z_score", "rank"),
    "aggregation": ("arithmetic", "geometric"),
    "weights": ("equal",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One phase of the periodisation; ``start`` and ``end`` are inclusive."""

    number: int
    roman: str
    name: str
    start: dt.date
    end: dt.date
    alternative_start: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureAssumptions:
    """Choices behind the exposure index: least coverage (share, 0 to 1) and the construction's variants."""

    coverage: float
    normalisation: str
    aggregation: str
    weights: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterRun:
    """One run of one template: ``id`` names its page, ``parameters`` go to papermill."""

    id: str
    template: str
    parameters: Mapping[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What ``edition.yml`` says, checked."""

    title: str
    subtitle: str
    version: str
    date: dt.date
    as_of: dt.date
    country: str
    partner: str
    random_seed: int
    phases: tuple[Phase, ...]
    exposure: ExposureAssumptions
    chapters: tuple[ChapterRun, ...]

    def phase(self, number: int) -> Phase:
        """Return the phase of that number; raise :class:`UserError` if there is none."""
        for phase in self.phases:
            if phase.number == number:
                return phase
        known = ", ".join(str(p.number) for p in self.phases)
        raise UserError(f"phase {number} is not in edition.yml (phases there: {known})")

    def chapter(self, run_id: str) -> ChapterRun:
        """Return the chapter run of that id; raise :class:`UserError` naming the nearest if there is none."""
        for run in self.chapters:
            if run.id == run_id:
                return run
        raise UserError(f"no chapter run '{run_id}' in edition.yml{hint(run_id, [run.id for run in self.chapters])}")


def load_edition(path: Path) -> Edition:
    """Read and check the edition file.

    Raises
    ------
    UserError
        With one line per fault: unreadable file, missing or unknown field, wrong type, phases that overlap or leave
        a gap, repeated chapter ids.
    """
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UserError(f"{path.name}: the file is not there") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UserError(f"{path.name}: not readable as YAML: {' '.join(str(error).split())}") from None
    reader = _Reader(path.name)
    edition = _edition(reader, raw)
    reader.raise_faults()
    assert edition is not None
    return edition


class _Reader:
    """Takes typed values out of mappings and gathers what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[str] = []

    def fault(self, where: str, value: object, expected: str) -> None:
        self.faults.append(f"{self.file}: {where}: {value!r} is not {expected}")

    def raise_faults(self) -> None:
        if self.faults:
            raise UserError(*self.faults)

    def mapping(self, raw: object, where: str, known: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Any]:
        if not isinstance(raw, dict):
            self.fault(where, raw, "a mapping")
            return {}
        for name in raw:
            if name not in known + optional:
                self.faults.append(f"{self.file}: {where}: unknown field '{name}'{hint(str(name), known + optional)}")
        for name in known:
            if name not in raw:
                self.faults.append(f"{self.file}: {where}: field '{name}' is missing")
        return raw

    def take(self, raw: Mapping[str, Any], name: str, kind: type, where: str, expected: str) -> Any:
        value = raw.get(name)
        if name not in raw:
            return None
        right = isinstance(value, kind) and not (kind is not bool and isinstance(value, bool))
        if not right:
            self.fault(f"{where}{name}", value, expected)
            return None
        return value

    def text(self, raw: Mapping[str, Any], name: str, where: str = "") -> Any:
        value = self.take(raw, name, str, where, "text")
        if value is not None and not value.strip():
            self.fault(f"{where}{name}", value, "text")
        return value

    def date(self, raw: Mapping[str, Any], name: str, where: str = "") -> Any:
        return self.take(raw, name, dt.date, where, "a date (YYYY-MM-DD)")

    def integer(self, raw: Mapping[str, Any], name: str, where: str = "") -> Any:
        return self.take(raw, name, int, where, "a whole number")

    def iso3(self, raw: Mapping[str, Any], name: str) -> Any:
        value = self.take(raw, name, str, "", "a country code (ISO 3166-1 alpha-3, such as PAK)")
        if value is not None and not _ISO3.fullmatch(value):
            self.fault(name, value, "a country code (ISO 3166-1 alpha-3, such as PAK)")
        return value


def _edition(reader: _Reader, raw: object) -> Edition | None:
    known = (
        "title", "subtitle", "version", "date", "as_of", "country", "partner", "random_seed", "phases", "exposure", "chapters",
    )  # fmt: skip
    top = reader.mapping(raw, "edition", known)
    values = {
        "title": reader.text(top, "title"),
        "subtitle": reader.text(top, "subtitle"),
        "version": reader.text(top, "version"),
        "date": reader.date(top, "date"),
        "as_of": reader.date(top, "as_of"),
        "country": reader.iso3(top, "country"),
        "partner": reader.iso3(top, "partner"),
        "random_seed": reader.integer(top, "random_seed"),
        "phases": _phases(reader, top.get("phases", [])),
        "exposure": _exposure(reader, top.get("exposure", {})),
        "chapters": _chapters(reader, top.get("chapters", [])),
    }
    if isinstance(values["date"], dt.date) and isinstance(values["as_of"], dt.date) and values["as_of"] > values["date"]:
        reader.fault("as_of", values["as_of"].isoformat(), f"on or before the edition's date, {values['date'].isoformat()}")
    return None if reader.faults else Edition(**values)


def _phases(reader: _Reader, raw: object) -> tuple[Phase, ...]:
    if not isinstance(raw, list) or not raw:
        reader.fault("phases", raw, "a list of phases")
        return ()
    phases: list[Phase] = []
    for position, item in enumerate(raw, 1):
        where = f"phases[{position}]."
        entry = reader.mapping(item, where.rstrip("."), ("number", "roman", "name", "start", "end"), ("alternative_start",))
        before = len(reader.faults)
        values = {
            "number": reader.integer(entry, "number", where),
            "roman": reader.text(entry, "roman", where),
            "name": reader.text(entry, "name", where),
            "start": reader.date(entry, "start", where),
            "end": reader.date(entry, "end", where),
            "alternative_start": reader.date(entry, "alternative_start", where),
        }
        if len(reader.faults) > before or any(v is None for k, v in values.items() if k != "alternative_start"):
            continue
        phase = Phase(**values)
        if phase.end < phase.start:
            reader.fault(f"{where}end", phase.end.isoformat(), f"on or after its start, {phase.start.isoformat()}")
        if phases and phase.start != phases[-1].end + dt.timedelta(days=1):
            reader.fault(f"{where}start", phase.start.isoformat(), f"the day after the phase before ends, {phases[-1].end.isoformat()}")
        phases.append(phase)
    return tuple(phases)


def _exposure(reader: _Reader, raw: object) -> ExposureAssumptions | None:
    entry = reader.mapping(raw, "exposure", ("coverage", *_EXPOSURE))
    coverage = entry.get("coverage")
    if "coverage" in entry and (not isinstance(coverage, int | float) or isinstance(coverage, bool) or not 0 < coverage <= 1):
        reader.fault("exposure.coverage", coverage, "a share above 0 and up to 1")
    for name, allowed in _EXPOSURE.items():
        if name in entry and entry[name] not in allowed:
            reader.fault(f"exposure.{name}", entry[name], f"one of {', '.join(allowed)}")
    if reader.faults:
        return None
    return ExposureAssumptions(coverage=float(coverage), **{name: entry[name] for name in _EXPOSURE})


def _chapters(reader: _Reader, raw: object) -> tuple[ChapterRun, ...]:
    if not isinstance(raw, list) or not raw:
        reader.fault("chapters", raw, "a list of chapter runs")
        return ()
    runs: list[ChapterRun] = []
    for position, item in enumerate(raw, 1):
        where = f"chapters[{position}]"
        entry = reader.mapping(item, where, ("id", "template"), ("parameters",))
        run_id = reader.text(entry, "id", f"{where}.")
        template = reader.text(entry, "template", f"{where}.")
        parameters = entry.get("parameters", {})
        if run_id is not None and not _RUN_ID.fullmatch(run_id):
            reader.fault(f"{where}.id", run_id, "a run id (lower-case letters, digits, _ and -)")
        if run_id in {run.id for run in runs}:
            reader.fault(f"{where}.id", run_id, "unique")
        if not isinstance(parameters, dict) or not all(isinstance(v, bool | int | float | str) for v in parameters.values()):
            reader.fault(f"{where}.parameters", parameters, "a mapping of names to plain values")
            continue
        if run_id is not None and template is not None:
            runs.append(ChapterRun(id=run_id, template=template, parameters=dict(parameters)))
    return tuple(runs)
