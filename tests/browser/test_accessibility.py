"""axe-core finds nothing against WCAG 2.2 AA: in light and dark, on a phone, with popovers closed and open."""

import pytest
from chromium import LOOKS, axe

pytestmark = [pytest.mark.book, pytest.mark.xdist_group("book")]

PAGES = (
    "book/index.html",
    "book/_executed/phases-1.html",
    "book/_executed/claims.html",
    "book/_generated/evidence.html",
    "book/_generated/tables/satellites.html",
    "search.html",
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Without ``--site`` a page of each kind, with it all pages of that site (but the forward to the first)."""
    if "page_name" in metafunc.fixturenames:
        site = metafunc.config.getoption("site")
        names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html") if "_static" not in path.parts) if site else PAGES
        metafunc.parametrize("page_name", [name for name in names if name != "index.html"])


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_axe_finds_nothing(visit, page_name, look):
    page = visit.open(page_name, look)
    assert axe(page) == []
    fact = page.locator("button.fact").first
    if fact.count():
        fact.click()
        assert axe(page, "[popover]:popover-open") == []
