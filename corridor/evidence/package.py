"""The descriptor of the data package, read once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from corridor.errors import UserError
from corridor.evidence.faults import DataFault, Fault
from corridor.names import hint

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True)
class Package:
    """The data package of a project: ``directory`` holds ``datapackage.json``, ``descriptor`` is its content."""

    directory: Path
    descriptor: dict[str, Any]

    @cached_property
    def resources(self) -> dict[str, dict[str, Any]]:
        """Table name -> its resource in the descriptor, in the descriptor's order."""
        return {resource["name"]: resource for resource in self.descriptor["resources"]}

    def resource(self, table: str) -> dict[str, Any]:
        """Return the resource of a table.

        Raises
        ------
        UserError
            For an unknown table, naming the nearest.
        """
        try:
            return self.resources[table]
        except KeyError:
            raise UserError(f"no table '{table}' in the data package{hint(table, self.resources)}") from None

    def path(self, table: str) -> Path:
        return self.directory / self.resource(table)["path"]

    def fields(self, table: str) -> dict[str, dict[str, Any]]:
        """Return column name -> its field in the table's schema, in the order of the file."""
        return {field["name"]: field for field in self.resource(table)["schema"]["fields"]}

    def primary_key(self, table: str) -> list[str]:
        key = self.resource(table)["schema"].get("primaryKey", [])
        return [key] if isinstance(key, str) else list(key)


def read_package(project_root: Path | str) -> Package:
    """Return the package of the project at ``project_root`` (its ``data`` directory).

    Raises
    ------
    DataFault
        If the descriptor is missing, is not JSON, or lacks what every resource needs: name, path and a schema with fields.
    """
    directory = Path(project_root) / "data"
    file = directory / DESCRIPTOR
    try:
        descriptor = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise _broken(f"is missing in {directory}") from None
    except UnicodeDecodeError as error:
        raise _broken(f"is not UTF-8: byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise _broken(f"is not JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    _check_form(descriptor)
    return Package(directory, descriptor)


def _check_form(descriptor: Any) -> None:
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list) or not resources:
        raise _broken("has no list of resources")
    names = set()
    for place, resource in enumerate(resources, start=1):
        if not isinstance(resource, dict) or not isinstance(resource.get("name"), str):
            raise _broken(f"has no name for resource {place}")
        name = resource["name"]
        if name in names:
            raise _broken(f"names the resource '{name}' twice")
        names.add(name)
        path = resource.get("path")
        if not isinstance(path, str) or Path(path).is_absolute() or ".." in Path(path).parts:
            raise _broken(f"gives resource '{name}' no path inside the package")
        fields = resource.get("schema", {}).get("fields") if isinstance(resource.get("schema"), dict) else None
        if not isinstance(fields, list) or not all(isinstance(field, dict) and "name" in field and "type" in field for field in fields):
            raise _broken(f"gives resource '{name}' no schema whose fields have name and type")


def _broken(problem: str) -> DataFault:
    return DataFault([Fault(table=DESCRIPTOR, problem=problem)])
