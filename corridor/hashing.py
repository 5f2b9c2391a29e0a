"""Content hashes of files and directories."""

from __future__ import annotations

import hashlib
from pathlib import Path


def sha256(path: Path) -> str:
    """Return the file's SHA-256 as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def tree_sha256(directory: Path, *, leave_out: str | None = None) -> str:
    """Return one SHA-256 over names and contents of all files below ``directory``, but for those in its entry ``leave_out``."""
    digest = hashlib.sha256()
    for path in sorted(p for p in directory.rglob("*") if p.is_file()):
        if path.relative_to(directory).parts[0] == leave_out:
            continue
        digest.update(f"{path.relative_to(directory).as_posix()}\0{sha256(path)}\n".encode())
    return digest.hexdigest()
