"""The page of sources."""

import pytest
from bs4 import BeautifulSoup

from corridor.pages.sources import FEW, NAMED, sources_page

ONE, MANY = "sipri-2026-sipri-arms-transfers-database-trade", [f"x{number}" for number in range(FEW)]


def fact(number, sources, page="book/_executed/claims", title="Claims: all"):
    return {"number": number, "sources": sources, "page": page, "page_title": title}


@pytest.fixture(scope="module")
def soup(evidence):
    facts = [fact(3, [ONE]), fact(1, [ONE], "book/introduction", "Opening"), fact(8, [ONE, *MANY])]
    figures = [{"id": "outlook-two_shares", "sources": [ONE], "page": "book/_executed/outlook"}]
    return BeautifulSoup(sources_page(evidence, facts, figures), "html.parser")


def test_every_source_has_an_anchor(soup, evidence):
    ids = [row["id"] for row in soup.tbody.find_all("tr")]
    assert ids == [f"source-{id}" for id in evidence.texts("sources")["source_id"]]


def test_a_source_tells_what_rests_on_it(soup):
    cells = soup.find(id=f"source-{ONE}").find_all("td")
    assert [cell.get_text() for cell in cells[:3]] == ["SIPRI", "2026-02", "dataset"]
    assert cells[4].a["href"] == "tables/arms_register.html"
    links = {link.get_text(): link["href"] for link in cells[5].find_all("a")}
    assert links == {
        "3": "evidence.html#ev-3",
        "1": "evidence.html#ev-1",
        "outlook-two_shares": "../_executed/outlook.html#fig-outlook-two-shares",
        "Claims": "../_executed/claims.html",
        "Opening": "../introduction.html",
        "outlook": "../_executed/outlook.html",
    }
    assert "1 fact with more than 10 sources" in cells[5].get_text()


def test_a_source_that_nothing_rests_on_says_nothing(soup):
    assert soup.tbody.find_all("tr")[0].find_all("td")[-1].get_text() == ""


def test_many_facts_are_cut_with_a_count(evidence):
    soup = BeautifulSoup(sources_page(evidence, [fact(number, [ONE]) for number in range(1, NAMED + 6)], []), "html.parser")
    assert "and 5 more" in soup.find(id=f"source-{ONE}").get_text()
