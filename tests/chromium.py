"""Chromium as a reader's browser: which one, how a page is opened in it, what counts as a fault, what axe-core finds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "no Chromium on this machine; it comes with `apt-get install chromium` on Debian"
PATIENCE = 10_000
"""Milliseconds that a condition may take to come true on a busy machine."""

AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,  # it would fetch style sheets, which no page in a folder may
}


@dataclass(frozen=True)
class Look:
    """What a reader reads on."""

    name: str
    width: int = 1280
    height: int = 800
    dark: bool = False
    touch: bool = False


LIGHT = Look("light")
DARK = Look("dark", dark=True)
PHONE = Look("phone", width=390, height=844, touch=True)
LOOKS = (LIGHT, DARK, PHONE)


def find_chromium(path: str | None = None) -> str | None:
    """Return the first Chromium in ``path`` (by default ``PATH``), None if there is none."""
    return next((found for name in NAMES if (found := shutil.which(name, path=path))), None)


def demand_chromium(found: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """Return ``found``; without a browser skip the test, or fail it where continuous integration (``CI=true``) runs it."""
    if found is None and environment.get("CI") == "true":
        pytest.fail(MISSING, pytrace=False)
    if found is None:
        pytest.skip(MISSING)
    return found


@dataclass
class Visit:
    """A reader of the site at ``base``; whatever the pages do wrong meanwhile is kept in ``faults``."""

    browser: Browser
    base: str
    faults: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, name: str, look: Look = LIGHT, *, script: bool = True) -> Page:
        """Return the page ``name`` (a path below the site), loaded, in a browser that knows nothing of earlier pages."""
        context = self.browser.new_context(
            viewport={"width": look.width, "height": look.height},
            color_scheme="dark" if look.dark else "light",
            has_touch=look.touch,
            is_mobile=look.touch,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        self.contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error.stack or error}"))
        page.on("request", self._asked)
        page.on("requestfailed", lambda request: self._missed(request, script))
        page.goto(self.base + name)
        return page

    def close(self) -> None:
        """Close what was opened."""
        for context in self.contexts:
            context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def _missed(self, request: Request, script: bool) -> None:
        if script or request.resource_type != "script":
            self.faults.append(f"not loaded: {request.url} ({request.failure})")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.faults.append(f"asks the network: {request.url}")


def axe(page: Page, within: str | None = None) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA and good practice, one line per rule, on the page or in what ``within`` selects."""
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    result = page.evaluate("([within, options]) => axe.run(within || document, options)", [within, AXE_OPTIONS])
    return [
        f"{rule['id']} ({rule['impact']}), {len(rule['nodes'])} times; first: {rule['nodes'][0]['html']}: {rule['nodes'][0]['failureSummary']}"
        for rule in result["violations"]
    ]
