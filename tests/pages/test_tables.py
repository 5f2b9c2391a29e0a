"""Pages of tables."""

import pytest

from corridor.pages.cells import corrections_of
from corridor.pages.rows import rows_shown
from corridor.pages.source_use import rows_by_source
from corridor.pages.tables import SOURCES_LISTED, table_page


@pytest.fixture(scope="module")
def shown(evidence):
    return rows_shown(evidence, [])


def test_every_table_has_a_page_with_all_rows_shown_as_anchors(evidence, shown):
    for name in evidence.names:
        text = table_page(evidence, name, shown, {})
        assert text.startswith(f"(table-{name})=\n# ")
        assert f"[{name}](#data-{name})" in text and "{download}" in text and "## Columns" in text
        anchors = {int(part.split('"')[0]) for part in text.split('<tr id="row-')[1:]}
        assert anchors == shown[name]
        assert len(text.encode()) < 1_100_000


def test_a_long_table_says_that_it_is_a_sample_and_which(evidence, shown):
    text = table_page(evidence, "trade", shown, {})
    assert f"A sample of {len(shown['trade'])} of the {len(evidence.texts('trade')):,} rows: the first 20" in text
    assert "All 446 rows." in table_page(evidence, "events", shown, {})


def test_columns_say_type_unit_and_values(evidence, shown):
    text = table_page(evidence, "events", shown, {})
    assert "| Column | Type | Meaning | Unit | Values |" in text
    assert "| `event_id` (key) | string |" in text
    assert "| year, month, day; never empty |" in text


def test_sources_come_with_their_rows_and_are_cut_with_a_count(evidence, shown):
    text = table_page(evidence, "events", shown, {}).split("## Sources")[1]
    counts = rows_by_source(evidence, "events")
    assert text.count("../sources.html#source-") == SOURCES_LISTED
    assert f"and {len(counts) - SOURCES_LISTED} more sources" in text


def test_corrections_stand_on_the_page_of_their_table(evidence, shown):
    text = table_page(evidence, "power_plants", shown, {}).split("## Corrections")[1].split("## Columns")[0]
    ((number, _, place),) = corrections_of(evidence, "power_plants")
    assert f'<a href="#row-{place}">' in text and f'href="corrections.html#row-{number}"' in text and "gas instead of hydro" in text
    assert "## Corrections" not in table_page(evidence, "audit", shown, {})


def test_the_filter_offers_columns_with_listed_values(evidence, shown):
    assert 'data-filter-columns="date_precision|kind|dimension"' in table_page(evidence, "events", shown, {})
    assert 'data-filter-columns="table"' in table_page(evidence, "corrections", shown, {})


def test_rows_of_sources_stand_on_the_page_of_sources(evidence, shown):
    text = table_page(evidence, "sources", shown, {})
    assert "[Sources](#all-sources)" in text and "<tr" not in text
