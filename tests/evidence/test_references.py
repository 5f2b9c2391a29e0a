"""References from rows to rows of other tables."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from corridor.evidence import check
from corridor.evidence.package import Package
from corridor.evidence.references import reference_faults, rows_by_key


COLUMNS = {name: name for name in ("table", "key", "field")}


def schema(*fields: str, key: list[str]) -> dict:
    return {"fields": [{"name": name, "type": "string"} for name in fields], "primaryKey": key}


PACKAGE = Package(
    Path("."),
    {
        "resources": [
            {"name": "proof", "path": "proof.csv", "rowReference": COLUMNS, "schema": schema("table", "key", "field", key=["key"])},
            {"name": "values", "path": "values.csv", "schema": schema("place", "year", "value", key=["place", "year"])},
        ]
    },
)
VALUES = pd.DataFrame({"place": ["PAK", "CHN"], "year": ["2020", "2021"], "value": ["1", "2"]}, index=pd.RangeIndex(2, 4))


def faults(*rows: tuple[str, str, str], known: bool = True) -> list[str]:
    proof = pd.DataFrame(list(rows), columns=["table", "key", "field"], index=pd.RangeIndex(2, 2 + len(rows)))
    texts = {"proof": proof, **({"values": VALUES} if known else {})}
    return [str(fault) for fault in reference_faults("proof", PACKAGE, texts)]


def test_keys_join_their_parts():
    assert rows_by_key(VALUES, ["place", "year"]) == {"PAK|2020": 2, "CHN|2021": 3}
    assert rows_by_key(VALUES, ["place"]) == {"PAK": 2, "CHN": 3}


def test_references_that_lead_somewhere_and_rows_without_one_are_in_order():
    assert faults(("values", "PAK|2020", "value"), ("values", "CHN|2021", ""), ("", "", "")) == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("valeus", "PAK|2020", ""), "proof row 2, field table: 'valeus' is not a table of the package; nearest: values"),
        (("values", "PAK|2021", ""), "proof row 2, field key: 'PAK|2021' points to no row of values; nearest: PAK|2020, CHN|2021 (expected place|year)"),
        (("values", "", ""), "proof row 2, field key: '' is empty, but a row of values is meant (expected its primary key)"),
        (("values", "PAK|2020", "valu"), "proof row 2, field field: 'valu' is not a column of values; nearest: value"),
        (("", "PAK|2020", ""), "proof row 2, field key: 'PAK|2020' has no table beside it (expected a table of the package)"),
    ],
)
def test_references_that_lead_nowhere(row, told):
    assert faults(row) == [told]


def test_references_into_a_table_that_cannot_be_read_are_not_judged():
    assert faults(("values", "PAK|9999", ""), known=False) == []


def test_tables_without_references_have_none_to_check():
    assert reference_faults("values", PACKAGE, {"values": VALUES}) == []


def test_the_check_of_a_package_follows_references(root, today):
    path = root / "data" / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    corrections = next(item for item in descriptor["resources"] if item["name"] == "corrections")
    corrections["rowReference"] = COLUMNS
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert check(root, today) == []
    table = root / "data" / "tables" / "corrections.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("PAK|2020", "PAK|1920"), encoding="utf-8")
    assert any("field key: 'gdp.old|PAK|1920' points to no row of observations" in str(fault) for fault in check(root, today))
