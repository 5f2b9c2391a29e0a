"""Files to download: each table, and the whole data package, as zip archives that are the same bytes on every machine."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from corridor.evidence import Evidence

PACKAGE_FILE = "data-package.zip"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can hold: no clock decides about its bytes."""


def write_downloads(evidence: Evidence, directory: Path) -> None:
    """Write ``tables/NAME.zip`` for each table and ``data-package.zip`` into ``directory``."""
    package = evidence.package
    (directory / "tables").mkdir(parents=True, exist_ok=True)
    for name in evidence.names:
        _write(directory / "tables" / f"{name}.zip", package.directory, [package.path(name)])
    files = (path for path in package.directory.rglob("*") if path.is_file() and not path.name.startswith("."))
    _write(directory / PACKAGE_FILE, package.directory, files)


def download_link(evidence: Evidence, name: str) -> str:
    """Return the MyST link on a table's page to its archive."""
    return f"{{download}}`{Path(evidence.package.resource(name)['path']).name} <{name}.zip>` (CSV, zip)"


def _write(archive: Path, root: Path, files: Iterable[Path]) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for path in sorted(files):
            info = zipfile.ZipInfo(path.relative_to(root).as_posix(), FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o644 << 16
            target.writestr(info, path.read_bytes())
