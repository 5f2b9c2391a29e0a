"""The ``corridor`` command.

Every command takes ``--root DIR``; errors go to standard error in one or a few lines and the exit code is 1; a wrong call
exits with 2.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from corridor import __version__
from corridor.errors import UserError
from corridor.names import hint
from corridor.project import Project

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    options = parser().parse_args(arguments)
    try:
        code = options.command(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader of a pipe, such as head, had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except UserError as error:
        for line in error.lines:
            print(line, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; earlier products are untouched", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="corridor", description="Build, check and re-run the report.")
    top.add_argument("--version", action="version", version=f"corridor {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    build = _command(commands, "build", _build, "run every chapter and build HTML and PDF", "corridor build --jobs 2")
    build.add_argument("--out", metavar="DIR", type=Path, help="put the products here instead of _build/")
    build.add_argument("--jobs", metavar="N", type=_positive, help="chapter runs at the same time (default: the machine's cores)")
    build.add_argument("--quiet", action="store_true", help="say nothing unless something is wrong")
    build.add_argument("--json", action="store_true", help="print the products' paths as JSON")

    run = _command(commands, "run", _run, "run one chapter, with parameters of your own", "corridor run phases -p phase=3")
    run.add_argument("chapter", metavar="CHAPTER", help="a run of edition.yml (phases-3) or a template of notebooks/ (phases)")
    run.add_argument("-p", "--parameter", metavar="NAME=VALUE", action="append", default=[], help="a parameter of the template; repeatable")
    run.add_argument("--out", metavar="DIR", type=Path, help="put notebook, findings and figures here instead of _build/runs/")
    run.add_argument("--json", action="store_true", help="print the findings as JSON")

    check = _command(commands, "check", _check, "check edition, data package, templates and numbers in prose; run nothing", "corridor check --json")
    check.add_argument("--only", metavar="PART", action="append", default=[], help="check only this part (edition, data, claims, templates, prose, contents); repeatable")
    check.add_argument("--json", action="store_true", help="print the faults as JSON, one entry each")

    explain = _command(
        commands, "explain", _explain, "tell how a number is known: definition, method, grade, sources, rows; or search", "corridor explain exposure.rank.pak"
    )
    explain.add_argument("words", metavar="FINDING", nargs="*", help="a finding's id, or words to search for (Chinese share of arms)")
    explain.add_argument("--list", action="store_true", help="list all findings, or all that fit the words")
    explain.add_argument("--out", metavar="DIR", type=Path, help="the products of the build to explain (default: _build/)")
    explain.add_argument("--json", action="store_true", help="print the answer, or the list, as JSON")
    return top


def _command(commands: argparse._SubParsersAction, name: str, function: Command, text: str, example: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".", epilog=f"Example: {example}")
    command.add_argument("--root", metavar="DIR", type=Path, help="the project (default: the nearest at or above this directory)")
    command.set_defaults(command=function)
    return command


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("expected a whole number from 1 on")
    return value


def _build(options: argparse.Namespace) -> int:
    from corridor.pipeline.build import build, default_jobs
    from corridor.pipeline.progress import reporter

    project = Project.find(options.root)
    out = (options.out or project.build).resolve()
    with reporter(quiet=options.quiet) as report:
        products = build(project, out=out, jobs=options.jobs or default_jobs(), report=report)
    if options.json:
        names = ("html", "pdf", "findings", "figures", "manifest")
        print(json.dumps({name: str(getattr(products, name)) for name in names}, indent=1))
    return 0


def _run(options: argparse.Namespace) -> int:
    from corridor.pipeline.single import run_chapter

    project = Project.find(options.root)
    parameters = dict(_pair(text) for text in options.parameter)
    result, findings = run_chapter(project, options.chapter, parameters, options.out.resolve() if options.out else None)
    if options.json:
        print(json.dumps({"directory": str(result.directory), "seconds": result.seconds, "findings": findings}, indent=1, ensure_ascii=False))
    else:
        for item in findings:
            print(f"{item['id']} = {item['text']}")
        print(f"{result.run.id}: {len(findings)} findings in {result.seconds:.1f} s, written to {result.directory}")
    return 0


def _pair(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator or not name:
        raise UserError(f"parameter '{text}' is not of the form NAME=VALUE")
    return name.strip(), value.strip()


def _check(options: argparse.Namespace) -> int:
    from corridor.pipeline.check import PARTS, check_project

    project = Project.find(options.root)
    try:
        unknown = [f"no part '{part}' to check{hint(part, PARTS)} (known: {', '.join(PARTS)})" for part in options.only if part not in PARTS]
        if unknown:
            raise UserError(*unknown)
        edition, runs = check_project(project, options.only or PARTS)
    except UserError as error:
        if not options.json:
            raise
        print(json.dumps({"faults": error.lines}, indent=1, ensure_ascii=False))
        return 1
    if options.json:
        print(json.dumps({"faults": []}))
    elif options.only:
        print(f"edition {edition.version}: {', '.join(part for part in PARTS if part in options.only)}: in order")
    else:
        print(f"edition {edition.version}: data package, {len(runs)} chapter runs, numbers in prose and table of contents are in order")
    return 0


def _explain(options: argparse.Namespace) -> int:
    from corridor.answers.explain import explain

    project = Project.find(options.root)
    products = options.out.resolve() if options.out else project.build
    print(explain(project, products, options.words, everything=options.list, as_json=options.json))
    return 0
