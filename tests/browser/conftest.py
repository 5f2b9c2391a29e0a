"""The site that the browser reads, a browser, and visits that may not leave a fault."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from chromium import Visit, demand_chromium, find_chromium
from playwright.sync_api import Browser, sync_playwright


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="package")
def site(request: pytest.FixtureRequest) -> Path:
    """The web book that is read: the one given by ``--site``, or that of the reduced edition."""
    demand_chromium(find_chromium())
    given = request.config.getoption("site")
    return given.resolve(strict=True) if given else request.getfixturevalue("book").html


@pytest.fixture(scope="package")
def browser(site: Path) -> Iterator[Browser]:
    """Chromium. It starts once the site is there: while it runs, nothing else in this process may use asyncio."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=demand_chromium(find_chromium()))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def server(site: Path) -> Iterator[str]:
    """The address of a local web server of the site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def _visit(browser: Browser, base: str) -> Iterator[Visit]:
    visit = Visit(browser, base)
    yield visit
    visit.close()
    assert visit.faults == []


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Visit]:
    """A reader who opens pages from the folder."""
    yield from _visit(browser, f"{site.as_uri()}/")


@pytest.fixture
def served(browser: Browser, server: str) -> Iterator[Visit]:
    """A reader who opens pages from a web server."""
    yield from _visit(browser, server)
