"""Rows as HTML."""

import pytest
from bs4 import BeautifulSoup

from corridor.pages.cells import Rows, corrections_of, facts_by_row
from corridor.pages.rows import rows_shown


@pytest.fixture(scope="module")
def shown(evidence):
    return rows_shown(evidence, [])


def row(rows, number):
    return next(BeautifulSoup(line, "html.parser").tr for line in rows.html() if line.startswith(f'<tr id="row-{number}">'))


def cell(rows, number, column):
    return row(rows, number).find_all("td")[rows.columns.index(column)]


def test_rows_are_numbered_as_in_the_file_and_lead_to_sources_and_rows(evidence, shown):
    rows = Rows(evidence, "event_sources", shown, {})
    texts = evidence.texts("event_sources")
    assert rows.numbers == list(texts.index)
    assert row(rows, 5).th.get_text() == "5"
    source = cell(rows, 5, "source_id").a
    assert source["href"] == f"../sources.html#source-{texts.at[5, 'source_id']}"
    event = cell(rows, 5, "event_id").a
    number = int(event["href"].removeprefix("events.html#row-"))
    assert evidence.texts("events").at[number, "event_id"] == texts.at[5, "event_id"]


def test_a_key_whose_row_is_not_shown_leads_nowhere(evidence, shown):
    rows = Rows(evidence, "event_sources", {**shown, "events": set()}, {})
    assert cell(rows, 5, "event_id").a is None


def test_a_corrected_value_says_so_and_what_was_found(evidence, shown):
    number, correction, place = next(item for item in corrections_of(evidence, "events") if item[1]["field"] == "date")
    found = cell(Rows(evidence, "events", shown, {}), place, "date")
    assert found.find(string=True) == correction["corrected_value"]
    assert found.small.get_text() == f"corrected, found: {correction['expected_value']}"
    assert found.small.a["href"] == f"corrections.html#row-{number}"


def test_corrections_to_and_from_empty(evidence, shown):
    rows = Rows(evidence, "commitments", shown, {})
    items = corrections_of(evidence, "commitments")
    emptied = next(place for _, item, place in items if item["field"] == "agreed_basis" and not item["corrected_value"])
    filled = next(place for _, item, place in items if item["field"] == "operational_not_before" and not item["expected_value"])
    assert cell(rows, emptied, "agreed_basis").get_text().startswith("(emptied)corrected, found: project_start")
    assert cell(rows, filled, "operational_not_before").small.get_text() == "corrected, found empty"


def test_empty_cells_are_empty_and_columns_of_one_value_are_told_once(evidence, shown):
    rows = Rows(evidence, "solar_exports_monthly", shown, {})
    assert rows.same["iso3"] == "PAK" and "iso3" not in rows.columns
    assert "<td></td>" in "".join(Rows(evidence, "events", shown, {}).html())


def test_columns_of_numbers_stand_right(evidence, shown):
    rows = Rows(evidence, "debt_service", shown, {})
    fields = evidence.package.fields("debt_service")
    assert [rows.columns[place - 2] for place in rows.right] == [name for name in rows.columns if fields[name]["type"] in ("integer", "number", "year")]


def test_facts_stand_in_the_last_cell(evidence, shown):
    facts = facts_by_row([{"number": number, "inputs": [{"table": "audit", "rows": [2, 3][: 1 + number % 2]}]} for number in (9, 4, 3, 1, 7)], few=40)
    assert facts == {("audit", 2): [1, 3, 4, 7, 9], ("audit", 3): [1, 3, 7, 9]}
    last = row(Rows(evidence, "audit", shown, facts), 2).find_all("td")[-1]
    assert last.get_text() == "1, 3, 4 and 2 more" and last.a["href"] == "../evidence.html#ev-1"
    assert facts_by_row([{"number": 1, "inputs": [{"table": "audit", "rows": [2, 3]}]}], few=1) == {}
