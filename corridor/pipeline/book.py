"""The two outputs from one source: Jupyter Book's HTML and, through the ``typst`` builder, the PDF.

Both run in processes of their own, at the same time, with warnings as errors; each writes into a directory of the caller.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from corridor.pipeline.errors import BookFailed
from corridor.project import Project

BUILDERS: Mapping[str, tuple[str, ...]] = {
    "html": ("--builder", "html"),
    "pdf": ("--builder", "custom", "--custom-builder", "typst"),
}

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_TOLD = re.compile(r"WARNING|ERROR|CRITICAL|Error|Exception")
_NOISE = re.compile(r"Warning, treated as error|warnings being treated as errors", re.IGNORECASE)
LINES_SHOWN = 25


def build_outputs(project: Project, directory: Path, environment: Mapping[str, str]) -> dict[str, Path]:
    """Build HTML and PDF below ``directory``; return ``{"html": site directory, "pdf": file}``.

    Raises
    ------
    BookFailed
        With the warnings and errors of both, if either fails.
    """
    running = {name: _start(project, directory / name, options, environment) for name, options in BUILDERS.items()}
    faults: list[str] = []
    try:
        for name, (process, log) in running.items():
            if process.wait() != 0:
                faults.extend(_told(name, log))
    finally:  # an interrupted build leaves nothing running
        for process, _ in running.values():
            process.kill()
    if faults:
        raise BookFailed(*faults)
    return {"html": directory / "html" / "_build" / "html", "pdf": directory / "pdf" / "_build" / "typst" / "report.pdf"}


def _start(
    project: Project, directory: Path, options: tuple[str, ...], environment: Mapping[str, str]
) -> tuple[subprocess.Popen[bytes], Path]:
    directory.mkdir(parents=True, exist_ok=True)
    log = directory / "log.txt"
    call = "from jupyter_book.cli.main import main; main()"
    command = [sys.executable, "-c", call, "build", str(project.root), "--path-output", str(directory), "-W", "--keep-going", *options]
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=project.root, env={**os.environ, **environment}
        )
    return process, log


def _told(name: str, log: Path) -> list[str]:
    """Return the lines of a log that say what is wrong, paths relative, at most ``LINES_SHOWN``."""
    lines = [_ANSI.sub("", line).rstrip() for line in log.read_text(encoding="utf-8", errors="replace").splitlines()]
    told = list(dict.fromkeys(line for line in lines if _TOLD.search(line) and not _NOISE.search(line)))
    shown = told[:LINES_SHOWN] or lines[-LINES_SHOWN:]
    more = [f"  and {len(told) - LINES_SHOWN} more (log: {log})"] if len(told) > LINES_SHOWN else []
    return [f"the {name.upper()} book was refused:", *(f"  {line}" for line in shown), *more]
