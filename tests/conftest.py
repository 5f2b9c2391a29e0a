"""The reduced edition, built once for the tests that need a whole book."""

from __future__ import annotations

from pathlib import Path

import pytest
from reduced import reduced_project

from corridor.pipeline.build import Products, build
from corridor.pipeline.progress import SilentReporter
from corridor.project import Project


def pytest_addoption(parser: pytest.Parser) -> None:
    """Browser tests can read a web book that is there already."""
    parser.addoption("--site", type=Path, metavar="DIR", help="the web book that tests/browser read, all of its pages; default: a reduced edition")


@pytest.fixture(scope="session")
def book_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The reduced edition's project."""
    return reduced_project(tmp_path_factory.mktemp("book") / "report")


@pytest.fixture(scope="session")
def book(book_project: Project) -> Products:
    """The reduced edition's products, built with two jobs."""
    return build(book_project, out=book_project.build, jobs=2, report=SilentReporter())
