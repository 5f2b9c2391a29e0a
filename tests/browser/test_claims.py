"""The register of claims is filtered by verdict and brief, and a link to a claim unfolds its evidence."""

import re
from urllib.request import urlopen

import pytest
from chromium import LIGHT, PHONE
from playwright.sync_api import expect

pytestmark = [pytest.mark.book, pytest.mark.xdist_group("book")]

CHAPTER = "book/_executed/claims.html"
SEEN = "table.claims-register tbody tr:not([hidden])"


def test_verdict_and_brief_narrow_the_register(visit):
    page = visit.open(CHAPTER)
    every = page.locator(SEEN).count()
    page.locator("form.filter label", has_text=re.compile("^Verdict")).locator("select").select_option("sources conflict")
    expect(page.locator(SEEN)).not_to_have_count(every)
    conflicting = page.locator(SEEN).count()
    page.locator("form.filter label", has_text=re.compile("^Brief")).locator("select").select_option("ISSRA insight, 2024")
    expect(page.locator(SEEN)).not_to_have_count(conflicting)
    assert all(re.match(r"\s*N\d{3}", text) for text in page.locator(SEEN).all_text_contents())


@pytest.mark.parametrize("look", [LIGHT, PHONE], ids=lambda look: look.name)
def test_a_link_to_a_claim_unfolds_its_evidence(visit, look):
    page = visit.open(f"{CHAPTER}#claim-R028", look)
    row = page.locator("tr#claim-R028")
    expect(row).to_be_in_viewport()
    expect(row.locator("details")).to_have_attribute("open", "")
    links = row.locator("a[href*='_generated']")
    assert links.count() > 5
    for address in links.evaluate_all("links => links.map(link => link.href)"):
        file, _, anchor = address.partition("#")
        with urlopen(file) as content:
            text = content.read().decode()
        assert not anchor or f'id="{anchor}"' in text, address
