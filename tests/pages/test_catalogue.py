"""The data catalogue."""

from corridor.pages import catalogue as pages


def test_catalogue_has_a_section_for_each_table(evidence):
    text = pages.catalogue(evidence, evidence.table("sources"))
    for name in evidence.names:
        assert f"\n(data-{name})=\n### {name}\n" in text
    assert "(data-catalogue)=" in text and "| Table | Row | Field | As found | Corrected | Reason |" in text


def test_every_column_of_the_catalogue_has_a_meaning(evidence):
    text = pages.catalogue(evidence, evidence.table("sources"))
    assert "|  |\n" not in text


def test_columns_stand_on_the_tables_page_on_the_web_and_in_a_run_on_paper(evidence):
    text = pages.catalogue(evidence, evidence.table("sources"))
    section = text.split("\n(data-debt_service)=\n")[1].split("\n(data-")[0]
    web, paper = section.split("::::{only} typst")
    assert "::::{only} html\n[Columns, sources and rows of debt_service](#table-debt_service)\n::::" in web
    for name in evidence.package.fields("debt_service"):
        assert f"`{name}`" not in web
        assert f"`{name}`{'' if name == 'source_id' else ': '}" in paper


def test_the_web_offers_the_whole_package(evidence):
    text = pages.catalogue(evidence, evidence.table("sources"))
    assert "{download}`the whole data package <data-package.zip>`" in text and "[Sources](#all-sources)" in text


def test_units_are_named_once():
    assert pages._meaning({"description": "First year", "unit": "year"}) == "First year"
    assert pages._meaning({"description": "Share in percent", "unit": "percent"}) == "Share in percent"
    assert pages._meaning({"description": "Concentration, 0 to 1", "unit": "index 0 to 1"}) == "Concentration, 0 to 1"
    assert pages._meaning({"description": "Principal.", "unit": "million US dollars"}) == "Principal (million US dollars)"


def test_corrections_that_follow_from_others_are_counted_not_shown(evidence):
    text = pages.catalogue(evidence, evidence.table("sources")).split("## Corrections")[1].split("## The tables")[0]
    assert "| source_id |" not in text and "| date_precision |" not in text and "| fuel |" in text
    assert f"of the {len(evidence.table('corrections'))} corrections" in text
    assert "[corrections](#table-corrections) holds all of them" in text and "`data/corrections.csv`" in text
