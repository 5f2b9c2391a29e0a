"""Each kind of bad input gives one clear line, all of them at once."""

import json

import pytest

from corridor.evidence import Fault, check
from corridor.evidence.validate import shortened


def lines(root, today):
    return [str(fault) for fault in check(root, today)]


def descriptor(root):
    path = root / "data" / "datapackage.json"
    return path, json.loads(path.read_text(encoding="utf-8"))


def test_the_small_package_has_no_fault(root, today):
    assert check(root, today) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "line"),
    [
        ("events", "2020-07", "2025-13-01", "events row 4, field date: '2025-13-01' is not a date (expected YYYY, YYYY-MM or YYYY-MM-DD)"),
        ("events", "2020-07", "2025-02-30", "events row 4, field date: '2025-02-30' is not a date (expected YYYY, YYYY-MM or YYYY-MM-DD)"),
        (
            "events",
            "2020-07",
            "2026-12",
            "events row 4, field date: '2026-12' lies in the future (expected no later than 2026-11-24, the date of the edition)",
        ),
        (
            "observations",
            "PAK,2022",
            "PAK,2027",
            "observations row 3, field year: '2027' lies in the future (expected no later than 2026-11-24, the date of the edition)",
        ),
        ("events", "12.5", "twelve", "events row 2, field share_pct: 'twelve' is not a number"),
        ("events", ",3,PAK", ",3.5,PAK", "events row 2, field count: '3.5' is not a whole number"),
        ("events", "12.5", "112.5", "events row 2, field share_pct: '112.5' is out of range (expected 0 to 100 percent)"),
        ("events", "12.5", "nan", "events row 2, field share_pct: 'nan' is not a number"),
        ("observations", "2022,310", "2022,nan", "observations row 3, field value: 'nan' is not a number"),
        ("events", "agreement", "agrement", "events row 2, field kind: 'agrement' is not one of the known values (expected agreement, launch)"),
        ("events", "agreement", "", "events row 2, field kind: '' is empty (expected a value)"),
        ("events", ",PAK,atlas-2024", ",PAC,atlas-2024", "events row 3, field iso3: 'PAC' is not in the table countries (expected a key of countries)"),
        ("events", "PAK,daily-2020", "PAK,dayly-2020", "events row 2, field source_id: 'dayly-2020' is not in the table sources (expected a key of sources)"),
        ("events", "third,", "first,", "events row 4, field event_id: 'first' is there already in row 2 (expected a key that no other row has)"),
        (
            "observations",
            "gdp.new,PAK,2022",
            "gdp.new,PAK,2021",
            "observations row 3: has the primary key of row 2 (expected a key that no other row has)",
        ),
        ("countries", "PAK,Pakistan\n", "PAK,Pakistan\nIND\n", "countries row 4: the row has 1 cells (expected 2, one per column)"),
        ("countries", "PAK,Pakistan\n", "PAK,Pakistan\nIND,India,x\n", "countries row 4: the row has 3 cells (expected 2, one per column)"),
        ("countries", "PAK,Pakistan\n", "PAK,Pakistan\n\nIND,India\n", "countries row 4: the row is blank"),
        ("events", "event_id,date,planned,kind", "event_id,date,planned", "events row 1, field kind: the column is missing"),
        (
            "events",
            "event_id,date",
            "event_id,extra,date",
            "events row 1, field extra: the column is not in the schema (expected only columns of the schema)",
        ),
        (
            "corrections",
            "second,date,2018,",
            "second,date,2017,",
            "corrections row 2, field expected_value: '2017' is no longer what stands in events row 3, field date (expected '2018')",
        ),
        ("corrections", "events,second", "events,tenth", "corrections row 2, field key: 'tenth' points to no row of events (expected a primary key of that table)"),
        ("corrections", "events,second", "evnts,second", "corrections row 2, field table: 'evnts' is not a table of the package"),
        (
            "corrections",
            "2018-03-02",
            "2018-33-02",
            "corrections row 2, field corrected_value: '2018-33-02' is not a date of events.date (expected YYYY, YYYY-MM or YYYY-MM-DD)",
        ),
        ("corrections", ",280,281,", ",280,many,", "corrections row 3, field corrected_value: 'many' is not a number of observations.value"),
    ],
)
def test_one_fault_gives_one_line(root, edit, today, table, old, new, line):
    edit(table, old, new)
    assert lines(root, today) == [line]


