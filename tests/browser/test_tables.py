"""Tables of the data package are found, filtered and linked to, row by row."""

import re

import pytest
from chromium import LIGHT, PHONE
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.book, pytest.mark.xdist_group("book")]

TABLE = "book/_generated/tables/events.html"
REGISTER = "book/_executed/claims.html"
FILTER = "form.filter"
SEEN = "table.filterable tbody tr:not([hidden])"


def told(page: Page) -> tuple[int, int]:
    """Return how many rows of how many the count says are shown."""
    match = re.match(r"(\d+) of (\d+)\b", page.locator(FILTER).get_by_role("status").inner_text())
    assert match
    return int(match[1]), int(match[2])


@pytest.mark.parametrize("look", [LIGHT, PHONE], ids=lambda look: look.name)
def test_typing_narrows_the_rows_and_says_so(visit, look):
    page = visit.open(TABLE, look)
    every = page.locator(SEEN).count()
    assert told(page) == (every, every) and every > 20
    page.locator(FILTER).get_by_role("searchbox").press_sequentially("satellite")
    expect(page.locator(FILTER).get_by_role("status")).not_to_contain_text(f"{every} of")
    shown = page.locator(SEEN).count()
    assert 0 < shown < every and told(page) == (shown, every)
    assert all("satellite" in text.lower() for text in page.locator(SEEN).all_text_contents())
    page.keyboard.press("Escape")
    expect(page.locator(SEEN)).to_have_count(every)
    assert told(page) == (every, every)


def test_nothing_found_is_said(visit):
    page = visit.open(TABLE)
    page.locator(FILTER).get_by_role("searchbox").fill("qqqq")
    expect(page.locator(FILTER).get_by_role("status")).to_contain_text(re.compile("^0 of"))
    expect(page.locator(SEEN)).to_have_count(0)


@pytest.mark.parametrize("look", [LIGHT, PHONE], ids=lambda look: look.name)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_link_to_a_row_shows_and_marks_it(visit, look, script):
    page = visit.open(f"{TABLE}#row-60", look, script=script)
    expect(page.locator("tr#row-60")).to_be_in_viewport()
    if script:
        marks = page.evaluate("""['row-60', 'row-58'].map(id => {
            const style = getComputedStyle(document.getElementById(id).cells[0]), row = getComputedStyle(document.getElementById(id));
            return [style.backgroundColor, style.boxShadow, style.outline, row.backgroundColor, row.outline].join();
        })""")
        assert marks[0] != marks[1]


def test_choosing_a_verdict_narrows_the_register_of_claims(visit):
    page = visit.open(REGISTER)
    every = page.locator(SEEN).count()
    place = page.locator("table.filterable thead th").all_inner_texts().index("Verdict")
    verdicts = page.locator(FILTER).get_by_label("Verdict")
    chosen = verdicts.locator("option").nth(1).inner_text()
    verdicts.select_option(chosen)
    expect(page.locator(FILTER).get_by_role("status")).not_to_contain_text(f"{every} of")
    assert told(page) == (page.locator(SEEN).count(), every)
    assert {row.locator("td, th").nth(place).inner_text() for row in page.locator(SEEN).all()} == {chosen}


def test_link_to_a_row_takes_the_filter_away(visit):
    page = visit.open(TABLE)
    page.locator(FILTER).get_by_role("searchbox").fill("qqqq")
    expect(page.locator(SEEN)).to_have_count(0)
    page.evaluate("location.hash = '#row-60'")
    expect(page.locator("tr#row-60")).to_be_in_viewport()


def test_without_script_the_whole_table_is_there(visit):
    page = visit.open(TABLE, script=False)
    expect(page.locator(FILTER)).to_have_count(0)
    assert page.locator(SEEN).count() > 20


def test_no_table_page_scrolls_sideways_on_a_phone(visit):
    page = visit.open(TABLE, PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE.width
