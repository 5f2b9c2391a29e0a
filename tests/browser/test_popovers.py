"""Each number answers "how do we know?" to whoever reads by keyboard, by touch, by mouse, with a screen reader, without scripts."""

import re

import pytest
from chromium import DARK, LIGHT, LOOKS, PHONE
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.book, pytest.mark.xdist_group("book")]

CHAPTER = "book/_executed/phases-1.html"
MOST_TABS = 80
"""So many links may stand between the skip link and a chapter's first number."""

FOCUS = "document.activeElement"


@pytest.fixture
def chapter(visit):
    return visit.open(CHAPTER)


def facts(page: Page) -> Locator:
    return page.locator("article button.fact")


def note(page: Page) -> Locator:
    """The popover that is open."""
    return page.locator(".fact-notes > [popover]:popover-open")


def tab_to_fact(page: Page) -> None:
    """Use the skip link, then go on with Tab until a fact has the focus."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUS}.matches('article button.fact')"):
            return
    pytest.fail(f"no fact has the focus after {MOST_TABS} times Tab")


def box(place: Locator) -> dict[str, float]:
    found = place.bounding_box()
    assert found is not None
    return found


def assert_in_view(page: Page, place: Locator) -> None:
    """The whole of ``place`` is within what the reader sees."""
    expect(place).to_be_visible()
    expect(place).to_be_in_viewport(ratio=1)
    size, seen = page.viewport_size, box(place)
    assert seen["x"] >= 0 and seen["y"] >= 0
    assert seen["x"] + seen["width"] <= size["width"] and seen["y"] + seen["height"] <= size["height"]


def test_keyboard_opens_reads_and_closes(chapter):
    tab_to_fact(chapter)
    opener = chapter.evaluate_handle(FOCUS)
    chapter.keyboard.press("Enter")
    expect(note(chapter)).to_have_count(1)
    assert chapter.evaluate(f"document.querySelector(':popover-open').contains({FOCUS})")
    chapter.keyboard.press("Tab")
    assert chapter.evaluate(f"document.querySelector(':popover-open').contains({FOCUS}) && {FOCUS}.matches('a[href], button')")
    chapter.keyboard.press("Escape")
    expect(note(chapter)).to_have_count(0)
    assert chapter.evaluate(f"opener => opener === {FOCUS}", opener)
    chapter.keyboard.press("Space")
    expect(note(chapter)).to_have_count(1)


def test_closing_button_gives_the_focus_back(chapter):
    fact = facts(chapter).first
    fact.press("Enter")
    note(chapter).get_by_role("button", name="Close").press("Enter")
    expect(note(chapter)).to_have_count(0)
    expect(fact).to_be_focused()


def test_answer_says_what_it_is_and_leads_on(chapter):
    fact = facts(chapter).first
    fact.click()
    answer = note(chapter)
    terms = answer.locator("dt").all_inner_texts()
    assert {"Grade", "Sources", "Rows", "Computed"} <= set(terms)
    assert all(text.strip() for text in answer.locator("dd").all_inner_texts())
    definition = answer.locator("p").first.inner_text().strip()
    assert len(definition) > len(fact.inner_text())
    answer.locator("a[href*='evidence.html#ev-']").click()
    chapter.wait_for_url(re.compile(r"/evidence\.html#ev-\d+$"))
    place = chapter.locator(f"#{chapter.url.partition('#')[2]}")
    expect(place).to_be_in_viewport()


def test_rows_lead_to_the_row(chapter):
    link = chapter.locator(".fact-notes a[href*='/tables/'][href*='#row-']").first
    chapter.goto(chapter.evaluate("link => link.href", link.element_handle()))
    expect(chapter.locator(f"tr#{chapter.url.partition('#')[2]}")).to_be_in_viewport()


def test_a_screen_reader_is_told_value_grade_and_what_opened(chapter):
    fact = facts(chapter).first
    expect(fact).to_have_role("button")
    expect(fact).to_have_accessible_name(re.compile(rf"^{re.escape(fact.inner_text())}.*\bgrade [A-D]$"))
    fact.click()
    expect(note(chapter)).to_have_role("dialog")
    expect(note(chapter)).to_have_accessible_name(re.compile(r"\w+ \w+"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_touch_opens_and_closes_on_a_phone(visit, script):
    page = visit.open(CHAPTER, PHONE, script=script)
    fact = facts(page).first
    fact.tap()
    assert_in_view(page, note(page))
    top = box(note(page))["y"]
    page.touchscreen.tap(PHONE.width / 2, top / 2)
    expect(note(page)).to_have_count(0)
    fact.tap()
    note(page).get_by_role("button", name="Close").tap()
    expect(note(page)).to_have_count(0)


@pytest.mark.parametrize("look", [LIGHT, PHONE], ids=lambda look: look.name)
def test_opens_without_script(visit, look):
    page = visit.open(CHAPTER, look, script=False)
    facts(page).first.click()
    assert_in_view(page, note(page))


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_kind_of_place_leaves_the_answer_in_view(visit, look):
    page = visit.open(CHAPTER, look)
    count = facts(page).count()
    assert count > 10
    edge = page.evaluate("""() => {
        const lefts = [...document.querySelectorAll('article button.fact')].map(fact => fact.getBoundingClientRect().right);
        return lefts.indexOf(Math.max(...lefts));
    }""")
    for number in sorted({0, count // 2, count - 1, edge}):
        fact = facts(page).nth(number)
        fact.scroll_into_view_if_needed()
        fact.click()
        assert_in_view(page, note(page))
        page.keyboard.press("Escape")
        expect(note(page)).to_have_count(0)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_answer_stands_beside_its_value(visit, look):
    page = visit.open(CHAPTER, look)
    for number in (0, facts(page).count() // 2):
        fact = facts(page).nth(number)
        fact.click()
        value, answer = box(fact), box(note(page))
        below, above = answer["y"] - value["y"] - value["height"], value["y"] - answer["y"] - answer["height"]
        assert 0 <= max(below, above) < 40
        page.keyboard.press("Escape")


def test_text_is_as_it_was_for_who_copies_it(chapter):
    texts = chapter.evaluate("[...document.querySelectorAll('article p')].filter(p => p.querySelector('button.fact')).map(p => p.innerText)")
    assert texts and not any("evidence grade" in text or "\n" in text.strip() for text in texts)
