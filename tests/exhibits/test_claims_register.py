"""The register as print table and as HTML: anchors, links to rows and sources, escaping."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
import pytest

from corridor.exhibits.claims_register import COLUMNS, FILTERED, print_table, register_html, short_names
from tests.analysis.claims.conftest import made_register

VOID = {"br"}
SOURCES = pd.DataFrame(
    {
        "source_id": ["brief", "c", "x", "many"],
        "publisher": ["RCAS", "Dawn; copy by X", "NCSES, U.S. National Science Foundation", "World (Bank)"],
        "date": ["2026", "2019-11-05", None, "2020-01"],
    }
)


class Nesting(HTMLParser):
    """Fails where tags do not close in order; keeps addresses and anchors."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        self.links += [value for name, value in attrs if name == "href"]
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture
def register():
    claims = [
        {"claim_id": "R001", "claim": "A road < 400 km & open", "unit": "km", "evidence": "It is 392 km long.", "locator": "Phase II"},
        {"claim_id": "R002", "kind": "qualitative", "judgement": "not_found", "reason": "Silence.", "first_reading": "differs", "note": "An opinion"},
    ]
    items = [
        {"claim_id": "R001", "table": "projects", "key": "P3", "field": "length_km", "what": "The motorway"},
        {"claim_id": "R001", "order": 2, "role": "context", "what": "It opened", "source_id": "x"},
    ]
    return made_register(claims, [{"claim_id": "R001", "rule": "at_most", "claimed": "400", "limit": "Read as length."}], items)


def test_short_names_of_sources():
    assert short_names(SOURCES) == {"brief": "RCAS 2026", "c": "Dawn 2019", "x": "NCSES n.d.", "many": "World 2020"}


def test_print_names_the_sources_of_the_evidence(register):
    table = print_table(register, short_names(SOURCES))
    assert table["id"].tolist() == ["R001", "R002"]
    assert table["evidence"].tolist() == ["It is 392 km long. (Dawn 2019; NCSES n.d.)", "Nothing independent was found"]


def test_html_has_an_anchor_and_links_for_each_claim(register):
    text = register_html(register, short_names(SOURCES), ["projects"])
    page = Nesting()
    page.feed(text)
    assert page.open == []
    assert page.ids == ["claim-R001", "claim-R002"]
    assert page.links == [
        "#claim-R001", "../_generated/tables/projects.html#row-4", "../_generated/sources.html#source-c",
        "../_generated/sources.html#source-x", "#claim-R002",
    ]  # fmt: skip
    assert "A road &lt; 400 km &amp; open" in text
    assert "<b>Changed:</b> differs at first reading. Silence." in text


def test_rows_without_a_place_on_the_web_lead_to_their_table(register):
    assert "tables/projects.html\">projects, row 4" in register_html(register, short_names(SOURCES), [])


def test_html_keeps_the_contract_of_the_filter(register):
    text = register_html(register, short_names(SOURCES), [])
    assert re.search(r'<table class="filterable[^"]*" data-filter-columns="Brief\|Theme\|Verdict"', text)
    assert set(FILTERED) <= set(COLUMNS)
    assert "\n\n" not in text and ":::" not in text
