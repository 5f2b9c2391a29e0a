"""What rests on a source."""

from corridor.pages import source_use


def test_rows_are_counted_once_whatever_the_columns_that_name_the_source(evidence):
    counts = source_use.rows_by_source(evidence, "projects")
    texts = evidence.texts("projects")
    columns = source_use.source_columns(evidence, "projects")
    assert columns == ["source_id", "source_2_id", "source_3_id", "source_4_id"]
    some = next(id for id in texts["source_2_id"] if id)
    assert counts[some] == int((texts[columns] == some).any(axis="columns").sum())
    assert list(counts.values()) == sorted(counts.values(), reverse=True) and "" not in counts


def test_observations_count_for_the_source_of_their_series(evidence):
    assert sum(source_use.rows_by_source(evidence, "observations").values()) == len(evidence.texts("observations"))


def test_tables_of_a_source_come_with_the_most_rows_first(evidence):
    found = source_use.tables_by_source(evidence)
    assert set(found) <= set(evidence.texts("sources")["source_id"])
    assert all(list(tables.values()) == sorted(tables.values(), reverse=True) for tables in found.values())


def test_items_by_source():
    items = [{"id": 1, "sources": ["a", "b", "a"]}, {"id": 2, "sources": ["b"]}]
    assert {id: [item["id"] for item in found] for id, found in source_use.by_source(items).items()} == {"a": [1], "b": [1, 2]}


def test_short_names():
    assert source_use.short_name({"publisher": "Dawn", "date": "2019-05-01"}) == "Dawn, 2019"
    assert source_use.short_name({"publisher": "Dawn", "date": ""}) == "Dawn"
