"""Progress of a build: a live display on a terminal, plain lines in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


class Reporter(Protocol):
    """What a build says while it runs."""

    def step(self, text: str) -> None:
        """Say that a step begins or is done."""

    def start_runs(self, total: int) -> None:
        """Say that ``total`` chapter runs begin."""

    def run_done(self, run_id: str, seconds: float | None) -> None:
        """Say that a run ended; ``seconds`` is None when it failed."""


class PlainReporter:
    """One line per happening, with the seconds since the start: reads well in a log."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._start = time.perf_counter()
        self._total = self._done = 0

    def step(self, text: str) -> None:
        print(f"[{time.perf_counter() - self._start:6.1f} s] {text}", file=self._stream, flush=True)

    def start_runs(self, total: int) -> None:
        self._total, self._done = total, 0

    def run_done(self, run_id: str, seconds: float | None) -> None:
        self._done += 1
        state = "failed" if seconds is None else f"{seconds:.1f} s"
        self.step(f"chapter {self._done}/{self._total}: {run_id} ({state})")


class SilentReporter:
    """Says nothing."""

    def step(self, text: str) -> None:
        pass

    def start_runs(self, total: int) -> None:
        pass

    def run_done(self, run_id: str, seconds: float | None) -> None:
        pass


class LiveReporter:
    """A progress bar over the chapter runs and a line for the step at hand, on a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("starting", total=None)

    def step(self, text: str) -> None:
        self._progress.update(self._task, description=text)
        self._progress.console.log(text, highlight=False)

    def start_runs(self, total: int) -> None:
        self._progress.update(self._task, description="chapters", total=total, completed=0)

    def run_done(self, run_id: str, seconds: float | None) -> None:
        state = "[red]failed[/red]" if seconds is None else f"{seconds:.1f} s"
        self._progress.console.log(f"chapter {run_id}: {state}", highlight=False)
        self._progress.advance(self._task)


@contextmanager
def reporter(*, quiet: bool = False) -> Iterator[Reporter]:
    """Yield the reporter that suits where standard error goes."""
    if quiet:
        yield SilentReporter()
    elif not sys.stderr.isatty():
        yield PlainReporter()
    else:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            yield LiveReporter(progress)
