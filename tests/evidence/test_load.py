import hashlib

import pandas as pd
import pytest

from corridor.errors import UserError
from corridor.evidence import load_package
from corridor.evidence.faults import DataFault


def test_a_table_is_typed_and_indexed_by_its_row_in_the_file(root):
    events = load_package(root).table("events")
    assert events.index.name == "row"
    assert events.index.tolist() == [2, 3, 4]
    assert str(events["share_pct"].dtype) == "float64"
    assert str(events["count"].dtype) == "Int64"
    assert str(events["date"].dtype) == "str"


def test_corrections_are_applied_on_load(root):
    evidence = load_package(root)
    assert evidence.table("events")["date"].tolist() == ["2015-04-20", "2018-03-02", "2020-07"]
    assert evidence.table("observations").loc[5, "value"] == 281


def test_texts_are_those_of_the_file_or_corrected(root):
    evidence = load_package(root)
    assert evidence.texts("events")["date"].tolist() == ["2015-04-20", "2018-03-02", "2020-07"]
    assert evidence.texts("events", corrected=False)["date"].tolist() == ["2015-04-20", "2018", "2020-07"]
    assert evidence.texts("events")["share_pct"].tolist() == ["12.5", "", "50"]
    assert evidence.tables_read == {"events", "corrections"}


def test_a_stale_correction_stops_the_load(root, edit):
    edit("events", "second,2018,", "second,2019,")
    with pytest.raises(DataFault, match="is no longer what stands in events row 3, field date"):
        load_package(root).table("events")


def test_a_frame_that_is_changed_leaves_the_evidence_as_it_was(root):
    evidence = load_package(root)
    frame = evidence.table("events")
    frame["date"] = "changed"
    frame.loc[2, "kind"] = "changed"
    assert evidence.table("events")["date"].tolist()[0] == "2015-04-20"
    assert evidence.table("events")["kind"].tolist()[0] == "agreement"


def test_tables_read_are_recorded_with_the_corrections_they_rest_on(root):
    evidence = load_package(root)
    assert evidence.tables_read == set()
    evidence.sources()
    assert evidence.tables_read == {"sources"}
    evidence.table("events")
    assert evidence.tables_read == {"sources", "events", "corrections"}
    evidence.panel("gdp")
    assert evidence.tables_read == {"sources", "events", "corrections", "series", "observations"}


def test_an_unknown_table_names_the_nearest_and_is_not_recorded(root):
    evidence = load_package(root)
    with pytest.raises(UserError, match="no table 'evnts' in the data package; nearest: events"):
        evidence.table("evnts")
    assert evidence.tables_read == set()


def test_a_panel_takes_the_first_choice_for_each_country_and_year(root):
    panel = load_package(root).panel("gdp")
    assert list(panel.columns) == ["iso3", "year", "value", "series_id", "source_id", "unit"]
    assert panel.index.name == "row"
    assert panel.reset_index()[["row", "iso3", "year", "value", "series_id"]].to_numpy().tolist() == [
        [4, "CHN", 2020, 90.0, "gdp.old"],
        [5, "PAK", 2020, 281.0, "gdp.old"],
        [2, "PAK", 2021, 300.0, "gdp.new"],
        [3, "PAK", 2022, 310.0, "gdp.new"],
    ]
    assert panel.loc[2, "source_id"] == "atlas-2024"


def test_a_panel_of_all_series_keeps_rival_values(root):
    panel = load_package(root).panel("gdp", preferred=False)
    assert panel[(panel["iso3"] == "PAK") & (panel["year"] == 2021)]["value"].tolist() == [300.0, 299.0]


def test_an_unknown_indicator_names_the_nearest(root):
    with pytest.raises(UserError, match="no indicator 'gpd' in the table series; nearest: gdp"):
        load_package(root).panel("gpd")


def test_licence_hash_and_rows_by_source(root):
    evidence = load_package(root)
    content = (root / "data" / "tables" / "events.csv").read_bytes()
    assert evidence.licence("events") == "Attribution 4.0"
    assert evidence.sha256("events") == hashlib.sha256(content).hexdigest()
    # daily-2020: one event, one series, two corrections, three observations; atlas-2024: two, one, none, two.
    assert evidence.rows_by_source().to_dict() == {"daily-2020": 7, "atlas-2024": 5}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "countries.csv is empty"),
        (b"iso3,title\nPAK,Pakistan\n", "is not the header"),
        (b"iso3,name\nPAK,Pak\xe9stan\n", "countries.csv is not UTF-8"),
        (b"iso3,name\nPAK,Pakistan\nCHN,China,more\n", "countries.csv is not regular CSV"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(root, content, told):
    (root / "data" / "tables" / "countries.csv").write_bytes(content)
    with pytest.raises(DataFault) as caught:
        load_package(root).table("countries")
    assert len(caught.value.lines) == 1
    assert told in caught.value.lines[0]


def test_a_missing_file_and_a_wrong_type_are_told(root, edit):
    edit("events", "12.5", "about 12")
    with pytest.raises(DataFault, match="events row 2, field share_pct: 'about 12' is not of the type number"):
        load_package(root).table("events")
    (root / "data" / "tables" / "series.csv").unlink()
    with pytest.raises(DataFault, match=r"series: the file series.csv is missing"):
        load_package(root).table("series")


def test_words_that_pandas_takes_for_missing_stay_words(root, edit):
    edit("countries", "PAK,Pakistan", "PAK,NA")
    names = load_package(root).table("countries").set_index("iso3")["name"]
    assert names["PAK"] == "NA"
    assert isinstance(names, pd.Series)


def test_a_row_by_its_key_and_the_unit_of_a_column(root):
    evidence = load_package(root)
    assert evidence.row("observations", "gdp.old|PAK|2020")["value"].tolist() == [281.0]  # corrected
    assert list(evidence.row("events", "first").index) == [2]
    with pytest.raises(UserError, match="no row 'frist' in the table events; nearest: first"):
        evidence.row("events", "frist")
    assert evidence.unit("observations", "value") == ""
