"""The data package to download: one zip archive that is the same bytes on every machine."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from corridor.evidence import Evidence

PACKAGE_FILE = "data-package.zip"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can hold: no clock decides about its bytes."""


def write_download(evidence: Evidence, directory: Path) -> None:
    """Write the whole data package into ``directory`` as ``data-package.zip``: tables, descriptor, README."""
    package = evidence.package
    files = (path for path in package.directory.rglob("*") if path.is_file() and not path.name.startswith("."))
    _write(directory / PACKAGE_FILE, package.directory, files)


def download_link(evidence: Evidence, name: str) -> str:
    """Return, in MyST, where a table's file is found: on a table's page."""
    return f"`{evidence.package.resource(name)['path']}` in {{download}}`the data package <../{PACKAGE_FILE}>` (zip)"


def _write(archive: Path, root: Path, files: Iterable[Path]) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for path in sorted(files):
            info = zipfile.ZipInfo(path.relative_to(root).as_posix(), FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o644 << 16
            target.writestr(info, path.read_bytes())
