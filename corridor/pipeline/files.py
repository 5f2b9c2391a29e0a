"""Files that appear whole or not at all: written beside their place, flushed to disk, then moved there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` as one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def replace(new: Path, place: Path) -> None:
    """Move the file or directory ``new`` to ``place``; what stood there is removed."""
    place.parent.mkdir(parents=True, exist_ok=True)
    old = place.with_name(f".{place.name}.old")
    remove(old)
    if place.exists():
        os.replace(place, old)
    os.replace(new, place)
    remove(old)


def remove(path: Path) -> None:
    """Remove a file or a directory with all in it; nothing there is no error."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
