"""The book reads from a folder and from a server: nothing missing, no complaints, no way out to the network."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.book, pytest.mark.xdist_group("book")]


@pytest.mark.parametrize("reader", ["visit", "served"])
def test_first_page_leads_to_a_chapter(request, reader):
    visit = request.getfixturevalue(reader)
    page = visit.open("index.html")
    page.wait_for_url("**/book/index.html")
    page.locator("a.right-next").click()
    page.wait_for_url(lambda url: not url.endswith("index.html"))
    expect(page.locator("article h1")).to_be_visible()
    broken = page.evaluate("[...document.images].filter(image => image.complete && !image.naturalWidth).map(image => image.src)")
    assert broken == []


@pytest.mark.parametrize("reader", ["visit", "served"])
def test_search_finds_a_word(request, reader):
    page = request.getfixturevalue(reader).open("search.html?q=reactor")
    expect(page.locator("#search-results")).to_contain_text(re.compile("found", re.IGNORECASE))
    expect(page.locator("#search-results li a").first).to_be_visible()


def test_single_keys_do_nothing_by_themselves(visit):
    page = visit.open("book/index.html")
    for key in ("/", "s", "k", "ArrowRight"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body")
    assert page.url.endswith("book/index.html")
