"""How do we know, on the web: one native popover per fact and page, behind the text, light."""

import re

import pytest
from bs4 import BeautifulSoup
from sample_answers import sample_answer

from corridor.sphinxext.popovers import MOST_BYTES, SCRIPT, bytes_added, popover, too_heavy

TEXT = "# Title\n\n{fact}`cables.count` cables, {fact}`arms.share.pak` of arms, or {fact}`arms.share.pak|1`.\n"


def soup(text):
    return BeautifulSoup(text, "html.parser")


@pytest.fixture
def shown():
    return soup(popover(sample_answer(42), page="book/_executed/phases-1"))


def test_the_button_says_the_value_first_and_then_the_grade(small_book):
    button = small_book(TEXT).page().select("button.fact")[1]
    assert (button["popovertarget"], button["data-grade"], button["type"]) == ("fact-1", "B", "button")
    assert button["aria-label"] == "81%, evidence grade B"


def test_uses_of_a_fact_share_its_popover(small_book):
    page = small_book(TEXT).page()
    assert [note["id"] for note in page.select(".fact-notes > [popover]")] == ["fact-1", "fact-2"]
    assert {button["popovertarget"] for button in page.select("button.fact")} == {"fact-1", "fact-2"}


def test_a_page_without_facts_has_no_popovers(small_book):
    assert small_book("# Title\n\nNo number.\n").page().select(".fact-notes") == []


def test_a_popover_answers_how_we_know(shown):
    text = " ".join(shown.get_text(" ").split())
    for part in ("81% (78 to 84%)", "Share of China in the volume of arms & parts.", "B, attested. One publisher. Estimates.", "SIPRI 2025", "arms.shares", "domains"):
        assert part in text
    assert [link["href"] for link in shown.find_all("a")] == [
        "https://a.test/1?x=1&y=2",
        "../_generated/tables/arms.html",
        "../_generated/tables/arms.html#row-2",
        "../_generated/tables/arms.html#row-9",
        "domains-defence.html",
        "../_generated/evidence.html#ev-42",
    ]


def test_the_chapter_of_the_page_itself_is_no_link():
    page = soup(popover(sample_answer(), page="book/_executed/domains-defence"))
    assert not [link for link in page.find_all("a") if link["href"].endswith("domains-defence.html")]


def test_a_popover_has_a_name_takes_the_focus_and_can_be_closed(shown):
    note = shown.find(id="fact-42")
    assert note["role"] == "dialog" and note.has_attr("autofocus") and note["tabindex"] == "-1"
    assert shown.find(id=note["aria-labelledby"]).get_text().startswith("81%")
    assert shown.button["popovertargetaction"] == "hide" and shown.button["popovertarget"] == "fact-42"


def test_what_comes_from_data_is_escaped():
    assert "<script>" not in popover(sample_answer(definition="<script>", text="<b>"), page="book/index")


def test_the_weight_of_popovers_counts_buttons_and_script_as_well():
    script = len(open_script().encode())
    page = soup('<p><button class="fact">81%</button></p><div class="fact-notes"><div>é</div></div>')
    assert bytes_added(page) == len('<button class="fact"></button>') + len('<div class="fact-notes"><div>é</div></div>'.encode()) + script
    assert bytes_added(soup("<p>no fact</p>")) == 0


def test_a_page_that_grew_too_heavy_is_named():
    page = soup(f'<div class="fact-notes">{"x" * MOST_BYTES}</div>')
    assert re.fullmatch(r"book/a\.html: popovers add 10\d,\d{3} bytes to the page; expected less than 100,000", too_heavy("book/a.html", page))
    assert too_heavy("book/a.html", soup("<p>light</p>")) == ""


def test_the_script_is_small_and_asks_for_nothing():
    text = open_script()
    assert len(text.encode()) < 2000
    assert not re.search(r"fetch|XMLHttpRequest|import|https?:", text)


def open_script():
    from corridor.sphinxext.html import STATIC

    return (STATIC / SCRIPT).read_text(encoding="utf-8")