def test_a_corrected_value_must_be_a_known_key(root, edit, today):
    edit("corrections", "events,second,date,2018,2018-03-02", "events,second,source_id,atlas-2024,atlas-2023")
    assert lines(root, today) == [
        "corrections row 2, field corrected_value: 'atlas-2023' is not in the table sources (expected a key of sources)"
    ]


def test_a_table_that_cannot_be_read_is_one_fault_and_its_keys_are_not_told_again(root, today):
    (root / "data" / "tables" / "sources.csv").unlink()
    assert lines(root, today) == ["sources: the file tables/sources.csv is missing"]
    (root / "data" / "tables" / "sources.csv").write_text("", encoding="utf-8")
    assert lines(root, today) == ["sources: the file tables/sources.csv is empty (expected a header and at least one row)"]
    (root / "data" / "tables" / "sources.csv").write_bytes(b"source_id,title,date\na,\xe9,2020\n")
    assert lines(root, today) == ["sources row 2: '0xe9' is a byte that is not UTF-8 (expected the whole file in UTF-8)"]


def test_all_faults_come_at_once_in_the_order_of_tables_and_rows(root, edit, today):
    edit("observations", "PAK,2022,310", "PAK,2022,many")
    edit("events", "12.5", "112.5")
    edit("events", ",4,CHN", ",4,CHI")
    edit("events", "agreement", "agrement")
    edit("sources", "2020-01-05", "5 January 2020")
    edit("countries", "CHN,China", "CHN")
    found = check(root, today)
    assert [(fault.table, fault.row, fault.field) for fault in found] == [
        ("sources", 2, "date"),
        ("countries", 2, ""),
        ("events", 2, "kind"),
        ("events", 2, "share_pct"),
        ("events", 4, "iso3"),
        ("observations", 3, "value"),
    ]


def test_many_faults_of_one_kind_end_with_their_number(root, today):
    path = root / "data" / "tables" / "observations.csv"
    rows = "".join(f"gdp.new,PAK,{1950 + number},x{number}\n" for number in range(45))
    path.write_text(path.read_text(encoding="utf-8") + rows, encoding="utf-8")
    found = lines(root, today)
    assert len(found) == 21
    assert found[0] == "observations row 7, field value: 'x0' is not a number"
    assert found[-1] == "observations, field value: and 25 more"


def test_faults_of_different_kinds_are_counted_apart():
    faults = [Fault(table="t", row=row, field="a", problem="is empty") for row in range(2, 24)]
    faults += [Fault(table="t", row=row, field="b", problem="is empty") for row in range(2, 22)]
    found = shortened(faults)
    assert [str(fault) for fault in found if fault.row is None] == ["t, field a: and 2 more"]
    assert len(found) == 41


def test_a_broken_descriptor_is_told(root, today):
    path, content = descriptor(root)
    path.write_text("{", encoding="utf-8")
    assert lines(root, today)[0].startswith("datapackage.json: is not JSON: line 1")
    path.unlink()
    assert lines(root, today)[0].startswith("datapackage.json: is missing")
    del content["resources"][1]["schema"]["fields"][0]["type"]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert lines(root, today) == ["datapackage.json: gives resource 'countries' no schema whose fields have name and type"]


def test_a_descriptor_that_the_library_refuses_is_told(root, today):
    path, content = descriptor(root)
    content["resources"][1]["schema"]["fields"][0]["type"] = "strnig"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert lines(root, today)
    assert all(line.startswith("datapackage.json: is not a valid descriptor") for line in lines(root, today))


def test_a_table_taken_out_of_the_descriptor_is_told(root, today):
    path, content = descriptor(root)
    content["resources"] = [resource for resource in content["resources"] if resource["name"] != "countries"]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert lines(root, today) == ["datapackage.json: 'countries' foreign key of events points to a table that the package does not have"]


def test_checking_changes_no_file(root, edit, today):
    edit("events", "12.5", "112.5")
    before = {path: path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()}
    check(root, today)
    assert {path: path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()} == before
