"""What the first edition must reach, measured: build time and memory from nothing, size of the site, time to validate and load."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
ONE_CHAPTER = ("events", "event_sources", "commitments", "sources")
Row = tuple[str, str, str]


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all, and print one table."""
    known: dict[str, Callable[[], list[Row]]] = {"check": check, "evidence": evidence, "report": report}
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"unknown benchmark: {', '.join(unknown)} (known: {', '.join(known)})", file=sys.stderr)
        return 2
    rows = [row for name in names or known for row in known[name]()]
    cores = len(os.sched_getaffinity(0))
    memory = psutil.virtual_memory().total / 2**30
    print(f"\n{platform.machine()}, {cores} cores, {memory:.0f} GiB, Python {platform.python_version()}\n")
    print("| what | measured | to reach |\n| --- | ---: | ---: |")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    return 0


def check() -> list[Row]:
    """Measure ``corridor check``, whole and the numbers in prose alone, start of the interpreter included; the best of three."""
    return [
        ("`corridor check --only prose`", f"{_command('--only', 'prose'):.1f} s", "5 s"),
        ("`corridor check`", f"{_command():.1f} s", "5 s"),
    ]


def evidence() -> list[Row]:
    """Measure validation and loading, each in a process of its own so that nothing is warm."""
    whole = (
        "import datetime, time; start = time.perf_counter();"
        "from corridor.evidence import check, load_package;"
        f"faults = check({str(ROOT)!r}, datetime.date(2100, 1, 1));"
        f"package = load_package({str(ROOT)!r}); [package.table(name) for name in package.names];"
        "assert not faults, faults; print(time.perf_counter() - start)"
    )
    chapter = (
        "from corridor.evidence import load_package; import time; start = time.perf_counter();"
        f"package = load_package({str(ROOT)!r}); [package.table(name) for name in {ONE_CHAPTER!r}];"
        "package.panel('gdp_current'); print(time.perf_counter() - start)"
    )
    size = sum(path.stat().st_size for path in (ROOT / "data").rglob("*") if path.is_file()) / 1e6
    return [
        ("data package", f"{size:.1f} MB", "12 MB"),
        ("validate and load the whole package", f"{_seconds(whole):.1f} s", "15 s"),
        ("load what one chapter needs", f"{_seconds(chapter):.2f} s", "1 s"),
    ]


def report() -> list[Row]:
    """Measure ``make report`` in a fresh clone with a warm package cache."""
    with tempfile.TemporaryDirectory() as directory:
        clone = Path(directory) / "report"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        start = time.perf_counter()
        process = subprocess.Popen(["make", "report"], cwd=clone, env={**os.environ, "PYTHON": sys.executable})
        peak = _peak_memory(process)
        seconds = time.perf_counter() - start
        if process.returncode != 0:
            raise SystemExit("make report failed")
        html = clone / "_build" / "html"
        site = sum(path.stat().st_size for path in html.rglob("*") if path.is_file()) / 1e6
        pdf = (clone / "_build" / "report.pdf").stat().st_size / 1e6
        shutil.rmtree(clone / ".venv")
    return [
        ("`make report` from nothing, package cache warm", f"{seconds:.0f} s", "240 s"),
        ("peak memory, all processes together", f"{peak / 2**30:.2f} GiB", "2 GiB"),
        ("web book", f"{site:.1f} MB", "15 MB"),
        ("PDF", f"{pdf:.1f} MB", ""),
    ]


def _command(*options: str) -> float:
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "corridor", "check", "--root", str(ROOT), *options], check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def _seconds(code: str) -> float:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=tempfile.gettempdir())
    return float(done.stdout)


def _peak_memory(process: subprocess.Popen[bytes]) -> int:
    """Return the largest sum of resident memory of a process and its descendants, sampled until it ends."""
    peak, parent = 0, psutil.Process(process.pid)
    while process.poll() is None:
        try:
            family = [parent, *parent.children(recursive=True)]
        except psutil.NoSuchProcess:
            break
        total = 0
        for member in family:
            try:
                total += member.memory_info().rss
            except psutil.NoSuchProcess:
                continue
        peak = max(peak, total)
        time.sleep(0.1)
    process.wait()
    return peak


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
