import json

import pytest

from corridor.errors import UserError
from corridor.evidence.faults import DataFault
from corridor.evidence.package import read_package


def test_it_knows_tables_paths_fields_and_keys(root):
    package = read_package(root)
    assert list(package.resources) == ["sources", "countries", "events", "series", "observations", "corrections"]
    assert package.path("events") == root / "data" / "tables" / "events.csv"
    assert list(package.fields("countries")) == ["iso3", "name"]
    assert package.primary_key("observations") == ["series_id", "iso3", "year"]


def test_an_unknown_table_names_the_nearest(root):
    with pytest.raises(UserError, match="no table 'event' in the data package; nearest: events"):
        read_package(root).resource("event")


def test_a_missing_descriptor_is_told(tmp_path):
    with pytest.raises(DataFault, match=r"datapackage.json: is missing in"):
        read_package(tmp_path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"name": "small", ', "is not JSON: line 1"),
        (b'{"name": "\xe9"}', "is not UTF-8: byte"),
        (b"[]", "has no list of resources"),
        (b'{"resources": []}', "has no list of resources"),
        (json.dumps({"resources": [{"path": "a.csv"}]}).encode(), "has no name for resource 1"),
        (json.dumps({"resources": [{"name": "a", "path": "../a.csv"}]}).encode(), "no path inside the package"),
        (json.dumps({"resources": [{"name": "a", "path": "a.csv"}]}).encode(), "no schema whose fields have name and type"),
        (
            json.dumps({"resources": 2 * [{"name": "a", "path": "a.csv", "schema": {"fields": []}}]}).encode(),
            "names the resource 'a' twice",
        ),
    ],
)
def test_a_broken_descriptor_is_told_in_one_line(root, content, told):
    (root / "data" / "datapackage.json").write_bytes(content)
    with pytest.raises(DataFault) as caught:
        read_package(root)
    assert len(caught.value.lines) == 1
    assert caught.value.lines[0].startswith("datapackage.json: ")
    assert told in caught.value.lines[0]
