"""The quick check passes only tables in which the library finds nothing; a doubt is left to the library."""

import json
from datetime import date
from pathlib import Path

import pytest
from frictionless import Package as FrictionlessPackage
from frictionless.resources import TableResource

from corridor.evidence import check, distinct
from corridor.evidence.load import read_texts
from corridor.evidence.package import read_package

ROOT = Path(__file__).resolve().parents[2]


def sound(root, table):
    package = read_package(root)
    library = FrictionlessPackage.from_descriptor(package.descriptor, basepath=str(package.directory))

    def values(name):
        name = name or table
        return distinct.values_read(library.get_resource(name).schema, read_texts(name, package.path(name), list(package.fields(name))))

    own = values(table)
    if own is None:
        return False
    texts = read_texts(table, package.path(table), list(package.fields(table)))
    schema = library.get_resource(table).schema
    return distinct.without_fault(schema, package.resource(table)["schema"], package.path(table), texts, own, values)


@pytest.mark.parametrize("table", ["sources", "countries", "events", "series", "observations", "corrections"])
def test_tables_without_fault_pass(root, table):
    assert sound(root, table)


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("events", "12.5", "twelve"),
        ("events", "12.5", "112.5"),
        ("events", ",3,PAK", ",3.5,PAK"),
        ("events", "agreement", "agrement"),
        ("events", "agreement", ""),
        ("events", "2020-07", "2020-17"),
        ("events", ",PAK,atlas-2024", ",PAC,atlas-2024"),
        ("events", "third,", "first,"),
        ("observations", "gdp.new,PAK,2022", "gdp.new,PAK,2021"),
        ("observations", "gdp.new,PAK,2022", "gdp.new,PAK,02021"),
        ("countries", "PAK,Pakistan\n", "PAK,Pakistan\nIND\n"),
        ("countries", "PAK,Pakistan\n", "PAK,Pakistan\n\nIND,India\n"),
        ("countries", "PAK,Pakistan\n", "PAK,Pakistan\n,\n"),
    ],
)
def test_each_kind_of_fault_leaves_a_doubt(root, edit, table, old, new):
    edit(table, old, new)
    assert not sound(root, table)


def test_keys_into_a_table_in_doubt_are_in_doubt(root, edit):
    edit("sources", "2020-01-05", "5 January 2020")
    assert not sound(root, "events")


def test_a_property_of_the_schema_that_is_not_known_leaves_a_doubt(root):
    path = root / "data" / "datapackage.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["resources"][1]["schema"]["uniqueKeys"] = [["name"]]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert not sound(root, "countries")


def test_the_package_needs_no_second_look(monkeypatch):
    monkeypatch.setattr(TableResource, "validate", lambda *_, **__: pytest.fail("the library went through the rows"))
    assert check(ROOT, date(2100, 1, 1)) == []
